"""Today's sitting with a question or an exercise, kept as it grows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from data.coaching.practice import tonight
from data.models import with_value

if TYPE_CHECKING:
    from collections.abc import Callable

    from components.session.binding import Binding, Edit
    from components.session.context import Visit
    from data.models import Practice


def bind_sitting(
    visit: Visit,
    kept: Practice,
    part: str,
    find: Callable[[], Practice],
    **how: Any,  # noqa: ANN401
) -> Binding[Any]:
    """The field of a part of today's sitting as `kept`. One without words, not tried, is none.

    `how` is what else `Visit.bind` takes.
    """
    edit: Edit | None = how.pop("edit", None)

    def change(sitting: Practice, value: object) -> Practice | None:
        edited: Practice = edit(sitting, value) if edit else with_value(sitting, (part,), value)
        return edited if tonight.is_tried(edited) or edited.answer.strip() else None

    return visit.bind(kept, part, find=find, edit=change, **how)

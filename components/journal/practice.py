"""Today's sitting with a question or an exercise, kept as it grows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from data.coaching.practice import tonight
from data.models import Practice

if TYPE_CHECKING:
    from collections.abc import Mapping

    from components.session.context import Visit


def keep_sitting(
    visit: Visit,
    sitting: Practice | None,
    about: Mapping[str, Any],
    **parts: Any,  # noqa: ANN401 - any field of Practice
) -> bool:
    """Keep `parts` of today's `sitting`, or of a new one `about` something.

    One without words and not tried is none. False, with a notice, if it could not be kept.
    """
    if sitting is None:
        fresh = visit.new(Practice, date=visit.today, **about, **parts)
        return visit.save(fresh) if any(parts.values()) else True
    changed = replace(sitting, **parts)
    if not tonight.is_tried(changed) and not changed.answer.strip():
        return visit.load((), drop=(sitting.id,))
    return visit.edit(sitting.id, lambda kept: replace(kept, **parts))

"""Tonight's practice: what it holds, told in a line, and each sitting kept as it grows."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from components.journal import study
from components.text import english
from data.coaching.practice import items, tonight
from data.coaching.practice.items import Item, Material
from data.models import OwnQuestion, Practice, with_value

if TYPE_CHECKING:
    from collections.abc import Callable

    from components.session.binding import Binding, Edit
    from components.session.context import Visit
    from components.text.voice import Voice
    from data.coaching.practice.tonight import Evening


def find_evening(visit: Visit) -> Evening:
    """What is practised tonight; worked out again once the journal changes."""
    return visit.recall("evening", lambda *_: _plan(visit), visit.today)


def _plan(visit: Visit) -> Evening:
    return tonight.plan_evening(find_items(visit), visit.practices(), visit.settings(), visit.today)


def find_items(visit: Visit) -> tuple[Item, ...]:
    """Everything that can come back, the weakest area first."""
    own = visit.store.all(OwnQuestion)
    # What it is called with only says when to gather anew.
    gather = partial(_gather, visit)
    return visit.derive(
        "practice-items", gather, visit.interviews(), visit.practices(), own, visit.today
    )


def _gather(visit: Visit, *_: object) -> tuple[Item, ...]:
    advice = study.advise_practice(visit)
    slip = (advice.slip.slip,) if advice.slip else ()
    return items.gather_items(
        Material(
            interviews=visit.interviews(),
            practices=visit.practices(),
            own=visit.store.all(OwnQuestion),
            areas=[row.area for row in study.study_all(visit).areas],
            advised=(*(row.area for row in advice.areas), *slip),
            today=visit.today,
        )
    )


def tell_evening(evening: Evening, voice: Voice) -> str:
    """How much there is for tonight: "Three for tonight, about 24 minutes"."""
    number, minutes = len(evening.left), voice.figure_of(evening.minutes, "minute")
    more = " more" if evening.done else ""
    return f"{english.starting(voice.count(number))}{more} for tonight, about {minutes}"


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

"""A journal with a record of every kind, in which every text differs from every other."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, Any

import msgspec
from msgspec.structs import replace

from data.models import (
    SETTINGS_ID,
    Amends,
    Application,
    Around,
    Change,
    CheckIn,
    Contact,
    Evaluation,
    EvaluationState,
    FollowUp,
    Invitation,
    Letter,
    Moment,
    Offer,
    Outcome,
    OwnQuestion,
    Practice,
    Question,
    Repair,
    Result,
    Settings,
    Story,
    Upcoming,
    Worry,
)
from tests.support.page_driver import NOW, TODAY, an_interview, key

if TYPE_CHECKING:
    from data.models import AnyRecord, Interview

ID = key(1)
MARK = "in the journal "
MARKS = (f"{MARK}{number}." for number in itertools.count(1))
LINKS = {"id", "rev", "kind", "interview", "contact", "application", "story", "question", "bank"}
CHOSEN = {"template", "area", "channel", "exercise", "sort", "profession"}


def half_way(part: int = 1, **fields: Any) -> Interview:  # noqa: ANN401 - any field of it
    """An interview in the middle of its half hour."""
    begun = Evaluation(state=EvaluationState.STARTED, part=part)
    return an_interview(1, **{"date": TODAY, "evaluation": begun, **fields})


def whole_journal(**fields: Any) -> list[AnyRecord]:  # noqa: ANN401 - any field of the interview
    """The records, every text in them still empty; `fields` are those of the interview."""
    asked = tuple(
        Question(id=key(10 + rating), area="intro", rating=rating) for rating in range(1, 6)
    )
    empty: dict[str, Any] = {
        "questions": asked,
        "around": tuple(Around(area=area, rating=1) for area in ("arriving", "nerves")),
        "went_well": "",
        "company": "",
        "role": "",
        "amends": Repair(what="wrong-name", serious=3, fixable=True, decision=Amends.SEND),
        "change": Change(),
        "key_issues": ("", "", ""),
        "application": key(3),
    }
    days: dict[str, Any] = {"created": NOW, "updated": NOW}
    linked: dict[str, Any] = {**days, "interview": ID}
    return [
        half_way(**{**empty, **fields}),
        Outcome(id=key(2), result=Result.OFFER, heard=TODAY, offer=Offer(), **linked),
        Application(id=key(3), **days),
        Contact(id=key(4), **linked),
        FollowUp(id=key(5), due=TODAY, contact=key(4), **linked),
        Worry(id=key(6), parked_until=TODAY, **linked),
        Letter(id=key(7), template="amends", **linked),
        Practice(id=key(21), area="intro", date=TODAY, **days),
        Story(id=key(22), **days),
        OwnQuestion(id=key(23), area="intro", **days),
        Upcoming(id=key(24), date=TODAY, ask=("", ""), invitation=Invitation(), **days),
        CheckIn(id=key(25), at=NOW, moment=Moment.BEFORE, **linked),
        Settings(
            id=SETTINGS_ID,
            pocket=("", "", ""),
            treats=("",),
            keep_busy=("",),
            kept_busy=("",),
            **days,
        ),
    ]


def marked(value: Any) -> Any:  # noqa: ANN401 - any part of a record
    """The same with a text of its own in every text field that was empty."""
    if isinstance(value, msgspec.Struct):
        names = [name for name in value.__struct_fields__ if name not in LINKS | CHOSEN]
        return replace(value, **{name: marked(getattr(value, name)) for name in names})
    if isinstance(value, tuple) and value:
        return tuple(marked(each) for each in value)
    return next(MARKS) if value == "" else value

"""One interview: what was asked, how each answer is rated, and what is learnt from it."""

from __future__ import annotations

import datetime as dt  # noqa: TC003 - msgspec reads the annotations at run time
from typing import TYPE_CHECKING, Annotated

from msgspec import Meta, Struct

from data.models.enums import (
    HALF_HOUR,
    MOST_KEY_ISSUES,
    MOST_PASTES,
    MOST_QUESTIONS,
    Amends,
    EvaluationState,
    Format,
    Identifier,
    Key,
    Percent,
    Rating,
    Stage,
    StepState,
    Text,
    Wobble,
)
from data.models.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterable


# Unknown fields are refused: a file of a later version must not lose what it holds here.
class Plain(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """The base of every part of a record: immutable, and it refuses unknown fields."""


class Question(Plain, frozen=True, kw_only=True):
    """One question as it was asked. `rating` is the first rating; later ones are kept beside it.

    `answer` is what was said, `better_answer` what the person wishes they had said; `story` is the
    id of the story they told.
    """

    id: Identifier
    text: Text = ""
    area: Key | None = None
    rating: Rating | None = None
    next_day_rating: Rating | None = None
    corrected_rating: Rating | None = None
    slips: Annotated[tuple[Key, ...], Meta(max_length=40)] = ()
    note: Text = ""
    answer: Text = ""
    better_answer: Text = ""
    what_worked: Text = ""
    story: Identifier | None = None


class Around(Plain, frozen=True, kw_only=True):
    """How one thing around the questions went: arriving, nerves, leaving, ..."""

    area: Key
    rating: Rating | None = None
    corrected_rating: Rating | None = None
    note: Text = ""


class Change(Plain, frozen=True, kw_only=True):
    """One change, as an if-then plan: next time, when `when`, I will `will`."""

    when: Text = ""
    will: Text = ""


class Evaluation(Plain, frozen=True, kw_only=True):
    """The half hour of looking back: which part it has reached, and its clock.

    `spent` are the seconds used before `running_since`; the clock is paused while that is None.
    """

    state: EvaluationState = EvaluationState.NEW
    part: Annotated[int, Meta(ge=1, le=5)] = 1
    spent: Annotated[int, Meta(ge=0, le=HALF_HOUR)] = 0
    running_since: dt.datetime | None = None
    closed_at: dt.datetime | None = None


class Step(Plain, frozen=True, kw_only=True):
    """One of the ten steps, as set by hand."""

    number: Annotated[int, Meta(ge=1, le=10)]
    state: StepState


class Repair(Plain, frozen=True, kw_only=True):
    """What there may be to make amends for, and the decision. None means not answered yet."""

    what: Key | None = None
    serious: Annotated[int, Meta(ge=1, le=3)] | None = None
    fixable: bool | None = None
    thanked: bool | None = None
    decision: Amends | None = None


class Interview(Record, frozen=True, kw_only=True, tag="interview"):
    """One interview. Only the date is required; everything else can wait.

    `pasted` is the paste still to be gone through, `pastes` are those that have been, unchanged.
    `leaving` are the ticked lines of the leaving list. `promised` is the day they said they would
    answer by, `last_contact` the day of the latest message from either side. `apart` are the ids of
    applications that look like this interview's and, as the person said, are for another job.
    """

    date: dt.date
    company: Text = ""
    role: Text = ""
    stage: Stage | None = None
    format: Format | None = None
    pasted: Text = ""
    pastes: Annotated[tuple[Text, ...], Meta(max_length=MOST_PASTES)] = ()
    questions: Annotated[tuple[Question, ...], Meta(max_length=MOST_QUESTIONS)] = ()
    around: Annotated[tuple[Around, ...], Meta(max_length=40)] = ()
    went_well: Text = ""
    wobble: Wobble | None = None
    turned_round: bool | None = None
    felt: Rating | None = None
    chance: Percent | None = None
    corrected_felt: Rating | None = None
    corrected_chance: Percent | None = None
    crux_why: Text = ""
    key_issues: Annotated[tuple[Text, ...], Meta(max_length=MOST_KEY_ISSUES)] = ()
    change: Change = Change()
    evaluation: Evaluation = Evaluation()
    closed_until: dt.date | None = None
    steps: Annotated[tuple[Step, ...], Meta(max_length=10)] = ()
    application: Identifier | None = None
    apart: Annotated[tuple[Identifier, ...], Meta(max_length=40)] = ()
    note: Text = ""
    leaving: Annotated[tuple[Key, ...], Meta(max_length=20)] = ()
    amends: Repair = Repair()
    promised: dt.date | None = None
    last_contact: dt.date | None = None


def by_date(interviews: Iterable[Interview]) -> list[Interview]:
    """The interviews by date; those of one day in the order they were made."""
    return sorted(interviews, key=lambda one: (one.date, one.created, one.id))

"""The records around an interview: what came of it, practice, stories, people.

A new field has a default, so that older journals still open. It wants a column in
`data/catalogue/tables.toml`, and the schema's say: `tests/store/core/test_schema_fields.py`.
"""

from __future__ import annotations

import datetime as dt  # noqa: TC003 - msgspec reads the annotations at run time
from typing import Annotated

from msgspec import Meta

from data.models.enums import (
    ApplicationStage,
    Ended,
    Format,
    Identifier,
    Key,
    Minutes,
    Moment,
    Rating,
    Result,
    Stage,
    Text,
)
from data.models.interview import Plain
from data.models.record import Record


class AreaRating(Plain, frozen=True, kw_only=True):
    """How somebody else rated one area."""

    area: Key
    rating: Rating


class Offer(Plain, frozen=True, kw_only=True):
    """The terms of an offer, in the words it was made."""

    hours: Text = ""
    salary: Text = ""
    bonus: Text = ""
    holiday: Text = ""
    place: Text = ""
    notice: Text = ""
    start: Text = ""
    pension: Text = ""
    probation: Text = ""


class Outcome(Record, frozen=True, kw_only=True, tag="outcome"):
    """What came of an interview, and what they said.

    `answer_by` is the day an offer wants an answer, `accepted` what it was, `still_open` the day
    the person said that it is neither taken nor turned down; `replied` is the day their news was
    answered. `decided` is when the result, or the answer to an offer, was last recorded.
    """

    interview: Identifier
    result: Result = Result.WAITING
    heard: dt.date | None = None
    feedback: Text = ""
    feedback_areas: Annotated[tuple[AreaRating, ...], Meta(max_length=40)] = ()
    offer: Offer | None = None
    answer_by: dt.date | None = None
    accepted: bool | None = None
    still_open: dt.date | None = None
    replied: dt.date | None = None
    decided: dt.datetime | None = None


class Application(Record, frozen=True, kw_only=True, tag="application"):
    """A job applied for, and what comes next.

    `heard` is the day of the last word from them; `ended` says how a closed one ended, if known.
    `staged` is when the stage was last chosen by hand: an answer recorded later moves it on.
    """

    company: Text = ""
    role: Text = ""
    source: Text = ""
    link: Text = ""
    note: Text = ""
    stage: ApplicationStage = ApplicationStage.APPLIED
    ended: Ended | None = None
    staged: dt.datetime | None = None
    applied: dt.date | None = None
    heard: dt.date | None = None
    next_action: Text = ""
    next_date: dt.date | None = None


class Schedule(Plain, frozen=True, kw_only=True):
    """Where a spaced-repetition scheduler stands with one piece of practice."""

    due: dt.datetime
    state: Annotated[int, Meta(ge=0, le=3)]
    step: Annotated[int, Meta(ge=0, le=20)] | None = None
    stability: float | None = None
    difficulty: float | None = None
    last_review: dt.datetime | None = None


class Practice(Record, frozen=True, kw_only=True, tag="practice"):
    """One sitting of practice: an exercise, or a question answered again.

    `question` is a question of `interview`, or one of one's own; `bank` one of the starter bank.
    """

    area: Key
    date: dt.date
    exercise: Key | None = None
    interview: Identifier | None = None
    question: Identifier | None = None
    bank: Key | None = None
    minutes: Minutes | None = None
    went: Rating | None = None
    note: Text = ""
    answer: Text = ""
    schedule: Schedule | None = None


class Story(Record, frozen=True, kw_only=True, tag="story"):
    """An example of one's own: situation, task, action, result, and the areas it serves."""

    title: Text = ""
    situation: Text = ""
    task: Text = ""
    action: Text = ""
    result: Text = ""
    areas: Annotated[tuple[Key, ...], Meta(max_length=40)] = ()


class OwnQuestion(Record, frozen=True, kw_only=True, tag="own_question"):
    """A question the person added to the bank to practise; `sort` is the bank's `kind`."""

    text: Text = ""
    area: Key | None = None
    sort: Key | None = None
    profession: Key | None = None


class Upcoming(Record, frozen=True, kw_only=True, tag="upcoming"):
    """An interview still to come. `ask` are the questions to ask them.

    Once it is looked back on, `interview` is what it became.
    """

    date: dt.date
    company: Text = ""
    role: Text = ""
    stage: Stage | None = None
    format: Format | None = None
    note: Text = ""
    ask: Annotated[tuple[Text, ...], Meta(max_length=20)] = ()
    application: Identifier | None = None
    interview: Identifier | None = None


class Contact(Record, frozen=True, kw_only=True, tag="contact"):
    """Somebody met on the way."""

    name: Text = ""
    company: Text = ""
    met: Text = ""
    channel: Text = ""
    link: Text = ""
    note: Text = ""
    interview: Identifier | None = None


class FollowUp(Record, frozen=True, kw_only=True, tag="follow_up"):
    """Something promised, and the day it is due."""

    what: Text = ""
    due: dt.date | None = None
    done: dt.date | None = None
    contact: Identifier | None = None
    interview: Identifier | None = None


class CheckIn(Record, frozen=True, kw_only=True, tag="check_in"):
    """How upset or calm (1 to 5), before or after calming down; words only if kept.

    Without a `level` it is only the place of words that were kept.
    """

    moment: Moment
    level: Rating | None = None
    at: dt.datetime
    words: Text = ""
    interview: Identifier | None = None


class Worry(Record, frozen=True, kw_only=True, tag="worry"):
    """A worry parked until a day, and what came of it."""

    text: Text = ""
    parked_until: dt.date | None = None
    what_came: Text = ""
    interview: Identifier | None = None


class Letter(Record, frozen=True, kw_only=True, tag="letter"):
    """A letter as the person edited it. `sent` is the day they said they sent it themselves."""

    template: Key
    to: Text = ""
    subject: Text = ""
    body: Text = ""
    sent: dt.date | None = None
    interview: Identifier | None = None
    contact: Identifier | None = None
    application: Identifier | None = None

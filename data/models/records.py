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
    """How the interviewers rated one area."""

    area: Key
    rating: Rating


class Offer(Plain, frozen=True, kw_only=True):
    """The terms of an offer, as it was worded."""

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
    """The result of an interview, and what they said.

    `answer_by` is the deadline of an offer, `accepted` the person's answer to it, `still_open` the
    day the person said it is still undecided. `replied` is the day their news was answered.
    `decided` is when the result, or the answer to an offer, was last recorded.
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
    """An application for a job, and its next step.

    `heard` is the day of the last word from them; `ended` is how a closed one ended, if known.
    `staged` is when the stage was last chosen by hand: an answer recorded later overrides it.
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
    """The state of the spaced-repetition scheduler for one piece of practice."""

    due: dt.datetime
    state: Annotated[int, Meta(ge=0, le=3)]
    step: Annotated[int, Meta(ge=0, le=20)] | None = None
    stability: float | None = None
    difficulty: float | None = None
    last_review: dt.datetime | None = None


class Practice(Record, frozen=True, kw_only=True, tag="practice"):
    """One session of practice: an exercise, or a question answered again.

    `question` is the id of a question of `interview`, or of the person's own; `bank` is the key of
    one in the starter bank.
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
    """A story from the person's own work, in STAR form, and the areas it serves."""

    title: Text = ""
    situation: Text = ""
    task: Text = ""
    action: Text = ""
    result: Text = ""
    areas: Annotated[tuple[Key, ...], Meta(max_length=40)] = ()


class OwnQuestion(Record, frozen=True, kw_only=True, tag="own_question"):
    """A question the person added to the bank; `sort` is what the bank calls `kind`."""

    text: Text = ""
    area: Key | None = None
    sort: Key | None = None
    profession: Key | None = None


class Invitation(Plain, frozen=True, kw_only=True):
    """The calendar invitation an interview to come was filled from, as it was last taken.

    `uid`, `sequence` and `stamp` are those of RFC 5545: the same `uid` with a higher `sequence`, or
    a later `stamp`, is a newer version of it. `date` and `line` are the day and the line of the
    note that were filled in, so that what the person changed since can be told from them.
    """

    uid: Text = ""
    sequence: Annotated[int, Meta(ge=0)] = 0
    stamp: dt.datetime | None = None
    date: dt.date | None = None
    line: Text = ""


class Upcoming(Record, frozen=True, kw_only=True, tag="upcoming"):
    """An interview that has not taken place yet. `ask` are the questions to ask them.

    Afterwards, `interview` is the id of the interview it became.
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
    invitation: Invitation | None = None


class Contact(Record, frozen=True, kw_only=True, tag="contact"):
    """Somebody the person met on the way."""

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
    """How upset or calm somebody felt (1 to 5), before or after calming down.

    Without a `level` it only holds words that were kept.
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
    """A letter as the person edited it. `sent` is the day they said they sent it."""

    template: Key
    to: Text = ""
    subject: Text = ""
    body: Text = ""
    sent: dt.date | None = None
    interview: Identifier | None = None
    contact: Identifier | None = None
    application: Identifier | None = None

"""The scales and limits of every record, and the lists a person chooses from."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from msgspec import Meta

LONGEST_TEXT = 20_000
"""Characters."""

MOST_QUESTIONS = 100
MOST_PASTES = 40
MOST_KEY_ISSUES = 3
HALF_HOUR = 30 * 60
"""Seconds."""

LOW = 2
"""A rating of this or less went badly."""

HIGH = 4
"""A rating of this or more went well."""

Text = Annotated[str, Meta(max_length=LONGEST_TEXT)]
"""Anything a person typed; every text field takes as much as the longest one."""

Rating = Annotated[int, Meta(ge=1, le=5)]
"""1 (went badly) to 5 (went very well)."""

Percent = Annotated[int, Meta(ge=0, le=100)]
Retention = Annotated[float, Meta(ge=0.7, le=0.97)]
Minutes = Annotated[int, Meta(ge=1, le=600)]
Identifier = Annotated[str, Meta(pattern="^[0-9a-f]{32}$")]
"""A uuid4 in hexadecimal."""

Revision = Annotated[str, Meta(max_length=64)]
"""A random string the store renews at each save; empty before the first."""

Key = Annotated[str, Meta(pattern="^[a-z][a-z0-9-]*(/[a-z0-9-]+)?$", max_length=80)]
"""A key of the catalogue: an area, a slip, or `area/exercise`."""

PracticeKey = Annotated[str, Meta(pattern="^[a-z0-9][a-z0-9-]*(/[a-z0-9-]+)?$", max_length=80)]
"""What was, or can be, practised: the id of a question, or a `Key` of the catalogue."""


class Stage(StrEnum):
    """Where in the process an interview stood."""

    SCREENING = "screening"
    FIRST = "first"
    TECHNICAL = "technical"
    PANEL = "panel"
    LATER = "later"
    FINAL = "final"


class Format(StrEnum):
    """How the people met."""

    IN_PERSON = "in-person"
    VIDEO = "video"
    PHONE = "phone"
    ASSESSMENT = "assessment"
    RECORDED = "recorded"


class Wobble(StrEnum):
    """Whether the person gave up inside, and when."""

    NO = "no"
    EARLY = "early"
    HALF_WAY = "half-way"
    LATE = "late"


class EvaluationState(StrEnum):
    """How far the half hour of looking back has come."""

    NEW = "new"
    STARTED = "started"
    CLOSED = "closed"


class Result(StrEnum):
    """What came of an interview."""

    WAITING = "waiting"
    THROUGH = "through"
    OFFER = "offer"
    REJECTED = "rejected"
    NO_ANSWER = "no-answer"
    WITHDRAWN = "withdrawn"


class StepState(StrEnum):
    """Where one of an interview's ten steps stands, when set by hand."""

    DONE = "done"
    SKIPPED = "skipped"
    NOT_NEEDED = "not-needed"


class ApplicationStage(StrEnum):
    """How far an application has come."""

    TO_APPLY = "to-apply"
    APPLIED = "applied"
    SCREENING = "screening"
    INTERVIEWING = "interviewing"
    OFFER = "offer"
    CLOSED = "closed"
    GHOSTED = "ghosted"
    WITHDRAWN = "withdrawn"


class Ended(StrEnum):
    """How a closed application ended."""

    REJECTED = "rejected"
    DECLINED = "declined"
    ACCEPTED = "accepted"


class Amends(StrEnum):
    """What the person decided about making amends."""

    SEND = "send"
    FOLD = "fold"
    LEAVE = "leave"


class Moment(StrEnum):
    """Whether a check-in was made before or after calming down."""

    BEFORE = "before"
    AFTER = "after"


class Reflection(StrEnum):
    """What the quiet minute offers, as the person chose once."""

    UNASKED = "unasked"
    PRAYER = "prayer"
    QUIET = "quiet"
    OFF = "off"

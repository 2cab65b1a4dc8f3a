"""Which column of a table holds what: known trackers by their headers, others by name."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from data.models.text_cleaning import find_runs
from data.regex.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Mapping as Lookup
    from collections.abc import Sequence


class Target(StrEnum):
    """What a column can be taken as. `DATE` is the day applied, or of the interview.

    Each stands in `TARGETS` below, for what it can be part of, and in `_NAMES`, with the names
    people give such a column; its label is in `components.applications.csv_import.TARGETS`.
    """

    COMPANY = "company"
    ROLE = "role"
    DATE = "date"
    STATUS = "status"
    ENDED = "ended"
    HEARD = "heard"
    NEXT_ACTION = "next action"
    NEXT_DATE = "next date"
    SOURCE = "source"
    LINK = "link"
    STAGE = "stage"
    FORMAT = "format"
    QUESTION = "question"
    AREA = "area"
    RATING = "rating"
    RESULT = "result"
    FEEDBACK = "feedback"
    NOTE = "note"


class Purpose(StrEnum):
    """What a table is read as."""

    APPLICATIONS = "applications"
    INTERVIEWS = "interviews"


@dataclass(frozen=True)
class Mapping:
    """Which column holds what, by position from 0; `extras` are columns that go into the note.

    `day_first` decides only dates that nothing in their own columns decides; None is unknown.
    """

    columns: Lookup[Target, int]
    name: str = ""
    extras: tuple[int, ...] = ()
    day_first: bool | None = None


TARGETS: dict[Purpose, tuple[Target, ...]] = {
    Purpose.APPLICATIONS: (
        Target.COMPANY,
        Target.ROLE,
        Target.DATE,
        Target.STATUS,
        Target.ENDED,
        Target.HEARD,
        Target.NEXT_ACTION,
        Target.NEXT_DATE,
        Target.SOURCE,
        Target.LINK,
        Target.NOTE,
    ),
    Purpose.INTERVIEWS: (
        Target.DATE,
        Target.COMPANY,
        Target.ROLE,
        Target.STAGE,
        Target.FORMAT,
        Target.QUESTION,
        Target.AREA,
        Target.RATING,
        Target.RESULT,
        Target.HEARD,
        Target.FEEDBACK,
        Target.NOTE,
    ),
}
"""What can be taken from a table, in the order to ask about it."""


class _Tracker(NamedTuple):
    """A tracker this app knows: its header line, the column of each target, and the extras.

    `day_first` is as in `Mapping`.
    """

    headers: str
    columns: Lookup[Target, str]
    extras: tuple[str, ...]
    day_first: bool | None


_TRACKERS = {
    "LinkedIn": _Tracker(
        (
            "Application Date,Contact Email,Contact Phone Number,Company Name,Job Title,Job Url,"
            "Resume Name,Question And Answers"
        ),
        {
            Target.DATE: "Application Date",
            Target.COMPANY: "Company Name",
            Target.ROLE: "Job Title",
            Target.LINK: "Job Url",
        },
        ("Resume Name",),
        False,
    ),
    "JobSync": _Tracker(
        (
            "index,createdAt,applied,appliedDate,Company,JobTitle,jobType,workplaceType,Location,"
            "JobSource,Status"
        ),
        {
            Target.COMPANY: "Company",
            Target.ROLE: "JobTitle",
            Target.DATE: "appliedDate",
            Target.STATUS: "Status",
            Target.SOURCE: "JobSource",
        },
        ("jobType", "workplaceType", "Location"),
        None,
    ),
    "Hired": _Tracker(
        (
            "Company,Role,Stage,Tags,Why it ended,Location,Work mode,Salary,Applied,Next follow-up,"
            "Closed,Resume,Round,Days in stage,Days quiet,Activity,Job link,Notes,Link"
        ),
        {
            Target.COMPANY: "Company",
            Target.ROLE: "Role",
            Target.STATUS: "Stage",
            Target.ENDED: "Why it ended",
            Target.DATE: "Applied",
            Target.NEXT_DATE: "Next follow-up",
            Target.HEARD: "Closed",
            Target.LINK: "Job link",
            Target.NOTE: "Notes",
        },
        ("Location", "Work mode", "Salary", "Tags", "Round"),
        None,
    ),
}

_NAMES: dict[Target, str] = {
    Target.COMPANY: "company|company name|employer|organisation|organization|firm|business",
    Target.ROLE: "role|job title|position|title|job|vacancy|post",
    Target.STATUS: "application status|status|stage|state|outcome|result|progress",
    Target.ENDED: "why it ended|reason ended|rejection reason|ended|reason",
    Target.HEARD: "date outcome|outcome date|date heard|heard|response date|date response"
    "|last contact|last update|last updated|closed|date closed|decision date|reply date",
    Target.NEXT_ACTION: "next action|next step|next steps|action|to do|todo",
    Target.NEXT_DATE: "next date|next follow up|follow up date|follow up|followup|next action date"
    "|next step date|reminder",
    Target.SOURCE: "source|job source|found on|job board|board|via|platform|where found|website",
    Target.LINK: "link|job link|job url|url|posting|job posting",
    Target.STAGE: "stage|round|interview stage|interview round|interview type|step",
    Target.FORMAT: "format|interview format|mode|medium|channel|where|how|type",
    Target.QUESTION: "question|questions|question asked|questions asked|asked",
    Target.AREA: "area|category|topic|kind|question type|question area|competency|theme",
    Target.RATING: "rating|my rating|self rating|mark|grade|how it went|performance|went",
    Target.RESULT: "result|outcome|status|decision",
    Target.FEEDBACK: "feedback|their feedback|comments from them",
    Target.NOTE: "note|notes|comment|comments|remarks|details|description|reflection",
}
_DATES = {
    Purpose.APPLICATIONS: "applied|date applied|applied date|date submitted|submitted"
    "|application date|applied on|submission date|date sent|sent|date of application|date",
    Purpose.INTERVIEWS: "interview date|date of interview|date|day|when|interviewed on",
}
_CAMEL = Pattern(r"[a-z](?P<here>)[A-Z]")


def recognise(headers: Sequence[str]) -> Mapping | None:
    """The mapping of a known tracker, if these are its headers, in any order."""
    place = {_bare(header): at for at, header in reversed(list(enumerate(headers)))}
    for name, tracker in _TRACKERS.items():
        if {_bare(each) for each in tracker.headers.split(",")} <= place.keys():
            columns = {target: place[_bare(column)] for target, column in tracker.columns.items()}
            extras = tuple(place[_bare(each)] for each in tracker.extras)
            return Mapping(columns, name, extras, tracker.day_first)
    return None


def guess(headers: Sequence[str], purpose: Purpose = Purpose.APPLICATIONS) -> Mapping:
    """The most likely mapping, judged by the columns' names; columns not used are extras.

    Each target takes the first of its names that a free column has.
    """
    plain = [_plain(header) for header in headers]
    columns: dict[Target, int] = {}
    for target in TARGETS[purpose]:
        free = [at for at in range(len(plain)) if at not in columns.values()]
        found = next(
            (at for name in _wanted(target, purpose) for at in free if plain[at] == name), None
        )
        if found is not None:
            columns[target] = found
    extras = tuple(at for at in range(len(plain)) if at not in columns.values())
    return Mapping(columns, extras=extras)


def assign(mapping: Mapping, target: Target, column: int | None) -> Mapping:
    """The mapping with `target` read from `column`, or from none; its old column is an extra."""
    before = mapping.columns.get(target)
    columns = {each: at for each, at in mapping.columns.items() if at != column and each != target}
    extras = {*mapping.extras, *(() if before is None else (before,))}
    if column is not None:
        columns[target] = column
    return replace(mapping, columns=columns, extras=tuple(sorted(extras - set(columns.values()))))


def holds_questions(headers: Sequence[str]) -> bool:
    """Whether the table looks like a log of interviews and not of applications."""
    mapping = guess(headers, Purpose.INTERVIEWS)
    return Target.QUESTION in mapping.columns and recognise(headers) is None


def _wanted(target: Target, purpose: Purpose) -> list[str]:
    return (_DATES[purpose] if target is Target.DATE else _NAMES[target]).split("|")


def _plain(header: str) -> str:
    """A header in plain words: `appliedDate`, `applied_date` and `Applied date` are one."""
    return " ".join(find_runs(_CAMEL.sub(" ", header).casefold()))


def _bare(header: str) -> str:
    """The same without the spaces between words, so that capitals do not matter."""
    return _plain(header).replace(" ", "")

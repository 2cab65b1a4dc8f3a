"""The union of all kinds of record, and the check each one passes before it is saved."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

import msgspec

from data.models.errors import LimitError
from data.models.interview import Interview
from data.models.record import Record
from data.models.records import (
    Application,
    CheckIn,
    Contact,
    FollowUp,
    Letter,
    Outcome,
    OwnQuestion,
    Practice,
    Story,
    Upcoming,
    Worry,
)
from data.models.settings import Settings
from data.regex.pattern import Pattern

if TYPE_CHECKING:
    from datetime import datetime

AnyRecord = (
    Interview
    | Outcome
    | Application
    | Practice
    | Story
    | OwnQuestion
    | Upcoming
    | Contact
    | FollowUp
    | CheckIn
    | Worry
    | Letter
    | Settings
)
KINDS: tuple[type[Record], ...] = AnyRecord.__args__

_R = TypeVar("_R", bound=Record)
_PLACE = Pattern(r" - at `\$\.?(?P<field>[^`]*)`")


def clean(value: Any) -> Any:  # noqa: ANN401 - walks any plain value
    """`value` with NUL characters and lone surrogates removed from every text in it."""
    if isinstance(value, str):
        return _keepable(value)
    if isinstance(value, dict):
        return {clean(key): clean(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [clean(item) for item in value]
    return value


def _keepable(text: str) -> str:
    # PostgreSQL's jsonb takes no NUL, and UTF-8 no lone surrogate.
    found = text.replace("\0", "")
    return found if found.isascii() else found.encode("utf-8", "ignore").decode()


def check(record: _R) -> _R:
    """Clean a record and check it against its limits.

    Raises:
        LimitError: a field is outside its limits.
    """
    try:
        # By way of plain values: msgspec looks at limits when it reads, not when a record is made.
        return msgspec.convert(clean(msgspec.to_builtins(record)), type(record))
    except msgspec.ValidationError as error:
        raise limit_error(error) from None


def limit_error(error: msgspec.ValidationError) -> LimitError:
    """Turn msgspec's error into a `LimitError`: it names the field, and never quotes the value."""
    found = _PLACE.search(str(error))
    reason = _without_value(_PLACE.sub("", str(error)))
    return LimitError(found["field"] if found else "record", reason)


def _without_value(reason: str) -> str:
    """Msgspec's reason without the value it may end with, in marks."""
    mark = reason[-1:]
    start = reason.find(f" {mark}") if mark in {"'", "`"} else -1
    return reason[:start] if 0 <= start < len(reason) - 2 else reason


def change(record: _R, now: datetime, **fields: object) -> _R:
    """A copy of a record with some fields changed.

    Args:
        record: the record.
        now: becomes its `updated`, in UTC.
        fields: the new values, by field.

    Raises:
        LimitError: a field is outside its limits.
    """
    return check(msgspec.structs.replace(record, updated=now, **fields))

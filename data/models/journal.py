"""All kinds of record as one union, and the check every record passes before it is kept."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, TypeVar

import msgspec

from data.models.errors import LimitError
from data.models.interview import Interview
from data.models.journey import (
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
from data.models.record import Record
from data.models.settings import Settings

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

R = TypeVar("R", bound=Record)
_UNKEEPABLE = re.compile("[\x00\ud800-\udfff]")
_VALUE = re.compile(r" (?:'.*'|`.*`)$", re.DOTALL)
_PLACE = re.compile(r" - at `\$\.?(?P<field>[^`]*)`")


def clean(value: Any) -> Any:  # noqa: ANN401 - walks any plain value
    """`value` without NUL and lone surrogates, which no database keeps, in any text inside it."""
    if isinstance(value, str):
        return _UNKEEPABLE.sub("", value)
    if isinstance(value, dict):
        return {clean(key): clean(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [clean(item) for item in value]
    return value


def check(record: R) -> R:
    """`record` cleaned and held to its limits.

    Raises:
        LimitError: a field is outside its limits.
    """
    try:
        return msgspec.convert(clean(msgspec.to_builtins(record)), type(record))
    except msgspec.ValidationError as error:
        raise limit_error(error) from None


def limit_error(error: msgspec.ValidationError) -> LimitError:
    """What msgspec found wrong, with the field by name and without the value."""
    found = _PLACE.search(str(error))
    reason = _VALUE.sub("", _PLACE.sub("", str(error)))
    return LimitError(found["field"] if found else "record", reason)


def change(record: R, now: datetime, **fields: object) -> R:
    """`record` with `fields` changed at `now`, checked.

    Raises:
        LimitError: a field is outside its limits.
    """
    return check(msgspec.structs.replace(record, updated=now, **fields))

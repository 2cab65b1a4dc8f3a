"""The example journal: a made-up job search, dated in days before today."""

from __future__ import annotations

import datetime as dt
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid5

import msgspec

from data.models import (
    Application,
    CatalogueError,
    CheckIn,
    Contact,
    FollowUp,
    Interview,
    Outcome,
    Practice,
    Story,
    Upcoming,
    Worry,
)

if TYPE_CHECKING:
    from data.models import AnyRecord

FILE = Path(__file__).with_name("example.toml")
KIND_BY_NAME: dict[str, type[AnyRecord]] = {
    "applications": Application,
    "interviews": Interview,
    "outcomes": Outcome,
    "practice": Practice,
    "stories": Story,
    "upcoming": Upcoming,
    "check_ins": CheckIn,
    "worries": Worry,
    "contacts": Contact,
    "follow_ups": FollowUp,
}

# Never to change: a journal tells the example by its ids, and erases it by them.
_NAMESPACE = UUID("6f1c3f0e-5d0b-4c53-9a5e-2b0c8d1e7a44")
_LINKS = frozenset({"interview", "application", "question", "contact", "story"})
_DATES = frozenset(
    {"date", "applied", "heard", "next_date", "closed_until", "parked_until", "due", "done"}
)
_MOMENTS = frozenset({"at", "closed_at"})
_MADE = ("days", "date", "heard", "at")
"""How many days ago a record was made: the first of these that it has."""


def example_records(today: dt.date, now: dt.datetime) -> tuple[AnyRecord, ...]:
    """The records of the example journal.

    Args:
        today: the person's local date; the example ended a few days before it.
        now: the present moment in UTC.

    Returns:
        Records whose ids are the same every time.

    Raises:
        CatalogueError: the file is inconsistent; the message names the record.
    """
    tables = tomllib.loads(FILE.read_text(encoding="utf-8"))
    return tuple(
        _record(kind, entry, today, now)
        for name, kind in KIND_BY_NAME.items()
        for entry in tables[name]
    )


def identify(key: str) -> str:
    """The id of what the example file calls `key`; `interview/1` is an interview's question."""
    return uuid5(_NAMESPACE, key).hex


def _record(
    kind: type[AnyRecord], entry: dict[str, Any], today: dt.date, now: dt.datetime
) -> AnyRecord:
    # An outcome has no name of its own; it is its interview's.
    key = entry.get("key") or f"outcome/{entry['interview']}"
    made = now - dt.timedelta(days=next(entry[name] for name in _MADE if name in entry))
    told = {name: value for name, value in entry.items() if name not in {"key", "days"}}
    fields: dict[str, Any] = _dated("", told, today, now)
    for number, question in enumerate(fields.get("questions", ()), start=1):
        question["id"] = identify(f"{key}/{number}")
    fields |= {"id": identify(key), "created": made, "updated": made}
    try:
        return msgspec.convert(fields, kind)
    except msgspec.ValidationError as error:
        raise CatalogueError(f"{FILE.name}: {kind.__name__} {fields['id']}: {error}") from None


def _dated(name: str, value: Any, today: dt.date, now: dt.datetime) -> Any:  # noqa: ANN401 - any field
    """The value of a field: days as dates and moments, keys as ids."""
    if isinstance(value, dict):
        return {inner: _dated(inner, item, today, now) for inner, item in value.items()}
    if isinstance(value, list):
        return [_dated(name, item, today, now) for item in value]
    if name in _DATES:
        return today - dt.timedelta(days=value)
    if name in _MOMENTS:
        return now - dt.timedelta(days=value)
    return identify(value) if name in _LINKS else value

"""The journal as tables for reading: a row for each record or question, with linked records."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from data.catalogue.bank import question
from data.catalogue.letters import letter
from data.catalogue.loader import FOLDER, catalogue, read_toml
from data.catalogue.schema import Entry
from data.models import AreaRating, Interview, by_date
from data.store.core.codec import tag_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from data.models import AnyRecord, Record

Cell = str | int | float | dt.date | dt.datetime | None
"""What stands in one place of a table; a moment is local, without its zone."""


class Sheet(Entry, frozen=True, kw_only=True):
    """One table: a row for each record of `kind`, or for each part in its field `each`."""

    title: str
    kind: str
    columns: tuple[tuple[str, str], ...]
    each: str = ""


class _Sheets(Entry, frozen=True, kw_only=True):
    sheets: tuple[Sheet, ...]


@cache
def sheets() -> tuple[Sheet, ...]:
    """The layout of every table, in reading order: titles, headings, where each column is from."""
    return read_toml(FOLDER / "tables.toml", _Sheets).sheets


class ReadableTable(NamedTuple):
    """A table for reading: its title, its column headings, and its rows."""

    title: str
    headings: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


class TableWording(NamedTuple):
    """How values are written: `say` words a choice as the screens do, `zone` is the person's."""

    say: Callable[[StrEnum], str]
    zone: dt.tzinfo


def build_readable_tables(
    records: Iterable[AnyRecord], manner: TableWording
) -> tuple[ReadableTable, ...]:
    """The tables of a journal; one without rows is left out, except the interviews.

    Args:
        records: the whole journal.
        manner: how to word choices, and the zone moments are shown in.
    """
    journal = _Journal(tuple(records), manner)
    printed = (journal.print(sheet) for sheet in sheets())
    return tuple(table for place, table in enumerate(printed) if table.rows or not place)


class _Journal:
    """The records to print, and where each is that another one names."""

    def __init__(self, records: tuple[AnyRecord, ...], manner: TableWording) -> None:
        self._records, self._manner = records, manner
        # By date, so that an interview has the same number in every table.
        interviews = by_date(each for each in records if isinstance(each, Interview))
        self._numbers = {each.id: number for number, each in enumerate(interviews, start=1)}
        self._interviews = interviews
        asked = {each.id: each for interview in interviews for each in interview.questions}
        self._named: Mapping[str, Any] = {**asked, **{each.id: each for each in records}}

    def print(self, sheet: Sheet) -> ReadableTable:
        rows = tuple(
            tuple(self._cell(record, part, way) for _, way in sheet.columns)
            for record, part in self._roots(sheet)
        )
        return ReadableTable(sheet.title, tuple(heading for heading, _ in sheet.columns), rows)

    def _roots(self, sheet: Sheet) -> Iterator[tuple[Record, tuple[int, Any]]]:
        """Each record of the sheet, and which part of it the row shows."""
        of_kind = [each for each in self._records if tag_of(type(each)) == sheet.kind]
        first = self._interviews if sheet.kind == tag_of(Interview) else of_kind
        for record in first:
            parts = getattr(record, sheet.each) if sheet.each else (None,)
            for number, part in enumerate(parts, start=1):
                yield record, (number, part)

    def _cell(self, record: Record, part: tuple[int, Any], way: str) -> Cell:
        if way == "part.no":
            return part[0]
        steps = way.split(".")
        start: Any = record
        if steps[0] == "part":
            start, steps = part[1], steps[1:]
        return self._tell(self._follow(start, steps), way if way in _WORDS else steps[-1])

    def _follow(self, start: Any, steps: list[str]) -> Any:  # noqa: ANN401 - any field
        """What the way leads to; None where a field or a record is missing."""
        found = start
        for step in steps:
            if isinstance(found, str):
                found = self._named.get(found)
            if isinstance(found, tuple):
                found = found[int(step)] if int(step) < len(found) else None
            elif step == "no":
                found = self._numbers.get(getattr(found, "id", ""))
            else:
                found = getattr(found, step, None)
        return found

    def _tell(self, value: Any, name: str) -> Cell:  # noqa: ANN401 - any field
        """A field as one cell: in the words of the screens, several things a line each."""
        if isinstance(value, bool):
            return "Yes" if value else "No"
        if isinstance(value, StrEnum):
            return self._manner.say(value)
        if isinstance(value, dt.datetime):
            return _local(value, self._manner.zone)
        if isinstance(value, tuple):
            return "\n".join(str(self._tell(each, name)) for each in value if each) or None
        if isinstance(value, AreaRating):
            return f"{_area(value.area)}: {value.rating}"
        told: Cell = _WORDS[name](value) if value and name in _WORDS else value
        # An empty text is an empty cell; nought is not.
        return None if told == "" else told


def _local(moment: dt.datetime, zone: dt.tzinfo) -> dt.datetime:
    known = moment if moment.tzinfo else moment.replace(tzinfo=dt.UTC)
    try:
        return known.astimezone(zone).replace(tzinfo=None, microsecond=0)
    except OverflowError:
        return known.replace(tzinfo=None, microsecond=0)


def _area(key: str) -> str:
    return catalogue().area(key).name


def _bank(key: str) -> str:
    found = question(key)
    return found.text if found else key


_WORDS: Mapping[str, Callable[[str], str]] = {
    "area": _area,
    "areas": _area,
    "slips": lambda key: catalogue().slip(key).name,
    "exercise": lambda key: catalogue().exercise(key).name,
    "template": lambda key: letter(key).name,
    "bank": _bank,
    "amends.what": lambda key: key.replace("-", " ").capitalize(),
}
"""Fields that hold keys of the catalogue, and what stands in their place."""

"""Reads the cells of a table row by row, and notes what had to be left out."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from data.models import LONGEST_TEXT, clean
from data.store.csv_import.column_mapping import Mapping, Target
from data.store.csv_import.dates import Order, read_day, tell_order
from data.store.csv_import.formula_safety import restore

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from data.models import AnyRecord
    from data.store.csv_import.read_csv import Row, Skipped, Table

_DATES = (Target.DATE, Target.HEARD, Target.NEXT_DATE)
_NAMED = 5
"""Rows named in a warning; the others are counted."""


@dataclass(frozen=True, slots=True)
class Preview:
    """What an import would save, and what not; `already` are rows whose record is there."""

    records: tuple[AnyRecord, ...]
    skipped: tuple[Skipped, ...] = ()
    already: tuple[int, ...] = ()
    warnings: tuple[str, ...] = ()


@dataclass
class Reader:
    """Reads the cells of one table and remembers the rows in which something was left out."""

    table: Table
    mapping: Mapping
    today: dt.date
    order: Order = field(init=False)
    left: dict[str, list[int]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        dates = [self.column(target) for target in _DATES]
        self.order = tell_order(dates, self.mapping.day_first)

    def column(self, target: Target) -> tuple[str, ...]:
        """Every cell of a column; none if the table has no such column."""
        place = self.mapping.columns.get(target)
        return () if place is None else tuple(row.cells[place] for row in self.table.rows)

    def text(self, row: Row, target: Target) -> str:
        """A cell without white space around it; one that is too long is cut, and noted."""
        place = self.mapping.columns.get(target)
        return "" if place is None else self._cut(row, _tidy(row.cells[place]))

    def day(self, row: Row, target: Target, latest: dt.date) -> dt.date | None:
        """The date in a cell, `latest` at most; one that cannot be read is None, and noted."""
        cell = self.text(row, target)
        day = read_day(cell, self.order, latest)
        if cell and day is None:
            self.note(row, "A day could not be read, or cannot be, and was left empty")
        return day

    def extras(self, row: Row) -> list[str]:
        """The filled cells of the extra columns, each as `Header: cell`."""
        cells = ((self.table.headers[at], _tidy(row.cells[at])) for at in self.mapping.extras)
        return [f"{header}: {cell}" for header, cell in cells if cell]

    def join(self, row: Row, lines: Sequence[str]) -> str:
        """Lines as one note, cut where a note ends."""
        return self._cut(row, "\n".join(line for line in lines if line))

    def note(self, row: Row, what: str) -> None:
        """Remember that something in this row was left out."""
        self.left.setdefault(what, []).append(row.number)

    def warnings(self) -> tuple[str, ...]:
        """What to look over, a sentence each."""
        found = [*self.table.warnings, *self._order_warnings()]
        return (*found, *(f"{what}: {_rows(rows)}." for what, rows in self.left.items()))

    def _cut(self, row: Row, text: str) -> str:
        if len(text) > LONGEST_TEXT:
            self.note(row, f"A text was cut after {LONGEST_TEXT:,} characters")
        return text[:LONGEST_TEXT]

    def _order_warnings(self) -> tuple[str, ...]:
        if self.order.day_first is None:
            return (
                "Some dates have the day first and some the month; unclear ones were left empty.",
            )
        if self.order.decided:
            return ()
        return ("Dates such as 3/4 were read as day, then month. Nothing in the file decides it.",)


def _tidy(cell: str) -> str:
    kept: str = clean(restore(cell))
    return kept.strip()


def _rows(numbers: list[int]) -> str:
    """`row 3`, `rows 3 and 4`, `rows 3, 4, 5, 6, 7 and 12 more`."""
    found = [str(number) for number in dict.fromkeys(numbers)]
    if len(found) == 1:
        return f"row {found[0]}"
    named, more = found[:_NAMED], len(found) - _NAMED
    parts = [*named, f"{more} more"] if more > 0 else named
    return f"rows {', '.join(parts[:-1])} and {parts[-1]}"

"""A table being imported: what it is read as, its columns, and what it would add."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from data.store.csv_import.applications import applications
from data.store.csv_import.column_mapping import (
    TARGETS,
    Mapping,
    Purpose,
    Target,
    assign,
    guess,
    holds_questions,
    recognise,
)
from data.store.csv_import.interviews import interviews, suggest_nothing
from data.store.csv_import.read_csv import read_table
from data.store.csv_import.row_reader import Reader

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from data.models import AnyRecord
    from data.store.csv_import.read_csv import Table
    from data.store.csv_import.row_reader import Preview

_ANY_DAY = dt.date(2000, 1, 1)


@dataclass(frozen=True)
class Incoming:
    """A table and how it is read; `start` is the mapping first found for its purpose."""

    table: Table
    purpose: Purpose
    start: Mapping
    mapping: Mapping

    @property
    def tracker(self) -> str:
        """The name of the tracker it comes from; empty if its headers are unknown."""
        return self.start.name

    @property
    def targets(self) -> tuple[Target, ...]:
        """What can be taken from the table, in the order to ask about it."""
        return TARGETS[self.purpose]

    @property
    def asks_order(self) -> bool:
        """Whether the person must say if day or month comes first, as nothing else does."""
        mapping = replace(self.mapping, day_first=self.start.day_first)
        # The order of day and month does not hang on which day it is today.
        return not Reader(self.table, mapping, _ANY_DAY).order.decided

    def taken_as(self, purpose: Purpose) -> Incoming:
        """The same table read for another purpose, with the most likely columns for it."""
        start = _meet(self.table, purpose)
        return Incoming(self.table, purpose, start, start)

    def with_column(self, target: Target, column: int | None) -> Incoming:
        """The same with `target` read from this column (0 is the first), or from none."""
        return replace(self, mapping=assign(self.mapping, target, column))

    def with_order(self, day_first: bool | None) -> Incoming:
        """The same with day first, month first, or neither chosen."""
        return replace(self, mapping=replace(self.mapping, day_first=day_first))

    def look(
        self,
        now: dt.datetime,
        new_id: Callable[[], str],
        kept: Iterable[AnyRecord],
        suggest: Callable[[str], str | None] = suggest_nothing,
    ) -> Preview:
        """A preview of what it would add.

        Args:
            now: the local time, with its zone; it says which days lie ahead.
            new_id: makes an id.
            kept: the journal.
            suggest: gives the area of a question whose row does not.
        """
        if self.purpose is Purpose.APPLICATIONS:
            return applications(self.table, self.mapping, now, new_id, kept=kept)
        return interviews(self.table, self.mapping, now, new_id, kept=kept, suggest=suggest)


def open_table(content: bytes) -> Incoming:
    """Open a CSV file: what it seems to hold, and its most likely columns.

    Raises:
        RefusedImportError: it cannot be read as a table; the reason says why.
    """
    table = read_table(content)
    asked = holds_questions(table.headers)
    purpose = Purpose.INTERVIEWS if asked else Purpose.APPLICATIONS
    start = _meet(table, purpose)
    return Incoming(table, purpose, start, start)


def _meet(table: Table, purpose: Purpose) -> Mapping:
    known = recognise(table.headers) if purpose is Purpose.APPLICATIONS else None
    return known or guess(table.headers, purpose)

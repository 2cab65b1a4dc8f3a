"""A table being brought in: what it is taken as, which column holds what, and what it would add."""

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
    """A table and how it is read. `start` is the mapping it was first met with, for its purpose."""

    table: Table
    purpose: Purpose
    start: Mapping
    mapping: Mapping

    @property
    def tracker(self) -> str:
        """The name of the tracker this comes from; empty if its headers are no known one's."""
        return self.start.name

    @property
    def targets(self) -> tuple[Target, ...]:
        """What can be taken from the table, in the order to ask about it."""
        return TARGETS[self.purpose]

    @property
    def asks_order(self) -> bool:
        """Whether a person must say if the day or the month comes first: nothing else does."""
        mapping = replace(self.mapping, day_first=self.start.day_first)
        # The order of day and month does not hang on which day it is today.
        return not Reader(self.table, mapping, _ANY_DAY).order.decided

    def taken_as(self, purpose: Purpose) -> Incoming:
        """The same table for another purpose, with the likeliest columns for it."""
        start = _meet(self.table, purpose)
        return Incoming(self.table, purpose, start, start)

    def with_column(self, target: Target, column: int | None) -> Incoming:
        """The same with `target` read from the column at that place (0 is the first), or none."""
        return replace(self, mapping=assign(self.mapping, target, column))

    def with_order(self, day_first: bool | None) -> Incoming:
        """The same with the day first, the month first, or neither chosen."""
        return replace(self, mapping=replace(self.mapping, day_first=day_first))

    def look(
        self,
        now: dt.datetime,
        new_id: Callable[[], str],
        kept: Iterable[AnyRecord],
        suggest: Callable[[str], str | None] = suggest_nothing,
    ) -> Preview:
        """What it would add to `kept`. `now` is local and says which days lie ahead."""
        if self.purpose is Purpose.APPLICATIONS:
            return applications(self.table, self.mapping, now, new_id, kept=kept)
        return interviews(self.table, self.mapping, now, new_id, kept=kept, suggest=suggest)


def open_table(content: bytes) -> Incoming:
    """A CSV file as it is first met: what it seems to hold, and its likeliest columns.

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

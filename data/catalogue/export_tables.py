"""The layout of the tables for reading: titles, headings, and where each column comes from."""

from __future__ import annotations

from functools import cache

from data.catalogue.loader import FOLDER, read_toml
from data.catalogue.schema import Entry


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
    """Every table, in reading order."""
    return read_toml(FOLDER / "tables.toml", _Sheets).sheets

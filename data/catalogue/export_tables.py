"""The tables a journal is taken out as, to be read: titles, headings, and where each column is."""

from __future__ import annotations

from functools import cache

from data.catalogue.loader import FOLDER, read_toml
from data.catalogue.schema import Entry


class Sheet(Entry, frozen=True, kw_only=True):
    """One table: a row for each record of a kind, or for each of the parts `each` names."""

    title: str
    kind: str
    columns: tuple[tuple[str, str], ...]
    each: str = ""


class _Sheets(Entry, frozen=True, kw_only=True):
    sheets: tuple[Sheet, ...]


@cache
def sheets() -> tuple[Sheet, ...]:
    """Every table, in the order to read them."""
    return read_toml(FOLDER / "tables.toml", _Sheets).sheets

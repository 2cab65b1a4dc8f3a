"""Reads a CSV file made elsewhere as a table of texts.

Nothing in it is trusted. Its size is checked first, then its encoding, then how cells are
separated; a cell is never anything but the text that stood in it, formulas included. No message
quotes anything from the file.
"""

from __future__ import annotations

import csv
import io
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from data.models import RefusedImportError
from data.regex.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from charset_normalizer import CharsetMatch

LARGEST_CSV = 5_000_000
"""Bytes a table may have."""

MOST_ROWS = 5_000
MOST_LINES = 50_000
"""Rows, blank ones included, after which nobody looks for more."""

MOST_COLUMNS = 200
DELIMITERS = (",", ";", "\t", "|")
LOOKED_AT = 60
"""Rows from which the delimiter is told."""

_USUAL = "cp1252"
WIDE = ["utf_16", "utf_16_le", "utf_16_be"]
NARROW = [
    *(_USUAL, "mac_roman", "cp1250", "cp1251", "cp1253"),
    *("cp932", "gb18030", "big5", "cp949"),
]
"""What spreadsheets write beside UTF-8, by whether there are noughts in it."""

MARGIN = 0.1
"""By so much less nonsense another reading must make to be taken before the usual one."""

_SEPARATOR_LINE = Pattern(r'"?sep=(?P<mark>[,;\t|])"?\r?\n', folded=True)
_LONGEST_SEPARATOR_LINE = 9
_OTHER_FILES = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF")
_UNLIKE = "This is not a CSV file. In the spreadsheet, choose “Save as” and then CSV."


@dataclass(frozen=True, slots=True)
class Skipped:
    """A row left out, by its number in a spreadsheet (from 1), and why."""

    row: int
    reason: str


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its number in a spreadsheet, and one cell for each header."""

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table: distinct, non-empty headers, its rows, and the rows that did not fit."""

    headers: tuple[str, ...]
    rows: tuple[Row, ...]
    skipped: tuple[Skipped, ...] = ()
    warnings: tuple[str, ...] = ()


def read_table(content: bytes) -> Table:
    """The table in a CSV file, in whatever spreadsheets write, set apart by , ; tab or |.

    Args:
        content: UTF-8, UTF-16 or Windows-1252, separated by comma, semicolon, tab or |. The first
            row with two filled cells is the header. Blank rows are ignored and short ones filled
            up; a row with too many cells is skipped, as nobody knows what belongs where.

    Raises:
        RefusedImportError: too large, too many rows or columns, no text, or no table.
    """
    if len(content) > LARGEST_CSV:
        raise RefusedImportError(
            f"This file is too large: the most is {LARGEST_CSV // 1_000_000} MB."
        )
    text = _decode(content)
    marked = _SEPARATOR_LINE.match(text[:_LONGEST_SEPARATOR_LINE])
    delimiter = marked["mark"] if marked else _sniff(text)
    rows, warnings = _rows(text[marked.end() :] if marked else text, delimiter)
    if marked:
        # Numbers are those of the file, in which the sep= line is the first.
        rows = [(number + 1, cells) for number, cells in rows]
    return _table(rows, warnings)


def _decode(content: bytes) -> str:
    """The text of a file: in UTF-8 if it can be, else as it makes the least nonsense."""
    # Eight megabytes of memory for something that is rarely asked for.
    from charset_normalizer import from_bytes  # noqa: PLC0415

    if content.startswith(_OTHER_FILES):
        raise RefusedImportError(_UNLIKE)
    among = WIDE if b"\0" in content else NARROW
    with suppress(UnicodeDecodeError):
        if among is NARROW:
            return content.decode("utf-8-sig")
    found = list(from_bytes(content, cp_isolation=among, threshold=1, preemptive_behaviour=False))
    # Left to itself it takes most short lists from western Europe for eastern European ones.
    usual = [each for each in found if _is_usual(each) and each.chaos <= found[0].chaos + MARGIN]
    text = "".join(str(each) for each in (*usual, *found)[:1])
    if not found or "\0" in text:
        raise RefusedImportError(_UNLIKE)
    return text


def _is_usual(match: CharsetMatch) -> bool:
    return _USUAL in {match.encoding, *match.could_be_from_charset}


def _sniff(text: str) -> str:
    """The delimiter with which most rows have the same number of cells, more than one."""
    return max(DELIMITERS, key=lambda delimiter: _evenness(text, delimiter))


def _evenness(text: str, delimiter: str) -> tuple[float, int]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        widths = Counter(len(cells) for cells in islice(reader, LOOKED_AT) if any(cells))
    except csv.Error:
        return (0.0, 0)
    wide = [(count, width) for width, count in widths.items() if width > 1]
    if not wide:
        return (0.0, 0)
    count, width = max(wide)
    return (count / widths.total(), width)


Numbered = list[tuple[int, list[str]]]


def _rows(text: str, delimiter: str) -> tuple[Numbered, tuple[str, ...]]:
    """The rows with anything in them; a quotation mark left open is met halfway and said so."""
    try:
        return list(_read(text, delimiter, strict=True)), ()
    except csv.Error:
        warning = "A quotation mark is not where it should be. Please look over the rows below."
    try:
        return list(_read(text, delimiter, strict=False)), (warning,)
    except csv.Error:
        raise RefusedImportError(
            "One cell goes on for pages. A quotation mark may be missing its other half."
        ) from None


def _read(text: str, delimiter: str, *, strict: bool) -> Iterator[tuple[int, list[str]]]:
    source = io.StringIO(text, newline="")
    reader = csv.reader(source, delimiter=delimiter, strict=strict)
    filled = 0
    for number, cells in enumerate(reader, start=1):
        filled += any(cell.strip() for cell in cells)
        if filled > MOST_ROWS + 1 or number > MOST_LINES:
            raise RefusedImportError(f"This file has more than {MOST_ROWS:,} rows. Cut it in two.")
        if len(cells) > MOST_COLUMNS and any(cell.strip() for cell in cells[MOST_COLUMNS:]):
            raise RefusedImportError(f"This file has more than {MOST_COLUMNS} columns.")
        if any(cell.strip() for cell in cells):
            yield number, cells[:MOST_COLUMNS]


def _table(rows: Numbered, warnings: tuple[str, ...]) -> Table:
    if not rows:
        raise RefusedImportError("There is nothing in this file.")
    top = next((place for place, (_, cells) in enumerate(rows) if _filled(cells) > 1), 0)
    if len(rows) == top + 1:
        raise RefusedImportError("There is no row below the names of the columns.")
    headers = _headers(_trim(rows[top][1]))
    width, kept, skipped = len(headers), [], []
    for number, cells in rows[top + 1 :]:
        if len(_trim(cells)) > width:
            skipped.append(Skipped(number, "It has more cells than the table has columns."))
        else:
            kept.append(Row(number, tuple([*cells, *[""] * width][:width])))
    return Table(headers, tuple(kept), tuple(skipped), warnings)


def _filled(cells: Sequence[str]) -> int:
    return sum(bool(cell.strip()) for cell in cells)


def _trim(cells: list[str]) -> list[str]:
    """The cells without empty ones at the end."""
    last = max((place for place, cell in enumerate(cells) if cell.strip()), default=-1)
    return cells[: last + 1]


def _headers(cells: list[str]) -> tuple[str, ...]:
    """A name for every column: an empty one is numbered, one that is there already as well."""
    found: dict[str, None] = {}
    for place, cell in enumerate(cells, start=1):
        name = " ".join(cell.split()) or f"Column {place}"
        found[next(each for each in _names(name) if each not in found)] = None
    return tuple(found)


def _names(name: str) -> Iterator[str]:
    yield name
    for number in range(2, MOST_COLUMNS + 3):
        yield f"{name} ({number})"

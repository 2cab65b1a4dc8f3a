"""A journal for reading: one spreadsheet, or CSV files in a zip. Neither can be imported again.

No cell of either can run as a formula: in the spreadsheet every text is stored as text, and in a
CSV file it is escaped (data/store/csv_import/formula_safety.py). Everything is made in memory.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
import zipfile
from typing import TYPE_CHECKING, Any

from data.store.csv_import.formula_safety import disarm

if TYPE_CHECKING:
    from collections.abc import Iterable

    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

    from data.store.exchange.readable_tables import Cell, ReadableTable

ABOUT = "About these files.txt"
_TOLD = """\
These tables are for reading. Dates are written year-month-day. To bring your journal back into
Afterview, use "Export everything" there, which restores it exactly: these cannot.

A cell that begins with = + - or @, or with an apostrophe, has one more apostrophe in front of it,
so that no spreadsheet takes what you wrote for a formula. Afterview takes it away again when it
reads a list.
"""
_HOURS = "Hours are told as they are in {}."
_SHEET = "About"
MOST_UNITS = 32_000
"""UTF-16 units a spreadsheet's cell may hold, with room for the sign that it was cut."""

CUT = " … (the whole of it is in your journal)"
# What a person typed must never become a formula, a link or a number.
OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
LOOKS: dict[str, dict[str, Any]] = {
    "heading": {"bold": True, "bottom": 1},
    # An apostrophe that is no part of the text keeps it text when somebody edits the cell.
    "text": {"text_wrap": True, "quote_prefix": True},
    "number": {},
    "day": {"num_format": "d mmm yyyy"},
    "moment": {"num_format": "d mmm yyyy hh:mm"},
}
EARLIEST = dt.date(1900, 1, 1)
NARROW, WIDE, LONG = 12, 22, 48
LONG_FROM = 30
"""Characters from which a column is drawn wide and its lines are broken."""


def write_csv_files(tables: Iterable[ReadableTable], today: dt.date, zone: str = "") -> bytes:
    """A zip file with one CSV file for each table.

    Args:
        tables: what to write, in UTF-8 with a byte order mark, which spreadsheets look for.
        today: the date the files in the zip carry.
        zone: the name of the zone the moments are in, which one of the files tells.
    """
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        told = f"{_TOLD}\n{_HOURS.format(zone)}\n" if zone else _TOLD
        _add(archive, ABOUT, told, today)
        for table in tables:
            _add(archive, f"{table.title}.csv", write_csv(table), today)
    return made.getvalue()


def _add(archive: zipfile.ZipFile, name: str, text: str, today: dt.date) -> None:
    # The zip format knows no year before 1980.
    entry = zipfile.ZipInfo(name, (max(today.year, 1980), today.month, today.day, 0, 0, 0))
    entry.compress_type = zipfile.ZIP_DEFLATED
    archive.writestr(entry, text.encode("utf-8-sig"))


def write_csv(table: ReadableTable) -> str:
    """A table as CSV. Every cell is quoted, and no text in it can run as a formula."""
    made = io.StringIO(newline="")
    writer = csv.writer(made, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(table.headings)
    writer.writerows([_text(cell) for cell in row] for row in table.rows)
    return made.getvalue()


def _text(cell: Cell) -> str:
    if isinstance(cell, dt.datetime):
        return cell.isoformat(sep=" ", timespec="minutes")
    return disarm(cell) if isinstance(cell, str) else str("" if cell is None else cell)


def write_spreadsheet(tables: Iterable[ReadableTable], zone: str = "") -> bytes:
    """An .xlsx file with a sheet for each table: real dates, real numbers, and text as text.

    Args:
        tables: what to write.
        zone: the name of the zone the moments are in, which a last sheet tells.
    """
    # A tenth of a second at the start of the app, for something that is rarely asked for.
    import xlsxwriter  # noqa: PLC0415

    made = io.BytesIO()
    with xlsxwriter.Workbook(made, OPTIONS) as book:
        looks = {name: book.add_format({"valign": "top", **look}) for name, look in LOOKS.items()}
        for table in tables:
            _write_sheet(book.add_worksheet(table.title), table, looks)
        if zone:
            book.add_worksheet(_SHEET).write_string(0, 0, _HOURS.format(zone), looks["text"])
    return made.getvalue()


def _write_sheet(sheet: Worksheet, table: ReadableTable, looks: dict[str, Format]) -> None:
    for column, heading in enumerate(table.headings):
        cells = [row[column] for row in table.rows]
        sheet.set_column(column, column, _width(heading, cells))
        sheet.write_string(0, column, heading, looks["heading"])
        for row, cell in enumerate(cells, start=1):
            _write_cell(sheet, row, column, cell, looks)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, max(1, len(table.rows)), len(table.headings) - 1)


def _width(heading: str, cells: Iterable[Cell]) -> int:
    longest = max((len(cell) for cell in cells if isinstance(cell, str)), default=0)
    return LONG if longest > LONG_FROM else WIDE if max(longest, len(heading)) > NARROW else NARROW


def _write_cell(
    sheet: Worksheet, row: int, column: int, cell: Cell, looks: dict[str, Format]
) -> None:
    if isinstance(cell, str):
        sheet.write_string(row, column, _fit(cell), looks["text"])
    elif isinstance(cell, dt.date) and _day(cell) < EARLIEST:
        # A spreadsheet's calendar begins in 1900.
        sheet.write_string(row, column, cell.isoformat(), looks["text"])
    elif isinstance(cell, dt.date):
        look = looks["moment" if isinstance(cell, dt.datetime) else "day"]
        sheet.write_datetime(row, column, cell, look)
    elif cell is not None:
        sheet.write_number(row, column, cell, looks["number"])


def _day(day: dt.date) -> dt.date:
    return day.date() if isinstance(day, dt.datetime) else day


def _fit(text: str) -> str:
    """`text`, cut where a cell ends; a sign outside the basic plane takes two units of it."""
    # xlsxwriter leaves a text of more than 32,767 signs out altogether.
    units = text.encode("utf-16-le", "replace")
    if len(units) // 2 <= MOST_UNITS:
        return text
    return units[: 2 * (MOST_UNITS - len(CUT))].decode("utf-16-le", "ignore") + CUT

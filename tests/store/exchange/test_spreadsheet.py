"""A journal taken out to be read: all of it, in plain words, and no cell of it a formula."""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
import zipfile
from itertools import count
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from components.text.enum_labels import label_of
from data.models import KINDS, Application, CheckIn, Interview, Moment, Question, Worry
from data.store import (
    TableWording,
    build_readable_tables,
    open_table,
    write_csv_files,
    write_spreadsheet,
)
from data.store.csv_import.formula_safety import disarm, restore
from data.store.exchange.readable_tables import sheets
from tests.support.full_journal import MARK, marked, whole_journal
from tests.support.page_driver import NOW, TODAY, a_question, an_interview, key, many

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from data.models import AnyRecord

MANNER = TableWording(label_of, dt.timezone(dt.timedelta(hours=1)))
DANGEROUS = (
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "\n=1",
    " =1",
    "\u00a0=1",
    "＝1",
    "'=1",
    "''",
    '=HYPERLINK("https://x.test","y")',
    "=cmd|' /C calc'!A0",
)
NO_COLUMN = "a text that is kept stands in no table: give it a column in data/catalogue/tables.toml"
NS = {"m": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}
A_DAY = 46348
"""22 November 2026, in days since the last of 1899."""


def csv_files(records: Iterable[AnyRecord]) -> dict[str, list[list[str]]]:
    """The rows of every CSV file in the zip."""
    content = write_csv_files(build_readable_tables(records, MANNER), TODAY)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {
            name.removesuffix(".csv"): list(
                csv.reader(io.StringIO(archive.read(name).decode("utf-8-sig"), newline=""))
            )
            for name in archive.namelist()
            if name.endswith(".csv")
        }


class Book:
    """A spreadsheet, read back from its XML."""

    def __init__(self, records: Iterable[AnyRecord]) -> None:
        content = write_spreadsheet(build_readable_tables(records, MANNER))
        self.archive = zipfile.ZipFile(io.BytesIO(content))
        strings = self.xml("xl/sharedStrings.xml")
        self.strings = ["".join(each.itertext()) for each in strings.findall("m:si", NS)]
        titles = self.xml("xl/workbook.xml").findall("m:sheets/m:sheet", NS)
        self.titles = [each.attrib["name"] for each in titles]

    def xml(self, name: str) -> ET.Element:
        return ET.fromstring(self.archive.read(name))  # noqa: S314 - written here

    def cells(self, title: str) -> dict[str, tuple[str, str]]:
        """Each cell's kind ("s" is text) and what stands in it."""
        sheet = self.xml(f"xl/worksheets/sheet{self.titles.index(title) + 1}.xml")
        assert sheet.findall(".//m:f", NS) == []
        return {each.attrib["r"]: self.value(each) for each in sheet.findall(".//m:c", NS)}

    def value(self, cell: ET.Element) -> tuple[str, str]:
        kind, held = cell.attrib.get("t", "n"), cell.findtext("m:v", "", NS)
        return kind, self.strings[int(held)] if kind == "s" else held

    def column(self, title: str, heading: str) -> list[tuple[str, str]]:
        """What stands under a heading, row by row."""
        cells = self.cells(title)
        letters = next(at[:-1] for at, found in cells.items() if found == ("s", heading))
        down = (f"{letters}{row}" for row in count(2))
        return list(iter(lambda: cells.get(next(down), ("", "")), ("", "")))

    def look(self, title: str, at: str) -> ET.Element:
        """How a cell is drawn."""
        sheet = self.xml(f"xl/worksheets/sheet{self.titles.index(title) + 1}.xml")
        cell = next(each for each in sheet.findall(".//m:c", NS) if each.attrib["r"] == at)
        formats = self.xml("xl/styles.xml").findall("m:cellXfs/m:xf", NS)
        return formats[int(cell.attrib["s"])]


def texts(records: Iterable[AnyRecord]) -> Iterator[str]:
    """Every text a whole journal was marked with."""
    for record in records:
        yield from re.findall(rf"{MARK}\d+\.", str(record))


@pytest.fixture(scope="module")
def journal() -> list[AnyRecord]:
    """A record of every kind, every text of it different."""
    return [marked(record) for record in whole_journal()]


def test_the_journal_to_test_with_has_every_kind_of_record(journal: list[AnyRecord]) -> None:
    assert {type(record) for record in journal} == set(KINDS)
    assert len(set(texts(journal))) > 70
    assert {sheet.kind for sheet in sheets()} == {str(kind.__struct_config__.tag) for kind in KINDS}


def test_everything_a_person_wrote_is_in_the_csv_files(journal: list[AnyRecord]) -> None:
    written = "\n".join(
        cell for rows in csv_files(journal).values() for row in rows for cell in row
    )
    assert [text for text in texts(journal) if text not in written] == [], NO_COLUMN


def test_everything_a_person_wrote_is_in_the_spreadsheet(journal: list[AnyRecord]) -> None:
    book = Book(journal)
    written = "\n".join(value for title in book.titles for _, value in book.cells(title).values())
    assert [text for text in texts(journal) if text not in written] == [], NO_COLUMN


def test_no_id_of_a_record_stands_in_a_table(journal: list[AnyRecord]) -> None:
    assert not re.search("[0-9a-f]{32}", str(build_readable_tables(journal, MANNER)))


def test_there_is_a_sheet_for_each_kind_of_record_that_is_there() -> None:
    assert Book(()).titles == ["Interviews"]
    assert Book(many(3)).titles == [
        "Interviews",
        "Questions",
        "Around the questions",
        "What came of them",
    ]


def test_days_are_days_and_ratings_numbers() -> None:
    at = dt.datetime(2026, 11, 22, 23, 30, tzinfo=dt.UTC)
    calm = CheckIn(id=key(9), created=NOW, updated=NOW, at=at, moment=Moment.AFTER, level=2)
    book = Book([an_interview(1, date=TODAY), calm])
    assert book.column("Interviews", "Date") == [("n", str(A_DAY))]
    assert book.look("Interviews", "B2").attrib["numFmtId"] != "0"
    assert [kind for kind, _ in book.column("Questions", "Rating")] == ["n"] * 4
    ((kind, moment),) = book.column("Check-ins", "When")
    assert (kind, round(float(moment), 4)) == ("n", round(A_DAY + 1 + 0.5 / 24, 4))
    assert book.column("Check-ins", "Before or after") == [("s", "After")]


def test_each_question_is_a_row_that_names_its_interview() -> None:
    asked = (a_question(1, 0, 2), a_question(1, 1, 5))
    rows = csv_files([an_interview(2, date=TODAY), an_interview(1, questions=asked)])["Questions"]
    named = [dict(zip(rows[0], row, strict=True)) for row in rows[1:]]
    first, second = (each for each in named if each["Interview no."] == "1")
    assert (first["Company"], first["Date"]) == ("Larkspur", "2026-11-20")
    assert (first["Question"], first["Area"], first["Rating"]) == (
        "Tell me about yourself",
        "Opening and background",
        "2",
    )
    assert first["What got in the way"] == "Rushed\nNo example"
    assert (second["Question no."], second["Rating"]) == ("2", "5")


def dangerous() -> list[AnyRecord]:
    """A journal whose every text begins as a formula does."""
    return [
        Worry(id=key(number), created=NOW, updated=NOW, text=text)
        for number, text in enumerate(DANGEROUS, start=1)
    ]


def test_no_cell_of_a_csv_file_begins_as_a_formula_does() -> None:
    rows = csv_files([*dangerous(), an_interview(1, company="=2+2")])
    cells = [cell for table in rows.values() for row in table for cell in row]
    assert [cell for cell in cells if re.match(r"\s*[=+\-@＝＋－＠]|[\t\r\n]", cell)] == []
    assert {restore(row[0]) for row in rows["Worries"][1:]} == set(DANGEROUS)


def test_every_text_of_a_spreadsheet_is_a_text_even_once_it_is_edited() -> None:
    book = Book(dangerous())
    found = book.column("Worries", "Worry")
    assert {kind for kind, _ in found} == {"s"}
    assert {text for _, text in found} == {each.replace("\r", "_x000D_") for each in DANGEROUS}
    assert book.look("Worries", "A2").attrib["quotePrefix"] == "1"


@given(st.text(alphabet="'=+-@\t\r\n\v a＝", max_size=8))
def test_what_was_disarmed_comes_back_exactly(text: str) -> None:
    assert restore(disarm(text)) == text
    assert not re.match(r"\s*[=+\-@＝＋－＠]|[\t\r\n]", disarm(text))


def test_a_list_of_questions_taken_out_can_be_brought_in_again() -> None:
    asked = (
        Question(id=key(11), text="=1+1 is what?", area="intro", rating=2, note="-5 points"),
        Question(id=key(12), text="'Why us?", area="motivation", rating=5),
    )
    first = an_interview(1, questions=asked, company="@home")
    content = write_csv_files(build_readable_tables([first], MANNER), TODAY)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        incoming = open_table(archive.read("Questions.csv"))
    ids = (key(number) for number in count(1))
    (found,) = incoming.look(NOW, lambda: next(ids), ()).records
    assert isinstance(found, Interview)
    assert (found.company, found.date, found.stage) == ("@home", first.date, first.stage)
    assert [(each.text, each.area, each.rating, each.note) for each in found.questions] == [
        (each.text, each.area, each.rating, each.note) for each in asked
    ]


def test_what_no_spreadsheet_can_hold_is_told_in_another_way() -> None:
    old = Application(id=key(1), created=NOW, updated=NOW, applied=dt.date(1850, 1, 2))
    long = Worry(id=key(2), created=NOW, updated=NOW, text="😀" * 20_000)
    book = Book([replace(old, note="\ufffe\x01 and _x0041_"), long])
    assert book.column("Applications", "Applied") == [("s", "1850-01-02")]
    ((_, cut),) = book.column("Worries", "Worry")
    assert cut.endswith("(the whole of it is in your journal)")
    assert len(cut.encode("utf-16-le")) // 2 <= 32_767


def test_a_moment_at_the_end_of_the_calendar_can_be_printed() -> None:
    last = dt.datetime(9999, 12, 31, 23, 59, tzinfo=dt.UTC)
    calm = CheckIn(id=key(9), created=NOW, updated=NOW, at=last, moment=Moment.AFTER, level=2)
    first = replace(calm, id=key(8), at=dt.datetime(1, 1, 1, tzinfo=dt.UTC))
    assert len(csv_files([calm, first])["Check-ins"]) == 3
    assert len(Book([calm, first]).column("Check-ins", "When")) == 2


def test_a_key_no_longer_known_stands_as_it_is() -> None:
    asked = (Question(id=key(11), text="Why?", area="gone-area", slips=("gone-slip",)),)
    rows = csv_files([an_interview(1, questions=asked)])["Questions"]
    named = dict(zip(*rows, strict=True))
    assert named["Area"]
    assert named["What got in the way"]


BEFORE = dt.datetime(2026, 10, 24, 22, 30, tzinfo=dt.UTC)
AFTER = dt.datetime(2026, 10, 25, 22, 30, tzinfo=dt.UTC)
"""The clocks of Berlin go back between the two."""


def test_moments_are_the_visitors_on_both_sides_of_a_change_of_clocks() -> None:
    berlin = TableWording(label_of, ZoneInfo("Europe/Berlin"))
    calm = CheckIn(id=key(9), created=NOW, updated=NOW, at=BEFORE, moment=Moment.AFTER, level=2)
    tables = build_readable_tables([calm, replace(calm, id=key(8), at=AFTER)], berlin)
    (found,) = (each for each in tables if each.title == "Check-ins")
    column = found.headings.index("When")
    assert sorted(str(row[column]) for row in found.rows) == [
        "2026-10-25 00:30:00",
        "2026-10-25 23:30:00",
    ]


def test_the_zone_is_named_once_in_each_file() -> None:
    tables = build_readable_tables(many(2), MANNER)
    told = "Hours are told as they are in Europe/Berlin."
    with zipfile.ZipFile(io.BytesIO(write_csv_files(tables, TODAY, "Europe/Berlin"))) as archive:
        texts = [archive.read(name).decode("utf-8-sig") for name in archive.namelist()]
    assert "".join(texts).count(told) == 1
    with zipfile.ZipFile(io.BytesIO(write_spreadsheet(tables, "Europe/Berlin"))) as book:
        assert book.read("xl/sharedStrings.xml").decode().count(told) == 1
        assert 'name="About"' in book.read("xl/workbook.xml").decode()

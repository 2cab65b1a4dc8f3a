"""A file is a table, or it is refused with a plain reason."""

from __future__ import annotations

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.models import RefusedImportError, check
from data.store.csv_import.applications import applications
from data.store.csv_import.column_mapping import Purpose, guess
from data.store.csv_import.interviews import interviews
from data.store.csv_import.read_csv import (
    LARGEST_CSV,
    MOST_COLUMNS,
    MOST_ROWS,
    Row,
    Skipped,
    read_table,
)
from tests.support.cost_ratios import STEEP, TIMES, hold_against
from tests.support.csv_samples import NOW, ids


@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
def test_any_usual_encoding_and_delimiter_is_read(mark: str, encoding: str) -> None:
    text = "\r\n".join(mark.join(cells) for cells in (("Company", "Role"), ("Müller", "Café")))
    table = read_table(text.encode(encoding))
    assert table.headers == ("Company", "Role")
    assert table.rows == (Row(2, ("Müller", "Café")),)


@pytest.mark.parametrize(
    "encoding, words",
    [
        ("cp1252", "They said “we’ll call” – €40,000 a year…"),
        ("cp1252", "€40,000"),
        ("cp1252", "Größe, Café, señor, façade, Ærø"),
        (
            "mac_roman",
            "Société Générale, contrôleur, très agréable, refusé, pas assez d'expérience",
        ),
        ("cp1250", "Żółw, księgowość, rozmowa poszła dobrze, odpowiedź w przyszłym tygodniu"),
        ("cp1251", "Собеседование прошло хорошо, ответ на следующей неделе"),
        ("cp1253", "Η συνέντευξη πήγε καλά, απάντηση την επόμενη εβδομάδα"),
        ("cp932", "面接はうまくいきました。来週返事が来ます。"),
        ("gb18030", "面试进行得很顺利，下周会有回复。"),
        ("utf-16-be", "Собеседование прошло хорошо 🙂"),
        ("utf-8", "★★★ 🙂 שלום ∑∫√≈"),
    ],
)
def test_a_list_is_read_as_it_was_written_in_whatever_part_of_the_world(
    encoding: str, words: str
) -> None:
    table = read_table(f'Company,Note\r\nHarbour,"{words}"\r\n'.encode(encoding))
    assert table.rows == (Row(2, ("Harbour", words)),)


def test_a_single_sign_far_down_a_long_file_is_read_too() -> None:
    rows = "Northgate,They were kind and asked a lot\n" * 4000
    table = read_table(
        f"Company,Note\n{rows}Harbour,It’s fine\n{rows[:-1]}".encode("cp1252")[:200_000]
    )
    assert Row(4002, ("Harbour", "It’s fine")) in table.rows


def test_commas_inside_quoted_cells_do_not_hide_a_semicolon_file() -> None:
    table = read_table(b'Company;Note\nA;"one, two, three"\nB;"four, five"\n')
    assert [row.cells for row in table.rows] == [("A", "one, two, three"), ("B", "four, five")]


def test_a_first_line_that_names_the_separator_is_heeded_and_rows_keep_their_number() -> None:
    table = read_table(b"sep=;\r\nCompany;Role\r\nA;B\r\n")
    assert (table.headers, table.rows) == (("Company", "Role"), (Row(3, ("A", "B")),))


def test_line_breaks_and_quotation_marks_inside_quotes_stay() -> None:
    table = read_table(b'Company,Note\r\nA,"first\r\nsecond ""quoted"""\r\nB,x\r\n')
    assert table.rows == (Row(2, ("A", 'first\r\nsecond "quoted"')), Row(3, ("B", "x")))


def test_blank_rows_are_passed_over_short_ones_filled_and_long_ones_skipped() -> None:
    table = read_table(b"a,b,c\n\n1\n,,\n1,2,3,,\n1,2,3,4\n")
    assert table.rows == (Row(3, ("1", "", "")), Row(5, ("1", "2", "3")))
    assert table.skipped == (Skipped(6, "It has more cells than the table has columns."),)


def test_empty_and_repeated_headers_get_names_of_their_own() -> None:
    table = read_table(b"Note,,Note, Job  title ,Note (2)\n1,2,3,4,5\n")
    assert table.headers == ("Note", "Column 2", "Note (2)", "Job title", "Note (2) (2)")


def test_a_title_above_the_table_is_passed_over() -> None:
    table = read_table(b"My search\n\nCompany,Role\nA,B\n")
    assert (table.headers, table.rows) == (("Company", "Role"), (Row(4, ("A", "B")),))


def test_an_open_quotation_mark_is_met_halfway_and_said() -> None:
    table = read_table(b'Company,Note\nA,"open\nB,x\n')
    assert len(table.warnings) == 1
    assert table.rows[0].cells[0] == "A"


@pytest.mark.parametrize(
    "content, reason",
    [
        (b"", "There is nothing in this file."),
        (b" \n,,\n", "There is nothing in this file."),
        (b"Company,Role\n", "There is no row below the names of the columns."),
        (b"x" * (LARGEST_CSV + 1), "This file is too large: the most is 5 MB."),
        (
            b"a,b\n" + b"1,2\n" * (MOST_ROWS + 1),
            "This file has more than 5,000 rows. Cut it in two.",
        ),
        (b",".join([b"a"] * (MOST_COLUMNS + 1)) + b"\n1", "This file has more than 200 columns."),
        (b'a,b\n"' + b"x" * 200_000, "One cell goes on for pages. A quotation mark may be missing"),
        (b"PK\x03\x04" + bytes(100), "This is not a CSV file."),
        (b"%PDF-1.7\n", "This is not a CSV file."),
        (bytes(range(256)) * 8, "This is not a CSV file."),
    ],
)
def test_what_is_no_table_is_refused_with_a_plain_reason(content: bytes, reason: str) -> None:
    with pytest.raises(RefusedImportError) as refused:
        read_table(content)
    assert refused.value.reason.startswith(reason)


@pytest.mark.parametrize(
    "piece", [b",", b'"', b'""', b"\n", b'",\n', b"a,", b"\t;|,", b"\xff\xfe", b"\x00\x01", b"\xe4"]
)
def test_five_megabytes_of_anything_cost_no_more_than_is_in_step_with_them(piece: bytes) -> None:
    long = (b"a,b\n" + piece * (LARGEST_CSV // len(piece)))[:LARGEST_CSV]
    short = long[: LARGEST_CSV // TIMES]

    def bring(content: bytes) -> None:
        with contextlib.suppress(RefusedImportError):
            bring_all(content)

    assert hold_against(lambda: bring(long), lambda: bring(short), turns=3) < STEEP


def bring_all(content: bytes) -> None:
    table = read_table(content)
    for each in applications(table, guess(table.headers), NOW, ids()).records:
        check(each)
    mapping = guess(table.headers, Purpose.INTERVIEWS)
    for other in interviews(table, mapping, NOW, ids()).records:
        check(other)


@given(st.binary(max_size=400))
def test_any_bytes_are_a_table_or_refused(content: bytes) -> None:
    try:
        table = read_table(content)
    except RefusedImportError:
        return
    assert all(len(row.cells) == len(table.headers) for row in table.rows)


CELL = st.sampled_from(
    [
        "",
        "=1+1",
        "3/4/2026",
        "31/12/2025",
        "Rejected",
        "7/10",
        "★★",
        "Why us?",
        "2026-02-30",
        "\x00",
    ]
) | st.text(max_size=20)


@given(st.lists(st.lists(CELL, min_size=7, max_size=7), min_size=1, max_size=8))
def test_any_table_gives_records_that_hold_to_their_limits(rows: list[list[str]]) -> None:
    quoted = [",".join('"' + cell.replace('"', '""') + '"' for cell in row) for row in rows]
    head = "Company,Role,Date,Stage,Question,Rating,Result"
    try:
        bring_all("\n".join([head, *quoted]).encode("utf-8", "replace"))
    except RefusedImportError:
        return

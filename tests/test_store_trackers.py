from __future__ import annotations

import contextlib
import datetime as dt
import itertools
import time
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.models import (
    LONGEST_TEXT,
    Application,
    ApplicationStage,
    Ended,
    EvaluationState,
    Format,
    Interview,
    Outcome,
    RefusedImportError,
    Result,
    Stage,
    check,
)
from data.store.columns import (
    Mapping,
    Purpose,
    Target,
    assign,
    guess,
    holds_questions,
    recognise,
)
from data.store.days import Order, read_day, tell_order
from data.store.incoming import open_table
from data.store.past import interviews
from data.store.sheet import LARGEST, MOST_COLUMNS, MOST_ROWS, Row, Skipped, read_table
from data.store.trackers import applications
from data.store.words import (
    read_area,
    read_format,
    read_rating,
    read_result,
    read_stage,
    read_standing,
    tell_scale,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from data.models import AnyRecord
    from data.store.reading import Preview

NOW = dt.datetime(2026, 11, 22, 18, tzinfo=dt.UTC)
A = ApplicationStage
LINKEDIN = (
    "Application Date,Contact Email,Contact Phone Number,Company Name,Job Title,Job Url,"
    "Resume Name,Question And Answers"
)
JOBSYNC = (
    "index,createdAt,applied,appliedDate,Company,JobTitle,jobType,workplaceType,Location,"
    "JobSource,Status"
)
HIRED = (
    "Company,Role,Stage,Tags,Why it ended,Location,Work mode,Salary,Applied,Next follow-up,"
    "Closed,Resume,Round,Days in stage,Days quiet,Activity,Job link,Notes,Link"
)
OWN = """\
title,employer,sector,pay_low,seen_on,closing,date_sent,date_outcome,outcome,application_status
Statistician,Larkspur,Health,"£41,000",,,11/19/2025,,,No response to application
Analyst,"Harbour, Sons & Co",,,11/1/2025,12/13/2025,,,,Didn't apply
Analyst,Quill,,,,,,,,Need to apply
Scientist,Wüstenrot,Finance,,,,02/3/2026,3/14/2026,0,Rejected
Scientist,Northgate,,,,,02/30/2026,,0.5,Declined offer
Engineer,Fernhill,,,,,6/05/2026,6/5/2026,1,Accepted offer
"""
"""A list as somebody keeps it for themselves: gaps, odd columns, days written in two ways."""


def ids() -> Callable[[], str]:
    count = itertools.count(1)
    return lambda: f"{next(count):032x}"


def bring(text: str, kept: Iterable[AnyRecord] = ()) -> Preview:
    table = read_table(text.encode())
    mapping = recognise(table.headers) or guess(table.headers)
    return applications(table, mapping, NOW, ids(), kept=kept)


def bring_log(text: str, **more: Any) -> Preview:  # noqa: ANN401
    table = read_table(text.encode())
    return interviews(table, guess(table.headers, Purpose.INTERVIEWS), NOW, ids(), **more)


def jobs(preview: Preview) -> list[Application]:
    return [each for each in preview.records if isinstance(each, Application)]


def met(preview: Preview) -> list[Interview]:
    return [each for each in preview.records if isinstance(each, Interview)]


# The table


@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
def test_any_usual_encoding_and_delimiter_is_read(mark: str, encoding: str) -> None:
    text = "\r\n".join(mark.join(cells) for cells in (("Company", "Role"), ("Müller", "Café")))
    table = read_table(text.encode(encoding))
    assert table.headers == ("Company", "Role")
    assert table.rows == (Row(2, ("Müller", "Café")),)


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
        (b"x" * (LARGEST + 1), "This file is too large: the most is 5 MB."),
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
def test_five_megabytes_of_anything_are_met_within_seconds(piece: bytes) -> None:
    content = (b"a,b\n" + piece * (LARGEST // len(piece)))[:LARGEST]
    started = time.perf_counter()
    with contextlib.suppress(RefusedImportError):
        bring_all(content)
    assert time.perf_counter() - started < 30


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


# The columns


def test_each_tracker_is_recognised_by_its_headers_in_any_order_and_case() -> None:
    for name, line in (("LinkedIn", LINKEDIN), ("JobSync", JOBSYNC), ("Hired", HIRED)):
        headers = line.split(",")
        assert getattr(recognise(headers), "name", None) == name
        shuffled = recognise([each.upper() for each in headers[::-1]])
        assert getattr(shuffled, "name", None) == name
        assert recognise(headers[1:]) is None


def test_other_headers_are_guessed_by_their_names_and_the_rest_are_extras() -> None:
    headers = read_table(OWN.encode()).headers
    mapping = guess(headers)
    named = {target: headers[at] for target, at in mapping.columns.items()}
    assert named == {
        Target.COMPANY: "employer",
        Target.ROLE: "title",
        Target.DATE: "date_sent",
        Target.HEARD: "date_outcome",
        Target.STATUS: "application_status",
    }
    assert [headers[at] for at in mapping.extras] == [
        "sector",
        "pay_low",
        "seen_on",
        "closing",
        "outcome",
    ]


def test_headers_nobody_could_know_are_all_extras() -> None:
    assert guess(("foo", "bar")) == Mapping({}, extras=(0, 1))


def test_a_column_is_given_another_meaning_and_serves_once() -> None:
    mapping = guess(("Company", "Role", "Odd"))
    moved = assign(mapping, Target.ROLE, 2)
    assert moved == Mapping({Target.COMPANY: 0, Target.ROLE: 2}, extras=(1,))
    taken = assign(moved, Target.NOTE, 0)
    assert dict(taken.columns) == {Target.ROLE: 2, Target.NOTE: 0}
    assert assign(moved, Target.ROLE, None) == Mapping({Target.COMPANY: 0}, extras=(1, 2))


def test_a_table_with_questions_is_a_log_of_interviews_and_a_tracker_is_none() -> None:
    assert holds_questions(("Date", "Company", "Question", "Rating"))
    assert not holds_questions(("Company", "Role", "Status"))
    assert not holds_questions(LINKEDIN.split(","))


# Days


@pytest.mark.parametrize(
    "cell, day",
    [
        ("2025-01-31", dt.date(2025, 1, 31)),
        ("2025-01-31T23:59:00.000Z", dt.date(2025, 1, 31)),
        ("2025/1/3", dt.date(2025, 1, 3)),
        ("31.01.2025", dt.date(2025, 1, 31)),
        ("3/4/25", dt.date(2025, 4, 3)),
        ("3/4/2025, 9:05 AM", dt.date(2025, 4, 3)),
        ("3 Apr 2025", dt.date(2025, 4, 3)),
        ("Thu, 3rd of April 2025", dt.date(2025, 4, 3)),
        ("Apr 3rd, 2025", dt.date(2025, 4, 3)),
        ("September 3 2025", dt.date(2025, 9, 3)),
        ("3-Sept-25", dt.date(2025, 9, 3)),
        ("29/02/2025", None),
        ("2025-02-30", None),
        ("soon", None),
        ("April 2025", None),
        ("45611", None),
        ("1/1/1969", None),
        ("1/1/2099", None),
        ("٣/٤/٢٠٢٥", dt.date(2025, 4, 3)),
        ("3/4/2025" + " " * 100 + "x", None),
    ],
)
def test_a_day_is_read_as_people_write_it_or_not_at_all(cell: str, day: dt.date | None) -> None:
    assert read_day(cell, Order(day_first=True, decided=True), NOW.date()) == day


@pytest.mark.parametrize(
    "cells, preferred, order",
    [
        (["3/4/2025", "13/4/2025"], False, Order(day_first=True, decided=True)),
        (["3/4/2025", "4/13/2025"], True, Order(day_first=False, decided=True)),
        (["3.4.2025"], False, Order(day_first=True, decided=True)),
        (["13/4/2025", "4/13/2025"], True, Order(day_first=None, decided=True)),
        (["3/4/2025"], None, Order(day_first=True, decided=False)),
        (["3/4/2025"], False, Order(day_first=False, decided=True)),
        (["4/4/2025", "2025-03-04", "x"], None, Order(day_first=True, decided=True)),
    ],
)
def test_the_whole_file_decides_whether_the_day_stands_first(
    cells: list[str], preferred: bool | None, order: Order
) -> None:
    assert tell_order([cells], preferred) == order
    assert tell_order([[cell] for cell in cells], preferred) == order


def test_where_a_file_contradicts_itself_only_clear_days_are_taken() -> None:
    order = Order(day_first=None, decided=True)
    assert read_day("13/4/2025", order, NOW.date()) == dt.date(2025, 4, 13)
    assert read_day("4/13/2025", order, NOW.date()) == dt.date(2025, 4, 13)
    assert read_day("4/4/2025", order, NOW.date()) == dt.date(2025, 4, 4)
    assert read_day("3/4/2025", order, NOW.date()) is None


# Words


@pytest.mark.parametrize(
    "text, stage, ended",
    [
        ("Applied", A.APPLIED, None),
        ("❌ Rejected", A.CLOSED, Ended.REJECTED),
        ("Rejected after interview", A.CLOSED, Ended.REJECTED),
        ("Not selected", A.CLOSED, Ended.REJECTED),
        ("No offer", A.CLOSED, Ended.REJECTED),
        ("Closed", A.CLOSED, None),
        ("No response to application", A.GHOSTED, None),
        ("Ghosted", A.GHOSTED, None),
        ("Withdrew", A.WITHDRAWN, None),
        ("withdrawn", A.WITHDRAWN, None),
        ("Declined offer", A.CLOSED, Ended.DECLINED),
        ("Offer accepted", A.CLOSED, Ended.ACCEPTED),
        ("Offer", A.OFFER, None),
        ("Phone screen", A.SCREENING, None),
        ("2nd interview", A.INTERVIEWING, None),
        ("Onsite", A.INTERVIEWING, None),
        ("Wishlist", A.TO_APPLY, None),
        ("draft", A.TO_APPLY, None),
        ("Didn't apply", None, None),
        ("Didn’t apply before application closed", None, None),
    ],
)
def test_a_status_finds_its_stage(
    text: str, stage: ApplicationStage | None, ended: Ended | None
) -> None:
    assert read_standing(text) == (stage, ended)


def test_words_nobody_knows_are_left_open() -> None:
    assert read_standing("zzz") is None
    assert (read_stage("zzz"), read_format(""), read_result("?")) == (None, None, None)
    assert read_area("zzz") is None
    assert read_area("") is None


def test_stages_formats_results_and_areas_find_their_nearest() -> None:
    assert read_stage("Recruiter phone screen") is Stage.SCREENING
    assert read_stage("System design") is Stage.TECHNICAL
    assert read_stage("Final round") is Stage.FINAL
    assert read_stage("2") is Stage.LATER
    assert read_format("Zoom call") is Format.VIDEO
    assert read_format("On-site") is Format.IN_PERSON
    assert read_result("Offer (declined)") is Result.OFFER
    assert read_result("no offer") is Result.REJECTED
    assert read_result("passed to next round") is Result.THROUGH
    assert read_result("Ghosted") is Result.NO_ANSWER
    assert read_area("Teamwork") == "teamwork"
    assert read_area("nerves") == "nerves"


@pytest.mark.parametrize(
    "cell, scale, rating",
    [
        ("1", 5, 1),
        ("5", 5, 5),
        ("0", 5, None),
        ("6", 5, None),
        ("1", 10, 1),
        ("10", 10, 5),
        ("7", 10, 4),
        ("7/10", 5, 4),
        ("3 out of 5", 5, 3),
        ("80", 100, 4),
        ("★★★☆☆", 5, 3),
        ("froze", 5, 1),
        ("not great", 5, 2),
        ("OK", 5, 3),
        ("good", 5, 4),
        ("very good", 5, 5),
        ("9/0", 5, None),
        ("n/a", 5, None),
    ],
)
def test_a_rating_is_brought_to_one_to_five(cell: str, scale: int, rating: int | None) -> None:
    assert read_rating(cell, scale) == rating


def test_the_column_says_what_ratings_are_out_of() -> None:
    assert tell_scale(["3", "5", ""]) == 5
    assert tell_scale(["3", "8", "good"]) == 10
    assert tell_scale(["55"]) == 100
    assert tell_scale([]) == 5


# Applications


def test_a_linkedin_file_is_read_month_first_and_keeps_no_phone_number() -> None:
    row = (
        '"3/4/26, 9:05 AM",me@example.com,+44 20 7946 0000,Larkspur,Analyst,https://x.org/1,'
        'CV.pdf,"Q: A"'
    )
    preview = bring(f"{LINKEDIN}\n{row}\n")
    (job,) = jobs(preview)
    assert (job.company, job.role, job.link) == ("Larkspur", "Analyst", "https://x.org/1")
    assert (job.applied, job.stage, job.source) == (dt.date(2026, 3, 4), A.APPLIED, "LinkedIn")
    assert job.note == "Resume Name: CV.pdf"
    assert preview.warnings == ()


def test_a_jobsync_file_is_read() -> None:
    rows = [
        "1,2026-10-01T08:00:00Z,true,2026-10-02T08:00:00Z,Larkspur,Analyst,Full-time,Remote,Leeds,Indeed,interview",
        "2,2026-10-01T08:00:00Z,false,,Quill,Editor,,,,,draft",
    ]
    first, second = jobs(bring("\n".join([JOBSYNC, *rows])))
    assert (first.applied, first.stage, first.source) == (
        dt.date(2026, 10, 2),
        A.INTERVIEWING,
        "Indeed",
    )
    assert first.note == "jobType: Full-time\nworkplaceType: Remote\nLocation: Leeds"
    assert (second.applied, second.stage, second.source) == (None, A.TO_APPLY, "JobSync")


def test_a_hired_file_is_read_with_why_it_ended() -> None:
    rows = [
        (
            "Larkspur,Analyst,Closed,,Rejected,Leeds,Remote,£40k,2026-09-01,,2026-10-01,,2,,,,"
            "https://x.org/1,Kind people,"
        ),
        "Quill,Editor,Closed,,Ghosted,,,,2026-09-01,,,,,,,,,,",
        "Fern,Baker,Applied,,,,,,2026-11-01,2026-11-30,,,,,,,javascript:alert(1),,",
    ]
    first, second, third = jobs(bring("\n".join([HIRED, *rows])))
    assert (first.stage, first.ended, first.heard) == (
        A.CLOSED,
        Ended.REJECTED,
        dt.date(2026, 10, 1),
    )
    assert first.note == (
        "Kind people\nRejected\nLocation: Leeds\nWork mode: Remote\nSalary: £40k\nRound: 2"
    )
    assert (second.stage, second.ended) == (A.GHOSTED, None)
    assert (third.stage, third.next_date) == (A.APPLIED, dt.date(2026, 11, 30))
    assert (third.link, third.note) == ("", "Link: javascript:alert(1)")


def test_a_list_of_one_s_own_is_read_and_what_does_not_fit_is_said() -> None:
    preview = bring(OWN)
    found = {(each.company, each.stage, each.ended, each.applied) for each in jobs(preview)}
    assert found == {
        ("Larkspur", A.GHOSTED, None, dt.date(2025, 11, 19)),
        ("Quill", A.TO_APPLY, None, None),
        ("Wüstenrot", A.CLOSED, Ended.REJECTED, dt.date(2026, 2, 3)),
        ("Northgate", A.CLOSED, Ended.DECLINED, None),
        ("Fernhill", A.CLOSED, Ended.ACCEPTED, dt.date(2026, 6, 5)),
    }
    assert preview.skipped == (Skipped(3, "You did not apply for it."),)
    assert preview.warnings == (
        "A day could not be read, or cannot be, and was left empty: row 6.",
    )


def test_reading_the_same_file_again_brings_nothing_and_marks_every_row() -> None:
    first = bring(OWN)
    again = bring(OWN, kept=first.records)
    assert again.records == ()
    assert again.already == (2, 4, 5, 6, 7)


def test_a_row_twice_in_the_file_comes_once_unless_its_link_differs() -> None:
    head = "Company,Role,Applied,Link\n"
    same = "A,B,2026-01-02,https://x.org/1\n"
    preview = bring(f"{head}{same}a,  b ,2026-01-02,https://x.org/1\n{same.replace('/1', '/2')}")
    assert [each.link for each in jobs(preview)] == ["https://x.org/1", "https://x.org/2"]
    assert preview.skipped == (Skipped(3, "It is in this file twice."),)


@pytest.mark.parametrize("cell", ["=1+1", "+49 1", "-x", "@SUM(A1)", '=HYPERLINK("http://x","y")'])
def test_a_formula_stays_the_text_it_is(cell: str) -> None:
    quoted = '"' + cell.replace('"', '""') + '"'
    (job,) = jobs(bring(f"Company,Role,Notes\n{quoted},{quoted},{quoted}\n"))
    assert (job.company, job.role, job.note) == (cell, cell, cell)


def test_a_row_without_company_and_role_is_skipped_and_an_unknown_status_is_kept() -> None:
    preview = bring("Company,Role,Status\n,,Applied\nA,,Moonlit\n")
    assert preview.skipped == (Skipped(2, "It names neither a company nor a role."),)
    (job,) = jobs(preview)
    assert (job.stage, job.note) == (A.APPLIED, "Status: Moonlit")
    assert preview.warnings == (
        "The status is in words this app does not know, and counts as applied: row 3.",
    )


def test_dates_that_nothing_decides_are_read_day_first_and_said() -> None:
    preview = bring("Company,Role,Applied\nA,B,3/4/2026\n")
    assert jobs(preview)[0].applied == dt.date(2026, 4, 3)
    assert preview.warnings == (
        "Dates such as 3/4 were read as day, then month. Nothing in the file decides it.",
    )


def test_nobody_has_applied_in_the_future() -> None:
    preview = bring("Company,Role,Applied\nA,B,2026-11-23\nC,D,2026-11-22\n")
    assert [each.applied for each in jobs(preview)] == [None, dt.date(2026, 11, 22)]


def test_a_text_too_long_is_cut_and_said() -> None:
    preview = bring(f"Company,Role,Notes\nA,B,{'x' * (LONGEST_TEXT + 5)}\n")
    assert len(jobs(preview)[0].note) == LONGEST_TEXT
    assert preview.warnings == ("A text was cut after 20,000 characters: row 2.",)


def test_many_rows_with_the_same_trouble_are_counted_not_listed() -> None:
    rows = "".join(f"A{number},B,never\n" for number in range(9))
    assert bring(f"Company,Role,Applied\n{rows}").warnings == (
        "A day could not be read, or cannot be, and was left empty: rows 2, 3, 4, 5, 6 and 4 more.",
    )


# Past interviews


LOG = """\
Date,Company,Role,Stage,Format,Question,Area,Rating,Note,Result
2026-09-01,Larkspur,Analyst,Phone screen,,Tell me about yourself,intro,4,Calm,through
2026-09-01,larkspur,Analyst,phone screen,,Why us?,Mysteries,2,,
2026-09-09,Larkspur,Analyst,Final,Zoom,Any questions?,,good,,Rejected
2026-11-20,Quill,,,,,,,A long talk about boats,
someday,Quill,,,,,,,,
"""


def test_rows_of_one_company_day_and_stage_are_one_interview() -> None:
    preview = bring_log(LOG)
    first, second, third = met(preview)
    assert (first.company, first.role, first.date) == ("Larkspur", "Analyst", dt.date(2026, 9, 1))
    assert (first.stage, first.format) == (Stage.SCREENING, Format.PHONE)
    asked = [(each.text, each.area, each.rating, each.note) for each in first.questions]
    assert asked == [("Tell me about yourself", "intro", 4, "Calm"), ("Why us?", None, 2, "")]
    assert (second.stage, second.format) == (Stage.FINAL, Format.VIDEO)
    assert second.questions[0].rating == 4
    assert (third.questions, third.note) == ((), "A long talk about boats")
    assert preview.skipped == (Skipped(6, "It has no day that can be read."),)


def test_what_came_of_an_interview_is_its_outcome_and_silence_is_none() -> None:
    preview = bring_log(LOG)
    outcomes = [each for each in preview.records if isinstance(each, Outcome)]
    first, second, _ = met(preview)
    assert [(each.interview, each.result) for each in outcomes] == [
        (first.id, Result.THROUGH),
        (second.id, Result.REJECTED),
    ]


def test_what_was_rated_or_long_ago_is_closed_and_a_fresh_one_is_open() -> None:
    states = [each.evaluation.state for each in met(bring_log(LOG))]
    assert states == [EvaluationState.CLOSED, EvaluationState.CLOSED, EvaluationState.NEW]


def test_an_area_that_is_not_named_is_suggested_and_an_unknown_one_is_not() -> None:
    preview = bring_log(LOG, suggest=lambda text: "closing" if "questions" in text else "intro")
    areas = [question.area for each in met(preview) for question in each.questions]
    assert areas == ["intro", None, "closing"]


def test_what_was_left_open_is_said_in_plain_words() -> None:
    assert bring_log(LOG).warnings == (
        "A day could not be read, or cannot be, and was left empty: row 6.",
        "A kind of question this app does not know was left open: row 3.",
    )


def test_ratings_out_of_ten_are_brought_to_five_and_said() -> None:
    preview = bring_log("Date,Company,Question,Rating\n2026-09-01,A,X?,10\n2026-09-01,A,Y?,4\n")
    assert [each.rating for each in met(preview)[0].questions] == [5, 2]
    assert preview.warnings == ("Ratings out of 10 were brought to 1 to 5.",)


def test_reading_the_same_log_again_brings_nothing() -> None:
    kept = bring_log(LOG).records
    again = bring_log(LOG, kept=kept)
    assert (again.records, again.already) == ((), (2, 3, 4, 5))


def test_two_stages_on_one_day_are_two_interviews_and_both_come() -> None:
    log = "Date,Company,Stage,Question\n2026-09-01,A,Technical,X?\n2026-09-01,A,Final,Y?\n"
    preview = bring_log(log)
    assert [each.stage for each in met(preview)] == [Stage.TECHNICAL, Stage.FINAL]
    assert bring_log(log, kept=met(preview)[:1]).already == (2,)


def test_of_two_results_the_last_one_holds_and_it_is_said() -> None:
    log = "Date,Company,Question,Result\n2026-09-01,A,X?,waiting\n2026-09-01,A,Y?,offer\n"
    preview = bring_log(log)
    assert [each.result for each in preview.records if isinstance(each, Outcome)] == [Result.OFFER]
    assert preview.warnings == (
        "An interview has different results; the last one was taken: row 3.",
    )


def test_beyond_a_hundred_questions_the_rest_are_left_out_and_counted() -> None:
    rows = "".join(f"2026-09-01,A,Question {number}?\n" for number in range(103))
    preview = bring_log(f"Date,Company,Question\n{rows}")
    assert len(met(preview)[0].questions) == 100
    assert preview.warnings == (
        "An interview keeps 100 questions; one more was left out: rows 102, 103 and 104.",
    )


def test_a_formula_in_a_question_stays_the_text_it_is() -> None:
    preview = bring_log("Date,Company,Question\n2026-09-01,@A,=cmd|' /C calc'!A0\n")
    (interview,) = met(preview)
    assert (interview.company, interview.questions[0].text) == ("@A", "=cmd|' /C calc'!A0")


def test_the_longest_log_is_compared_with_a_long_journal_in_no_time() -> None:
    rows = b"".join(b"2026-01-%02d,C%d\n" % (1 + each % 28, each) for each in range(MOST_ROWS))
    kept = [
        Interview(id=f"{each:032x}", created=NOW, updated=NOW, date=NOW.date(), company=f"K{each}")
        for each in range(MOST_ROWS)
    ]
    ids = (f"{each:032x}" for each in range(10_000, 10_000 + MOST_ROWS))
    table = open_table(b"Interview date,Company\n" + rows).taken_as(Purpose.INTERVIEWS)
    began = time.process_time()
    found = table.look(NOW, lambda: next(ids), kept)
    assert len(found.records) == MOST_ROWS
    assert time.process_time() - began < 8

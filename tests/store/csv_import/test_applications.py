"""Applications from other trackers and from lists of one's own."""

from __future__ import annotations

import datetime as dt

import pytest

from data.models import LONGEST_TEXT, Ended
from data.store.csv_import.read_csv import Skipped
from tests.support.csv_samples import HIRED, JOBSYNC, LINKEDIN, OWN, A, bring, jobs


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

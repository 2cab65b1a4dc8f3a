"""A list from elsewhere on the page of applications: looked at, corrected, kept, undone."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from data.models import (
    Application,
    ApplicationStage,
    Ended,
    Interview,
    Outcome,
    Result,
)
from tests.support.page_driver import (
    HOSTILE,
    NOW,
    an_interview,
    fill,
    key,
    many,
    visit_page,
    words,
)
from tests.support.widgets import button, buttons, choose, field, press, switch

if TYPE_CHECKING:
    from pathlib import Path

    from streamlit.testing.v1 import AppTest

    from data.store import Store

LINKEDIN = (
    "Application Date,Contact Email,Contact Phone Number,Company Name,Job Title,Job Url,"
    "Resume Name,Question And Answers\n"
    '"3/4/26, 9:15 AM",a@example.org,1,Northgate,Data analyst,https://example.org/1,cv.pdf,""\n'
    '"11/20/26, 9:15 AM",a@example.org,1,Larkspur,Baker,http://example.org/2,cv.pdf,""\n'
)
JOBSYNC = (
    "index,createdAt,applied,appliedDate,Company,JobTitle,jobType,workplaceType,Location,"
    "JobSource,Status\n"
    "1,2026-11-01,true,2026-11-02,Northgate,Data analyst,Full-time,Remote,Leeds,Indeed,applied\n"
    "2,2026-11-01,true,2026-11-03,Larkspur,Baker,Full-time,Remote,Leeds,Indeed,rejected\n"
    "3,2026-11-01,false,,Quill,Clerk,Full-time,Remote,Leeds,Indeed,draft\n"
)
HIRED = (
    "Company,Role,Stage,Tags,Why it ended,Location,Work mode,Salary,Applied,Next follow-up,"
    "Closed,Resume,Round,Days in stage,Days quiet,Activity,Job link,Notes,Link\n"
    "Northgate,Baker,Interview,,,Leeds,On site,,2026-11-01,2026-11-30,,,2,3,4,,"
    "https://example.org/1,They were kind,\n"
    "Larkspur,Clerk,Closed,,Rejected,Leeds,On site,,2026-10-01,,2026-11-01,,,,,,,,\n"
)
FOREIGN = (
    "Firm;Vacancy;Sent;How it stands\n"
    "Northgate;Baker;3/4/2026;interview\n"
    "Larkspur;Clerk;5/6/2026;no response\n"
    ";;;\n"
    ";;7/8/2026;applied\n"
    "Quill;Cook;1/2/2026;a;b;c;d\n"
)
LOG = (
    "Date,Company,Role,Round,Question,How it went,Outcome\n"
    "2026-09-01,Northgate,Baker,First,Tell me about yourself,2/5,rejected\n"
    "2026-09-01,Northgate,Baker,First,Zyx qwv?,4/5,rejected\n"
    "2026-10-02,Larkspur,Clerk,Final,Tell me about a time you failed,5/5,offer\n"
    ",Quill,Cook,First,Why us?,3/5,\n"
)


def bring(content: str | bytes, name: str = "list.csv") -> AppTest:
    """The page with a file brought to it."""
    app = visit_page("applications")
    app.session_state["intake"] = True
    app.run()
    raw = content.encode() if isinstance(content, str) else content
    app.file_uploader[0].upload(name, raw, "text/csv")
    return app.run()


def by_company(store: Store) -> dict[str, Application]:
    """What is kept, by company."""
    return {each.company: each for each in store.all(Application)}


def test_a_linkedin_file_is_named_and_kept_with_the_month_first(home: Path) -> None:
    store = fill(home, ())
    app = bring(LINKEDIN)
    assert "This looks like a LinkedIn file." in words(app)
    assert not [each for each in app.segmented_control if each.key == "intake-order"]
    assert store.everything() == ()
    press(app, "Bring in 2 applications")
    kept = by_company(store)
    assert kept["Northgate"].applied == dt.date(2026, 3, 4)
    assert kept["Northgate"].link == "https://example.org/1"
    assert (kept["Larkspur"].role, kept["Larkspur"].source) == ("Baker", "LinkedIn")
    assert {each.created for each in kept.values()} == {NOW}


def test_a_jobsync_file_is_named_kept_and_undone(home: Path) -> None:
    store = fill(home, [an_interview(1)])
    before = store.everything()
    app = bring(JOBSYNC)
    assert "This looks like a JobSync file." in words(app)
    press(app, "Bring in 3 applications")
    assert not app.exception
    kept = by_company(store)
    assert kept["Northgate"].applied == dt.date(2026, 11, 2)
    assert kept["Larkspur"].ended is Ended.REJECTED
    assert kept["Quill"].stage is ApplicationStage.TO_APPLY
    assert "3 applications brought in." in words(app)
    assert app.file_uploader[0].value is None
    press(app, "Undo")
    assert store.everything() == before


def test_a_hired_file_is_named_and_keeps_what_is_next(home: Path) -> None:
    store = fill(home, ())
    app = bring(HIRED)
    assert "This looks like a Hired file." in words(app)
    press(app, "Bring in 2 applications")
    kept = by_company(store)
    assert kept["Northgate"].stage is ApplicationStage.INTERVIEWING
    assert kept["Northgate"].next_date == dt.date(2026, 11, 30)
    assert (kept["Larkspur"].ended, kept["Larkspur"].heard) == (
        Ended.REJECTED,
        dt.date(2026, 11, 1),
    )


def test_a_foreign_file_is_looked_over_and_its_columns_corrected(home: Path) -> None:
    store = fill(home, ())
    app = bring(FOREIGN)
    text = words(app)
    assert "The columns were matched by their names" in text
    assert "Left out, row 5: It names neither a company nor a role." in text
    assert "Left out, row 6: It has more cells than the table has columns." in text
    assert app.table[0].value["Stage"].tolist() == ["Applied", "Applied"]
    switch(app, "Change which column is what", True)
    status = field(app, "Status")
    assert status.value is None
    status.set_value(3).run()
    assert app.table[0].value["Stage"].tolist() == ["Interviewing", "No answer"]
    press(app, "Bring in 2 applications")
    assert by_company(store)["Larkspur"].stage is ApplicationStage.GHOSTED


def test_one_column_serves_once_and_says_so(home: Path) -> None:
    fill(home, ())
    app = bring(FOREIGN)
    switch(app, "Change which column is what", True)
    choose(app, "Role", 0)
    assert field(app, "Role").value == 0
    assert field(app, "Company", nth=1).value is None


def test_a_column_can_be_left_out(home: Path) -> None:
    store = fill(home, ())
    app = bring(FOREIGN)
    switch(app, "Change which column is what", True)
    choose(app, "Role", None)
    press(app, "Bring in 2 applications")
    assert {each.role for each in store.all(Application)} == {""}


@pytest.mark.parametrize(
    "first, applied", [(True, dt.date(2026, 4, 3)), (False, dt.date(2026, 3, 4))]
)
def test_days_that_could_be_either_are_asked_about(
    home: Path, first: bool, applied: dt.date
) -> None:
    store = fill(home, ())
    app = bring(FOREIGN)
    choose(app, "How does the file write 03/04?", first)
    assert field(app, "How does the file write 03/04?").value is first
    press(app, "Bring in 2 applications")
    assert by_company(store)["Northgate"].applied == applied


def test_days_that_can_only_be_one_are_not_asked_about(home: Path) -> None:
    fill(home, ())
    app = bring(FOREIGN.replace("3/4/2026", "23/4/2026"))
    assert not [each for each in app.button_group if each.key == "intake-order"]


def test_a_log_of_questions_becomes_interviews_with_their_outcomes(home: Path) -> None:
    store = fill(home, ())
    app = bring(LOG)
    assert field(app, "What is in it?").value == "interviews"
    assert "Left out, row 5: It has no day that can be read." in words(app)
    press(app, "Bring in 2 interviews with 3 questions")
    first, second = sorted(store.all(Interview), key=lambda each: each.date)
    assert [(each.text, each.area, each.rating) for each in first.questions] == [
        ("Tell me about yourself", "intro", 2),
        ("Zyx qwv?", None, 4),
    ]
    assert [each.area for each in second.questions] == ["setbacks"]
    results = {each.interview: each.result for each in store.all(Outcome)}
    assert results == {first.id: Result.REJECTED, second.id: Result.OFFER}
    press(app, "Undo")
    assert store.everything() == ()


def test_interviews_brought_in_belong_to_the_application_they_fit(home: Path) -> None:
    one = Application(id=key(9), created=NOW, updated=NOW, company="northgate", role="Baker")
    store = fill(home, [one])
    app = bring(LOG)
    press(app, "Bring in 2 interviews with 3 questions")
    linked = {each.company: each.application for each in store.all(Interview)}
    assert linked == {"Northgate": key(9), "Larkspur": None}


def test_the_same_file_can_be_taken_as_the_other_thing(home: Path) -> None:
    store = fill(home, ())
    app = bring(LOG)
    choose(app, "What is in it?", "applications")
    assert "Bring in 3 applications" in buttons(app)
    choose(app, "What is in it?", None)
    assert field(app, "What is in it?").value == "applications"
    press(app, "Bring in 3 applications")
    assert store.all(Interview) == ()
    assert {each.company for each in store.all(Application)} == {"Northgate", "Larkspur", "Quill"}


def test_what_is_here_already_is_not_brought_in_twice(home: Path) -> None:
    store = fill(home, ())
    app = bring(JOBSYNC)
    press(app, "Bring in 3 applications")
    again = bring(JOBSYNC)
    assert "Here already, rows 2, 3 and 4." in words(again)
    assert button(again, "There is nothing new to bring in").disabled
    assert "There is nothing new to bring in" in buttons(again)
    assert len(store.all(Application)) == 3


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\n\n",
        b"only a heading",
        b"Company,Role\n",
        b"PK\x03\x04 a spreadsheet",
        b"%PDF-1.7",
        b"\xff\xfe\x00",
        b"\0" * 100,
        b"a,b\n" + b'"' + b"x" * 200_000,
        b"a,b\n" + b"1,2\n" * 6_000,
        (",".join("abcdefghij" * 30) + "\n1\n").encode(),
    ],
)
def test_a_file_that_is_no_table_is_refused_in_one_sentence(home: Path, content: bytes) -> None:
    store = fill(home, many(3))
    before = store.everything()
    app = bring(content)
    assert not app.exception
    assert app.info[0].value.endswith("Nothing here was changed.")
    assert "bring" not in {each.key for each in app.button}
    assert store.everything() == before


def test_a_file_taken_away_again_leaves_nothing_behind(home: Path) -> None:
    store = fill(home, ())
    app = bring(JOBSYNC)
    app.file_uploader[0].clear()
    app.run()
    assert not app.exception
    assert "bring" not in {each.key for each in app.button}
    assert store.everything() == ()


def test_another_file_is_met_afresh(home: Path) -> None:
    fill(home, ())
    app = bring(JOBSYNC)
    app.file_uploader[0].upload("other.csv", LINKEDIN.encode(), "text/csv")
    app.run()
    assert "This looks like a LinkedIn file." in words(app)


def test_what_a_file_holds_is_shown_and_kept_as_it_stands(home: Path) -> None:
    store = fill(home, ())
    cell = "=cmd|'/c calc'!A1 <b>x</b> [x](https://x.test) :smile: $5"
    quoted = '"' + HOSTILE.replace('"', '""') + '"'
    app = bring(f'Company,Role,Applied,[x](y) :smile:\n{quoted},"{cell}",2026-11-01,"{cell}"\n')
    assert not app.exception
    shown = [words(app), *(str(each.value.to_numpy().tolist()) for each in app.table)]
    for text in shown:
        assert "[x](" not in text
        assert ":smile:" not in text
        assert "<b>" not in text
    press(app, "Bring in 1 application")
    (kept,) = store.all(Application)
    assert (kept.company, kept.role) == (HOSTILE, cell)


def test_a_large_list_is_brought_in_whole(home: Path) -> None:
    store = fill(home, ())
    rows = "".join(f"Company {each},Baker,2026-01-01\n" for each in range(2_000))
    app = bring(f"Company,Role,Applied\n{rows}")
    press(app, "Bring in 2000 applications")
    assert not app.exception
    assert len(store.all(Application)) == 2_000


def test_the_example_takes_a_list_in_without_touching_ones_own(home: Path) -> None:
    store = fill(home, ())
    app = visit_page("applications", example="1")
    app.session_state["intake"] = True
    app.run()
    app.file_uploader[0].upload("list.csv", JOBSYNC.encode(), "text/csv")
    app.run()
    press(app, "Bring in 3 applications")
    assert "3 applications brought in." in words(app)
    assert store.everything() == ()

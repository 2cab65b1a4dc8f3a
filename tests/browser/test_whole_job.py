"""The whole job on the real app: rate three interviews, see what recurs, practise it, keep it."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from playwright.sync_api import expect

from tests.browser import acts

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Download, Page

    from tests.browser.server import Server

WEAK = "Conflict and difficult people"
ARRIVING = "Arriving and first impression"
QUESTIONS = {
    "Tell me about yourself": ("Opening", 4),
    "Tell me about a conflict with a colleague": ("Conflict", 1),
    "Why do you want this job?": ("Motivation", 4),
    "Tell me about a time you worked in a team": ("Teamwork", 5),
}
COMPANIES = ("Northgate", "Larkspur", "Quill")
NOTE = "I blamed them, and there was no ending"


def test_three_interviews_lead_to_the_weak_area_its_practice_and_a_copy_that_restores(
    page: Page, server: Server, tmp_path: Path
) -> None:
    for company in COMPANIES:
        evaluate_one(page, server, company)
    see_what_recurs(page, server)
    practise_it(page, server)
    kept = (server.interviews(), server.practices())
    copy = export(page, server, tmp_path)
    erase(page, server)
    bring_back(page, copy)
    assert (server.interviews(), server.practices()) == kept
    see_it_again(page, server)


def evaluate_one(page: Page, server: Server, company: str) -> None:
    """Log one interview, rate it, reload half-way, go on, and close it."""
    interview = acts.log_interview(page, server)
    capture(page, company)
    acts.begin(page)
    acts.type_into(acts.field(page, "What went well?"), f"{company} laughed once")
    acts.press(page, "Next: Answers")
    rate_half_and_reload(page)
    for question, (_, rating) in list(QUESTIONS.items())[2:]:
        acts.rate(page, question, rating)
    acts.press(page, "Next: The rest of it")
    acts.choose(page, ARRIVING, "4", more=True)
    acts.press(page, "Next: What mattered")
    expect(page.get_by_text("One question, or the whole thing?")).to_be_visible()
    acts.press(page, "Next: One change")
    acts.type_into(acts.field(page, "Next time, when …"), "they ask about a conflict")
    acts.type_into(acts.field(page, "I will …"), "say how it ended")
    acts.press(page, "Finish")
    expect(acts.heading(page, "Looked at, and put down")).to_be_visible()
    is_kept(server, interview, company)


def capture(page: Page, company: str) -> None:
    """Note the questions, file each, and say where it was."""
    acts.note_questions(page, tuple(QUESTIONS))
    for question, (area, _) in QUESTIONS.items():
        chip = acts.choice(page, question).get_by_role("radio", name=area, exact=True)
        if not chip.is_checked():
            chip.click()
        expect(chip).to_be_checked()
    acts.type_into(acts.field(page, "Company"), company)


def rate_half_and_reload(page: Page) -> None:
    """Rate two answers, write about the bad one, and reload while still in the field."""
    for question, (_, rating) in list(QUESTIONS.items())[:2]:
        acts.rate(page, question, rating)
    acts.tick(page, "What got in the way?", "No result")
    acts.type_into(acts.field(page, "What happened?"), NOTE)
    acts.pause_a_second(page)
    page.reload()
    acts.settle(page)
    expect(page.get_by_text("Two are not rated yet.")).to_be_visible()
    expect(page.get_by_role("button", name=re.compile("No result, a note"))).to_be_visible()


def is_kept(server: Server, interview: str, company: str) -> None:
    """Everything tapped and typed about one interview is on disk."""
    found = next(each for each in server.interviews() if each.id == interview)
    assert found.company == company
    assert found.went_well == f"{company} laughed once"
    assert [(each.text, each.rating) for each in found.questions] == [
        (question, rating) for question, (_, rating) in QUESTIONS.items()
    ]
    bad = found.questions[1]
    assert (bad.area, bad.slips, bad.note) == ("conflict", ("no-result",), NOTE)
    assert (found.change.when, found.change.will) == (
        "they ask about a conflict",
        "say how it ended",
    )


def see_what_recurs(page: Page, server: Server) -> None:
    """Patterns names the weak area in its first sentence and in a card."""
    acts.visit(page, server, "patterns")
    main = page.get_by_test_id("stMain")
    expect(main.get_by_text("keeps coming back: Conflict (3 of 3)").first).to_be_visible()
    expect(
        main.get_by_text(re.compile(r"Low in all (3|three) interviews that asked it\.")).first
    ).to_be_visible()


def practise_it(page: Page, server: Server) -> None:
    """Learn puts the weak area first; one exercise is logged."""
    acts.visit(page, server, "learn")
    expect(page.get_by_role("heading", level=3).first).to_have_text(WEAK)
    exercise = page.get_by_role("radiogroup", name="Choose an exercise").first
    exercise.get_by_role("radio").first.click()
    page.get_by_text("I practised this").first.click()
    acts.choose(page, "How it went", "4")
    acts.press(page, "Save")
    expect(page.get_by_text("Noted.").first).to_be_visible()
    (practice,) = server.practices()
    assert (practice.area, practice.went) == ("conflict", 4)


def export(page: Page, server: Server, folder: Path) -> Path:
    """Everything, as one file."""
    acts.visit(page, server, "your_data")
    with page.expect_download() as coming:
        acts.press(page, "Export everything")
    download: Download = coming.value
    copy = folder / download.suggested_filename
    download.save_as(copy)
    assert len(json.loads(copy.read_text(encoding="utf-8"))["records"]) == len(COMPANIES) + 1
    return copy


def erase(page: Page, server: Server) -> None:
    """Everything gone, on the screen and on disk."""
    acts.press(page, "Erase everything")
    page.get_by_text("Erase the safety copies too").click()
    expect(page.get_by_text("This cannot be undone.")).to_be_visible()
    acts.confirm_erasing(page)
    expect(page.get_by_text("Everything is erased.")).to_be_visible()
    assert (server.interviews(), server.practices()) == ((), ())
    left = [path.name for path in server.home.rglob("*") if "journal" in path.name]
    assert all("Northgate" not in read(server.home, name) for name in left)


def read(home: Path, name: str) -> str:
    """Every file of a name below a folder, as text."""
    found = [path for path in home.rglob(name) if path.is_file()]
    return "".join(path.read_text(encoding="utf-8", errors="replace") for path in found)


def bring_back(page: Page, copy: Path) -> None:
    """The copy, brought back."""
    page.get_by_test_id("stFileUploader").locator("input").set_input_files(copy)
    expect(page.get_by_text("The file holds 3 interviews, 1 sitting of practice.")).to_be_visible()
    acts.press(page, "Add what is new")
    expect(page.get_by_text("4 records were added.")).to_be_visible()


def see_it_again(page: Page, server: Server) -> None:
    """The same interviews, the same practice, and the same weak area."""
    acts.visit(page, server, "interviews")
    for company in COMPANIES:
        expect(acts.button(page, company)).to_be_visible()
    see_what_recurs(page, server)
    acts.visit(page, server, "learn")
    expect(acts.heading(page, "What you practised")).to_be_visible()
    expect(page.get_by_text("Practised once, today.")).to_be_visible()

"""Messy notes pasted on a phone: what is left out, a chip corrected, and that it is remembered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.sync_api import expect

from tests.browser import acts

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from data.models import Question
    from tests.browser.conftest import NewContext
    from tests.browser.server import Server

PHONE = {"width": 390, "height": 844}
ODD = "Which spreadsheet would you take to an island?"
NOTES = f"""Interview with Northgate

[10:02] Panel: Thanks for coming. When could you start?
[10:03] Me: In four weeks.
[10:04] Panel: {ODD}
[10:05] Me: I laughed and said the one with the budget.
[10:07] Panel: Tell me about a time you failed.
[10:09] Me: The migration. Do you want the long version?
"""
ASKED = ["When could you start?", ODD, "Tell me about a time you failed."]


def test_messy_notes_become_questions_and_a_correction_is_remembered_next_time(
    server: Server, new_context: NewContext
) -> None:
    page = new_context(viewport=PHONE).new_page()
    first = acts.log_interview(page, server)
    paste(page, NOTES)
    expect(page.get_by_text("3 questions noted.")).to_be_visible()
    assert [question.text for question in kept(server, first)] == ASKED
    add_what_was_left_out(page, server, first)
    assert kept(server, first)[0].area == "logistics"
    file(page, server, first, ODD, "values")
    acts.begin(page)
    acts.turn_to(page, "Answers")
    acts.rate(page, "When could you start?", 4)
    acts.wait_until(page, lambda: kept(server, first)[0].rating == 4)
    assert server.interviews()[0].pastes == (NOTES,)
    second = acts.log_interview(page, server)
    paste(page, f"- {ODD.lower()}\n- went fine, i think")
    expect(page.get_by_text("1 question noted.")).to_be_visible()
    assert [question.area for question in kept(server, second)] == ["values"]


def paste(page: Page, text: str) -> None:
    """Paste into the inbox and add it to the list."""
    acts.type_into(acts.field(page, "What did they ask?"), text)
    acts.press(page, "Add to the list")


def add_what_was_left_out(page: Page, server: Server, interview: str) -> None:
    """Look at what was left out; one line of it was a question after all."""
    fold = page.get_by_role("button", name="lines we weren't sure about")
    fold.click()
    for line in ("In four weeks.", "Interview with Northgate", "The migration. Do you want"):
        expect(page.get_by_role("button", name=line)).to_be_visible()
    page.get_by_role("button", name="The migration.").click()
    acts.wait_until(page, lambda: len(kept(server, interview)) == 4)
    assert kept(server, interview)[-1].text == "The migration. Do you want the long version?"


def file(page: Page, server: Server, interview: str, question: str, area: str) -> None:
    """Take another chip than any of those offered: all areas are one tap further."""
    # The chip gives way to the list of all areas at once, so it is never seen as chosen.
    chips = acts.choice(page, question)
    chips.get_by_role("radio", name="More, or remove").click()
    # Streamlit shuts a list as the page scrolls, so the field is brought into sight beforehand.
    areas = page.get_by_role("combobox", name="All areas")
    areas.scroll_into_view_if_needed()
    acts.let_settle(page)
    areas.fill("Values, ethics")
    page.get_by_role("option", name="Values, ethics").click()
    acts.wait_until(page, lambda: kept(server, interview)[1].area == area)


def kept(server: Server, interview: str) -> tuple[Question, ...]:
    """The questions of an interview as they stand on disk."""
    return next(each.questions for each in server.interviews() if each.id == interview)

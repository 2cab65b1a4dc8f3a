"""One bad interview on a phone, from the pocket card to the next application: ten steps settled."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.sync_api import expect

from data.models import (
    Amends,
    Application,
    CheckIn,
    Contact,
    Letter,
    Outcome,
    Practice,
    Result,
    Wobble,
    Worry,
)
from tests.browser import acts

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser.conftest import NewContext
    from tests.browser.server import Server

PHONE = {"width": 390, "height": 844}
QUESTIONS = {
    "Tell me about yourself": 4,
    "Tell me about a conflict with a colleague": 1,
    "Why do you want this job?": 3,
}


def test_one_bad_interview_walks_through_all_ten_steps_on_a_phone(
    server: Server, new_context: NewContext
) -> None:
    page = new_context(viewport=PHONE, is_mobile=True, has_touch=True).new_page()
    interview = leave_with_decorum(page, server)
    breathe(page)
    evaluate(page, server, interview)
    make_amends(page, server, interview)
    put_it_down(page, server, interview)
    hear_a_no(page, server, interview)
    stay_in_touch(page, server, interview)
    practise(page, server)
    apply_again(page, server)
    acts.visit(page, server, "interview", interview)
    expect(page.get_by_text("All ten are settled.")).to_be_visible()
    assert_kept(server)


def leave_with_decorum(page: Page, server: Server) -> str:
    """Steps 1 and 2 on the pocket card, opened from a bookmark; the interview is logged there."""
    acts.visit(page, server, "pocket_card")
    acts.choose(page, "Part of the card", "The wobble")
    expect(page.get_by_text("you do not know what they think", exact=False).first).to_be_visible()
    acts.choose(page, "Part of the card", "Leaving")
    for courtesy in ("Smile", "Stand straight", "Thank them"):
        acts.tick(page, "On the way out", courtesy)
    acts.press(page, "Log today's interview")
    expect(page.get_by_text("You ticked 3 of 4 on the way out.")).to_be_visible()
    acts.press(page, "Breathe")
    expect(acts.heading(page, "Breathe")).to_be_visible()
    acts.settle(page)
    return server.interviews()[0].id


def breathe(page: Page) -> None:
    """Step 3: how it feels before and after, in one tap each."""
    acts.choose(page, "How do you feel now?", "Very upset")
    acts.choose(page, "And afterwards?", "Settled")
    acts.settle(page)


def evaluate(page: Page, server: Server, interview: str) -> None:
    """Step 4, and with it the answer to step 1: whether one gave up inside."""
    acts.visit(page, server, "evaluate", interview)
    acts.note_questions(page, tuple(QUESTIONS))
    acts.type_into(acts.field(page, "Company"), "Northgate")
    acts.begin(page)
    acts.type_into(acts.field(page, "What went well?"), "I stayed to the end")
    acts.press(page, "Next: Answers")
    for question, rating in QUESTIONS.items():
        acts.rate(page, question, rating)
    acts.press(page, "Next: The rest of it")
    acts.choose(page, "Was there a moment when you gave up?", "Half-way")
    acts.choose(page, "Did it turn round after that?", "Yes, somewhat")
    acts.press(page, "Next: What mattered")
    expect(page.get_by_text("One question, or the whole thing?")).to_be_visible()
    acts.press(page, "Next: One change")
    acts.type_into(acts.field(page, "I will …"), "say how it ended")
    acts.press(page, "Finish")
    expect(acts.heading(page, "Looked at, and put down")).to_be_visible()


def make_amends(page: Page, server: Server, interview: str) -> None:
    """Step 5: a few taps that end, as they mostly do, in leaving it."""
    acts.visit(page, server, "amends", interview)
    acts.choose(page, "What happened?", "My mind went blank")
    acts.choose(page, "How serious was it?", "A small thing")
    acts.choose(page, "Would a correction help?", "No")
    acts.choose(page, "Have you thanked them already?", "Yes")
    acts.wait_until(page, lambda: server.interviews()[0].amends.decision is Amends.LEAVE)


def put_it_down(page: Page, server: Server, interview: str) -> None:
    """Step 6: a worry parked, and the interview put away for three days."""
    acts.visit(page, server, "wait", interview)
    acts.type_into(acts.field(page, "What keeps coming back"), "They saw my hands shake")
    acts.press(page, "Park it")
    expect(page.get_by_text("They saw my hands shake")).to_be_visible()
    # The choice gives way to "Open it again" at once, so it is never seen as made.
    acts.choice(page, "Put it away for").get_by_role("radio", name="Three days").click()
    acts.wait_until(page, lambda: server.interviews()[0].closed_until is not None)


def hear_a_no(page: Page, server: Server, interview: str) -> None:
    """Step 7: the answer, and a gracious reply that the person sent."""
    acts.visit(page, server, "outcome", interview)
    acts.choose(page, "What did they say?", "Turned down")
    acts.choose(page, "Which letter", "Thank them, ask for feedback")
    acts.press(page, "I sent it")
    acts.wait_until(page, lambda: any(each.sent for each in server.journal().all(Letter)))


def stay_in_touch(page: Page, server: Server, interview: str) -> None:
    """Step 8: somebody met there."""
    acts.visit(page, server, "stay_in_touch", interview)
    acts.type_into(acts.field(page, "Somebody you met"), "Zoë Ångström")
    page.keyboard.press("Enter")
    acts.wait_until(page, lambda: bool(server.journal().all(Contact)))


def practise(page: Page, server: Server) -> None:
    """Step 9: one exercise, noted."""
    acts.visit(page, server, "learn")
    exercises = page.get_by_role("radiogroup", name="Choose an exercise").first
    exercises.get_by_role("radio").first.click()
    page.get_by_text("I practised this").first.click()
    acts.press(page, "Save")
    acts.wait_until(page, lambda: bool(server.journal().all(Practice)))


def apply_again(page: Page, server: Server) -> None:
    """Step 10: one more application, in ten seconds."""
    acts.visit(page, server, "applications")
    acts.type_into(acts.field(page, "Company"), "Larkspur")
    acts.type_into(acts.field(page, "Job title"), "Planner")
    acts.press(page, "Add")
    acts.wait_until(page, lambda: bool(server.journal().all(Application)))


def assert_kept(server: Server) -> None:
    """What each step left in the journal."""
    journal = server.journal()
    (interview,) = server.interviews()
    assert interview.wobble is Wobble.HALF_WAY
    assert set(interview.leaving) == {"smile", "stand-straight", "thank-them"}
    assert [each.level for each in journal.all(CheckIn)] == [1, 4]
    assert [each.text for each in journal.all(Worry)] == ["They saw my hands shake"]
    assert [each.result for each in journal.all(Outcome)] == [Result.REJECTED]
    assert [each.name for each in journal.all(Contact)] == ["Zoë Ångström"]
    assert [each.company for each in journal.all(Application)] == ["Larkspur"]

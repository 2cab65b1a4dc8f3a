"""Whatever happens to the page, the browser or the server: what was on the screen is kept."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace
from playwright.sync_api import expect

from data.models import Evaluation, EvaluationState, Settings
from tests.browser import acts
from tests.support.page_driver import TODAY, a_question, an_interview, key

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    from data.models import Interview, Question
    from tests.browser.conftest import NewContext
    from tests.browser.server import Server

ID = key(1)
ASKED = "Tell me about yourself"
TYPED = "I lost the thread after a minute"
TRIES = 5


def half_way(**fields: object) -> Interview:
    """An interview in the middle of its half hour, with one question to rate."""
    started = Evaluation(state=EvaluationState.STARTED, part=2)
    fresh = {"went_well": "", "around": (), "key_issues": (), "felt": None, "chance": None}
    asked = (a_question(1, 0, None),)
    return an_interview(
        1, **{**fresh, "date": TODAY, "evaluation": started, "questions": asked, **fields}
    )


def asked(server: Server) -> Question:
    """The one question, as it is on disk."""
    return server.interviews()[0].questions[0]


def leave_page(page: Page, server: Server, new_context: NewContext) -> Page:  # noqa: ARG001
    """To another page by the menu, and back."""
    page.get_by_role("link", name="Interviews").first.click()
    expect(acts.heading(page, "Interviews")).to_be_visible()
    page.go_back()
    return page


def reload(page: Page, server: Server, new_context: NewContext) -> Page:  # noqa: ARG001
    """The browser's own reload."""
    page.reload()
    return page


def close_browser(page: Page, server: Server, new_context: NewContext) -> Page:
    """The browser closed, and opened again without any memory."""
    page.context.close()
    again = new_context().new_page()
    acts.visit(again, server, "evaluate", ID)
    return again


def kill_server(page: Page, server: Server, new_context: NewContext) -> Page:  # noqa: ARG001
    """The server killed and started again under an open tab."""
    server.kill()
    expect(page.locator(acts.CONNECTED)).to_have_count(0)
    server.start()
    expect(page.locator(acts.CONNECTED)).to_be_attached(timeout=30_000)
    return page


def kill_server_and_reload(page: Page, server: Server, new_context: NewContext) -> Page:
    """The server killed and started again, and the tab reloaded."""
    return reload(kill_server(page, server, new_context), server, new_context)


@pytest.mark.parametrize(
    "happens", [leave_page, reload, close_browser, kill_server, kill_server_and_reload]
)
def test_text_typed_a_second_ago_and_every_tap_survive(
    page: Page,
    server: Server,
    new_context: NewContext,
    happens: Callable[[Page, Server, NewContext], Page],
) -> None:
    server.fill([half_way()])
    acts.visit(page, server, "evaluate", ID)
    acts.rate(page, ASKED, 2)
    acts.tick(page, "What got in the way?", "Rambled")
    acts.tick(page, "What got in the way?", "No example")
    acts.type_into(acts.field(page, "What happened?"), TYPED)
    acts.pause_a_second(page)

    page = happens(page, server, new_context)

    expect(acts.heading(page, "Half an hour")).to_be_visible()
    acts.settle(page)
    kept = asked(server)
    assert (kept.rating, kept.slips, kept.note) == (2, ("rambled", "no-example"), TYPED)
    acts.open_card(page)
    expect(
        acts.choice(page, f"How did this go: {ASKED}").get_by_role("radio", name="2")
    ).to_be_checked()
    expect(acts.field(page, "What happened?")).to_have_value(TYPED)
    expect(acts.ticked(page, "What got in the way?")).to_have_text(["Rambled", "No example"])


def test_text_typed_in_the_moment_of_a_reload_is_handed_over(page: Page, server: Server) -> None:
    """The server drops what has not begun when the page goes: on a busy machine now and then."""
    server.fill([half_way()])
    acts.visit(page, server, "evaluate", ID)
    acts.rate(page, ASKED, 2)
    for number in range(TRIES):
        acts.open_card(page)
        acts.retype(acts.field(page, "What happened?"), f"{TYPED} {number}")
        page.reload()
        acts.settle(page)
        if asked(server).note == f"{TYPED} {number}":
            return
    raise AssertionError("none of it was kept")


def test_text_typed_a_second_ago_is_kept_on_any_page(page: Page, server: Server) -> None:
    acts.visit(page, server, "your_data")
    acts.type_into(acts.field(page, "The name under your letters"), "Zo\u00eb")
    acts.pause_a_second(page)
    acts.wait_until(
        page, lambda: [each.signature for each in server.journal().all(Settings)] == ["Zo\u00eb"]
    )


def test_the_chip_that_files_a_question_survives_a_reload(page: Page, server: Server) -> None:
    server.fill([half_way(questions=(replace(a_question(1, 0, None), area=None),))])
    acts.visit(page, server, "evaluate", ID)
    about = f"What was this about: {ASKED}"
    acts.choice(page, about).get_by_role("radio", name="Opening", exact=True).click()
    acts.wait_until(page, lambda: asked(server).area == "intro")

    page.reload()

    acts.settle(page)
    expect(page.get_by_test_id("stMain").get_by_text("Opening")).to_be_visible()
    acts.rate(page, ASKED, 4)
    acts.press(page, "It was about something else")
    filed = acts.choice(page, about).get_by_role("radio", name="Opening", exact=True)
    expect(filed).to_be_checked()


def test_two_tabs_changing_two_fields_of_one_interview_keep_both(
    page: Page, server: Server
) -> None:
    server.fill([half_way(questions=(a_question(1, 0, 2),))])
    other = page.context.new_page()
    for tab in (page, other):
        acts.visit(tab, server, "evaluate", ID)
        acts.open_card(tab)
    acts.retype(acts.field(page, "What happened?"), "typed in the first tab")
    acts.wait_until(page, lambda: asked(server).note == "typed in the first tab")
    acts.retype(acts.open_wished(other), "typed in the second tab")

    acts.wait_until(page, lambda: asked(server).better_answer == "typed in the second tab")
    assert asked(server).note == "typed in the first tab"
    assert asked(server).better_answer == "typed in the second tab"
    expect(acts.field(other, "What happened?")).to_have_value("typed in the first tab")


def test_while_the_server_is_away_a_field_takes_nothing_in_that_it_could_not_keep(
    page: Page, server: Server
) -> None:
    server.fill([half_way(questions=(a_question(1, 0, 2),))])
    acts.visit(page, server, "evaluate", ID)
    acts.open_card(page)
    server.kill()
    expect(acts.field(page, "What happened?")).to_be_disabled()
    server.start()
    expect(acts.field(page, "What happened?")).to_be_enabled(timeout=30_000)


def test_the_word_saved_stands_under_what_was_typed(page: Page, server: Server) -> None:
    server.fill([half_way()])
    acts.visit(page, server, "evaluate", ID)
    expect(page.get_by_text(re.compile("Saved on this computer$")).last).to_be_visible()

"""Tapping faster than the connection carries: what was chosen stays, whatever is tapped next.

A browser tells the values of all its widgets with each tap, so over a slow link it tells old ones.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace
from playwright.sync_api import expect

from data.models import Change, Evaluation, EvaluationState, Interview, Question
from tests.browser import acts
from tests.support.page_driver import TODAY, an_interview, key

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser.server import Server
    from tests.browser.wire import Wire

ASKED = "Which spreadsheet would you take to an island?"
SAID = "My answer, word for word"


def started(part: int, rating: int | None = None) -> Interview:
    """An interview with one question, at this part of its half hour."""
    question = Question(id=key(100), text=ASKED, area="curveball", rating=rating)
    evaluation = Evaluation(state=EvaluationState.STARTED, part=part)
    return an_interview(
        1,
        date=TODAY,
        around=(),
        questions=(question,),
        evaluation=evaluation,
        went_well="",
        change=Change(),
    )


def kept(server: Server) -> Interview:
    """The interview as it stands on disk."""
    return server.interviews()[0]


def open_on(page: Page, server: Server, interview: Interview) -> None:
    server.fill([interview])
    acts.visit(page, server, "evaluate", interview.id)


def test_an_area_chosen_from_the_list_stays_though_the_half_hour_is_started_at_once(
    page: Page, server: Server, wire: Wire
) -> None:
    open_on(page, server, replace(started(1), evaluation=Evaluation()))
    acts.choice(page, ASKED).get_by_role("radio", name="More, or remove").click()
    page.get_by_role("combobox", name="All areas").fill("Values, ethics")
    with wire.slow():
        page.get_by_role("option").first.click()
        acts.wait_until(page, lambda: kept(server).questions[0].area == "values")
        acts.press(page, "Start the half hour")
        acts.wait_until(page, lambda: kept(server).evaluation.state is EvaluationState.STARTED)
    expect(acts.heading(page, "Half an hour")).to_be_visible()
    acts.settle(page)
    assert kept(server).questions[0].area == "values"


def test_what_was_added_to_the_list_is_not_back_in_its_field_with_the_next_tap(
    page: Page, server: Server, wire: Wire
) -> None:
    open_on(page, server, replace(started(1), evaluation=Evaluation(), questions=()))
    acts.type_into(acts.field(page, "What did they ask?"), ASKED)
    expect(acts.button(page, "Add to the list")).to_be_visible()
    with wire.slow():
        acts.press(page, "Add to the list")
        acts.wait_until(page, lambda: len(kept(server).questions) == 1)
        acts.press(page, "Skip the half hour")
        acts.pause_a_second(page)
    expect(acts.heading(page, "Before it fades")).to_have_count(0)
    acts.settle(page)
    assert [each.text for each in kept(server).questions] == [ASKED]
    assert (kept(server).pasted, kept(server).pastes) == ("", (ASKED,))


def test_an_example_taken_over_stays_though_the_half_hour_is_closed_at_once(
    page: Page, server: Server, wire: Wire
) -> None:
    open_on(page, server, started(5, rating=1))
    example = acts.choice(page, "One change for next time", more=True).get_by_role("radio").first
    with wire.slow():
        example.click()
        acts.wait_until(page, lambda: kept(server).change.will != "")
        taken = kept(server).change
        acts.press(page, "Finish")
        acts.wait_until(page, lambda: kept(server).evaluation.state is EvaluationState.CLOSED)
    expect(acts.heading(page, "Looked at, and put down")).to_be_visible()
    acts.settle(page)
    assert kept(server).change == taken


def test_a_second_tap_on_next_does_not_lead_back(page: Page, server: Server, wire: Wire) -> None:
    open_on(page, server, started(3, rating=1))
    with wire.slow():
        acts.press(page, "Next: What mattered")
        acts.wait_until(page, lambda: kept(server).evaluation.part == 4)
        acts.press(page, "Next: What mattered")
        acts.pause_a_second(page)
    acts.settle(page)
    assert kept(server).evaluation.part == 4


def test_both_versions_kept_as_one_stay_though_more_is_tapped_at_once(
    page: Page, server: Server, wire: Wire
) -> None:
    open_on(page, server, started(1))
    there = kept(server)
    server.journal().put(replace(there, went_well="theirs"))
    acts.type_into(acts.field(page, "went well"), "mine")
    expect(acts.button(page, "Keep both")).to_be_visible()
    with wire.slow():
        acts.press(page, "Keep both")
        acts.wait_until(page, lambda: "mine" in kept(server).went_well)
        joined = kept(server).went_well
        acts.press(page, "Next: Answers")
        acts.wait_until(page, lambda: kept(server).evaluation.part == 2)
    acts.settle(page)
    assert kept(server).went_well == joined
    assert joined == "theirs\n\nmine"

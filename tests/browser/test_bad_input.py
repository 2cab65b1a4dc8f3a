"""Whatever is typed is shown as typed, kept exactly, and never becomes part of the page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from components.text.markdown import END, ISOLATE, JOINER, NO_BREAK
from components.text.one_change import tell_promise
from data.models import LONGEST_TEXT, Change, Evaluation, EvaluationState, Question
from tests.browser import acts
from tests.support.page_driver import TODAY, an_interview, key

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

    from data.models import Interview
    from tests.browser.server import Server

ID = key(1)
LONG = ("It went on and on and I could not find the end of it. " * 400)[: LONGEST_TEXT - 1] + "!"
TEXTS = {
    "twenty thousand characters": LONG,
    "many scripts": (
        "👩‍👩‍👧 laughed 🙂, 🇬🇧 and ❤️‍🔥 :smile: :material/home:, "
        "סיפרתי על שלום and مرحبا بكم then back"
    ),
    "markup": (
        "# no heading **not bold** [no link](https://x.test) `code` $5 and $6 - 1. "
        "![](https://x.test/a.png) "
        '<b id="typed">bold</b> <img id="typed" src=x onerror="window.typed=1"> '
        '<script>window.typed=1</script> <iframe id="typed" src="//x.test"></iframe> &amp; &lt;'
    ),
}
every_text = pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS.keys())


def at(state: EvaluationState, part: int = 1, **fields: Any) -> Interview:  # noqa: ANN401 - of it
    """An interview at some point of its evaluation, with nothing said yet."""
    empty: dict[str, Any] = dict.fromkeys(("went_well", "company", "role"), "")
    empty |= dict.fromkeys(("around", "key_issues", "questions"), ())
    empty |= {"felt": None, "chance": None, "change": Change(), "date": TODAY}
    empty["evaluation"] = Evaluation(state=state, part=part)
    return an_interview(1, **{**empty, **fields})


def shown(target: Locator) -> str:
    """What a piece of the page shows, without the invisible signs that keep it as typed."""
    return "".join(
        sign for sign in target.inner_text() if sign not in {JOINER, ISOLATE, END}
    ).replace(NO_BREAK, " ")


def holds(page: Page, text: str) -> None:
    """The page shows `text` somewhere outside its fields, as it was typed."""
    main = page.get_by_test_id("stMain")
    acts.wait_until(page, lambda: text in shown(main))


def is_only_text(page: Page) -> None:
    """Nothing that was typed has become an element or run as a script."""
    expect(page.locator("#typed")).to_have_count(0)
    expect(page.get_by_test_id("stMain").get_by_role("link", name="no link")).to_have_count(0)
    assert page.evaluate("window.typed") is None


@every_text
def test_a_text_in_a_large_field_is_kept_exactly_and_shown_in_the_summary(
    page: Page, server: Server, text: str
) -> None:
    server.fill([at(EvaluationState.STARTED)])
    acts.visit(page, server, "evaluate", ID)
    acts.type_into(acts.field(page, "What went well?"), text)
    acts.wait_until(page, lambda: server.interviews()[0].went_well == text)
    expect(acts.field(page, "What went well?")).to_have_value(text)
    acts.turn_to(page, "Change")
    acts.press(page, "Finish")
    expect(acts.heading(page, "Looked at, and put down")).to_be_visible()
    holds(page, text)
    is_only_text(page)


@every_text
def test_a_question_is_shown_as_typed_in_capture_and_half_hour(
    page: Page, server: Server, text: str
) -> None:
    server.fill([at(EvaluationState.NEW)])
    acts.visit(page, server, "evaluate", ID)
    acts.type_into(acts.field(page, "What did they ask?"), text)
    acts.wait_until(page, lambda: server.interviews()[0].pasted == text)
    acts.press(page, "Add to the list")
    acts.wait_until(page, lambda: bool(server.interviews()[0].questions))
    assert server.interviews()[0].questions[0].text == text
    holds(page, text)
    acts.begin(page)
    acts.turn_to(page, "Answers")
    holds(page, text)
    is_only_text(page)


@every_text
def test_a_line_is_kept_exactly_and_shown_over_the_page_and_in_the_promise(
    page: Page, server: Server, text: str
) -> None:
    server.fill([at(EvaluationState.STARTED, 5, company=text)])
    acts.visit(page, server, "evaluate", ID)
    holds(page, text)
    acts.type_into(acts.field(page, "Next time, when …"), text)
    acts.wait_until(page, lambda: server.interviews()[0].change.when == text)
    acts.type_into(acts.field(page, "I will …"), text)
    acts.wait_until(page, lambda: server.interviews()[0].change.will == text)
    holds(page, tell_promise(text, text, "Next time"))
    is_only_text(page)


def test_one_sign_too_many_is_said_calmly_and_stays_on_the_screen(
    page: Page, server: Server
) -> None:
    server.fill([at(EvaluationState.STARTED)])
    acts.visit(page, server, "evaluate", ID)
    acts.type_into(acts.field(page, "What went well?"), "short")
    acts.wait_until(page, lambda: server.interviews()[0].went_well == "short")
    acts.type_into(acts.field(page, "What went well?"), LONG)
    expect(page.get_by_text("This is longer than 20,000 characters")).to_be_visible()
    expect(acts.field(page, "What went well?")).to_have_value(f"short{LONG}")
    assert server.interviews()[0].went_well == "short"


def test_every_page_shows_a_hostile_journal_as_text(page: Page, server: Server) -> None:
    text = TEXTS["markup"]
    asked = (Question(id=key(11), text=text, area="intro", rating=1, note=text),)
    server.fill(
        [at(EvaluationState.CLOSED, 5, company=text, role=text, went_well=text, questions=asked)]
    )
    for name in acts.ADDRESSES:
        acts.visit(page, server, name, ID)
        is_only_text(page)

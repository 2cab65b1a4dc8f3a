"""Rating and opening answers on a phone: what is under the thumb stays there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from msgspec.structs import replace
from playwright.sync_api import expect

from data.catalogue.loader import catalogue
from data.models import Evaluation, EvaluationState, Question
from tests.browser import acts
from tests.support.page_driver import TODAY, an_interview, key

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

    from data.models import Interview
    from tests.browser.conftest import NewContext
    from tests.browser.server import Server

PHONE = {"width": 390, "height": 844}
A_HAIR = 1
"""Pixels a row may move."""

TO = "(row, block) => row.scrollIntoView({block})"
TOP = "row => row.getBoundingClientRect().top"
ASKED = ("Tell me about yourself", "Why us?", "A conflict?", "And would you say so?", "Salary?")
TABS = '[role="radiogroup"][aria-label="Part"] [role="radio"]'


def asked(rated: int, area: str | None = "intro", number: int = 5) -> Interview:
    """An interview at its answers: so many questions, so many of them rated low."""
    questions = tuple(
        Question(
            id=key(100 + n),
            text=f"Question {n}: {ASKED[n % len(ASKED)]}",
            area=area,
            rating=2 if n < rated else None,
        )
        for n in range(number)
    )
    started = Evaluation(state=EvaluationState.STARTED, part=2)
    return an_interview(1, date=TODAY, around=(), questions=questions, evaluation=started)


def at_part(interview: Interview, part: int, **fields: Any) -> Interview:  # noqa: ANN401
    """The same interview at another part of its half hour, with these fields changed."""
    started = Evaluation(state=EvaluationState.STARTED, part=part)
    return replace(interview, **{"evaluation": started, **fields})


def on_a_phone(server: Server, new_context: NewContext, interview: Interview) -> Page:
    """Evaluate on a phone, with nothing but this interview in the journal."""
    page = new_context(viewport=PHONE, is_mobile=True, has_touch=True).new_page()
    server.fill([interview])
    acts.visit(page, server, "evaluate", key(1))
    return page


def tops(rows: list[Locator]) -> list[float]:
    """Where each row begins, in pixels."""
    return [float(each.evaluate(TOP)) for each in rows]


def tap(
    target: Locator, rows: list[Locator], then: Locator | None = None, where: str = "center"
) -> float:
    """Tap `target`, wait for `then`; how far the rows have moved, the most any of them did."""
    page = target.page
    target.evaluate(TO, where)
    expect(page.locator(acts.READY)).to_be_attached()
    before = tops(rows)
    target.tap()
    if then is not None:
        expect(then).to_be_visible()
    acts.let_settle(page)
    return max(abs(new - old) for new, old in zip(tops(rows), before, strict=True))


def group(page: Page, name: str) -> Locator:
    """The choices of a field, by the field's key."""
    return page.locator(f'[class*="st-key-{name}"]').locator(
        '[role="radiogroup"], [role="group"], [role="toolbar"]'
    )


def figure(row: Locator, rating: int) -> Locator:
    """The place of a rating in its row."""
    return row.get_by_role("radio").nth(rating - 1)


def is_chosen(row: Locator, rating: int) -> Locator:
    """That place once it is chosen."""
    return row.locator('[role="radio"][aria-checked="true"]').filter(has_text=str(rating))


@pytest.mark.parametrize("area", ["intro", None])
@pytest.mark.parametrize("first, then", [(1, 5), (3, 2), (5, 4)])
def test_a_row_that_is_rated_and_all_above_it_stay_where_they_are(
    server: Server, new_context: NewContext, area: str | None, first: int, then: int
) -> None:
    page = on_a_phone(server, new_context, asked(0, area))
    rows = [group(page, f"rating-{key(100 + n)}") for n in range(5)]
    for n, row in enumerate(rows):
        for wanted in (first, then):
            moved = tap(figure(row, wanted), rows[: n + 1], is_chosen(row, wanted))
            assert moved <= A_HAIR, (n, wanted)


def test_the_last_of_five_unrated_and_the_first_stay_as_well(
    server: Server, new_context: NewContext
) -> None:
    page = on_a_phone(server, new_context, asked(0))
    rows = [group(page, f"rating-{key(100 + n)}") for n in range(5)]
    for n in range(4, -1, -1):
        assert tap(figure(rows[n], 2), rows[: n + 1], is_chosen(rows[n], 2)) <= A_HAIR, n


def test_a_line_that_opens_or_closes_stays_where_it_is(
    server: Server, new_context: NewContext
) -> None:
    page = on_a_phone(server, new_context, asked(5))
    lines = [page.locator(f".st-key-open-{key(100 + n)} button") for n in range(5)]
    for n, line in enumerate(lines):
        note = page.locator(f".st-key-note-{key(100 + n)}")
        assert tap(line, lines[: n + 1], note) <= A_HAIR
        row = group(page, f"rating-{key(100 + n)}")
        assert tap(figure(row, 5), [*lines[: n + 1], row], is_chosen(row, 5)) <= A_HAIR
    for n, line in enumerate(lines):
        # Low on the screen, so that the page does not end above what it showed before.
        assert tap(line, lines[: n + 1], where="end") <= A_HAIR
        expect(group(page, f"rating-{key(100 + n)}")).to_have_count(0)


def test_a_card_closed_after_it_was_rated_leaves_its_row_where_it_is(
    server: Server, new_context: NewContext
) -> None:
    page = on_a_phone(server, new_context, asked(0))
    row, toggle = group(page, f"rating-{key(100)}"), page.locator(f".st-key-open-{key(100)} button")
    assert tap(figure(row, 2), [row], toggle) <= A_HAIR
    note = page.locator(f".st-key-note-{key(100)}")
    assert tap(toggle, [row, toggle], acts.button(page, "More")) <= A_HAIR
    expect(note).to_have_count(0)
    assert tap(toggle, [row, toggle], note) <= A_HAIR


def test_what_is_rated_around_the_questions_stays_where_it_is(
    server: Server, new_context: NewContext
) -> None:
    unsaid = asked(0)
    page = on_a_phone(
        server,
        new_context,
        at_part(unsaid, 3, felt=None, chance=None),
    )
    rows = [group(page, f"around-{each.id}-") for each in catalogue().around]
    tap(page.locator('[class*="st-key-fold-around-more"] button'), rows[:3], rows[5])
    for n, row in enumerate(rows):
        for wanted in (1, 5):
            moved = tap(figure(row, wanted), rows[: n + 1], is_chosen(row, wanted))
            assert moved <= A_HAIR, (n, wanted)
    felt, chances = group(page, "felt-"), group(page, "chance-")
    wobble = group(page, "wobble-")
    assert tap(wobble.get_by_role("radio").first, [*rows, wobble]) <= A_HAIR
    assert tap(figure(felt, 5), [*rows, wobble, felt], is_chosen(felt, 5)) <= A_HAIR
    assert tap(chances.get_by_role("radio").nth(3), [*rows, wobble, felt, chances]) <= A_HAIR


def test_a_tap_on_a_chip_moves_no_row_and_changes_no_other_questions_chips(
    server: Server, new_context: NewContext
) -> None:
    fresh = at_part(asked(0, None), 1, evaluation=Evaluation(), felt=None, chance=None)
    page = on_a_phone(server, new_context, fresh)
    rows = [group(page, f"area-{key(100 + n)}") for n in range(5)]
    offered = [row.inner_text() for row in rows]
    for n, row in enumerate(rows):
        for place in (3, 0):
            chip = row.get_by_role("radio").nth(place)
            assert tap(chip, rows) <= A_HAIR, (n, place)
            assert [each.inner_text() for each in rows] == offered
    felt, chances = group(page, "felt-"), group(page, "chance-")
    assert tap(figure(felt, 2), [*rows, felt], is_chosen(felt, 2)) <= A_HAIR
    assert tap(chances.get_by_role("radio").first, [*rows, felt, chances]) <= A_HAIR


def test_all_areas_laid_out_for_one_question_leave_the_others_where_they_are(
    server: Server, new_context: NewContext
) -> None:
    fresh = at_part(asked(0, None), 1, evaluation=Evaluation())
    page = on_a_phone(server, new_context, fresh)
    rows = [group(page, f"area-{key(100 + n)}") for n in range(5)]
    for n in (0, 2, 4):
        more = rows[n].get_by_role("radio", name="More, or remove")
        drop = page.locator(f".st-key-drop-{key(100 + n)}")
        assert tap(more, rows[: n + 1], drop) <= A_HAIR, n
    assert tap(rows[3].get_by_role("radio").first, rows[:4]) <= A_HAIR


def test_the_five_parts_are_one_row_on_a_phone_and_each_scale_is_too(
    server: Server, new_context: NewContext
) -> None:
    page = on_a_phone(server, new_context, asked(0))
    for chips in (page.locator(TABS), group(page, f"rating-{key(100)}").get_by_role("radio")):
        expect(chips).to_have_count(5)
        assert len({round(top) for top in tops(chips.all())}) == 1

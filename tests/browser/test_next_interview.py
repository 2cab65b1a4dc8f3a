"""From a story to the page for the next interview, onto paper, and back to what was asked."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING, Any

import pytest
from msgspec.structs import replace
from playwright.sync_api import expect

from data.catalogue.example import example_records
from data.models import Interview, Story, Upcoming
from tests.browser import acts
from tests.coaching.practice.test_stories import a_story
from tests.support.page_driver import a_question, an_interview

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, Page

    from tests.browser.conftest import NewContext
    from tests.browser.server import Server

COUNT_PRINTS = "window.prints = 0; window.print = () => { window.prints += 1; };"
SEEN = """() => [...document.querySelectorAll('h1, h2, h3, button, input, textarea, a, li')]
  .filter(one => one.checkVisibility() && one.getBoundingClientRect().height > 0)
  .map(one => one.tagName + ' ' + one.innerText.trim())"""
WIDTHS = {"desk": {"width": 1280, "height": 900}, "phone": {"width": 390, "height": 844}}
LONG = "Somewhere with a name that goes on and on, because some employers have such a name, "


def story_of(server: Server) -> Story | None:
    return next(iter(server.journal().all(Story)), None)


def record(number: int) -> Interview:
    """An interview in which the question about a conflict went badly."""
    asked = tuple(a_question(number, place, 1 if place == 2 else 4) for place in range(4))
    return an_interview(number, questions=asked, around=())


def pages_of(page: Page) -> int:
    """On how many sheets of paper this page would be printed."""
    return len(re.findall(rb"/Type\s*/Page\b", page.pdf(prefer_css_page_size=True)))


def new_page(new_context: NewContext, width: str) -> Page:
    """A tab on a desk or a phone that counts how often it is asked to print."""
    phone = {"is_mobile": True, "has_touch": True} if width == "phone" else {}
    context: BrowserContext = new_context(viewport=WIDTHS[width], **phone)
    context.add_init_script(COUNT_PRINTS)
    return context.new_page()


def write_story(page: Page, server: Server) -> None:
    acts.visit(page, server, "stories")
    acts.field(page, "What would you call the first?").fill("The depot and the breaks")
    acts.press(page, "Add")
    acts.type_into(acts.field(page, "Action"), "He insisted; I asked what he was short of.")
    acts.wait_until(page, lambda: "short of" in getattr(story_of(server), "action", ""))
    acts.tick(page, "What can you tell it for? The likely ones come first.", "Conflict")
    acts.wait_until(page, lambda: getattr(story_of(server), "areas", ()) == ("conflict",))


def make_page(page: Page, server: Server) -> None:
    acts.visit(page, server, "next_interview")
    acts.press(page, "Make its page")
    expect(acts.heading(page, "Your interview is tomorrow")).to_be_visible()
    acts.type_into(acts.field(page, "Company"), "Quill & Sons")
    expect(acts.heading(page, "Quill & Sons")).to_be_visible()


def let_it_pass(server: Server) -> Upcoming:
    """Its day was yesterday."""
    (one,) = server.journal().all(Upcoming)
    server.journal().put(replace(one, date=one.date - dt.timedelta(days=2)))
    return one


@pytest.mark.parametrize("width", WIDTHS)
def test_a_story_goes_onto_the_page_the_page_onto_paper_and_the_day_into_an_evaluation(
    server: Server, new_context: NewContext, width: str
) -> None:
    server.fill([record(number) for number in range(1, 6)])
    page = new_page(new_context, width)
    write_story(page, server)
    make_page(page, server)
    sheet = page.locator(".st-key-next-sheet")
    expect(sheet.get_by_text("Conflict.", exact=True)).to_be_visible()
    for words in ("The depot and the breaks", "Smile"):
        expect(sheet.get_by_text(words)).to_be_visible()
    acts.press(page, "Print or save as PDF")
    assert page.evaluate("window.prints") == 1
    assert pages_of(page) == 1
    one = let_it_pass(server)
    acts.visit(page, server, "next_interview")
    acts.tick(
        page,
        "Were any of these asked? Tap those; the others are left out.",
        "Tell me about a conflict at work",
    )
    acts.press(page, "Look back on it")
    expect(acts.heading(page, "Before it fades")).to_be_visible()
    made = next(each for each in server.interviews() if each.company == "Quill & Sons")
    assert [each.text for each in made.questions] == ["Tell me about a conflict at work"]
    kept = server.journal().get(one.id)
    assert isinstance(kept, Upcoming)
    assert kept.interview == made.id


def test_on_paper_there_is_the_page_and_nothing_of_the_screen(page: Page, server: Server) -> None:
    now = dt.datetime.now(dt.UTC)
    server.fill(example_records(now.date(), now))
    acts.visit(page, server, "next_interview")
    page.emulate_media(media="print", color_scheme="dark")
    expect(acts.heading(page, "What to watch")).to_be_visible()
    seen = page.evaluate(SEEN)
    assert seen[0] == "H2 Marlpit Museums · Events and access coordinator"
    assert {each.split()[0] for each in seen} == {"H2", "H3", "LI"}
    ground = page.locator("[data-testid=stApp]").evaluate(
        "app => getComputedStyle(app).backgroundColor"
    )
    assert ground == "rgb(255, 255, 255)"
    assert pages_of(page) == 1


def test_even_long_words_keep_the_page_to_one_sheet(page: Page, server: Server) -> None:
    today = dt.datetime.now(dt.UTC)
    made: dict[str, Any] = {"created": today, "updated": today}
    stories = [
        Story(id=f"{700 + place:032x}", title=LONG, result=LONG * 5, areas=("conflict",), **made)
        for place in range(3)
    ]
    coming = Upcoming(
        id=f"{800:032x}",
        date=today.date() + dt.timedelta(days=1),
        company=LONG * 2,
        role=LONG * 2,
        ask=tuple(f"{place} {LONG * 3}" for place in range(20)),
        note=LONG * 20,
        **made,
    )
    server.fill([coming, *stories, *(record(number) for number in range(1, 6))])
    acts.visit(page, server, "next_interview")
    assert pages_of(page) == 1


def test_the_filters_of_the_bank_stand_in_the_address(page: Page, server: Server) -> None:
    acts.visit(page, server, "question_bank")
    page.get_by_role("combobox", name="Any area").click()
    page.get_by_role("option", name="Conflict").click()
    expect(page).to_have_url(re.compile(r"area=Conflict"))
    page.reload()
    acts.settle(page)
    expect(
        page.get_by_text("Tell us about a quarrel with someone you worked with.")
    ).to_be_visible()


def test_the_grid_of_many_stories_is_no_wider_than_a_phone(
    server: Server, new_context: NewContext
) -> None:
    server.fill(
        [
            a_story(600 + each, f"Story {each}", "values", "intro", action="Rang.")
            for each in range(9)
        ]
    )
    page = new_page(new_context, "phone")
    acts.visit(page, server, "stories")
    box = page.get_by_role("table").bounding_box()
    assert box is not None
    assert box["x"] + box["width"] <= WIDTHS["phone"]["width"]

"""Two people signed in at once: each finds their own journal, and not a byte of the other's."""

from __future__ import annotations

import itertools
import random
from typing import TYPE_CHECKING, Any

import msgspec
import pytest
from msgspec.structs import replace
from playwright.sync_api import expect

from data.models import Evaluation, EvaluationState, Interview
from data.store import SCHEMA
from data.store.account.setup import ROLE
from tests.browser import acts, visiting
from tests.browser.listening import Received
from tests.support.page_driver import an_interview, key, many
from tests.support.store import account_server

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Page

    from tests.browser.conftest import NewContext
    from tests.support.store.account_server import Site

SECRETS = {"ann": "Quagmire Lanterns of Ann", "ben": "Vermilion Trombones of Ben"}
"""Words that stand in one person's journal alone."""

STARTED = Evaluation(state=EvaluationState.STARTED, part=1)


@pytest.fixture(scope="module")
def shared_site(tmp_path_factory: pytest.TempPathFactory, programs: Path) -> Iterator[Site]:
    with account_server.running(tmp_path_factory.mktemp("site"), programs) as started:
        yield started


@pytest.fixture
def site(shared_site: Site) -> Iterator[Site]:
    """The site with nobody's journal in it; nothing may go wrong unnoticed in its log.

    Whatever fault a test makes, no word of a journal and nobody's name may stand there.
    """
    shared_site.empty()
    shared_site.provider.lifetime = 3600
    before = len(shared_site.server.read_log())
    yield shared_site
    said = shared_site.server.read_log()[before:]
    for never in ("Traceback", "@people.test", "They laughed", *SECRETS.values()):
        assert never not in said


def sign_in(page: Page, site: Site, who: str, received: Received | None = None) -> None:
    """From the first screen to one's own journal; what is received on the way is read."""
    page.goto(site.server.url)
    acts.settle(page)
    if received:
        received.read()
    acts.wait_for_style(page)
    acts.press(page, "Sign in")
    name = page.get_by_role("link", name=who.capitalize())
    expect(name).to_be_visible()
    if received:
        received.read()
    name.click()
    expect(page.get_by_text(f"Signed in as {who.capitalize()}")).to_be_visible()
    acts.settle(page)


def an_account(who: str) -> list[Any]:
    """A journal in which somebody's words stand wherever words can stand."""
    words = SECRETS[who]
    interviews = [each for each in many(6) if isinstance(each, Interview)]
    return [
        an_interview(
            number,
            company=words,
            role=words,
            went_well=words,
            note=words,
            crux_why=words,
            key_issues=(words,),
        )
        for number in range(1, 4)
    ] + interviews[3:]


def two_people(site: Site, new_context: NewContext) -> dict[str, tuple[Received, Page]]:
    """Ann and Ben in browsers of their own, signed in, each with a journal full of their words."""
    people = {}
    for who in SECRETS:
        site.journal(who).load(an_account(who))
        context = new_context()
        people[who] = (Received(context), context.new_page())
        received, page = people[who]
        sign_in(page, site, who, received)
        received.read()
    return people


def heard_only_their_own(people: dict[str, tuple[Received, Page]]) -> None:
    for who, other in (("ann", "ben"), ("ben", "ann")):
        received = people[who][0]
        assert received.unread == []
        assert received.heard(SECRETS[who])
        assert not received.heard(SECRETS[other])
        assert not received.heard(f"{other}@people.test")


def test_two_people_on_every_page_in_turns_receive_nothing_of_each_other(
    site: Site, new_context: NewContext
) -> None:
    people = two_people(site, new_context)
    for name, who in itertools.product((*list(acts.ADDRESSES)[1:], "today"), SECRETS):
        received, page = people[who]
        acts.step(page, name, key(1))
        received.read()
    heard_only_their_own(people)


@pytest.mark.slow
def test_two_people_who_read_and_write_for_long_receive_nothing_of_each_other(
    site: Site, new_context: NewContext
) -> None:
    people, dice = two_people(site, new_context), random.Random(7)  # noqa: S311 - the same each time
    for turn in range(150):
        who = dice.choice(tuple(SECRETS))
        received, page = people[who]
        received.read()
        if turn % 3:
            acts.visit(page, site.server, dice.choice(tuple(acts.ADDRESSES)), key(1))
            continue
        interview = acts.log_interview(page, site.server)
        received.read()
        acts.visit(page, site.server, "evaluate", interview)
        acts.note_questions(page, (f"{SECRETS[who]}, turn {turn}?", "Why this job?"))
    for received, _ in people.values():
        received.read()
    heard_only_their_own(people)
    for who, words in SECRETS.items():
        asked = [each.text for one in site.journal(who).all(Interview) for each in one.questions]
        assert any(words in text for text in asked)
        assert not any(other in text for text in asked for other in set(SECRETS.values()) - {words})


def test_signed_out_and_in_again_the_journal_is_there_and_a_deleted_account_leaves_no_row(
    site: Site, new_context: NewContext
) -> None:
    page = new_context().new_page()
    sign_in(page, site, "ann")
    acts.press(page, "Log an interview")
    expect(acts.heading(page, "Before it fades")).to_be_visible()
    acts.note_questions(page, ("Tell me about yourself", "Why this job?"))
    acts.visit(page, site.server, "your_data")
    acts.press(page, "Sign out")
    expect(acts.heading(page, "A journal of your own")).to_be_visible()
    acts.visit(page, site.server, "interviews")
    expect(acts.heading(page, "A journal of your own")).to_be_visible()
    sign_in(page, site, "ann")
    assert len(site.journal("ann").all(Interview)) == 1
    acts.visit(page, site.server, "your_data")
    acts.press(page, "Delete my account and everything in it")
    acts.confirm_erasing(page)
    expect(page.get_by_text("Everything is erased.")).to_be_visible()
    assert site.rows() == [("journal", 0), ("record", 0)]


def test_somebody_else_at_the_same_browser_finds_nothing_of_the_one_before(
    site: Site, new_context: NewContext
) -> None:
    site.journal("ann").load(an_account("ann"))
    context = new_context()
    page = context.new_page()
    sign_in(page, site, "ann")
    acts.visit(page, site.server, "your_data")
    acts.press(page, "Sign out")
    expect(acts.heading(page, "A journal of your own")).to_be_visible()
    received = Received(context)
    other = context.new_page()
    sign_in(other, site, "ben", received)
    for name in ("interviews", "interview", "patterns", "your_data", "today"):
        acts.step(other, name, key(1))
        received.read()
    assert received.heard("Signed in as Ben")
    assert not received.heard(SECRETS["ann"])


def test_a_sign_in_that_has_run_out_opens_no_journal(site: Site, new_context: NewContext) -> None:
    site.provider.lifetime = 4
    page = new_context().new_page()
    sign_in(page, site, "ann")
    page.wait_for_timeout(4500)
    page.reload()
    expect(acts.heading(page, "Please sign in again")).to_be_visible()
    site.provider.lifetime = 3600
    sign_in_again = page.get_by_role("button", name="Sign in")
    sign_in_again.click()
    page.get_by_role("link", name="Ann").click()
    expect(page.get_by_text("Signed in as Ann")).to_be_visible()


def test_a_sign_in_that_runs_out_while_somebody_writes_is_said_and_the_words_are_kept(
    site: Site, new_context: NewContext
) -> None:
    site.journal("ann").load([an_interview(1, went_well="", evaluation=STARTED)])
    site.provider.lifetime = 8
    page = new_context().new_page()
    sign_in(page, site, "ann")
    acts.visit(page, site.server, "evaluate", key(1))
    page.wait_for_timeout(8000)
    acts.type_into(acts.field(page, "What went well?"), "They laughed.")
    expect(acts.heading(page, "Please sign in again")).to_be_visible()
    assert site.journal("ann").all(Interview)[0].went_well == "They laughed."
    site.provider.lifetime = 3600
    page.get_by_role("button", name="Sign in").click()
    page.get_by_role("link", name="Ann").click()
    expect(page.get_by_text("Signed in as Ann")).to_be_visible()
    acts.visit(page, site.server, "evaluate", key(1))
    expect(acts.field(page, "What went well?")).to_have_value("They laughed.")


def test_signed_out_in_one_tab_another_neither_shows_nor_writes_anything_more(
    site: Site, new_context: NewContext
) -> None:
    words = SECRETS["ann"]
    site.journal("ann").load([an_interview(1, company=words, went_well="", evaluation=STARTED)])
    context = new_context()
    received = Received(context)
    writing, reading, leaving = (context.new_page() for _ in range(3))
    sign_in(leaving, site, "ann")
    acts.visit(writing, site.server, "evaluate", key(1))
    acts.visit(reading, site.server, "interviews")
    acts.visit(leaving, site.server, "your_data")
    acts.press(leaving, "Sign out")
    expect(acts.heading(leaving, "A journal of your own")).to_be_visible()
    received.pieces.clear()
    before = site.journal("ann").everything()
    acts.type_into(acts.field(writing, "What went well?"), "A stranger's words.")
    expect(acts.heading(writing, "You are signed out")).to_be_visible()
    acts.step(reading, "interview", key(1))
    expect(acts.heading(reading, "You are signed out")).to_be_visible()
    assert site.journal("ann").everything() == before
    for page in (writing, reading):
        assert words not in page.content()
        page.reload()
        expect(acts.heading(page, "A journal of your own")).to_be_visible()
    assert received.heard("You are signed out")
    assert not received.heard(words)


def test_a_sign_in_service_that_is_gone_is_said_and_the_example_is_open(
    site: Site, new_context: NewContext
) -> None:
    page = new_context().new_page()
    page.goto(site.server.url)
    acts.settle(page)
    site.provider.stop()
    try:
        acts.press(page, "Sign in")
        expect(page.get_by_text("The service you sign in with does not answer")).to_be_visible()
        acts.press(page, "See an example first")
        expect(page.get_by_text("An example journal")).to_be_visible()
    finally:
        site.provider.start()
    acts.press(page, "Back to my own")
    acts.press(page, "Sign in")
    page.get_by_role("link", name="Ann").click()
    expect(page.get_by_text("Signed in as Ann")).to_be_visible()


def take_every_connection(site: Site) -> None:
    """Leave the app without a connection to its database, and let it have no other."""
    site.cluster.sql(f"ALTER ROLE {ROLE} CONNECTION LIMIT 0")
    site.cluster.sql(
        f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = '{ROLE}'"  # noqa: S608
    )


GONE: dict[str, tuple[Callable[[Site], object], Callable[[Site], object]]] = {
    "stopped": (lambda site: site.cluster.stop("fast"), lambda site: site.cluster.start()),
    "without a connection left": (
        take_every_connection,
        lambda site: site.cluster.sql(f"ALTER ROLE {ROLE} CONNECTION LIMIT -1"),
    ),
}
"""How a database goes, and how it comes back."""


@pytest.mark.parametrize("how", GONE)
def test_what_is_typed_while_the_database_is_gone_stays_and_is_saved_when_it_is_back(
    site: Site, new_context: NewContext, how: str
) -> None:
    site.journal("ann").load([an_interview(1, went_well="", evaluation=STARTED)])
    page = new_context().new_page()
    sign_in(page, site, "ann")
    acts.visit(page, site.server, "evaluate", key(1))
    go, come_back = GONE[how]
    go(site)
    try:
        typed = acts.field(page, "What went well?")
        acts.type_into(typed, "They laughed.")
        page.keyboard.press("Tab")
        expect(page.get_by_text("does not answer just now").first).to_be_visible()
        expect(typed).to_have_value("They laughed.")
    finally:
        come_back(site)
    acts.wait_until(page, lambda: site.journal("ann").all(Interview)[0].went_well != "")
    assert site.journal("ann").all(Interview)[0].went_well == "They laughed."
    expect(page.get_by_text("does not answer just now")).to_have_count(0)
    expect(typed).to_have_value("They laughed.")


def test_anothers_interview_by_its_id_is_not_here(site: Site, new_context: NewContext) -> None:
    site.journal("ann").load([an_interview(1, company=SECRETS["ann"])])
    context = new_context()
    received = Received(context)
    page = context.new_page()
    sign_in(page, site, "ben", received)
    for name in ("interview", "evaluate", "breathe", "amends", "outcome"):
        acts.visit(page, site.server, name, key(1))
        expect(page.get_by_role("heading").first).to_be_visible()
        received.read()
    assert not received.heard(SECRETS["ann"])
    assert not site.journal("ben").all(Interview)


def test_a_database_that_is_gone_at_the_start_is_waited_for(
    site: Site, new_context: NewContext
) -> None:
    site.journal("ann").load([an_interview(1)])
    page = new_context().new_page()
    sign_in(page, site, "ann")
    site.cluster.stop("fast")
    try:
        page.reload()
        expect(acts.heading(page, "Your journal cannot be reached just now")).to_be_visible()
    finally:
        site.cluster.start()
    expect(page.get_by_text("Signed in as Ann")).to_be_visible()


def test_a_journal_of_this_browser_is_moved_into_the_account_and_only_then_let_go(
    site: Site, new_context: NewContext
) -> None:
    site.journal("ann").load([an_interview(1, company="In the account")])
    page = new_context().new_page()
    page.goto(f"{site.server.url}/_stcore/health")
    mine = [replace(each, rev="r") for each in (*many(3)[1:], an_interview(1, company="Here"))]
    page.evaluate(visiting.FILL, [[msgspec.to_builtins(each) for each in mine], SCHEMA])
    sign_in(page, site, "ann")
    expect(page.get_by_text("This browser keeps a journal too")).to_be_visible()
    site.cluster.stop("fast")
    try:
        acts.press(page, "Move it into my account")
        expect(page.get_by_text("does not answer just now").first).to_be_visible()
        assert len(visiting.kept(page)) == len(mine)
    finally:
        site.cluster.start()
    expect(page.get_by_text("does not answer just now")).to_have_count(0, timeout=30_000)
    acts.press(page, "Move it into my account")
    expect(page.get_by_text("It is in your account now")).to_be_visible()
    assert visiting.kept(page) == []
    companies = sorted(each.company for each in site.journal("ann").all(Interview))
    assert companies == sorted(
        [
            *(
                each.company
                for each in many(3)
                if isinstance(each, Interview) and each.id != key(1)
            ),
            "Here",
            "In the account",
        ]
    )
    page.reload()
    acts.settle(page)
    expect(page.get_by_text("Signed in as Ann")).to_be_visible()
    expect(page.get_by_text("This browser keeps a journal too")).to_have_count(0)


def test_a_journal_of_this_browser_may_stay_there(site: Site, new_context: NewContext) -> None:
    page = new_context().new_page()
    page.goto(f"{site.server.url}/_stcore/health")
    mine = replace(an_interview(1), rev="r")
    page.evaluate(visiting.FILL, [[msgspec.to_builtins(mine)], SCHEMA])
    sign_in(page, site, "ann")
    acts.press(page, "Leave it in this browser")
    expect(page.get_by_text("This browser keeps a journal too")).to_have_count(0)
    assert len(visiting.kept(page)) == 1
    assert site.rows() == [("journal", 0), ("record", 0)]

"""In Firefox, too: days, parts that open at their top, and words that are kept whatever happens."""

from __future__ import annotations

import json
from functools import partial
from typing import TYPE_CHECKING

import msgspec
import pytest

from components.evaluation.step_footer import PARTS
from data.models import Evaluation, EvaluationState
from data.store import SCHEMA
from tests.browser import firefox
from tests.browser.acts import READY
from tests.browser.test_date_fields import MET, UNFINISHED, WRITTEN, is_promised
from tests.browser.visiting import FILL, READ
from tests.support.page_driver import TODAY, an_interview, key
from tests.support.skips import refuse

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.browser.firefox import Firefox
    from tests.browser.server import Server

MISSING = (
    "THE TESTS IN FIREFOX DID NOT RUN: NO FIREFOX ON THIS MACHINE. "
    "Until then nothing here is known to work in it."
)


def find(selector: str) -> str:
    """The expression for the first element of this kind."""
    return f"document.querySelector({json.dumps(selector)})"


AT_REST = f"{find(READY)} !== null && {find('#afterview-style')} !== null"
MORE = '[data-testid="stExpander"] summary'
MAIN = '[data-testid="stMain"]'
DAY = '[data-testid="stDateInput"] [role="spinbutton"]'
WORDS = 'textarea[aria-label="What went well?"]'
LINE = (
    "[...document.querySelectorAll('.st-key-browser_store *')].map((each) => each.shadowRoot)"
    ".find(Boolean)?.querySelector('.line')?.textContent"
)
BEGUN = Evaluation(state=EvaluationState.STARTED, part=1)


@pytest.fixture(scope="module")
def started(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Firefox]:
    """Firefox, started once; a machine without one skips loudly, and fails where CI is set."""
    path = firefox.find()
    if path is None:
        refuse(MISSING)
    with firefox.running(path, tmp_path_factory.mktemp("firefox")) as tab:
        yield tab


def visit(tab: Firefox, server: Server, name: str) -> None:
    """Open a page of the one interview, and wait until it is drawn."""
    tab.open(f"{server.url}/{name}?id={key(1)}")
    tab.wait_until(AT_REST)


def write(tab: Firefox, day: str, *leave: str) -> None:
    """Write a day from its first figure on, and leave."""
    tab.read(f"{find(DAY)}.focus()")
    tab.press([*day, *leave])


def test_a_day_is_read_in_firefox_however_people_write_it(started: Firefox, server: Server) -> None:
    server.fill([an_interview(1, date=MET, evaluation=Evaluation(), questions=())])
    visit(started, server, "wait")
    started.read(f"{find(MORE)}.click()")
    started.wait_until(f"{find(DAY)} !== null")
    for written, told in UNFINISHED.items():
        write(started, written, "Tab", "Tab", "Tab", "Tab")
        said = f"{find('.afterview-day')}?.textContent"
        started.wait_until(f"{said} === {json.dumps(told)}")
    for written, day in WRITTEN.items():
        write(started, written, "Enter")
        firefox.wait_until(partial(is_promised, server, day))
        started.wait_until(AT_REST)


def test_a_part_opens_at_its_top_in_firefox(started: Firefox, server: Server) -> None:
    begun = Evaluation(state=EvaluationState.STARTED, part=3)
    server.fill([an_interview(1, date=TODAY, evaluation=begun)])
    visit(started, server, "evaluate")
    started.read(f"{find(MAIN)}.scrollTop = 9999")
    started.read(f"{find('.st-key-next-4 button')}.focus()")
    started.press(["Enter"])
    started.wait_until(f"document.activeElement.innerText === {json.dumps(PARTS[4])}")
    started.wait_until("document.activeElement.getBoundingClientRect().top < innerHeight / 2")
    started.wait_until(f"{find('#afterview-said')}.textContent === {json.dumps(PARTS[4])}")


def type_words(tab: Firefox, words: str) -> None:
    """Write into the field of what went well, and stay in it."""
    tab.wait_until(f"{find(WORDS)} !== null && !{find(WORDS)}.disabled")
    tab.read(f"{find(WORDS)}.focus()")
    tab.press(words)


def keeps(tab: Firefox, words: str) -> bool:
    """Whether the browser's own database has these words by now."""
    tab.read(f"({READ})(['records']).then((all) => {{ window.kept = all[0].went_well; }}), 1")
    return bool(tab.read("window.kept") == words)


def test_words_typed_as_the_server_dies_are_kept_in_firefox(
    started: Firefox, server: Server
) -> None:
    server.fill([an_interview(1, date=TODAY, went_well="", evaluation=BEGUN)])
    visit(started, server, "evaluate")
    type_words(started, "Still here.")
    server.kill()
    server.start()
    firefox.wait_until(lambda: server.interviews()[0].went_well == "Still here.")
    started.wait_until(f"{find(WORDS)}.value === 'Still here.'")


def test_a_visitors_journal_is_kept_by_firefox_over_a_reload(
    started: Firefox, server: Server
) -> None:
    record = msgspec.to_builtins(an_interview(1, date=TODAY, went_well="", evaluation=BEGUN))
    started.open(f"{server.public_url}/_stcore/health")
    given = json.dumps([[record], SCHEMA])
    started.read(f"window.filled = false, ({FILL})({given}).then(() => {{ filled = true; }}), 1")
    started.wait_until("window.filled")
    address = f"{server.public_url}/evaluate?id={key(1)}"
    started.open(address)
    started.wait_until(AT_REST)
    type_words(started, "Kept by Firefox.")
    started.press(["Tab"])
    firefox.wait_until(partial(keeps, started, "Kept by Firefox."))
    started.wait_until(f"{LINE} === 'Kept in this browser'")
    started.open(f"{server.public_url}/_stcore/health")
    started.open(address)
    started.wait_until(AT_REST)
    started.wait_until(f"{find(WORDS)}?.value === 'Kept by Firefox.'")
    assert not server.interviews(), "a visitor's words are nowhere on the server's disk"

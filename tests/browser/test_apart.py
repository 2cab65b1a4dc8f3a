"""Two visitors of one public server: neither gets a byte of the other's, and its disk holds none.

The names and words of each journal carry a mark of their own, which is looked for in everything
either browser receives (frames, addresses, headers, bodies, files), and on the server in whatever
it wrote or holds open.
"""

from __future__ import annotations

import itertools
import os
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from data.models import Contact, Evaluation, EvaluationState, Worry
from tests.browser import acts, visiting
from tests.browser.listening import Received
from tests.browser.server import ROOT, Server
from tests.support.page_driver import NOW, a_question, an_interview, an_outcome, key

if TYPE_CHECKING:
    from collections.abc import Iterator

    from data.models import AnyRecord
    from tests.browser.conftest import NewContext

MARKS = ("quillfeather", "brambleford")
MINUTES = 3
PAGES_IN_TURN = (*(name for name, address in acts.ADDRESSES.items() if address), "today")
"""Every page; Today, which a visit begins with, comes last."""

FEWEST_BODIES = 60
"""A page is made of about seventy files."""


def journal(mark: str) -> list[AnyRecord]:
    """A journal whose every text bears the mark."""
    question = replace(a_question(1, 0, 2), text=f"Why {mark}?", note=f"noted {mark}")
    started = Evaluation(state=EvaluationState.STARTED, part=2)
    marked = {"company": f"{mark} & Co", "went_well": f"well {mark}", "rev": "r0"}
    return [
        an_interview(1, questions=(question,), evaluation=started, **marked),
        *(an_interview(n, role=f"Role {mark}", **marked) for n in range(2, 6)),
        replace(an_outcome(2), rev="r0"),
        Worry(id=key(70), created=NOW, updated=NOW, rev="r0", text=f"worried {mark}"),
        Contact(id=key(71), created=NOW, updated=NOW, rev="r0", name=f"Ms {mark}"),
    ]


class Person:
    """Somebody with a browser of their own, and everything that browser received."""

    def __init__(self, new_context: NewContext, server: Server, mark: str) -> None:
        self.mark = mark
        self._server = server
        self.titles: list[str] = []
        context = new_context()
        self.received = Received(context)
        self.page = context.new_page()
        visiting.bring(self.page, server, journal(mark))
        self.received.read()
        self.open("today")

    def open(self, name: str) -> None:
        """Load a page anew, and note what the tab and its address say."""
        visiting.call(self.page, self._server, name, f"?id={key(1)}")
        self._note()

    def step(self, name: str) -> None:
        """Go to a page within the visit, and note the same."""
        acts.step(self.page, name, key(1))
        self._note()

    def _note(self) -> None:
        self.received.read()
        self.titles += [self.page.title(), self.page.url]

    def write(self, number: int) -> None:
        """Write a sentence in the half hour, and wait until this browser keeps it."""
        self.open("evaluate")
        acts.open_card(self.page)
        sentence = f"sentence {number} {self.mark}"
        acts.retype(acts.field(self.page, "What happened?"), sentence)
        acts.wait_until(self.page, lambda: sentence in str(visiting.kept(self.page)))

    def export(self) -> str:
        """Take the journal out."""
        self.step("your_data")
        with self.page.expect_download() as download:
            acts.press(self.page, "Export everything")
        copy = download.value.path().read_text(encoding="utf-8")
        self.received.add(copy)
        self.received.read()
        return copy


@pytest.fixture
def alone(tmp_path: Path) -> Iterator[Server]:
    """A server whose home, temporary folder and log lie in a folder of the test."""
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    server = Server(tmp_path, settings={"TMPDIR": str(scratch), "HOME": str(tmp_path)})
    server.start()
    yield server
    server.stop()


def written(server: Server, since: float) -> Iterator[Path]:
    """Every file the server may have written: its folders, the checkout, and what it has open."""
    yield from (each for each in server.home.rglob("*") if each.is_file())
    for folder, inside, names in os.walk(ROOT):
        inside[:] = [each for each in inside if each not in {".git", ".venv"}]
        places = (Path(folder, each) for each in names)
        yield from (each for each in places if each.is_file() and each.stat().st_mtime >= since)
    open_now = Path(f"/proc/{server.pid}/fd")
    held = open_now.iterdir() if open_now.is_dir() else ()
    # A deleted file can still be read through its number; a socket or a terminal cannot.
    yield from (each for each in held if str(each.readlink())[0] == "/" and each.is_file())


def holds(path: Path, mark: str) -> bool:
    """Whether a file holds the mark, in its name or in it."""
    try:
        return mark in path.name or mark.encode() in path.read_bytes()
    except OSError:
        return False


def live_side_by_side(
    new_context: NewContext, server: Server, rounds: Iterator[int]
) -> tuple[Person, Person]:
    """Two people on every page in turns, both writing and both taking a copy.

    Every other round each page is loaded anew, as a bookmark does, instead of within the visit.
    """
    one, other = (Person(new_context, server, mark) for mark in MARKS)
    for number in rounds:
        for name in PAGES_IN_TURN:
            for person in (one, other):
                person.open(name) if number % 2 else person.step(name)
        one.write(number)
        other.write(number)
        copies = one.export(), other.export()
        assert [[mark in copy for mark in MARKS] for copy in copies] == [
            [True, False],
            [False, True],
        ]
    return one, other


def check(one: Person, other: Person, server: Server, since: float) -> None:
    """Nothing of the one reached the other, or stayed on the server."""
    for person, stranger in ((one, other), (other, one)):
        assert person.received.unread == []
        assert person.received.bodies >= FEWEST_BODIES
        assert person.received.heard(person.mark)
        assert not person.received.heard(stranger.mark)
        assert not any(mark in told for told in person.titles for mark in MARKS)
    found = [str(path) for path in written(server, since) for mark in MARKS if holds(path, mark)]
    assert [path for path in found if not path.endswith(Path(__file__).name)] == []
    assert server.log in set(written(server, since))


def test_two_visitors_never_receive_a_byte_of_each_other_and_the_disk_holds_none(
    new_context: NewContext, alone: Server
) -> None:
    since = time.time()
    check(*live_side_by_side(new_context, alone, iter(range(1))), alone, since)
    assert "Traceback" not in alone.read_log()


@pytest.mark.slow
def test_for_minutes_two_visitors_never_receive_a_byte_of_each_other(
    new_context: NewContext, alone: Server
) -> None:
    since = time.time()
    end = time.monotonic() + MINUTES * 60
    rounds = itertools.takewhile(lambda _: time.monotonic() < end, itertools.count())
    check(*live_side_by_side(new_context, alone, rounds), alone, since)


def test_a_file_that_holds_a_mark_is_found(alone: Server) -> None:
    since = time.time()
    (alone.home / "scratch" / "left").write_text(f"x {MARKS[0]} y", encoding="utf-8")
    assert any(holds(path, MARKS[0]) for path in written(alone, since))


def test_a_mark_is_found_in_a_frame_in_a_header_in_a_body_and_in_a_file(
    new_context: NewContext, alone: Server
) -> None:
    person = Person(new_context, alone, "in a frame")
    planted = f"{alone.public_url}/planted"
    told = {"Content-Type": "text/plain", "X-Planted": "in a header"}
    person.page.route(planted, lambda route: route.fulfill(headers=told, body="in a body"))
    person.page.goto(planted)
    person.received.read()
    person.received.add("in a file")
    assert person.received.unread == []
    for place in ("in a frame", "in a header", "in a body", "in a file"):
        assert person.received.heard(place)
    assert not person.received.heard(MARKS[0])


def test_what_came_in_the_moment_a_page_was_left_is_read_all_the_same(
    new_context: NewContext, alone: Server
) -> None:
    context = new_context()
    received, page = Received(context), context.new_page()
    page.goto(f"{alone.public_url}/favicon.png")
    page.goto("about:blank")
    received.read()
    assert received.unread == []
    assert received.heard("PNG")


def test_what_was_lost_for_good_is_told(new_context: NewContext, alone: Server) -> None:
    context = new_context()
    received, page = Received(context), context.new_page()
    once = f"{alone.public_url}/once"
    page.route(once, lambda route: route.fulfill(status=201, body="only once"))
    page.goto(once)
    page.goto("about:blank")
    received.read()
    assert [each.startswith(once) for each in received.unread] == [True]

"""When a visit has ended, no word of it is anywhere in the server's memory."""

from __future__ import annotations

import os
import signal
import time
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from data.models import Interview
from data.store.core.codec import to_document
from tests.browser.server import ROOT, Server
from tests.support.page_driver import many
from tests.support.store.pretend_browser import PretendBrowser
from tests.support.visitor import Visitor

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MARK = "quagmire lanterns"
NAME = "afterview.example.com"
PAGES = ("today", "interviews", "patterns", "learn", "evaluate", "stories", "question_bank")
PATIENCE = 60.0
LISTENER = """
import gc as _gc
import os as _os
import signal as _signal
from pathlib import Path as _Path


def _count():
    _gc.unfreeze()
    _gc.collect()
    mark = _os.environ["LOOK_FOR"][::-1]
    either = {str: mark, bytes: mark.encode(), bytearray: mark.encode()}
    seen, found, waiting = set(), 0, _gc.get_objects()
    while waiting:
        for each in _gc.get_referents(waiting.pop()):
            if id(each) in seen:
                continue
            sought = either.get(type(each))
            if sought is not None:
                seen.add(id(each))
                found += each is not sought and sought in each
            elif not _gc.is_tracked(each) and not isinstance(each, (int, float, type)):
                seen.add(id(each))
                waiting.append(each)
    return found


def _tell(*_):
    place = _Path(_os.environ["LOOK_TO"])
    beside = place.with_suffix(".new")
    beside.write_text(str(_count()))
    beside.replace(place)


if __name__ != "__main__":
    _signal.signal(_signal.SIGUSR1, _tell)
"""


class Watched:
    """A server that tells, when it is asked, in how many texts it has the mark."""

    def __init__(self, folder: Path) -> None:
        site, home = folder / "site", folder / "home"
        site.mkdir()
        home.mkdir()
        for name in ("pages", ".streamlit"):
            (site / name).symlink_to(ROOT / name)
        own = (ROOT / "app.py").read_text(encoding="utf-8")
        (site / "app.py").write_text(own + LISTENER, encoding="utf-8")
        self._said = folder / "said"
        settings = {"LOOK_FOR": MARK[::-1], "LOOK_TO": str(self._said)}
        options = {"server.disconnectedSessionTTL": 1}
        self.server = Server(home, cwd=site, options=options, settings=settings)

    def count(self) -> int:
        """In how many texts the mark is just now."""
        self._said.unlink(missing_ok=True)
        os.kill(self.server.pid, signal.SIGUSR1)
        end = time.monotonic() + PATIENCE
        while not self._said.exists():
            assert time.monotonic() < end, "the server does not tell"
            time.sleep(0.1)
        return int(self._said.read_text())


@pytest.fixture
def watched(tmp_path: Path) -> Iterator[Watched]:
    started = Watched(tmp_path)
    started.server.start()
    yield started
    assert "Traceback" not in started.server.read_log()
    started.server.stop()


def a_marked_browser() -> PretendBrowser:
    """A browser whose journal has the mark wherever somebody may have written."""
    browser = PretendBrowser()
    for each in many(4):
        record = _mark(each) if isinstance(each, Interview) else each
        browser.records[record.id] = {**to_document(record), "rev": "r0"}
    return browser


def _mark(interview: Interview) -> Interview:
    said = {"note": f"Then {MARK}.", "answer": f"I said {MARK}.", "better_answer": f"So {MARK}."}
    asked = tuple(
        replace(each, text=f"Why {MARK} {each.text}", **said) for each in interview.questions
    )
    return replace(interview, questions=asked, company=f"{MARK} Ltd", went_well=f"All {MARK}.")


@pytest.mark.skipif(not hasattr(signal, "SIGUSR1"), reason="no such signal on Windows")
def test_a_visit_that_has_ended_leaves_no_text_behind(watched: Watched) -> None:
    # What all visits share is loaded by one that has nothing to hide.
    other = Visitor(watched.server.port, NAME)
    for page in PAGES:
        other.open(page)
    visitor = Visitor(watched.server.port, NAME, browser=a_marked_browser())
    for page in PAGES:
        visitor.open(page)
    assert MARK.encode() in visitor.heard
    assert watched.count() > 0, "while somebody is there, their words are"
    visitor.close()
    other.close()
    Visitor(watched.server.port, NAME).open("today")
    end = time.monotonic() + PATIENCE
    while left := watched.count():
        assert time.monotonic() < end, f"{left} texts of a visit that has ended"
        time.sleep(1)

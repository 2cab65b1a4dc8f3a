"""A visitor's session: the journal their browser keeps, and the talk with that browser.

The first run of a session draws one line and nothing else; the browser answers with the journal,
and only then is a page drawn. Nothing is written to the browser before that.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NoReturn

import streamlit as st

from components.session import clock, state
from components.session.state_keys import Slot
from components.session.storage_kind import Home
from components.storage import browser_bridge, browser_messages, download_links
from data import store as stores
from data.models import NewerError, RefusedImportError
from data.store.browser.messages import (
    BrowserFailure,
    Opened,
    ReplyPart,
    UnreadableReply,
    join_parts,
    read_replies,
)

if TYPE_CHECKING:
    import datetime as dt

    from data.store import BrowserJournal
    from data.store.browser.messages import AnyReply

OPEN, DENIED = "open", "denied"
REFUSED = ("newer", "unreadable")
"""Standings that no later word of the browser changes: it is asked again first."""

CLOSING = (*REFUSED, "full")


class Session:
    """What this server knows of one visit, for as long as it lasts."""

    def __init__(self) -> None:
        self.visit = stores.fresh_revision()
        self.journal = stores.BrowserJournal()
        self.standing = ""
        """Nothing before the browser has answered, `open`, or why the journal is not open."""

        self.heard = 0
        self._parts: list[ReplyPart] = []
        self.clearing = False
        """Whether the browser is to forget everything before this visit begins."""

        self.stale = False
        """Whether what is on the screen is not what the journal holds any more."""

    def hear(self, sent: Any) -> None:  # noqa: ANN401 - whatever a browser may send
        """Take in what the browser said, each reply once."""
        for reply in read_replies(sent, self.visit):
            # Streamlit sends what a component said again with every later tap.
            if reply.n > self.heard:
                self.heard = reply.n
                self._hear(reply)

    def _hear(self, reply: AnyReply) -> None:
        if isinstance(reply, ReplyPart):
            # Streamlit closes the connection of a browser that sends too much at once: so in parts.
            self._parts.append(reply)
            whole = join_parts(self._parts)
            if whole is None:
                return
            reply = whole
        self._parts.clear()
        if self.standing == OPEN:
            self.stale = self.journal.hear(reply) or self.stale
        elif self.standing not in REFUSED:
            self._begin(reply)

    def _begin(self, reply: AnyReply) -> None:
        """Only the journal itself opens it, or a browser that will never keep one."""
        if isinstance(reply, Opened):
            self._open(reply)
        elif isinstance(reply, UnreadableReply) and reply.type in {"opened", "part"}:
            self._close("unreadable")
        elif isinstance(reply, BrowserFailure) and reply.what == DENIED:
            self.journal.hear(reply)
            self.standing, self.stale = OPEN, True
        elif isinstance(reply, BrowserFailure):
            self._close(reply.what if reply.what in CLOSING else "silent")

    def _open(self, opened: Opened) -> None:
        try:
            self.journal.open(opened)
        except NewerError:
            self._close("newer")
        except RefusedImportError:
            self._close("unreadable")
        else:
            self.standing, self.stale, self.clearing = OPEN, True, False

    def _close(self, standing: str) -> None:
        """Show nothing and write nothing; whatever the browser keeps stays as it is."""
        self.journal = stores.BrowserJournal()
        self.standing, self.stale = standing, True

    @property
    def is_denied(self) -> bool:
        """Whether the browser lets no page keep anything."""
        return self.journal.trouble == DENIED

    def words(self) -> dict[str, Any]:
        """What a line tells the browser: whatever no line before it has told."""
        keeps = self.standing == OPEN and not self.is_denied
        since, post = self.journal.outbox.post() if keeps else (0, [])
        told = {"heard": self.heard, "since": since, "post": post, "clear": self.clearing}
        return {"visit": self.visit, "schema": stores.SCHEMA, **told}

    def ask_again(self) -> None:
        """Ask the browser for the journal once more, as a visit of its own."""
        # By another name: a late answer to the visit before is none to this one.
        self.visit, self.heard = stores.fresh_revision(), 0
        self._parts.clear()
        self.standing, self.clearing = "", False

    def begin_anew(self) -> None:
        """Have the browser forget whatever it keeps, and begin with an empty journal."""
        self.ask_again()
        self.clearing = True


VISIT: Slot[Session | None] = Slot("shell.visit", default=None)


def session() -> Session:
    """This session's visit."""
    return state.obtain(VISIT, Session)


def open_browser_journal() -> BrowserJournal:
    """The visitor's journal. Until the browser has handed it over, the run ends here, calmly."""
    visit = session()
    if visit.standing != OPEN:
        _wait(visit)
    if visit.journal.forgotten:
        visit.journal.forgotten = False
        download_links.revoke(visit.journal)
        state.write(state.ERASED, value=True)
    return visit.journal


def copy_name(today: dt.date) -> str:
    """What a file with all that the browser keeps is called."""
    return f"afterview-browser-{today.isoformat()}.json"


def _wait(visit: Session) -> NoReturn:
    file_name = copy_name(clock.today())
    browser_messages.draw_closed(visit.standing, visit.ask_again, visit.begin_anew, file_name)
    # Once a run is stopped nothing more can be drawn in it.
    hand_over()
    st.stop()


def keep_place(*, at_top: bool) -> None:
    """Keep a place for the line here, or leave it to the end; it is drawn when the page has run."""
    state.write(state.LINE_PLACE, st.container() if at_top else None)
    # Whatever this run draws, the example too, it draws from the journal as it is now.
    session().stale = False


def hand_over() -> None:
    """At the end of a run: hand to the browser whatever the run changed."""
    if state.read(state.HOME) is not Home.BROWSER or not state.holds(state.LINE_PLACE):
        return
    place = state.take(state.LINE_PLACE)
    with st.container() if place is None else place:
        # Before the journal is there, what the browser says concerns the whole page.
        _talk() if session().standing == OPEN else _draw_line()


@st.fragment
def _talk() -> None:
    """The line, and all that goes to and fro; a saving that is acknowledged runs only this."""
    if session().stale:
        st.rerun()
    _draw_line()


def _draw_line() -> None:
    visit = session()
    # A journal that did not open is said to be kept by no line.
    browser_bridge.draw_main_line(visit.words(), visit.hear, shown=visit.standing in {"", OPEN})

"""A journal left in the visitor's browser, moved into the account of whoever signed in.

The browser is asked once a session whether it keeps one. It gives its own up only after the account
has all of it, in one step.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from components.session import state
from components.storage import browser_bridge, browser_session
from components.storage.account import sign_in
from components.text.record_counts import tell_contents
from data import store as stores

if TYPE_CHECKING:
    from components.session.context import Visit
    from data.models import AnyRecord


def offer(visit: Visit) -> None:
    """Ask the browser, offer to move what it keeps, and say when it is moved."""
    if state.read(state.MOVED):
        return
    session = browser_session.session()
    if session.journal.forgotten:
        state.write(state.MOVED, value=True)
        sign_in.draw_moved()
        return
    kept = session.journal.everything()
    if session.standing and not kept and session.journal.outbox.empty:
        state.write(state.MOVED, value=True)
        return
    if session.standing == browser_session.OPEN and kept:
        held = tell_contents(kept, visit.voice)
        leave = partial(state.write, state.MOVED, value=True)
        sign_in.draw_account_offer(held, move=lambda: move(visit), leave=leave)
    browser_bridge.draw_main_line(session.words(), session.hear, shown=False)


def move(visit: Visit) -> None:
    """Take all that the browser keeps into the account, and only then have the browser forget it.

    Where something could not be taken, a notice says so and the browser keeps its own; what could
    not be read stays there.
    """
    journal = browser_session.session().journal
    coming = journal.everything()
    waiting = [clash.mine for clash in journal.clashes]
    if visit.load(_both(visit.store.everything(), coming, waiting)):
        journal.give_up()


def _both(
    kept: tuple[AnyRecord, ...], coming: tuple[AnyRecord, ...], waiting: list[AnyRecord]
) -> tuple[AnyRecord, ...]:
    """What is to be added: the journal, and the versions in it that still wait for a choice."""
    first = stores.unite_journals(kept, coming).records
    second = stores.unite_journals((*kept, *first), waiting).records
    return (*first, *second)

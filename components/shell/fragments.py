"""Parts of a page that run by themselves: what a tap changes is sent anew, and the rest is not.

A part may hold parts of its own. Each notices what else on the screen no longer holds, and has the
whole page run then: a notice of something that could not be saved, or what another window wrote.
"""

from __future__ import annotations

from contextlib import contextmanager, suppress
from contextvars import ContextVar
from functools import wraps
from typing import TYPE_CHECKING, ParamSpec

import streamlit as st
from streamlit.errors import StreamlitAPIException
from streamlit.runtime.scriptrunner import get_script_run_ctx

from components.session import notices, state
from components.session.storage_kind import Home
from components.storage import browser_bridge
from components.storage.account import session as account_session
from components.storage.browser_session import session

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

P = ParamSpec("P")

_inside: ContextVar[bool] = ContextVar("inside", default=False)
"""Whether a part is being drawn: one inside it is not alone then."""


def part(draw: Callable[P, None]) -> Callable[P, None]:
    """A part of a page that runs by itself: `st.fragment`, and what it changed is handed over."""
    return st.fragment(_whole(draw, shown=True))


def part_every(seconds: float) -> Callable[[Callable[P, None]], Callable[P, None]]:
    """A part of a page that runs by itself every so many seconds, and says nothing of saving."""
    return lambda draw: st.fragment(_whole(draw, shown=False), run_every=seconds)


def part_called(name: str) -> Callable[[Callable[P, None]], Callable[P, None]]:
    """A part of a page that runs by itself, or when `run_parts` is given its name."""
    return lambda draw: st.fragment(_whole(draw, shown=True), key=name)


def part_within(
    name: str, holds: Callable[[], bool]
) -> Callable[[Callable[P, None]], Callable[P, None]]:
    """A part in a part, which says for it whether everything is saved.

    `holds` says whether what is around it is still as it was drawn; if not, the whole page runs.
    """
    return lambda draw: st.fragment(_inner(draw, name, holds), key=name)


def run_also(name: str) -> None:
    """Within what a tap does: have another part run after the one that was tapped in.

    It goes to the end of the very run that is beginning; `st.rerun` would begin another. The
    browser does not know of it, so such a part must not take any of its pieces away.
    """
    run = get_script_run_ctx()
    queue = run.fragment_ids_this_run if run else None
    if run and queue:
        with suppress(StreamlitAPIException):
            queue += [
                each for each in run.fragment_storage.resolve_target(name) if each not in queue
            ]


def run_parts(*names: str) -> None:
    """End what a tap does: have these parts run, instead of the one that was tapped."""
    run = get_script_run_ctx()
    asked = run.fragment_ids_this_run if run else None
    if not asked:
        return  # The whole page runs.
    if len(asked) > 1:
        st.rerun()  # Several taps came at once, and each wants parts of its own.
    with suppress(StreamlitAPIException):
        # A late tap may come from a page that was left meanwhile, and with it its parts.
        st.rerun(names)


def _whole(draw: Callable[P, None], *, shown: bool) -> Callable[P, None]:
    @wraps(draw)
    def whole(*args: P.args, **kwargs: P.kwargs) -> None:
        with _a_part():
            draw(*args, **kwargs)
        _hand_over(
            # One part may be drawn once for each of several records, each with a line of its own.
            "-".join([draw.__name__, *(each for each in args if isinstance(each, str))]),
            shown=shown,
        )

    return whole


def _inner(draw: Callable[P, None], name: str, holds: Callable[[], bool]) -> Callable[P, None]:
    @wraps(draw)
    def inner(*args: P.args, **kwargs: P.kwargs) -> None:
        if _inside.get():
            draw(*args, **kwargs)
            return
        with _a_part():
            _rerun_unless(holds())
            draw(*args, **kwargs)
            _rerun_unless(notices.are_told())
        _hand_over(f"within-{name}", shown=False)

    return inner


def _rerun_unless(holds: bool) -> None:
    if not holds:
        st.rerun()


@contextmanager
def _a_part() -> Iterator[None]:
    account_session.check_sign_in()
    before = _inside.set(True)
    try:
        with notices.own_place():
            yield
    finally:
        _inside.reset(before)


def _hand_over(key: str, *, shown: bool) -> None:
    if state.read(state.HOME) is Home.BROWSER:
        browser_bridge.draw_saved_line(session().words(), key, shown=shown)

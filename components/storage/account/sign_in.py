"""Signing in and out, and what is said of a journal that is kept in an account."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING

import streamlit as st

from components.forms import kept_apart
from components.session import notices
from components.text.markdown import plain_line
from components.ui.buttons import draw_tertiary, dress
from data.models import AwayError, BusyError, DamagedError, NewerError, SignedOutError, StoreError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


_AGAIN = 5.0
"""Seconds between two looks at a database that does not answer."""

WELCOME = (
    "For the evening after an interview: rate the questions you were asked, see what recurs, and "
    "practise that. Sign in, and what you write is kept in an account of your own, to be found "
    "again on any computer or phone. Nobody else who signs in here can see it."
)
LAPSED = (
    "It has been a while since you signed in, so please do it once more. What you wrote is in your "
    "account, and Today leads back to it."
)
_LEFT = (
    "You signed out in another window of this browser, so this one is closed too. What was saved "
    "before that is in your account, and nothing of it is shown here any more."
)
_UNKEPT = (
    "**This could not be saved any more.** Copy it before you sign in: the page begins afresh then."
)
_WHERE = (
    "**Where it is kept.** In a database of whoever runs this site, who has to be trusted with it, "
    "as with any site. The service you sign in with learns that you came here, and nothing that "
    "you write. Your name and address are not kept with your journal; it is found by a code made "
    "from them. You can take all of it with you, or delete it, whenever you like."
)
_OFFER = (
    "**This browser keeps a journal too**, from visits without signing in: {held}. If it is "
    "yours, it can be moved into your account. What is in both comes once; where the two differ, "
    "both are kept. The browser lets go of it only once your account has all of it."
)
SILENT = (
    "The service you sign in with does not answer just now. Your journal is safe; try again in a "
    "moment."
)
AWAY = (
    "The database your journal is kept in does not answer just now. What you see is as it was a "
    "moment ago. What you change stays on the screen and is saved as soon as it answers; leave "
    "this page open."
)
_CLOSED = {
    AwayError: (
        "Your journal cannot be reached just now",
        (
            "The database it is kept in does not answer. Nothing is lost, and nothing was touched. "
            "This page looks again by itself every few seconds."
        ),
    ),
    BusyError: (
        "Your journal is in use",
        "Another change to it is taking long. Nothing was touched. Try again in a moment.",
    ),
    NewerError: (
        "Your journal needs a newer Afterview",
        (
            "A newer version wrote it, and this one would not read all of it rightly. Nothing was "
            "touched. It opens again once whoever runs this site has updated it."
        ),
    ),
    DamagedError: (
        "Your journal did not open",
        (
            "Something in it cannot be read as it was written. It was left exactly as it is. "
            "Whoever runs this site may have a copy of the database from before."
        ),
    ),
}
_OTHERWISE = (
    "Your journal cannot be opened here",
    (
        "The database of this site is not set up as it must be to keep journals apart, so it is "
        "not used. Nothing was touched. Whoever runs this site finds the reason in its log."
    ),
)


def draw_sign_in(
    providers: Sequence[str],
    sign_in: Callable[[str], None],
    see_example: Callable[[], None],
    *,
    why: SignedOutError,
) -> None:
    """Instead of a page: who is asked to sign in, `why`, and where the journal will be."""
    title, sentence = _tell_why(why)
    st.title(title)
    notices.draw_notice()
    st.markdown(sentence)
    kept_apart.draw_homeless(_UNKEPT)
    with st.container(horizontal=True):
        for name in providers:
            label = f"Sign in with {plain_line(name.capitalize())}" if name else "Sign in"
            look = dress(label, dark=st.context.theme.type == "dark")
            st.button(**look, key=f"sign-in-{name}", on_click=sign_in, args=(name,))
        st.button("See an example first", key="example_first", on_click=see_example)
    st.markdown(_WHERE)


def _tell_why(error: SignedOutError) -> tuple[str, str]:
    if error.left:
        return "You are signed out", _LEFT
    return ("Please sign in again", LAPSED) if error.lapsed else ("A journal of your own", WELCOME)


def draw_leaving(sign_out: Callable[[], None]) -> None:
    """Instead of a page: that the browser is being signed out, and once more if it is not."""
    st.title("Signing you out")
    st.markdown("One moment. Please stay until the page changes: then nobody gets in with it.")
    draw_tertiary("Sign out once more", "sign_out_again", sign_out)


def draw_closed_account(error: StoreError) -> None:
    """Instead of a page: why the journal of whoever signed in did not open."""
    words = (words for kind, words in _CLOSED.items() if isinstance(error, kind))
    title, sentence = next(words, _OTHERWISE)
    st.title(title)
    st.markdown(sentence)
    st.button("Try again", key="try_again", icon=":material/refresh:")
    if isinstance(error, AwayError):
        # The first run belongs to the page itself; each later one has the page run again.
        runs = count()
        watch_database(lambda: next(runs) > 0, told="")


@st.fragment(run_every=_AGAIN)
def watch_database(is_back: Callable[[], bool], told: str = AWAY) -> None:
    """What is true while the database does not answer; the page runs again once it does."""
    if is_back():
        st.rerun()
    if told:
        st.warning(told, icon=":material/info:")


def draw_account(name: str, sign_out: Callable[[], None]) -> None:
    """Who is signed in, and the way out."""
    with st.container(horizontal=True, vertical_alignment="center", key="account_bar"):
        who = f"Signed in as {plain_line(name, 60)}" if name else "Signed in"
        st.caption(f"{who} · Kept in your account", width="stretch")
        draw_tertiary("Sign out", "sign_out", sign_out)


def draw_account_offer(held: str, *, move: Callable[[], None], leave: Callable[[], None]) -> None:
    """That this browser keeps a journal too, and the way into the account."""
    with st.container(border=True, key="move_offer"):
        st.markdown(_OFFER.format(held=held))
        with st.container(horizontal=True):
            st.button("Move it into my account", key="move_in", on_click=move)
            draw_tertiary("Leave it in this browser", "leave_it", leave)


def draw_moved() -> None:
    """That the browser keeps nothing any more of what it had."""
    st.success("It is in your account now, and this browser keeps it no longer.")

"""Accounts: whether people can sign in here, who this session belongs to, and their journal."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from typing import TYPE_CHECKING

import streamlit as st

from components.forms import kept_apart, saving
from components.session import notices, state
from components.session.clock import now, today
from components.session.context import Visit
from components.session.state_keys import Slot
from components.storage import download_links
from components.storage.account import sign_in as sign_in_words
from components.storage.account.config import Accounts, is_begun, read_accounts
from components.storage.account.sign_in_check import (
    Admission,
    SignIn,
    find_trouble,
    note_sign_out,
    read_sign_in,
)
from data import store as stores
from data.models import SignedOutError, StoreError

if TYPE_CHECKING:
    from data.store import Store
    from data.store.account.database import Database

LOG = logging.getLogger("afterview.accounts")
PROBE = 4.0
"""Seconds the sign-in service has to answer."""

PACKAGES = ("authlib", "httpx", "psycopg", "psycopg_pool")


@dataclass(frozen=True)
class SignedIn:
    """Who let this session in, and the journal it is for."""

    admission: Admission
    store: Store


SIGNED_IN: Slot[SignedIn | None] = Slot("shell.signed_in", default=None)


class LeavingError(StoreError):
    """Somebody is being signed out, and their browser has not let go of the sign-in yet."""


@st.cache_resource
def accounts() -> Accounts | None:
    """What the host set up for signing in; None unless it is whole and can be used."""
    if not st.secrets.load_if_toml_exists():
        return None
    found = read_accounts(st.secrets)
    if found is None:
        if is_begun(st.secrets):
            _warn("accounts are off: something in the secrets is missing or too short")
        return None
    return found if _installed() else None


@cache
def _installed() -> bool:
    missing = [name for name in PACKAGES if find_spec(name) is None]
    if missing:
        _warn("accounts are off: the packages of requirements-account.txt are not installed")
    return not missing


@cache
def _warn(sentence: str) -> None:
    """Tell the host, once."""
    LOG.warning(sentence)


def open_account_journal() -> Store:
    """The journal of whoever is signed in.

    Raises:
        SignedOutError: nobody is.
        StoreError: it cannot be opened now.
    """
    found = accounts()
    assert found is not None, "the rule sends nobody here without accounts"  # noqa: S101
    if state.read(state.LEAVING):
        raise LeavingError
    sign_in = read_sign_in(st.user.to_dict(), found.pepper)
    held = _held(sign_in)
    trouble = find_trouble(sign_in) if sign_in else SignedOutError()
    if trouble and held:
        _close(held, trouble)
    if sign_in is None or trouble:
        raise trouble or SignedOutError
    return (held or _begin(sign_in, found.url)).store


def _held(sign_in: SignIn | None) -> SignedIn | None:
    """What this session holds already, if it is this person's."""
    held = state.read(SIGNED_IN)
    if held and sign_in and held.admission.sign_in.owner != sign_in.owner:
        state.begin_anew()
        return None
    return held


def _begin(sign_in: SignIn, url: str) -> SignedIn:
    admission = Admission(sign_in)
    journal = stores.open_account(_database(url), sign_in.owner, admit=admission)
    held = SignedIn(admission, journal)
    state.write(SIGNED_IN, held)
    return held


def _close(held: SignedIn, why: SignedOutError) -> None:
    """Let a session hold nothing any more; words that are kept nowhere wait in the journal.

    Whoever signed out elsewhere wanted everything gone: then nothing is written, and nothing shown.
    """
    words = _put_by(held.store, saving.find_unsaved_words()) if why.lapsed else ""
    held.admission.closed = True
    download_links.revoke(held.store)
    state.begin_anew()
    state.write(state.HOMELESS, words)


def _put_by(store: Store, words: str) -> str:
    """The words that could not be put by."""
    # What an earlier run drew is not there to be written on.
    state.take(state.NOTICE_PLACE)
    visit = Visit(store, now, today(), dark=False, example=False, paths={})
    return "" if not words or kept_apart.put_by(visit.adjust, words) else words


def check_sign_in() -> None:
    """Begin a part of a page: once the sign-in does not hold any more, the whole page says so."""
    held = state.read(SIGNED_IN)
    if held and not state.read(state.EXAMPLE) and find_trouble(held.admission.sign_in):
        st.rerun()


@st.cache_resource
def _database(url: str) -> Database:
    return stores.open_database(url)


def draw_instead(error: StoreError) -> None:
    """What is shown instead of a page while the journal is not open."""
    if isinstance(error, LeavingError):
        sign_in_words.draw_leaving(sign_out)
        return
    if not isinstance(error, SignedOutError):
        sign_in_words.draw_closed_account(error)
        return
    found = accounts()
    names = [each.name for each in found.providers] if found else []
    sign_in_words.draw_sign_in(names, _sign_in, _see_example, why=error)


def _sign_in(name: str) -> None:
    found = accounts()
    asked = [each.metadata for each in found.providers if each.name == name] if found else []
    if not asked or not _answers(asked[0]):
        state.write(state.NOTICE, sign_in_words.SILENT)
        return
    state.take(state.NOTICE)
    st.login(name or None)


def _answers(address: str) -> bool:
    """Whether the sign-in service is there: without it the browser would be left on a bare page."""
    import httpx  # noqa: PLC0415 - an extra package

    try:
        return httpx.get(address, timeout=PROBE, follow_redirects=True).is_success
    except httpx.HTTPError:
        return False


def _see_example() -> None:
    state.take(state.NOTICE)
    state.write(state.EXAMPLE, value=True)


def sign_out() -> None:
    """Leave: nothing of this person stays in the session, nor in another tab of this browser.

    The screen to sign in comes only with the next session: until the browser has gone the way out
    its cookie would let it in again.
    """
    found = accounts()
    sign_in = read_sign_in(st.user.to_dict(), found.pepper) if found else None
    held = state.read(SIGNED_IN)
    if held:
        download_links.revoke(held.store)
    if sign_in:
        note_sign_out(sign_in)
    state.begin_anew()
    state.write(state.LEAVING, value=True)
    st.logout()


def draw_signed_in() -> None:
    """Who is signed in, and the way out."""
    user = st.user.to_dict()
    sign_in_words.draw_account(str(user.get("name") or user.get("email") or ""), sign_out)


def follow_database(store: Store) -> None:
    """Note whether the database answers, and say so while it does not."""
    held = state.read(SIGNED_IN)
    if held is None or held.store is not store:
        return
    away = stores.is_away(store)
    # The page has looked itself: no part need have it run for that.
    state.take(state.AWAY_NEWS)
    if state.read(state.AWAY) and not away:
        notices.clear()
    state.write(state.AWAY, away)
    if away:
        sign_in_words.watch_database(lambda: not _still_away(store))


def _still_away(store: Store) -> bool:
    check_sign_in()
    store.version()
    return stores.is_away(store)

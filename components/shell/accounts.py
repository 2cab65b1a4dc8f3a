"""Accounts: whether people can sign in here, who this session belongs to, and their journal."""

from __future__ import annotations

import logging
from datetime import UTC, datetime, timedelta
from functools import cache
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

import streamlit as st

from components import messages, sign_in, state
from components.hosting import Accounts, is_begun, read_accounts
from components.shell.clock import now
from components.state import SignedIn
from data import store as stores
from data.models import StoreError

if TYPE_CHECKING:
    from data.store import Store
    from data.store.account_database import Database

LOG = logging.getLogger("afterview.accounts")
LONGEST = timedelta(hours=12)
"""How long an open page goes on after the sign-in it was opened with has run out."""

PROBE = 4.0
"""Seconds the sign-in service has to answer."""

PACKAGES = ("authlib", "httpx", "psycopg", "psycopg_pool")


class SignedOutError(StoreError):
    """Nobody is signed in. `lapsed` says that somebody was, and too long ago."""

    def __init__(self, *, lapsed: bool = False) -> None:
        super().__init__("nobody is signed in")
        self.lapsed = lapsed


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


def open_own() -> Store:
    """The journal of whoever is signed in.

    Raises:
        SignedOutError: nobody is.
        StoreError: it cannot be opened now.
    """
    found = accounts()
    assert found is not None, "the rule sends nobody here without accounts"  # noqa: S101
    if state.read(state.LEAVING):
        raise LeavingError
    user = st.user.to_dict()
    owner = _owner(user, found.pepper)
    if owner is None:
        raise SignedOutError
    held = _held(owner) or _begin(owner, user.get("exp"), found.url)
    return held.store


def _owner(user: dict[str, Any], pepper: str) -> str | None:
    issuer, subject = user.get("iss"), user.get("sub")
    if not (user.get("is_logged_in") and issuer and subject):
        return None
    return stores.owner_of(str(issuer), str(subject), pepper)


def _held(owner: str) -> SignedIn | None:
    """What this session holds already, if it is this person's and not too old."""
    held = state.read(state.SIGNED_IN)
    if held and held.owner != owner:
        state.begin_anew()
        return None
    return held if held and now() - held.since < LONGEST else None


def _begin(owner: str, expires: object, url: str) -> SignedIn:
    """Open the journal, if the sign-in is a valid one still."""
    if not is_valid(expires, now()):
        state.take(state.SIGNED_IN)
        raise SignedOutError(lapsed=True)
    held = SignedIn(owner, now(), stores.open_account(_database(url), owner))
    state.write(state.SIGNED_IN, held)
    return held


def is_valid(expires: object, moment: datetime) -> bool:
    """Whether a sign-in that runs out at `expires` (seconds since 1970) still holds.

    Streamlit's cookie lasts thirty days and does not ask.
    """
    if not isinstance(expires, int | float):
        return False
    return moment < datetime.fromtimestamp(expires, UTC)


@st.cache_resource
def _database(url: str) -> Database:
    return stores.open_database(url)


def draw_instead(error: StoreError) -> None:
    """What is shown instead of a page while the journal is not open."""
    if isinstance(error, LeavingError):
        sign_in.draw_leaving(sign_out)
        return
    if not isinstance(error, SignedOutError):
        sign_in.draw_closed_account(error)
        return
    found = accounts()
    names = [each.name for each in found.providers] if found else []
    sign_in.draw_sign_in(names, _sign_in, _see_example, lapsed=error.lapsed)


def _sign_in(name: str) -> None:
    found = accounts()
    asked = [each.metadata for each in found.providers if each.name == name] if found else []
    if not asked or not _answers(asked[0]):
        state.write(state.NOTICE, sign_in.SILENT)
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
    """Leave: nothing of this person stays in the session.

    The screen to sign in comes only with the next session: until the browser has gone the way out
    its cookie would let it in again.
    """
    state.begin_anew()
    state.write(state.LEAVING, value=True)
    st.logout()


def draw_account() -> None:
    """Who is signed in, and the way out."""
    user = st.user.to_dict()
    sign_in.draw_account(str(user.get("name") or user.get("email") or ""), sign_out)


def follow(store: Store) -> None:
    """Note whether the database answers, and say so while it does not."""
    held = state.read(state.SIGNED_IN)
    if held is None or held.store is not store:
        return
    away = stores.is_away(store)
    state.take(state.AWAY_NEWS)
    if state.read(state.AWAY) and not away:
        messages.clear()
    state.write(state.AWAY, away)
    if away:
        sign_in.draw_away(lambda: not _still_away(store))


def _still_away(store: Store) -> bool:
    store.version()
    return stores.is_away(store)

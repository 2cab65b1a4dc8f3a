"""Whether a sign-in still holds, and what an open page may do once it does not.

Streamlit reads its cookie when a page is opened and never again: neither that the sign-in has run
out nor that another tab has signed out reaches a page that is open. So each run asks here first.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from threading import Lock
from typing import TYPE_CHECKING, Any

from streamlit.runtime.scriptrunner import get_script_run_ctx

from components.session.clock import now
from data import store as stores
from data.models import SignedOutError

if TYPE_CHECKING:
    from collections.abc import Mapping

_LAST = timedelta(hours=12)
"""How long the run that finds a sign-in run out may still save what was done before it."""


@dataclass(frozen=True)
class SignIn:
    """One signing in: whose, told apart from any other by `mark`, and until when."""

    owner: str
    mark: str
    expires: datetime


def read_sign_in(user: Mapping[str, Any], pepper: str) -> SignIn | None:
    """The sign-in Streamlit read from its cookie; None if nobody is signed in."""
    issuer, subject = user.get("iss"), user.get("sub")
    if not (user.get("is_logged_in") and issuer and subject):
        return None
    owner = stores.owner_of(str(issuer), str(subject), pepper)
    # The provider's nonce is in it: no two sign-ins are alike, and all tabs of a browser share one.
    claims = json.dumps(dict(user), sort_keys=True, default=str).encode()
    key = hashlib.blake2b(pepper.encode()).digest()
    mark = hashlib.blake2b(claims, key=key, digest_size=32).hexdigest()
    return SignIn(owner, mark, find_end(user.get("exp")))


def find_end(expires: object) -> datetime:
    """The moment a token runs out, told in seconds since 1970; one that says none is over."""
    if not isinstance(expires, int | float):
        return datetime.min.replace(tzinfo=UTC)
    return datetime.fromtimestamp(expires, UTC)


_left: dict[str, datetime] = {}
_lock = Lock()


def note_sign_out(sign_in: SignIn) -> None:
    """Note that somebody signed out: no page of that browser may go on, whichever tab it is in."""
    with _lock:
        over = [mark for mark, expires in _left.items() if expires <= now()]
        for mark in over:
            del _left[mark]
        _left[sign_in.mark] = sign_in.expires


def find_trouble(sign_in: SignIn) -> SignedOutError | None:
    """Why a sign-in does not hold any more; None while it does."""
    if sign_in.mark in _left:
        return SignedOutError(left=True)
    return SignedOutError(lapsed=True) if now() >= sign_in.expires else None


class Admission:
    """What a session may still do: asked by its journal at each look and before each change."""

    def __init__(self, sign_in: SignIn) -> None:
        self.sign_in = sign_in
        self.closed = False

    def __call__(self, *, changing: bool) -> None:
        """Let it pass, or `SignedOutError`.

        A run finds out at its beginning whether it may show anything; what is asked for outside
        of any run, as a file to be taken along is, finds out here.
        """
        trouble = SignedOutError() if self.closed else find_trouble(self.sign_in)
        if trouble and (self._is_late(trouble) if changing else _is_outside_a_run()):
            raise trouble

    def _is_late(self, trouble: SignedOutError) -> bool:
        """Whether a change comes too late: what was written on a page in good faith does not."""
        in_time = now() < self.sign_in.expires + _LAST
        return not (trouble.lapsed and in_time) or _is_outside_a_run()


def _is_outside_a_run() -> bool:
    return get_script_run_ctx(suppress_warning=True) is None

"""Opening accounts: whose rows they are, and where. Their packages are an extra of the host's.

The owner of a row is derived from a sign-in, and impossible to trace back to a person.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import msgspec

from data.models import StoreError

if TYPE_CHECKING:
    from data.store.account.database import Database
    from data.store.account.journal import Account, Admit
    from data.store.core.interface import Store

SHORTEST_PEPPER = 32
"""Characters the host's secret must have at the least."""

TRUST = 0.5
"""Seconds for which what was read counts as the present: longer than a page takes to be drawn."""


def owner_of(issuer: str, subject: str, pepper: str) -> str:
    """The owner id of somebody who signed in.

    Args:
        issuer: the OpenID provider.
        subject: the provider's id of the person. Issuer and subject are never given to anybody
            else; an email address may be.
        pepper: the host's secret, at least `SHORTEST_PEPPER` characters. Without it, nobody who
            reads the database can find out by trying whose rows they are.

    Returns:
        64 hexadecimal digits: BLAKE2b (RFC 7693) of issuer and subject, keyed by the pepper.

    Raises:
        ValueError: the pepper is too short, or there is no issuer or no subject.
    """
    if len(pepper) < SHORTEST_PEPPER:
        raise ValueError(f"the pepper needs {SHORTEST_PEPPER} characters")
    if not issuer or not subject:
        raise ValueError("a sign-in has an issuer and a subject")
    # A key may have 64 bytes at most, and a pepper is as long as the host likes.
    key = hashlib.blake2b(pepper.encode()).digest()
    return hashlib.blake2b(
        # As JSON, so that no two pairs of texts run together to the same one.
        msgspec.json.encode([issuer, subject]),
        key=key,
        digest_size=32,
    ).hexdigest()


def open_database(url: str) -> Database:
    """The database at `url`, to be shared by all visitors. It is not contacted yet.

    Raises:
        StoreError: the packages it needs are not installed.
    """
    try:
        from data.store.account.database import Database  # noqa: PLC0415 - an extra package
    except ImportError as error:
        raise StoreError("the packages of requirements-account.txt are not installed") from error
    return Database(url)


def open_account(
    database: Database, owner: str, trust: float = TRUST, admit: Admit | None = None
) -> Account:
    """One person's journal, for one session.

    Args:
        database: shared by all sessions.
        owner: from `owner_of`.
        trust: for how many seconds a reading counts as current.
        admit: says whether the session may still read and change; everybody may by default.
    """
    from data.store.account.journal import Account, admit_all  # noqa: PLC0415 - the same

    return Account(database, owner, trust=trust, admit=admit or admit_all)


def is_away(store: Store) -> bool:
    """Whether `store` shows an earlier reading because its database does not answer just now."""
    return bool(getattr(store, "away", False))

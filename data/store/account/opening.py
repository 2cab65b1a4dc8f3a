"""Opening accounts. The packages they need are installed only where people sign in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from data.models import StoreError
from data.store.account.owner_id import owner_of

if TYPE_CHECKING:
    from data.store.account.database import Database
    from data.store.account.journal import Account, Admit
    from data.store.core.interface import Store

__all__ = ["TRUST", "is_away", "open_account", "open_database", "owner_of"]

TRUST = 0.5
"""Seconds for which what was read counts as the present: longer than a page takes to be drawn."""


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

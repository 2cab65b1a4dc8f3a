"""The three places a journal can live in."""

from __future__ import annotations

from enum import Enum


class Home(Enum):
    """Where a journal lives."""

    FILE = "file"
    """One file on this machine."""

    ACCOUNT = "account"
    """The rows of whoever signed in, in the host's database."""

    BROWSER = "browser"
    """The visitor's own browser; the server holds it for the visit, in memory alone."""

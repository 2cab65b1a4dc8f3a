"""The texts of the pocket card: before the interview, when nerves strike, and on leaving."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Annotated

from msgspec import Meta

from data.catalogue.loader import FOLDER, check_unique, read_toml
from data.catalogue.schema import Entry, Label, Line, Slug

if TYPE_CHECKING:
    from pathlib import Path


class Courtesy(Entry, frozen=True, kw_only=True):
    """One line of the leaving list."""

    key: Slug
    name: Label


class Card(Entry, frozen=True, kw_only=True):
    """The whole card; `before` are examples of the person's own three lines."""

    before: tuple[Line, Line, Line]
    wobble: Annotated[tuple[Line, ...], Meta(min_length=1, max_length=4)]
    leaving: Annotated[tuple[Courtesy, ...], Meta(min_length=1, max_length=6)]


@cache
def card() -> Card:
    """The card of this app, read once.

    Raises:
        CatalogueError: it is inconsistent.
    """
    return load_card()


def load_card(folder: Path = FOLDER) -> Card:
    """Read and check `pocket.toml` in `folder`.

    Raises:
        CatalogueError: the file is missing or inconsistent; names it.
    """
    found = read_toml(folder / "pocket.toml", Card)
    check_unique("pocket.toml: leaving", (each.key for each in found.leaving))
    return found

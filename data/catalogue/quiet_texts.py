"""Texts for afterwards and for the wait: small treats, ideas to keep busy, a quiet text a day."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Annotated

from msgspec import Meta

from data.catalogue.loader import FOLDER, check_unique, read_toml
from data.catalogue.schema import Entry, Label, Line, Passage, Slug

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from pathlib import Path

TreatName = Annotated[str, Meta(min_length=3, max_length=32)]
"""What fits a chip at phone width."""

Texts = Annotated[tuple[Passage, ...], Meta(min_length=3, max_length=31)]


class Treat(Entry, frozen=True, kw_only=True):
    """Something small and good; `says` is the line shown once it is picked."""

    key: Slug
    name: TreatName
    says: Line


class _Treats(Entry, frozen=True, kw_only=True):
    treats: Annotated[tuple[Treat, ...], Meta(min_length=1)]


class Waiting(Entry, frozen=True, kw_only=True):
    """The whole file: ideas to keep busy, prayers, and quiet texts without God in them."""

    busy: Annotated[tuple[Label, ...], Meta(min_length=3, max_length=40)]
    prayer: Texts
    quiet: Texts


@cache
def treats(folder: Path = FOLDER) -> tuple[Treat, ...]:
    """The treats of `treats.toml` in `folder`, in order; read and checked once.

    Raises:
        CatalogueError: the file is missing or an entry is invalid; names it.
    """
    found = read_toml(folder / "treats.toml", _Treats).treats
    check_unique("treats.toml: keys", (each.key for each in found))
    check_unique("treats.toml: names", (each.name.casefold() for each in found))
    return found


@cache
def waiting(folder: Path = FOLDER) -> Waiting:
    """The texts of `waiting.toml` in `folder`; read and checked once.

    Raises:
        CatalogueError: it is missing or inconsistent.
    """
    whole = read_toml(folder / "waiting.toml", Waiting)
    check_unique("waiting.toml: busy", whole.busy)
    check_unique("waiting.toml: prayer and quiet", (*whole.prayer, *whole.quiet))
    return whole


def text_of_the_day(texts: Sequence[str], day: date) -> str:
    """The text for `day`: they take turns, and it is the same all day."""
    return texts[day.toordinal() % len(texts)]

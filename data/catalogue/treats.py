"""Small treats to pick from after an interview, each with a kind line."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Annotated

from msgspec import Meta

from data.catalogue.loader import FOLDER, check_unique, read_toml
from data.catalogue.schema import Entry, Line, Slug

if TYPE_CHECKING:
    from pathlib import Path

TreatName = Annotated[str, Meta(min_length=3, max_length=32)]
"""What fits a chip at phone width."""


class Treat(Entry, frozen=True, kw_only=True):
    """Something small and good; `says` is the line shown once it is picked."""

    key: Slug
    name: TreatName
    says: Line


class _Treats(Entry, frozen=True, kw_only=True):
    treats: Annotated[tuple[Treat, ...], Meta(min_length=1)]


@cache
def treats() -> tuple[Treat, ...]:
    """The treats of this app, in order.

    Raises:
        CatalogueError: one is inconsistent.
    """
    return load_treats()


def load_treats(folder: Path = FOLDER) -> tuple[Treat, ...]:
    """Read and check `treats.toml` in `folder`.

    Raises:
        CatalogueError: the file is missing or an entry is invalid; names it.
    """
    found = read_toml(folder / "treats.toml", _Treats).treats
    check_unique("treats.toml: keys", (each.key for each in found))
    check_unique("treats.toml: names", (each.name.casefold() for each in found))
    return found

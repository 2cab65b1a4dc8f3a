"""Texts for the time of waiting: ideas to keep busy, and one quiet text a day."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Annotated

from msgspec import Meta

from data.catalogue.loader import FOLDER, check_unique, read_toml
from data.catalogue.schema import Entry, Label, Passage

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from pathlib import Path

Texts = Annotated[tuple[Passage, ...], Meta(min_length=3, max_length=31)]


class Waiting(Entry, frozen=True, kw_only=True):
    """The whole file: ideas to keep busy, prayers, and quiet texts without God in them."""

    busy: Annotated[tuple[Label, ...], Meta(min_length=3, max_length=40)]
    prayer: Texts
    quiet: Texts


@cache
def waiting() -> Waiting:
    """The texts of this app, read once.

    Raises:
        CatalogueError: they are inconsistent.
    """
    return load_waiting()


def load_waiting(folder: Path = FOLDER) -> Waiting:
    """Read and check `waiting.toml` in `folder`.

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

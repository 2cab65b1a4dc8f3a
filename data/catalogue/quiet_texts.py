"""While one waits: ideas to keep busy with, and the texts of the quiet minute, one a day."""

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
    """The whole of the file: ideas to keep busy, and texts to give it to God or to let it go."""

    busy: Annotated[tuple[Label, ...], Meta(min_length=3, max_length=40)]
    prayer: Texts
    quiet: Texts


@cache
def waiting() -> Waiting:
    """What this app comes with for the time of waiting, read once.

    Raises:
        CatalogueError: it does not hold together.
    """
    return load_waiting()


def load_waiting(folder: Path = FOLDER) -> Waiting:
    """Read and check `waiting.toml`.

    Raises:
        CatalogueError: it is missing or does not hold together.
    """
    whole = read_toml(folder / "waiting.toml", Waiting)
    check_unique("waiting.toml: busy", whole.busy)
    check_unique("waiting.toml: prayer and quiet", (*whole.prayer, *whole.quiet))
    return whole


def text_of_the_day(texts: Sequence[str], day: date) -> str:
    """The text for `day`: each in its turn, and the same one all day."""
    return texts[day.toordinal() % len(texts)]

"""Outlines of a spoken answer, one for every kind of question, and words that end a story."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Annotated

from msgspec import Meta

from data.catalogue.loader import FOLDER, catalogue, check_unique, read_toml
from data.catalogue.schema import Cue, Entry, Label, Line, Slug
from data.models import CatalogueError

if TYPE_CHECKING:
    from pathlib import Path


class AnswerPart(Entry, frozen=True, kw_only=True):
    """One part of an answer, and the question that leads to it."""

    name: Label
    ask: Line


class Shape(Entry, frozen=True, kw_only=True):
    """The outline of an answer in these areas; if it is a `story`, it needs an ending."""

    key: Slug
    name: Label
    areas: Annotated[tuple[Slug, ...], Meta(min_length=1)]
    parts: Annotated[tuple[AnswerPart, ...], Meta(min_length=2, max_length=4)]
    story: bool = False


class Endings(Entry, frozen=True, kw_only=True):
    """Words that tell how something ended."""

    words: Annotated[tuple[Cue, ...], Meta(min_length=1)]


class Shapes(Entry, frozen=True, kw_only=True):
    """The whole of `shapes.toml`."""

    shapes: Annotated[tuple[Shape, ...], Meta(min_length=1)]
    endings: Endings


@cache
def shapes(folder: Path = FOLDER) -> Shapes:
    """The outlines of `shapes.toml` in `folder`; read and checked once.

    Raises:
        CatalogueError: the file is missing, something is there twice, or a kind of question has no
            outline; names it.
    """
    found = read_toml(folder / "shapes.toml", Shapes)
    named = [area for shape in found.shapes for area in shape.areas]
    check_unique("shapes.toml: shapes", (shape.key for shape in found.shapes))
    check_unique("shapes.toml: areas", named)
    check_unique("shapes.toml: endings", found.endings.words)
    known = {area.id for area in catalogue().questions}
    for area in known ^ set(named):
        what = "has no shape" if area in known else "is no kind of question"
        raise CatalogueError(f"shapes.toml: areas: {area} {what}")
    return found


def shape_of(area: str | None) -> Shape | None:
    """The outline for an area; None for an area around the questions."""
    return next((shape for shape in shapes().shapes if area in shape.areas), None)

"""The texts for the next interview: tips by area, questions to ask them, and the pocket card."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Annotated

from msgspec import Meta

from data.catalogue.bank import Profession  # noqa: TC001 - msgspec reads the annotations
from data.catalogue.loader import FOLDER, catalogue, check_unique, read_toml
from data.catalogue.schema import Entry, Label, Line, Slug
from data.catalogue.stemming import stem_words
from data.models import CatalogueError, Stage

if TYPE_CHECKING:
    from pathlib import Path


class Ask(Entry, frozen=True, kw_only=True):
    """A question to ask the interviewers, and the stages it suits."""

    text: Line
    stages: Annotated[tuple[Stage, ...], Meta(min_length=1)]


class Preparing(Entry, frozen=True, kw_only=True):
    """The whole file: tips by area, questions to ask, areas by stage, job words by profession."""

    tips: dict[Slug, Annotated[str, Meta(min_length=3, max_length=110)]]
    ask: Annotated[tuple[Ask, ...], Meta(min_length=4)]
    stages: dict[Stage, Annotated[tuple[Slug, ...], Meta(min_length=4)]]
    professions: dict[Profession, tuple[str, ...]]


class Courtesy(Entry, frozen=True, kw_only=True):
    """One line of the leaving list."""

    key: Slug
    name: Label


class Card(Entry, frozen=True, kw_only=True):
    """The pocket card; `before` are examples of the person's own three lines."""

    before: tuple[Line, Line, Line]
    wobble: Annotated[tuple[Line, ...], Meta(min_length=1, max_length=4)]
    leaving: Annotated[tuple[Courtesy, ...], Meta(min_length=1, max_length=6)]


@cache
def card(folder: Path = FOLDER) -> Card:
    """The pocket card, `pocket.toml` in `folder`; read and checked once.

    Raises:
        CatalogueError: the file is missing or inconsistent; names it.
    """
    found = read_toml(folder / "pocket.toml", Card)
    check_unique("pocket.toml: leaving", (each.key for each in found.leaving))
    return found


@cache
def preparing(folder: Path = FOLDER) -> Preparing:
    """The texts of `preparing.toml` in `folder`; read and checked once.

    There is a tip for every area, and areas for every stage.

    Raises:
        CatalogueError: the file is missing or inconsistent; names it.
    """
    found = read_toml(folder / "preparing.toml", Preparing)
    known = catalogue()
    check_unique("preparing.toml: ask", (each.text for each in found.ask))
    if set(found.tips) != {area.id for area in known.areas}:
        raise CatalogueError("preparing.toml: tips: there is one for each area, and no other")
    if set(found.stages) != set(Stage):
        raise CatalogueError("preparing.toml: stages: there is one for each stage")
    kinds = {area.id for area in known.questions}
    for stage, areas in found.stages.items():
        check_unique(f"preparing.toml: {stage}", areas)
        if not kinds.issuperset(areas):
            raise CatalogueError(f"preparing.toml: {stage} names what is no kind of question")
    return found


def questions_to_ask(stage: Stage | None) -> tuple[str, ...]:
    """Questions to ask them that suit the stage; all of them if it is not known."""
    return tuple(each.text for each in preparing().ask if stage is None or stage in each.stages)


def usual_areas(stage: Stage | None) -> tuple[str, ...]:
    """The areas usually asked at this stage; those of a first interview if it is not known."""
    return preparing().stages[stage or Stage.FIRST]


def profession_of(role: str) -> str | None:
    """The profession a job title belongs to, judged by its words; None if they do not say."""
    words = stem_words(role)
    # Every run of its words, as it may take two in a row to tell a profession.
    heard = {words[start:end] for end in range(len(words) + 1) for start in range(end)}
    found = (
        name
        for name, tells in preparing().professions.items()
        if any(stem_words(each) in heard for each in tells)
    )
    return next(found, None)

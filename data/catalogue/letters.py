"""The letters: templates, the facts they can use, the terms of an offer, and cautions about tone.

The sentences of a template come in variants, best first. The first whose facts are all known is
used, and a paragraph with no usable variant is left out. In a variant, `{fact}` stands for a fact
it needs, and `[...]` for words that are kept only if the facts inside are known. So a missing fact
never leaves a hole, and what a variant needs can be read from its own words.
"""

from __future__ import annotations

from enum import StrEnum
from functools import cache
from itertools import combinations
from typing import TYPE_CHECKING, Annotated

from msgspec import Meta

from data.catalogue.loader import FOLDER, check_unique, read_toml
from data.catalogue.schema import Entry, Label, Line, Slug
from data.models import CatalogueError
from data.regex.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

FACT = Pattern(r"\{([a-z_]+)\}")
MAYBE = Pattern(r"\[([^\[\]]*)\]")
_LEFT_OVER = Pattern(r"[\[\]{}]")

Fact = Annotated[str, Meta(pattern="^[a-z_]+$", max_length=20)]
Way = Annotated[str, Meta(min_length=3, max_length=500)]
LetterWays = Annotated[tuple[Way, ...], Meta(min_length=1, max_length=5)]


class Channel(StrEnum):
    """Where a letter is sent."""

    EMAIL = "email"
    LINKEDIN = "linkedin"
    X = "x"


class Template(Entry, frozen=True, kw_only=True):
    """A letter template. Facts in `unasked` are used if known, and not asked for if missing."""

    key: Slug
    name: Label
    when: Line
    channel: Channel
    order: Annotated[int, Meta(ge=1, le=99)]
    subject: Annotated[tuple[Way, ...], Meta(max_length=3)]
    body: Annotated[tuple[LetterWays, ...], Meta(min_length=1, max_length=8)]
    unasked: tuple[Fact, ...] = ()

    @property
    def facts(self) -> tuple[str, ...]:
        """Every fact the letter can use, in the order of the text."""
        ways = [*self.subject, *(way for ways in self.body for way in ways)]
        return tuple(dict.fromkeys(fact for way in ways for fact in find_facts(way)))


class Term(Entry, frozen=True, kw_only=True):
    """One term of an offer (a field of `data.models.Offer`), and what to ask while it is open."""

    key: Fact
    name: Label
    question: Line


class Caution(Entry, frozen=True, kw_only=True):
    """A reason to reread a letter before sending it, and the phrases that suggest it."""

    kind: Slug
    says: Line
    phrases: tuple[Annotated[str, Meta(pattern="^[a-z', ]+$", max_length=40)], ...]


class _Terms(Entry, frozen=True, kw_only=True):
    terms: tuple[Term, ...]


class _Cautions(Entry, frozen=True, kw_only=True):
    cautions: tuple[Caution, ...]


@cache
def letters(folder: Path = FOLDER) -> tuple[Template, ...]:
    """The letter templates, in order; read and checked once.

    Args:
        folder: holds `letters/*.toml`, and `facts.toml` with every fact.

    Raises:
        CatalogueError: a file is missing or a letter is inconsistent; names both.
    """
    known = read_toml(folder / "facts.toml", dict[Fact, Line])
    found = [_read_letter(path, known) for path in sorted((folder / "letters").glob("*.toml"))]
    check_unique("letters: order", (str(each.order) for each in found))
    return tuple(sorted(found, key=lambda each: each.order))


def letter(key: str) -> Template:
    """The template with this key, or an empty one in place of a later version's."""
    return next((each for each in letters() if each.key == key), _unknown(key))


@cache
def fact_names() -> Mapping[str, str]:
    """Each fact's name in words that follow "it would be better with ..."."""
    return read_toml(FOLDER / "facts.toml", dict[Fact, Line])


@cache
def terms() -> tuple[Term, ...]:
    """The terms of an offer, in the order in which they are discussed."""
    return read_toml(FOLDER / "terms.toml", _Terms).terms


@cache
def cautions() -> tuple[Caution, ...]:
    """The reasons to reread a letter."""
    return read_toml(FOLDER / "cautions.toml", _Cautions).cautions


def find_facts(way: str) -> list[str]:
    """The facts a variant names, in its order."""
    return [found[1] for found in FACT.finditer(way)]


def required_facts(way: str) -> frozenset[str]:
    """The facts without which this variant cannot be used."""
    return frozenset(find_facts(MAYBE.sub("", way)))


def _read_letter(path: Path, known: Mapping[str, str]) -> Template:
    template = read_toml(path, Template)
    if template.key != path.stem:
        raise CatalogueError(f"{path.name}: key: {template.key} is not the name of its file")
    if unknown := [fact for fact in template.facts if fact not in known]:
        raise CatalogueError(f"{path.name}: {unknown[0]} is not in facts.toml")
    if unused := [fact for fact in template.unasked if fact not in template.facts]:
        raise CatalogueError(f"{path.name}: unasked: {unused[0]} is not in the letter")
    _check_ways(path.name, template)
    return template


def _check_ways(name: str, template: Template) -> None:
    if (template.channel is Channel.EMAIL) != bool(template.subject):
        raise CatalogueError(f"{name}: subject: an email has one, nothing else has")
    if template.subject and required_facts(template.subject[-1]):
        raise CatalogueError(f"{name}: subject: the last way needs a fact")
    # Whoever has filled in nothing yet still gets a letter to begin with.
    if all(required_facts(ways[-1]) for ways in template.body):
        raise CatalogueError(f"{name}: body: nothing is left without facts")
    for ways in (template.subject, *template.body):
        _check_syntax(name, ways)
        _check_order(name, ways)


def _check_syntax(name: str, ways: tuple[str, ...]) -> None:
    for way in ways:
        if not all(map(FACT.fits, MAYBE.findall(way))):
            raise CatalogueError(f"{name}: brackets without a fact: {way}")
        if _LEFT_OVER.fits(FACT.sub("", MAYBE.sub("", way))):
            raise CatalogueError(f"{name}: a bracket or brace too many: {way}")


def _check_order(name: str, ways: tuple[str, ...]) -> None:
    for earlier, later in combinations(ways, 2):
        if required_facts(earlier) <= required_facts(later):
            raise CatalogueError(f"{name}: never taken, as one before it needs no more: {later}")


def _unknown(key: str) -> Template:
    return Template(
        key=key,
        name=key,
        when="",
        channel=Channel.EMAIL,
        order=99,
        subject=(),
        body=(),
    )

"""The types of the catalogue's files: areas, exercises, slips, and rating anchors."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta, Struct

Slug = Annotated[str, Meta(pattern="^[a-z][a-z0-9-]*$", max_length=39)]
"""One half of a `data.models.Key`: two of them and a slash keep within its 80 characters."""

Label = Annotated[str, Meta(min_length=2, max_length=60)]
Short = Annotated[str, Meta(min_length=2, max_length=16)]
"""A name that fits a chart row at phone width."""

Line = Annotated[str, Meta(min_length=3, max_length=240)]
Passage = Annotated[str, Meta(min_length=3, max_length=400)]
Cue = Annotated[str, Meta(pattern="^[a-z0-9£$€][a-z0-9'£$€ -]*$", max_length=60)]
"""Lower-case words that give a kind of question away, matched as whole words."""

End = Annotated[str, Meta(min_length=3, max_length=10)]
"""What one end of a scale is called, beside its figure: five of them fit a phone's width."""

Five = tuple[Line, Line, Line, Line, Line]
"""What a rating of 1, 2, 3, 4 and 5 looks like."""


class Entry(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The base of every catalogue entry: immutable, and it refuses unknown fields."""


class Exercise(Entry, frozen=True, kw_only=True):
    """A concrete exercise; `minutes` is how long one go takes."""

    id: Slug
    name: Label
    minutes: Annotated[int, Meta(ge=1, le=60)]
    steps: Annotated[tuple[Line, ...], Meta(min_length=2, max_length=5)]
    good: Passage


class Area(Entry, frozen=True, kw_only=True):
    """A kind of question (order 1 to 16), or something around the questions (21 to 26).

    `asks` is how its rating is asked for, and `ends` are the names of 1 and 5.
    """

    id: Slug
    name: Label
    short: Short
    group: Slug
    order: Annotated[int, Meta(ge=1, le=99)]
    meaning: Line
    cues: Annotated[tuple[Cue, ...], Meta(max_length=80)]
    typical: Annotated[tuple[Line, ...], Meta(max_length=12)]
    exercises: Annotated[tuple[Exercise, ...], Meta(min_length=4, max_length=12)]
    asks: Line = "How did it go?"
    ends: tuple[End, End] = ("badly", "very well")


class Slip(Entry, frozen=True, kw_only=True):
    """Something that can go wrong in an answer; `when` says when to tick it."""

    key: Slug
    name: Label
    when: Line
    exercise: Exercise


class Group(Entry, frozen=True, kw_only=True):
    """A group of areas, and what each rating from 1 to 5 looks like in it."""

    id: Slug
    name: Label
    anchors: Five


class Anchors(Entry, frozen=True, kw_only=True):
    """What the ratings mean in words: in general, and for each group."""

    general: Five
    groups: Annotated[tuple[Group, ...], Meta(min_length=1)]


class Slips(Entry, frozen=True, kw_only=True):
    """The whole of `slips.toml`, most common first."""

    slips: Annotated[tuple[Slip, ...], Meta(min_length=1)]

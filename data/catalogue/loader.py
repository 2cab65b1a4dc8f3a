"""Loads the catalogue from its TOML files, checks it, and looks things up by key."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import msgspec

from data.catalogue.schema import Anchors, Area, Cue, Exercise, Five, Group, Slip, Slips, Slug
from data.models import CatalogueError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

FOLDER = Path(__file__).parent
AROUND = "around"
"""The group of everything that is not a question."""

_Entry = TypeVar("_Entry")


class Catalogue(msgspec.Struct, frozen=True):
    """Everything the app says about areas, slips and ratings.

    An unknown key (from a later version's import, say) gets a plain placeholder named after the
    key, so that no screen breaks over it.
    """

    areas: tuple[Area, ...]
    slips: tuple[Slip, ...]
    anchors: Anchors
    hints: Mapping[str, tuple[Cue, ...]]

    @property
    def questions(self) -> tuple[Area, ...]:
        """The kinds of question, in order."""
        return tuple(area for area in self.areas if area.group != AROUND)

    @property
    def around(self) -> tuple[Area, ...]:
        """What is rated around the questions, in order."""
        return tuple(area for area in self.areas if area.group == AROUND)

    @property
    def groups(self) -> tuple[Group, ...]:
        """The groups of areas, in order."""
        return self.anchors.groups

    def area(self, key: str) -> Area:
        """The area with this id, or a placeholder: no cues, no exercises, no group."""
        found = next((area for area in self.areas if area.id == key), None)
        return found or _unknown_area(key)

    def slip(self, key: str) -> Slip:
        """The slip with this key, or a placeholder."""
        found = next((slip for slip in self.slips if slip.key == key), None)
        return found or _unknown_slip(key)

    def group(self, area_key: str) -> Group:
        """The group of an area; for an unknown area one with the general anchors."""
        wanted = self.area(area_key).group
        general = Group(id="", name="", anchors=self.anchors.general)
        return next((group for group in self.groups if group.id == wanted), general)

    def anchors_for(self, area_key: str) -> Five:
        """What the ratings 1 to 5 look like in this area, in order."""
        return self.group(area_key).anchors

    def exercises(self, key: str) -> tuple[Exercise, ...]:
        """The exercises of an area or of a slip; none for an unknown key."""
        return self.area(key).exercises or tuple(
            slip.exercise for slip in self.slips if slip.key == key
        )

    def exercise(self, key: str) -> Exercise:
        """The exercise with this key (`area/exercise` or `slip/exercise`), or a placeholder."""
        owner, _, wanted = key.partition("/")
        found = (exercise for exercise in self.exercises(owner) if exercise.id == wanted)
        return next(found, None) or _unknown_exercise(key)


@cache
def catalogue(folder: Path = FOLDER) -> Catalogue:
    """The catalogue, read and checked once.

    Args:
        folder: holds `areas/*.toml`, `slips.toml`, `anchors.toml` and `hints.toml`.

    Raises:
        CatalogueError: a file is missing or an entry is inconsistent; names both.
    """
    paths = sorted((folder / "areas").glob("*.toml"))
    areas = [_read_area(path) for path in paths]
    slips = read_toml(folder / "slips.toml", Slips).slips
    anchors = read_toml(folder / "anchors.toml", Anchors)
    hints = read_toml(folder / "hints.toml", dict[Slug, tuple[Cue, ...]])
    whole = Catalogue(tuple(sorted(areas, key=lambda area: area.order)), slips, anchors, hints)
    _check(whole)
    return whole


def read_toml(path: Path, kind: type[_Entry]) -> _Entry:
    """Read a TOML file.

    Args:
        path: the file.
        kind: the type its content is converted to, and checked against.

    Raises:
        CatalogueError: it is missing or does not fit; names the file.
    """
    try:
        return msgspec.convert(tomllib.loads(path.read_text(encoding="utf-8")), kind)
    except (OSError, tomllib.TOMLDecodeError, msgspec.ValidationError) as problem:
        raise CatalogueError(f"{path.name}: {problem}") from problem


def _read_area(path: Path) -> Area:
    area = read_toml(path, Area)
    if area.id != path.stem:
        raise CatalogueError(f"{path.name}: id: {area.id} is not the name of its file")
    check_unique(f"{path.name}: exercises", (exercise.id for exercise in area.exercises))
    check_unique(f"{path.name}: cues", area.cues)
    return area


def _check(whole: Catalogue) -> None:
    check_unique("anchors.toml: groups", (group.id for group in whole.groups))
    # Areas and slips share one set of keys: practice is kept under either.
    owners = [*(area.id for area in whole.areas), *(slip.key for slip in whole.slips)]
    check_unique("slips.toml: keys (areas' ids are taken)", owners)
    check_unique("areas: order", (str(area.order) for area in whole.areas))
    known = {group.id for group in whole.groups}
    for area in whole.areas:
        if area.group not in known:
            raise CatalogueError(f"{area.id}.toml: group: {area.group} is not in anchors.toml")
    for key, hints in whole.hints.items():
        check_unique(f"hints.toml: {key}", hints)
        if key not in {area.id for area in whole.questions}:
            raise CatalogueError(f"hints.toml: {key} is no kind of question")


def check_unique(where: str, names: Iterable[str]) -> None:
    """Check that no name is there twice.

    Args:
        where: what the error begins with.
        names: the names.

    Raises:
        CatalogueError: one is; names it, after `where`.
    """
    seen: set[str] = set()
    for name in names:
        if name in seen:
            raise CatalogueError(f"{where}: {name} is there twice")
        seen.add(name)


# The stand-ins are built without msgspec's checks, which only run when a file is read: an unknown
# key has no words of its own to hold to the limits.


def _unknown_area(key: str) -> Area:
    return Area(
        id=key,
        name=key,
        short=key[:16],  # As long as a `Short` may be.
        group="",
        order=99,
        meaning="",
        cues=(),
        typical=(),
        exercises=(),
    )


def _unknown_slip(key: str) -> Slip:
    return Slip(key=key, name=key, when="", exercise=_unknown_exercise(key))


def _unknown_exercise(key: str) -> Exercise:
    return Exercise(id=key.rpartition("/")[2], name=key, minutes=10, steps=(), good="")

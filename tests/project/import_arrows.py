"""Who imports whom: folders that import each other, circles, and lines against the layers.

Imports of types count as any other, and so do those inside a function.
"""

from __future__ import annotations

import ast
import tomllib
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from tests.project.source_tree import Module

Arrows = dict[str, set[str]]
"""Which modules each module imports."""


class Layers(NamedTuple):
    """Siblings in a package, top down; those of one layer do not know each other."""

    container: str
    levels: tuple[tuple[str, ...], ...]


def find_arrows(modules: Sequence[Module]) -> Arrows:
    """Every module with those of `modules` it imports."""
    known = {each.name for each in modules}
    return {each.name: set(_imported(each, known)) - {each.name} for each in modules}


def _imported(module: Module, known: set[str]) -> Iterator[str]:
    for node in module.nodes:
        if isinstance(node, ast.Import):
            yield from (each.name for each in node.names if each.name in known)
        elif isinstance(node, ast.ImportFrom) and node.module:
            for each in node.names:
                inner = f"{node.module}.{each.name}"
                yield from [name for name in (inner, node.module) if name in known][:1]


def mutual_folders(modules: Sequence[Module], arrows: Arrows) -> list[tuple[str, str]]:
    """Pairs of folders that import each other."""
    folder = {each.name: each.folder for each in modules}
    across = {(folder[one], folder[other]) for one, to in arrows.items() for other in to}
    return [
        pair
        for pair in combinations(sorted(set(folder.values())), 2)
        if {pair, pair[::-1]} <= across
    ]


def find_circles(arrows: Arrows) -> list[list[str]]:
    """Modules that reach each other, the largest circle first."""
    reached = {name: _reach(name, arrows) for name in arrows}
    circles = {
        tuple(sorted(other for other in reached[name] if name in reached[other]))
        for name in arrows
        if name in reached[name]
    }
    return sorted(map(list, circles), key=len, reverse=True)


def _reach(name: str, arrows: Arrows) -> set[str]:
    seen: set[str] = set()
    ahead = [name]
    while ahead:
        further = arrows[ahead.pop()] - seen
        seen |= further
        ahead += further
    return seen


def read_layers(root: Path) -> list[Layers]:
    """The layers among siblings that the checkout's own contracts name."""
    settings = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))
    contracts = settings["tool"]["importlinter"]["contracts"]
    return [
        Layers(container, tuple(map(_level, contract["layers"])))
        for contract in contracts
        if contract["type"] == "layers"
        for container in contract.get("containers", [""])
    ]


def _level(written: str) -> tuple[str, ...]:
    return tuple(each.strip(" ()") for each in written.replace(":", "|").split("|"))


def against_layers(arrows: Arrows, layers: Iterable[Layers]) -> list[tuple[str, str]]:
    """Imports that go up, or to a sibling of the same layer."""
    return [
        (one, other)
        for each in layers
        for one, to in arrows.items()
        for other in to
        if _goes_back(_rank(one, each), _rank(other, each))
    ]


class Rank(NamedTuple):
    """Where a module stands: how far down its layer is, and in which sibling."""

    depth: int
    sibling: str


def _rank(module: str, layers: Layers) -> Rank | None:
    inside = f"{layers.container}." if layers.container else ""
    for depth, level in enumerate(layers.levels):
        for sibling in level:
            if f"{module}.".startswith(f"{inside}{sibling}."):
                return Rank(depth, sibling)
    return None


def _goes_back(one: Rank | None, other: Rank | None) -> bool:
    if one is None or other is None or one.sibling == other.sibling:
        return False
    return other.depth <= one.depth

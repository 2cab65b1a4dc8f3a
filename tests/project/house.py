"""The house in figures: `python -m tests.project.house [ROOT] [ROOT AFTER]`, each a checkout.

Prints a table; of two checkouts side by side, before and after. It reads any layout there has been
and needs no more than Python, but for the walk, which runs the app.
"""

from __future__ import annotations

import ast
import json
import os
import subprocess
import sys
from collections import Counter
from pathlib import Path
from statistics import median, quantiles
from typing import TYPE_CHECKING, NamedTuple

from tests.project import import_arrows
from tests.project.source_tree import PACKAGES, SOURCE, body_lines, count_by_folder, read

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from tests.project.source_tree import Module

TOP = Path(__file__).parents[2]
LONG_MODULE = 250
OF_THE_HOUSE = (*PACKAGES, "pages")
WALK = Path(__file__).with_name("saved_rating.py")


class Figure(NamedTuple):
    """One line of the table."""

    name: str
    value: str


def measure(root: Path) -> list[Figure]:
    """Every figure but the walk's."""
    source, tests = read(root, SOURCE), read(root, ("tests",))
    return [
        *_folders("modules", [each for each in source if each.path.startswith(PACKAGES)]),
        *_folders("test files", tests),
        *_twice([each for each in source if each.path.startswith(OF_THE_HOUSE)]),
        *_arrows(source, root),
        *_lines("source", source),
        *_lines("tests", tests),
        Figure("lines of JavaScript and CSS", f"{_other_lines(root):,}"),
        *_functions(source),
        Figure(
            f"modules over {LONG_MODULE} lines", str(sum(m.lines > LONG_MODULE for m in source))
        ),
        Figure("keys of widgets written by hand in tests", str(sum(map(written_keys, tests)))),
        _gentle(source),
    ]


def walk(root: Path) -> list[Figure]:
    """The way of one rating that is tapped on *Evaluate* and saved."""
    done = subprocess.run(
        [sys.executable, "-P", WALK],
        cwd=root,
        env={**os.environ, "PYTHONPATH": str(root), "PYTHONDONTWRITEBYTECODE": "1"},
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    entered: dict[str, dict[str, int]] = json.loads(done.stdout)
    return [
        *_way("one rating saved", entered["saving"]),
        *_way("the same, and the page drawn anew", entered["whole"]),
    ]


def _way(what: str, entered: Mapping[str, int]) -> Iterator[Figure]:
    total = sum(entered.values())
    yield Figure(f"{what}: files entered", str(len(entered)))
    yield Figure(f"{what}: steps into another file", str(total))
    yield Figure(f"{what}: of these, into one left before", str(total - len(entered)))


def _folders(what: str, modules: Iterable[Module]) -> Iterator[Figure]:
    held = count_by_folder(modules)
    largest = max(held, key=lambda folder: held[folder])
    yield Figure(what, str(sum(held.values())))
    yield Figure(f"folders that hold {what}", str(len(held)))
    yield Figure(f"{what} a folder: median", f"{median(held.values()):g}")
    yield Figure(f"{what} a folder: largest", f"{held[largest]} ({largest})")


def repeated(names: Iterable[Iterable[str]]) -> Counter[str]:
    """The names that stand in more than one of these sets, with how often."""
    found = Counter(name for each in names for name in each)
    return Counter({name: times for name, times in found.items() if times > 1})


def _twice(modules: Sequence[Module]) -> Iterator[Figure]:
    found = repeated(each.public_names() for each in modules)
    definitions = repeated(each.public_definitions() for each in modules)
    yield Figure("public names in more than one module", str(len(found)))
    yield Figure("the worst of them", _worst(found))
    yield Figure("functions and classes among them", str(len(definitions)))
    yield Figure("the worst of these", _worst(definitions))


def _worst(found: Counter[str]) -> str:
    return ", ".join(f"{name} {times}" for name, times in found.most_common(3)) or "none"


def _arrows(source: Sequence[Module], root: Path) -> Iterator[Figure]:
    arrows = import_arrows.find_arrows(source)
    circles = import_arrows.find_circles(arrows)
    backwards = import_arrows.against_layers(arrows, import_arrows.read_layers(root))
    mutual = import_arrows.mutual_folders(source, arrows)
    yield Figure("pairs of folders that import each other", str(len(mutual)))
    yield Figure("imports against the contracts' layers", str(len(backwards)))
    yield Figure("circles of modules", str(len(circles)))
    yield Figure("modules in the largest circle", str(max(map(len, circles), default=0)))


def _lines(what: str, modules: Sequence[Module]) -> Iterator[Figure]:
    code = sum(each.code_lines for each in modules)
    comments = sum(each.comments for each in modules)
    yield Figure(f"lines of {what}, as wc counts", f"{sum(each.lines for each in modules):,}")
    yield Figure(f"lines of {what}, code alone", f"{code:,}")
    yield Figure(f"comments a hundred lines of {what}", f"{100 * comments / max(1, code):.1f}")


def _other_lines(root: Path) -> int:
    files = (file for kind in ("js", "css") for file in (root / "components").rglob(f"*.{kind}"))
    return sum(file.read_bytes().count(b"\n") for file in files)


def _functions(source: Iterable[Module]) -> Iterator[Figure]:
    bodies = [body_lines(function) for module in source for function in module.functions()]
    tenths = quantiles(bodies, n=10, method="inclusive")
    told = f"{median(bodies):g}, {tenths[-1]:g}, {max(bodies)}"
    yield Figure("lines of a function: median, 90th percentile, longest", told)


def written_keys(module: Module) -> int:
    """Widgets' keys given as text, put together or not."""
    given = (node for node in module.nodes if isinstance(node, ast.keyword) and node.arg == "key")
    return sum(
        isinstance(each.value, ast.JoinedStr)
        or (isinstance(each.value, ast.Constant) and isinstance(each.value.value, str))
        for each in given
    )


def _gentle(source: Iterable[Module]) -> Figure:
    """Functions that ask for `gentle`, and calls that pass it on."""
    found = {each.path: sum(map(_says_gentle, each.nodes)) for each in source}
    files = sum(map(bool, found.values()))
    return Figure(
        "the parameter `gentle`, asked for or passed", f"{sum(found.values())} in {files} files"
    )


def _says_gentle(node: ast.AST) -> bool:
    return isinstance(node, ast.arg | ast.keyword) and node.arg == "gentle"


def show(columns: Sequence[Sequence[Figure]]) -> str:
    """The figures of each checkout beside each other."""
    names = [figure.name for figure in columns[0]]
    rows = zip(names, *([figure.value for figure in each] for each in columns), strict=True)
    return "\n".join(
        "  ".join((f"{name:<56}", *(f"{value:>40}" for value in values))) for name, *values in rows
    )


def main(roots: Sequence[str]) -> None:
    """Print the table of these checkouts; without one, of this."""
    tops = [Path(root).resolve() for root in roots] or [TOP]
    sys.stdout.write(f"{show([[*measure(top), *walk(top)] for top in tops])}\n")


if __name__ == "__main__":
    main(sys.argv[1:])

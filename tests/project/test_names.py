"""Names: in `data`, a stranger who looks for a public name finds one place, and not several."""

from __future__ import annotations

import ast
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

DATA = Path(__file__).parents[2] / "data"
DOORS = {"assess"}


def defined(module: Path) -> Iterator[str]:
    """The public names a module defines at its top, not those it imports."""
    for node in ast.parse(module.read_text("utf-8")).body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            yield node.name
        targets = node.targets if isinstance(node, ast.Assign) else []
        targets = [node.target] if isinstance(node, ast.AnnAssign) else targets
        yield from (each.id for each in targets if isinstance(each, ast.Name))


def test_a_public_name_of_data_is_defined_in_one_module_only() -> None:
    found: dict[str, list[str]] = defaultdict(list)
    for module in sorted(DATA.rglob("*.py")):
        for name in {each for each in defined(module) if not each.startswith("_")} - DOORS:
            found[name].append(str(module.relative_to(DATA)))
    assert {name: modules for name, modules in found.items() if len(modules) > 1} == {}

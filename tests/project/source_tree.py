"""The Python files of a checkout, each read once: its syntax tree, its lines, its comments."""

from __future__ import annotations

import ast
import re
import tokenize
from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from io import StringIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

PACKAGES = ("components", "data")
SOURCE = ("app.py", "pages", *PACKAGES)
NO_CODE = frozenset(
    {
        *(tokenize.COMMENT, tokenize.NL, tokenize.NEWLINE, tokenize.INDENT),
        *(tokenize.DEDENT, tokenize.ENDMARKER),
    }
)
DIRECTIVE = re.compile(r"#\s*(noqa|type:|fmt:|pragma|ruff:|mypy:)")
"""What a comment says to a tool; it gives no reason to a reader."""

Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True)
class Module:
    """One file: its path from the top of the checkout, and its text."""

    path: str
    text: str

    @property
    def folder(self) -> str:
        """The folder it lies in, from the top."""
        return self.path.rpartition("/")[0]

    @property
    def is_init(self) -> bool:
        """Whether it is what its folder is imported as."""
        return self.path.endswith("__init__.py")

    @property
    def name(self) -> str:
        """What it is imported as."""
        return self.path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")

    @cached_property
    def tree(self) -> ast.Module:
        """Its syntax tree."""
        return ast.parse(self.text)

    @cached_property
    def nodes(self) -> Sequence[ast.AST]:
        """Everything in the tree."""
        return tuple(ast.walk(self.tree))

    @cached_property
    def lines(self) -> int:
        """As `wc -l` counts."""
        return self.text.count("\n")

    @cached_property
    def _tokens(self) -> Sequence[tokenize.TokenInfo]:
        return tuple(tokenize.generate_tokens(StringIO(self.text).readline))

    @cached_property
    def code_lines(self) -> int:
        """Lines that are no blank, no comment and no docstring."""
        code = {
            line
            for token in self._tokens
            if token.type not in NO_CODE
            for line in range(token.start[0], token.end[0] + 1)
        }
        for node in self.nodes:
            if _is_docstring(node):
                code.difference_update(_span(node))
        return len(code)

    @cached_property
    def comments(self) -> int:
        """Lines with a comment that gives a reason."""
        found = (each.string for each in self._tokens if each.type == tokenize.COMMENT)
        return sum(not DIRECTIVE.match(comment) for comment in found)

    def functions(self) -> Iterator[Function]:
        """Every function and method."""
        return (node for node in self.nodes if isinstance(node, Function))

    def public_names(self) -> set[str]:
        """Its functions, classes and constants that do not begin with an underscore."""
        return {name for node in self.tree.body for name in _defined(node) if name[0] != "_"}

    def public_definitions(self) -> set[str]:
        """Its functions and classes that do not begin with an underscore."""
        defined = (node for node in self.tree.body if isinstance(node, Function | ast.ClassDef))
        return {node.name for node in defined if node.name[0] != "_"}


def read(root: Path, tops: Iterable[str]) -> tuple[Module, ...]:
    """The modules under these folders, or files, of the checkout; by path."""
    files = [
        file
        for top in tops
        for file in ([root / top] if top.endswith(".py") else (root / top).rglob("*.py"))
        if file.is_file()
    ]
    return tuple(
        Module(file.relative_to(root).as_posix(), file.read_text("utf-8")) for file in sorted(files)
    )


def count_by_folder(modules: Iterable[Module]) -> dict[str, int]:
    """How many modules lie right in each folder, without what a folder is imported as."""
    return dict(Counter(each.folder for each in modules if not each.is_init))


def body_lines(function: Function) -> int:
    """Lines of a function from the first of its statements to the last, without its docstring."""
    body = function.body[1:] if _is_docstring(function.body[0]) else function.body
    return (function.end_lineno or 0) - body[0].lineno + 1 if body else 0


def _defined(node: ast.stmt) -> Iterator[str]:
    """The names a statement of a module gives it; a variable of a script is no constant."""
    if isinstance(node, Function | ast.ClassDef):
        yield node.name
    elif isinstance(node, ast.Assign | ast.AnnAssign):
        targets = node.targets if isinstance(node, ast.Assign) else [node.target]
        named = [each for target in targets for each in ast.walk(target)]
        yield from (
            each.id for each in named if isinstance(each, ast.Name) and not each.id.islower()
        )


def _is_docstring(node: ast.AST) -> bool:
    said = node.value if isinstance(node, ast.Expr) else None
    return isinstance(said, ast.Constant) and isinstance(said.value, str)


def _span(node: ast.AST) -> range:
    return range(getattr(node, "lineno", 0), getattr(node, "end_lineno", 0) + 1)

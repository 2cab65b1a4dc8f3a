"""A page has one voice: it is chosen where the page is entered, and handed to all that is said."""

from __future__ import annotations

import ast
from pathlib import Path

ROOT = Path(__file__).parents[2]
TREES = {
    path.relative_to(ROOT): ast.parse(path.read_text())
    for folder in ("components", "pages")
    for path in sorted((ROOT / folder).rglob("*.py"))
}
ENTERED = [
    path
    for path, tree in TREES.items()
    if any(isinstance(node, ast.FunctionDef) and node.name == "enter" for node in tree.body)
]
"""Where a page is entered."""

SETTING = "words_for_numbers"


def files_with(text: str) -> list[Path]:
    """The files with this very expression, once for each place."""
    return [
        path
        for path, tree in TREES.items()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call | ast.Attribute) and ast.unparse(node).startswith(text)
    ]


def names_in(tree: ast.AST) -> set[str]:
    """Every name a file gives a parameter, passes one by, or reads."""
    nodes = list(ast.walk(tree))
    named = {node.arg or "" for node in nodes if isinstance(node, ast.arg | ast.keyword)}
    named |= {node.attr for node in nodes if isinstance(node, ast.Attribute)}
    return named | {node.id for node in nodes if isinstance(node, ast.Name)}


def test_nothing_is_told_whether_to_be_gentle() -> None:
    assert [path for path, tree in TREES.items() if {"gentle", "GENTLE"} & names_in(tree)] == []


def test_nothing_asks_which_kind_of_voice_it_was_handed() -> None:
    asked = [*files_with("isinstance(voice"), *files_with("isinstance(visit.voice")]
    asked += [*files_with("type(voice"), *files_with("type(visit.voice")]
    assert asked == []


def test_the_voice_is_chosen_only_where_a_page_is_entered() -> None:
    assert len(ENTERED) == 1
    reads = [
        path
        for path, tree in TREES.items()
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and node.attr == SETTING
    ]
    assert reads == ENTERED
    assert files_with("state.write(state.VOICE") == ENTERED


def test_the_voice_of_before_is_read_only_where_no_page_can_be_entered() -> None:
    (path,) = files_with("state.read(state.VOICE")
    assert "draw_closed_journal" in ast.unparse(TREES[path])


def test_a_voice_knows_neither_the_session_nor_the_screen() -> None:
    for path, tree in TREES.items():
        if path.parent.name == "text":
            imported = [
                ast.unparse(node)
                for node in ast.walk(tree)
                if isinstance(node, ast.Import | ast.ImportFrom)
            ]
            assert not any("streamlit" in each for each in imported)
            assert "from components import state" not in imported

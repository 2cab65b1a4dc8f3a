"""Two changes of one document in one."""

from __future__ import annotations

from typing import Any

from data.store.core.three_way_merge import differences, merge_documents

HEAD = {"rev": "r", "updated": "2026-03-01"}


def a_document(*parts: tuple[str, str]) -> dict[str, Any]:
    """A document whose parts have these names and notes."""
    return {**HEAD, "parts": [{"area": name, "note": note} for name, note in parts]}


def test_parts_with_names_of_their_own_are_joined_one_by_one() -> None:
    base = a_document(("one", ""), ("two", ""))
    mine, theirs = a_document(("one", "x"), ("two", "")), a_document(("one", ""), ("two", "y"))
    joined = merge_documents(base, mine, theirs, prefer_mine=True)
    assert joined == (a_document(("one", "x"), ("two", "y")), ())


def test_parts_that_share_a_name_are_all_kept_and_said_to_differ() -> None:
    base = a_document(("one", "a"), ("one", "b"))
    mine, theirs = a_document(("one", "a"), ("one", "x")), a_document(("one", "y"), ("one", "b"))
    assert merge_documents(base, mine, theirs, prefer_mine=True) == (mine, ("parts",))
    assert merge_documents(base, mine, theirs, prefer_mine=False) == (theirs, ("parts",))
    assert differences(mine, theirs) == [(mine["parts"], theirs["parts"])]

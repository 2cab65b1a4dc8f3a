"""A long list, a page at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

import streamlit as st

if TYPE_CHECKING:
    from collections.abc import Sequence

_T = TypeVar("_T")


def count_pages(rows: int, a_page: int) -> int:
    """How many pages so many rows fill, one at the least."""
    return max(1, -(-rows // a_page))


def cut_page(rows: Sequence[_T], page: int | None, a_page: int) -> Sequence[_T]:
    """The rows of a page (1 is the first); of the first without one, of the last beyond it."""
    shown = min(page or 1, count_pages(len(rows), a_page))
    return rows[(shown - 1) * a_page : shown * a_page]


def fill_pages(things: Sequence[_T], rows: Sequence[int], a_page: int) -> list[list[_T]]:
    """Things of so many `rows` each, none cut in two: as many to a page as find room on it."""
    pages: list[list[_T]] = []
    taken = a_page
    for thing, number in zip(things, rows, strict=True):
        if taken + number > a_page:
            pages.append([])
            taken = 0
        pages[-1].append(thing)
        taken += number
    return pages


def draw_page(rows: Sequence[_T], a_page: int, key: str) -> Sequence[_T]:
    """The numbers of the pages, where there are several; the rows of the page chosen."""
    pages = count_pages(len(rows), a_page)
    return cut_page(rows, st.pagination(pages, key=key) if pages > 1 else 1, a_page)


A_PAGE = 6

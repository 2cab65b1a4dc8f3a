"""A long list, a page at a time."""

from __future__ import annotations

import pytest

from components.ui.pagination import count_pages, cut_page, fill_pages


@pytest.mark.parametrize("rows, pages", [(0, 1), (1, 1), (6, 1), (7, 2), (12, 2), (13, 3)])
def test_there_are_as_many_pages_as_the_rows_fill_and_one_at_the_least(
    rows: int, pages: int
) -> None:
    assert count_pages(rows, 6) == pages


@pytest.mark.parametrize(
    "page, shown",
    [(None, [0, 1, 2]), (1, [0, 1, 2]), (2, [3, 4, 5]), (3, [6]), (9, [6])],
)
def test_a_page_holds_its_rows_and_beyond_the_last_one_it_is_that(
    page: int | None, shown: list[int]
) -> None:
    assert list(cut_page(range(7), page, 3)) == shown


def test_the_one_page_of_nothing_is_empty() -> None:
    assert list(cut_page((), 1, 6)) == []


def test_things_of_several_rows_fill_pages_and_are_never_cut() -> None:
    assert fill_pages("abcd", [2, 3, 2, 7], 6) == [["a", "b"], ["c"], ["d"]]
    assert fill_pages("", [], 6) == []

"""How long ago a day was, as one says it."""

from __future__ import annotations

import datetime as dt

import pytest

from data.coaching.correspondence.elapsed import elapsed_in_words

TODAY = dt.date(2026, 11, 22)


@pytest.mark.parametrize(
    "days, told",
    [
        (-1, ""),
        (0, ""),
        (1, "a day"),
        (2, "two days"),
        (13, "13 days"),
        (14, "two weeks"),
        (24, "three weeks"),
        (55, "eight weeks"),
        (56, "two months"),
        (161, "five months"),
        (350, "11 months"),
        (365, "a year"),
        (400, "13 months"),
        (699, "23 months"),
        (700, "two years"),
        (1826, "five years"),
    ],
)
def test_time_gone_by_is_told_in_the_unit_one_would_say(days: int, told: str) -> None:
    assert elapsed_in_words(TODAY - dt.timedelta(days=days), TODAY) == told

from __future__ import annotations

import pandas as pd

from data.analysis import evidence


def ratings(*rows: tuple[int, str, float | None]) -> pd.DataFrame:
    return pd.DataFrame(list(rows), columns=["interview", "area", "rating"])


def test_only_the_last_three_interviews_that_asked_an_area_count_as_lately() -> None:
    rows = ratings((4, "a", 2), (1, "a", 1), (2, "a", 4), (3, "a", 1), (3, "b", 5), (9, "b", 2))
    assert evidence.low_lately(rows) == {"a": 2, "b": 1}


def test_one_low_rating_makes_an_interview_low() -> None:
    assert evidence.low_lately(ratings((1, "a", 5), (1, "a", 2), (1, "a", 5))) == {"a": 1}


def test_no_ratings_say_nothing_about_lately() -> None:
    assert evidence.low_lately(ratings()) == {}
    assert evidence.low_lately(ratings((1, "a", None))) == {}


def test_a_wide_interval_needs_more_ratings_than_a_narrow_one() -> None:
    assert evidence.more_ratings(-1, 1) == 5
    assert evidence.more_ratings(-0.6, 0.6) == 2


def test_an_interval_of_half_a_point_each_way_needs_no_more() -> None:
    assert evidence.more_ratings(-0.5, 0.5) == 0
    assert evidence.more_ratings(0.1, 0.3) == 0

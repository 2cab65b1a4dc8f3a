"""`make study`, in small: the same interviews for everybody, and the order of the ways."""

from __future__ import annotations

import numpy as np
import pytest

from tests.study.evenings import (
    GAIN,
    INTERVIEWS,
    advise,
    count_lows,
    draw_fate,
    draw_lots,
    find_weakest,
    follow_in_turn,
    live,
)
from tests.study.table import ADVISED, EVENINGS, FIRST, LOTS, LOWS, NONE, run, tell, weigh
from tests.support.simulated_people import AREAS

PEOPLE = 80


def test_an_area_rises_evening_by_evening_and_never_by_more_than_its_gain() -> None:
    course = live(draw_fate(1), lambda *_: 3, GAIN / 4)
    assert course.gains[3, :6].tolist() == pytest.approx([0, 0.2, 0.4, 0.6, 0.8, 0.8])
    assert course.gains[3, -1] == pytest.approx(GAIN)
    assert course.gains[[n for n in range(AREAS) if n != 3]].max() == 0
    assert course.evenings == (3,) * (INTERVIEWS - 1)


def test_before_any_practice_shows_the_same_person_rates_the_same_whatever_they_practise() -> None:
    one, other = (live(draw_fate(2), way, GAIN / 4) for way in (count_lows, draw_lots))
    first = [course.ratings[course.ratings["interview"] == 0] for course in (one, other)]
    assert first[0].equals(first[1])
    asked = [course.ratings["area"].tolist() for course in (one, other)]
    assert asked[0] == asked[1]


def test_practice_without_effect_leaves_the_weakest_where_it_would_be_anyway() -> None:
    fate = draw_fate(3)
    vain, none = live(fate, draw_lots, 0.0), live(fate, lambda *_: -1, GAIN)
    assert vain.ratings.equals(none.ratings)
    assert find_weakest(fate, vain) == find_weakest(fate, none)


def test_the_app_is_followed_through_its_own_ranking_one_area_an_evening_in_turn() -> None:
    ratings = live(draw_fate(4), lambda *_: -1, GAIN).ratings
    advised = advise(ratings)
    assert 1 <= len(advised) <= 3
    chosen = [follow_in_turn(ratings, draw_fate(4), t) for t in range(3 * len(advised))]
    assert chosen == advised * 3


def test_the_same_number_is_the_same_person() -> None:
    one, again = draw_fate(5), draw_fate(5)
    assert np.array_equal(one.true, again.true)
    assert np.array_equal(np.concatenate(one.luck), np.concatenate(again.luck))
    assert not np.array_equal(one.true, draw_fate(6).true)


@pytest.mark.slow
def test_following_the_advice_ends_higher_than_counting_lows_or_drawing_lots() -> None:
    lived = [one for seed in range(PEOPLE) for one in run(seed)]
    print("\n" + "\n".join(tell(lived)))  # noqa: T201 - the long suite is read
    main = EVENINGS[0]
    for one in (ADVISED, FIRST):
        assert weigh(lived, main, one, NONE, 1.0).low > 0
        assert weigh(lived, main, one, LOWS, 1.0).low > 0
    assert weigh(lived, main, ADVISED, LOTS, 1.0).low > 0
    assert weigh(lived, main, FIRST, LOTS, 1.0).mean > 0
    for share in (0.25, 0.5):
        assert weigh(lived, main, ADVISED, LOWS, share).mean > 0

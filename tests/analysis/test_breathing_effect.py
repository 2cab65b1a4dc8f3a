"""Before and after: which check-ins belong together, and what they come to."""

from __future__ import annotations

import datetime as dt
from typing import Any

from data.analysis.breathing_effect import (
    Pair,
    Sitting,
    SittingCounts,
    count_sittings,
    current_sitting,
    pair_check_ins,
)
from data.models import CheckIn, Moment

NOW = dt.datetime(2026, 11, 22, 18, 0, tzinfo=dt.UTC)
MINE, OTHER = "a" * 32, "b" * 32
BEFORE, AFTER = Moment.BEFORE, Moment.AFTER


def at(minutes: int) -> dt.datetime:
    """So many minutes from now."""
    return NOW + dt.timedelta(minutes=minutes)


def a_check_in(moment: Moment, level: int | None, minutes: int = 0, **fields: Any) -> CheckIn:  # noqa: ANN401
    """One tap, so many minutes from now."""
    number = f"{minutes + 10_000:08x}{level or 0:04x}{len(moment):020x}"
    made: dict[str, Any] = {"id": number, "created": at(minutes), "updated": at(minutes)}
    return CheckIn(**{**made, "moment": moment, "level": level, "at": at(minutes), **fields})


def test_a_check_in_before_and_one_after_it_are_a_pair() -> None:
    found = pair_check_ins([a_check_in(AFTER, 4, 6), a_check_in(BEFORE, 2)])
    assert found == (Pair(NOW, 2, 4),)
    assert found[0].eased == 2


def test_one_alone_is_no_pair() -> None:
    assert pair_check_ins([]) == ()
    assert pair_check_ins([a_check_in(BEFORE, 2)]) == ()
    assert pair_check_ins([a_check_in(AFTER, 2)]) == ()


def test_an_hour_apart_is_one_sitting_and_a_minute_more_is_not() -> None:
    before = a_check_in(BEFORE, 1)
    assert pair_check_ins([before, a_check_in(AFTER, 5, 60)]) == (Pair(NOW, 1, 5),)
    assert pair_check_ins([before, a_check_in(AFTER, 5, 61)]) == ()


def test_of_two_before_the_later_one_counts_and_of_two_after_as_well() -> None:
    told = [a_check_in(BEFORE, 1), a_check_in(BEFORE, 2, 1)]
    told += [a_check_in(AFTER, 3, 6), a_check_in(AFTER, 5, 9)]
    assert pair_check_ins(told) == (Pair(at(1), 2, 5),)


def test_pairs_about_different_interviews_are_not_mixed() -> None:
    told = [a_check_in(BEFORE, 1, interview=MINE), a_check_in(AFTER, 5, 5, interview=OTHER)]
    assert pair_check_ins(told) == ()
    told += [a_check_in(BEFORE, 3, 2), a_check_in(AFTER, 4, 8), a_check_in(AFTER, 2, 9)]
    assert pair_check_ins(told) == (Pair(at(2), 3, 2),)


def test_two_taps_at_one_moment_are_before_and_then_after() -> None:
    assert pair_check_ins([a_check_in(AFTER, 3), a_check_in(BEFORE, 1)]) == (Pair(NOW, 1, 3),)


def test_pairs_come_oldest_first() -> None:
    told = [a_check_in(BEFORE, 2, day * 1440) for day in (3, 1, 2)]
    told += [a_check_in(AFTER, 2 + day, day * 1440 + 5) for day in (2, 3, 1)]
    assert [pair.after for pair in pair_check_ins(told)] == [3, 4, 5]


def test_kept_words_without_a_level_are_no_check_in_of_a_pair() -> None:
    vented = a_check_in(BEFORE, None, 2, words="It was unfair.")
    assert pair_check_ins([vented, a_check_in(AFTER, 3, 5)]) == ()
    told = [a_check_in(BEFORE, 1), vented, a_check_in(AFTER, 3, 5)]
    assert pair_check_ins(told) == (Pair(NOW, 1, 3),)
    assert current_sitting([vented], None, at(3)) == Sitting()


def test_a_sitting_holds_what_was_tapped_within_the_hour_about_this_interview() -> None:
    before, after = a_check_in(BEFORE, 1), a_check_in(AFTER, 3, 5)
    other = a_check_in(BEFORE, 5, 1, interview=OTHER)
    assert current_sitting([after, other, before], None, at(6)) == Sitting(before, after)
    assert current_sitting([after, other, before], OTHER, at(6)) == Sitting(other, None)
    assert current_sitting([after, other, before], MINE, at(6)) == Sitting()


def test_a_sitting_is_over_after_an_hour_and_begins_anew_with_a_tap_before() -> None:
    first, after = a_check_in(BEFORE, 1), a_check_in(AFTER, 3, 5)
    assert current_sitting([first, after], None, at(66)) == Sitting()
    again = a_check_in(BEFORE, 2, 30)
    assert current_sitting([first, after, again], None, at(31)) == Sitting(again, None)


def test_the_tally_counts_calmer_the_same_and_heavier() -> None:
    found = [Pair(NOW, 1, 3), Pair(NOW, 2, 2), Pair(NOW, 3, 2), Pair(NOW, 4, 5)]
    assert count_sittings(found) == SittingCounts(sittings=4, calmer=2, same=1, heavier=1)
    assert count_sittings([]) == SittingCounts(0, 0, 0, 0)

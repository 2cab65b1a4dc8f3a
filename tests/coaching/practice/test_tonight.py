"""Tonight's practice: how much of it, what a gap does, and what a rating sets."""

from __future__ import annotations

import datetime as dt
import random
from typing import TYPE_CHECKING

import hypothesis
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from data.coaching.practice import items, spaced_repetition
from data.coaching.practice import tonight as practice_tonight
from data.coaching.practice.items import Item, key_of
from data.models import Interview, LimitError, OwnQuestion, Practice, Settings, check
from tests.support.page_driver import TODAY, key
from tests.support.store.record_samples import records, sound

if TYPE_CHECKING:
    from data.models import AnyRecord

from tests.support.simulated_practice import (
    ABC,
    USUAL,
    an_item,
    day,
    material,
    sat,
    tonight,
    wishes,
)

# How much of it


@pytest.mark.parametrize("most", [1, 2, 3, 5])
def test_an_evening_never_holds_more_than_was_asked_for(most: int) -> None:
    assert len(tonight(evening_most=most, evening_minutes=600)) == most


def test_an_evening_keeps_within_its_minutes() -> None:
    among = (an_item("a", 8), an_item("b", 30), an_item("c", 8), an_item("d", 10))
    assert tonight(among=among, evening_minutes=25) == ["a", "c"]
    assert tonight(among=among, evening_minutes=26) == ["a", "c", "d"]
    assert practice_tonight.plan_evening(among, (), wishes(evening_minutes=26), TODAY).minutes == 26


def test_what_is_longer_than_the_evening_comes_only_where_nothing_shorter_is_left() -> None:
    assert tonight(among=(an_item("a", 40), an_item("b", 8)), evening_minutes=10) == ["b"]
    assert tonight(among=(an_item("a", 40), an_item("b", 60)), evening_minutes=10) == ["a"]


def test_what_fell_due_comes_before_what_is_new_and_the_longest_due_first() -> None:
    sittings = [sat(key(5), 4, 1), sat(key(3), 3, 1)]
    assert tonight(*sittings) == [key(5), key(3), key(1)]


def test_what_is_not_due_yet_stays_away_until_its_day() -> None:
    sitting = sat(key(1), 0, 4)
    among = ABC[:1]
    days = [tonight(sitting, among=among, on=number) for number in range(4)]
    assert days == [[], [], [key(1)], [key(1)]]


def test_what_was_done_tonight_takes_its_place_and_says_when_it_comes_back() -> None:
    done = sat(key(1), 0, 4, minutes=8)
    evening = practice_tonight.plan_evening(ABC, [done], wishes(), TODAY)
    assert [(each.item.key, each.went, each.due) for each in evening.done] == [(key(1), 4, day(2))]
    assert [each.key for each in evening.left] == [key(2), key(3)]
    three = [sat(key(number), 0, 3) for number in (1, 2, 3)]
    assert tonight(*three) == []


def test_an_answer_begun_and_not_rated_is_still_to_do() -> None:
    assert tonight(sat(key(1), 0, answer="I began"), evening_most=1) == [key(1)]


def test_an_answer_said_and_not_rated_is_done_and_comes_back_on_its_day() -> None:
    middle = practice_tonight.schedule_after(ABC[0], (), practice_tonight.MIDDLE, USUAL, TODAY)
    said = sat(key(1), 0, minutes=7, schedule=middle)
    (done,) = practice_tonight.plan_evening(ABC[:1], [said], wishes(), TODAY).done
    assert (done.went, done.due) == (None, spaced_repetition.due_day(middle))
    assert [tonight(said, among=ABC[:1], on=number) for number in (0, 1)] == [[], [key(1)]]


def test_an_exercise_noted_without_a_rating_is_done_for_tonight() -> None:
    exercise = Item("conflict/x", "conflict", 8, keys=frozenset({"conflict/x"}), exercise="x")
    assert tonight(sat("conflict/x", 0), among=(exercise,)) == []


def test_passing_over_is_for_tonight_and_brings_nothing_else_in_its_place() -> None:
    settings = practice_tonight.pass_over(wishes(), key(1), TODAY)
    left = practice_tonight.plan_evening(ABC, (), settings, TODAY).left
    assert [each.key for each in left] == [key(2), key(3)]
    assert check(settings) == settings


def test_passing_over_a_long_one_does_not_make_room_for_another() -> None:
    among = (an_item("a", 15), an_item("b", 8), an_item("c", 15), an_item("d", 2))
    settings = practice_tonight.pass_over(wishes(), "a", TODAY)
    assert [
        each.key for each in practice_tonight.plan_evening(among, (), wishes(), TODAY).left
    ] == [
        "a",
        "b",
        "d",
    ]
    assert [
        each.key for each in practice_tonight.plan_evening(among, (), settings, TODAY).left
    ] == [
        "b",
        "d",
    ]


def test_what_was_passed_over_comes_after_the_others_the_next_evening() -> None:
    settings = practice_tonight.pass_over(
        practice_tonight.pass_over(wishes(), key(1), TODAY), key(2), TODAY
    )
    left = practice_tonight.plan_evening(ABC[:4], (), settings, day(1)).left
    assert [each.key for each in left] == [key(3), key(4), key(1)]
    after = practice_tonight.plan_evening(ABC[:4], (), settings, day(3)).left
    assert [each.key for each in after] == [key(1), key(2), key(3)]
    later = practice_tonight.pass_over(settings, key(3), day(1))
    assert (later.passed, later.passed_on) == ((key(3),), day(1))
    left = practice_tonight.plan_evening(ABC[:4], (), later, day(1)).left
    assert [each.key for each in left] == [key(4), key(1)]


def test_putting_one_by_that_was_done_brings_nothing_in_its_place() -> None:
    settings = practice_tonight.retire(wishes(), key(1), TODAY)
    evening = practice_tonight.plan_evening(ABC, [sat(key(1), 0, 5)], settings, TODAY)
    assert [each.key for each in evening.left] == [key(2), key(3)]


def test_what_was_practised_beside_the_evening_makes_it_shorter() -> None:
    assert tonight(sat(key(6), 0, 4)) == [key(1), key(2)]
    assert tonight(*(sat(key(number), 0, 4) for number in (4, 5, 6))) == []


def test_what_one_has_comes_back_no_more_until_it_is_wanted() -> None:
    settings = practice_tonight.retire(
        practice_tonight.retire(wishes(), key(1), TODAY), key(1), TODAY
    )
    assert settings.retired == (key(1),)
    for on in (0, 1, 9):
        left = practice_tonight.plan_evening(ABC[:2], (), settings, day(on)).left
        assert [each.key for each in left] == [key(2)]
    again = practice_tonight.bring_item_back(settings, key(1))
    assert [each.key for each in practice_tonight.plan_evening(ABC[:2], (), again, TODAY).left] == [
        key(1),
        key(2),
    ]


def test_what_one_has_keeps_its_place_tonight_and_makes_room_tomorrow() -> None:
    settings = practice_tonight.retire(wishes(), key(1), TODAY)
    evenings = [practice_tonight.plan_evening(ABC, (), settings, day(on)).left for on in (0, 1)]
    assert [[each.key for each in left] for left in evenings] == [
        [key(2), key(3)],
        [key(2), key(3), key(4)],
    ]


def test_not_tonight_holds_for_one_evening() -> None:
    settings = wishes(evening_off=TODAY)
    assert practice_tonight.plan_evening(ABC, (), settings, TODAY).off
    assert not practice_tonight.plan_evening(ABC, (), settings, day(1)).off


# After a gap


@pytest.mark.parametrize("most", [1, 3, 5])
@pytest.mark.parametrize("gap", [7, 8, 30, 400])
def test_a_week_away_is_met_with_a_smaller_evening_the_longest_due_first(
    most: int, gap: int
) -> None:
    sittings = [sat(key(number), gap + 6 - number, 1) for number in range(1, 7)]
    left = tonight(*sittings, evening_most=most, evening_minutes=600)
    assert left == [key(number) for number in range(1, max(1, most - 1) + 1)]


def test_six_days_are_no_gap() -> None:
    sittings = [sat(key(number), 6, 1) for number in range(1, 7)]
    assert len(tonight(*sittings)) == 3


def test_nothing_new_is_added_on_the_first_evening_back() -> None:
    assert tonight(sat(key(4), 9, 1)) == [key(4)]
    assert tonight(sat(key(9), 9, 1)) == [key(1), key(2), key(3)]


def test_nor_once_what_was_due_is_done() -> None:
    assert tonight(sat(key(4), 9, 1), sat(key(4), 0, 1)) == []
    assert tonight(sat(key(9), 9, 1), sat(key(1), 0, 1)) == [key(2), key(3)]


def test_the_first_evening_back_stays_small_while_it_is_worked_through() -> None:
    sittings = [sat(key(number), 20 - number, 1) for number in (1, 2, 3)]
    assert tonight(*sittings) == [key(1), key(2)]
    assert tonight(*sittings, sat(key(1), 0, 4)) == [key(2)]
    assert tonight(*sittings, sat(key(1), 0, 4), sat(key(2), 0, 4)) == []
    assert tonight(*sittings, sat(key(1), 0, 4), sat(key(2), 0, 4), on=1) == [
        key(3),
        key(4),
        key(5),
    ]


def test_no_gap_however_long_makes_a_larger_evening() -> None:
    many = tuple(an_item(key(number), 1) for number in range(1, 101))
    sittings = [sat(each.key, 60 - place % 20, 1) for place, each in enumerate(many)]
    for on in range(40):
        assert len(tonight(*sittings, among=many, on=on)) <= 3


# Rating


def test_a_rating_tonight_builds_on_the_last_evening_and_not_on_tonights_first_try() -> None:
    first = sat(key(1), 2, 4, schedule=spaced_repetition.review(None, 4, day(-2), USUAL))
    tried = sat(key(1), 0, 1, schedule=spaced_repetition.review(first.schedule, 1, TODAY, USUAL))
    schedule = practice_tonight.schedule_after(ABC[0], [first, tried], 4, USUAL, TODAY)
    assert spaced_repetition.due_day(schedule) == day(11)


def test_the_settings_refuse_a_key_that_is_none() -> None:
    with pytest.raises(LimitError):
        check(replace(wishes(), retired=("../x y",)))


# Any evenings at all


@given(st.lists(records(), min_size=2, max_size=20).map(sound))
@hypothesis.settings(max_examples=60, deadline=None, derandomize=True)
def test_an_evening_is_drawn_up_from_any_journal_an_import_may_hold(
    journal: list[AnyRecord],
) -> None:
    practices = sorted(
        (each for each in journal if isinstance(each, Practice)), key=lambda each: each.date
    )
    interviews = [each for each in journal if isinstance(each, Interview)]
    own = [each for each in journal if isinstance(each, OwnQuestion)]
    advised = ("conflict", "rushed", "from-a-later-one")
    gathered = items.gather_items(
        material(*interviews, practices=practices, own=own, areas=("intro",), advised=advised)
    )
    chosen = next((each for each in journal if isinstance(each, Settings)), wishes())
    evening = practice_tonight.plan_evening(gathered, practices, chosen, TODAY)
    for item in evening.left:
        practice_tonight.schedule_after(item, practices, 3, chosen.retention, TODAY)


def test_practice_dated_ahead_of_its_day_changes_nothing() -> None:
    ahead = sat(key(1), 0, 4, date=dt.date.max)
    assert tonight(ahead) == [key(1), key(2), key(3)]
    assert tonight(ahead, sat(key(1), 0, 4)) == [key(2), key(3)]


class Person:
    """Somebody who practises, skips, puts by and stays away as it comes."""

    def __init__(self, seed: int, among: tuple[Item, ...]) -> None:
        self.chance = random.Random(seed)  # noqa: S311 - a made-up person, not a secret
        self.among = among
        self.practices: list[Practice] = []
        self.settings = wishes(
            evening_most=self.chance.choice((1, 2, 3, 5)),
            evening_minutes=self.chance.choice((10, 15, 25, 40)),
            retention=self.chance.choice((0.8, 0.9, 0.95)),
        )

    def longest_due(self, on: dt.date) -> str | None:
        """What fell due first, of what fits an evening and was not skipped or put by."""
        late = practice_tonight._passed_before(self.settings, on)
        aside = {*late, *practice_tonight.passed_tonight(self.settings, on), *self.settings.retired}
        last = {key_of(each): each for each in self.practices}
        waiting = [
            (spaced_repetition.due_day(last[item.key].schedule), place, item.key)  # type: ignore[arg-type]
            for place, item in enumerate(self.among)
            if item.key in last and item.key not in aside
            if item.minutes <= self.settings.evening_minutes
        ]
        return next((name for due, _, name in sorted(waiting) if due <= on), None)

    def spend(self, on: dt.date) -> list[str]:
        """One evening; what was offered in it, in order, each as often as it stood first."""
        met: list[str] = []
        for _ in range(20):
            evening = practice_tonight.plan_evening(self.among, self.practices, self.settings, on)
            self.check(evening, on)
            if not evening.left or self.chance.random() < 0.1:
                break
            met.append(evening.left[0].key)
            self.act(evening.left[0], on)
        return met

    def check(self, evening: practice_tonight.Evening, on: dt.date) -> None:
        """The promises of an evening."""
        passed = practice_tonight.passed_tonight(self.settings, on)
        keys = [*(each.item.key for each in evening.done), *(each.key for each in evening.left)]
        assert len(set(keys)) == len(keys)
        assert len(keys) + len(set(passed) - set(keys)) <= self.settings.evening_most
        assert len(evening.left) == 1 or evening.minutes <= self.settings.evening_minutes
        assert not set(passed) & {each.key for each in evening.left}
        assert not set(self.settings.retired) & {each.key for each in evening.left}
        assert all(each.due is None or each.due > on for each in evening.done)

    def act(self, item: Item, on: dt.date) -> None:
        """Rate it, mostly; or skip it, or put it by."""
        what = self.chance.random()
        if what < 0.2:
            self.settings = practice_tonight.pass_over(self.settings, item.key, on)
        elif what < 0.22:
            self.settings = practice_tonight.retire(self.settings, item.key, on)
        else:
            went = self.chance.choice((1, 2, 3, 4, 5))
            schedule = practice_tonight.schedule_after(
                item, self.practices, went, self.settings.retention, on
            )
            done = sat(item.key, (TODAY - on).days, went, schedule=schedule)
            self.practices.append(check(done))


@pytest.mark.parametrize("seed", range(12))
def test_whatever_somebody_does_the_promises_of_an_evening_hold(seed: int) -> None:
    among = tuple(an_item(key(number), 2 + number * 7 % 12) for number in range(1, 13))
    person, on = Person(seed, among), TODAY
    for _ in range(60):
        wanted = person.longest_due(on)
        met = person.spend(on)
        assert len(set(met)) == len(met)
        assert wanted is None or met[:1] in ([wanted], [])
        on += dt.timedelta(days=person.chance.choice((1, 1, 1, 1, 2, 3, 9)))

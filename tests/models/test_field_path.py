"""A path leads to one place of a record, changes nothing else, and tells what is lost there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from msgspec.structs import replace

from data.models import (
    AreaRating,
    Around,
    Change,
    Interview,
    MissingError,
    Offer,
    Outcome,
    Question,
    Result,
    Stage,
    merge,
    overwrites,
    same,
    value_at,
    with_value,
)
from tests.support.page_driver import an_interview, an_outcome, key

if TYPE_CHECKING:
    from data.models import Record

Path = tuple[str | int, ...]
ASKED = (Question(id=key(10), text="One"), Question(id=key(11), text="Two", rating=2))
MET = an_interview(1, questions=ASKED, around=(Around(area="nerves", rating=2),), change=Change())
HEARD = an_outcome(1, feedback_areas=(AreaRating(area="intro", rating=2),))


@pytest.mark.parametrize(
    "record, path, found",
    [
        (MET, ("company",), MET.company),
        (MET, ("questions", key(11), "rating"), 2),
        (MET, ("questions", key(99), "rating"), None),
        (MET, ("around", "nerves", "rating"), 2),
        (MET, ("around", "leaving", "rating"), None),
        (MET, ("key_issues", 0), "No example ready"),
        (MET, ("key_issues", 2), None),
        (HEARD, ("offer", "salary"), None),
        (None, ("company",), None),
    ],
)
def test_a_path_leads_to_its_value_or_to_nothing(
    record: Record | None, path: Path, found: object
) -> None:
    assert value_at(record, path) == found


CHANGES: list[tuple[Record, Path, Any, dict[str, Any]]] = [
    (MET, ("went_well",), "mine", {"went_well": "mine"}),
    (MET, ("leaving",), ["thanked"], {"leaving": ("thanked",)}),
    (MET, ("stage",), None, {"stage": None}),
    (MET, ("date",), None, {}),
    (MET, ("change", "when"), "they ask", {"change": Change(when="they ask")}),
    (
        MET,
        ("questions", key(11), "note"),
        "why",
        {"questions": (ASKED[0], replace(ASKED[1], note="why"))},
    ),
    (
        MET,
        ("around", "nerves", "note"),
        "Shaky",
        {"around": (Around(area="nerves", rating=2, note="Shaky"),)},
    ),
    (
        MET,
        ("around", "leaving", "rating"),
        4,
        {"around": (*MET.around, Around(area="leaving", rating=4))},
    ),
    (MET, ("around", "nerves", "rating"), None, {"around": (Around(area="nerves"),)}),
    (HEARD, ("offer", "salary"), "a lot", {"offer": Offer(salary="a lot")}),
    (HEARD, ("result",), None, {"result": Result.WAITING}),
    (
        HEARD,
        ("feedback_areas", "conflict", "rating"),
        2,
        {"feedback_areas": (*HEARD.feedback_areas, AreaRating(area="conflict", rating=2))},
    ),
    (HEARD, ("feedback_areas", "intro", "rating"), None, {"feedback_areas": ()}),
    (HEARD, ("feedback_areas", "conflict", "rating"), None, {}),
]


@pytest.mark.parametrize("record, path, value, changed", CHANGES, ids=lambda each: str(each)[:30])
def test_only_the_place_of_the_path_is_changed(
    record: Interview | Outcome, path: Path, value: object, changed: dict[str, Any]
) -> None:
    assert with_value(record, path, value) == replace(record, **changed)


def test_a_part_that_another_window_took_out_is_not_made_anew() -> None:
    with pytest.raises(MissingError):
        with_value(MET, ("questions", key(99), "note"), "lost")


@pytest.mark.parametrize(
    "issues, place, text, after",
    [
        ((), 0, "First", ("First",)),
        ((), 2, "Third", ("", "", "Third")),
        (("First",), 1, "Second", ("First", "Second")),
        (("First", "Second"), 0, "", ("", "Second")),
        (("First", "Second"), 1, "", ("First",)),
        (("", "", "Third"), 2, "", ()),
        (("a", "b", "c"), 1, "B", ("a", "B", "c")),
    ],
)
def test_a_text_is_written_in_its_place_and_empty_ones_at_the_end_go(
    issues: tuple[str, ...], place: int, text: str, after: tuple[str, ...]
) -> None:
    before = an_interview(1, key_issues=issues)
    assert with_value(before, ("key_issues", place), text).key_issues == after


RATED = ("feedback_areas", "intro", "rating")


@pytest.mark.parametrize(
    "kept, new, began, loses",
    [(2, 3, 2, False), (4, 3, 2, True), (4, 4, 2, False), (4, None, 2, True), (4, None, 4, False)],
)
def test_a_change_loses_what_is_neither_what_it_began_from_nor_what_it_makes(
    kept: int, new: int | None, began: int, loses: bool
) -> None:
    before = with_value(HEARD, RATED, kept)
    assert overwrites(before, with_value(before, RATED, new), RATED, began) is loses


def test_the_same_value_in_another_place_does_not_count() -> None:
    both = (AreaRating(area="intro", rating=4), AreaRating(area="conflict", rating=2))
    before = replace(HEARD, feedback_areas=both)
    assert overwrites(before, with_value(before, RATED, 3), RATED, 2)


def test_nothing_is_lost_of_an_empty_place_nor_of_a_list_that_is_added_to() -> None:
    empty = replace(MET, went_well="  ")
    assert not overwrites(empty, replace(empty, went_well="mine"), ("went_well",), "before")
    longer = replace(MET, key_issues=(*MET.key_issues, "mine"))
    assert not overwrites(MET, longer, ("key_issues",), ())


def test_a_record_taken_out_loses_what_was_changed_in_it() -> None:
    assert overwrites(MET, None, ("company",), "before")
    assert not overwrites(MET, None, ("company",), MET.company)


def test_two_values_say_the_same_without_white_space_or_order() -> None:
    assert same(" a\n", "a")
    assert same("", None)
    assert same(["a", "b"], ("b", "a"))
    assert not same(Stage.FINAL, None)


def test_ticks_are_joined_from_both_sides() -> None:
    assert merge(["a", "b"], ["a", "b", "c"], ["a", "d"]) == ["a", "c", "d"]
    assert merge([], ["a"], ["a"]) == ["a"]

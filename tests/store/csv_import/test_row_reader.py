"""Days and words as people write them, read."""

from __future__ import annotations

import datetime as dt

import pytest

from data.models import ApplicationStage, Ended, Format, Result, Stage
from data.store.csv_import.dates import Order, read_day, tell_order
from data.store.csv_import.vocabulary import (
    read_area,
    read_format,
    read_rating,
    read_result,
    read_stage,
    read_standing,
    tell_scale,
)
from tests.support.csv_samples import NOW, A


@pytest.mark.parametrize(
    "cell, day",
    [
        ("2025-01-31", dt.date(2025, 1, 31)),
        ("2025-01-31T23:59:00.000Z", dt.date(2025, 1, 31)),
        ("2025/1/3", dt.date(2025, 1, 3)),
        ("31.01.2025", dt.date(2025, 1, 31)),
        ("3/4/25", dt.date(2025, 4, 3)),
        ("3/4/2025, 9:05 AM", dt.date(2025, 4, 3)),
        ("3 Apr 2025", dt.date(2025, 4, 3)),
        ("Thu, 3rd of April 2025", dt.date(2025, 4, 3)),
        ("Apr 3rd, 2025", dt.date(2025, 4, 3)),
        ("September 3 2025", dt.date(2025, 9, 3)),
        ("3-Sept-25", dt.date(2025, 9, 3)),
        ("29/02/2025", None),
        ("2025-02-30", None),
        ("soon", None),
        ("April 2025", None),
        ("45611", None),
        ("1/1/1969", None),
        ("1/1/2099", None),
        ("٣/٤/٢٠٢٥", dt.date(2025, 4, 3)),
        ("3/4/2025" + " " * 100 + "x", None),
    ],
)
def test_a_day_is_read_as_people_write_it_or_not_at_all(cell: str, day: dt.date | None) -> None:
    assert read_day(cell, Order(day_first=True, decided=True), NOW.date()) == day


@pytest.mark.parametrize(
    "cells, preferred, order",
    [
        (["3/4/2025", "13/4/2025"], False, Order(day_first=True, decided=True)),
        (["3/4/2025", "4/13/2025"], True, Order(day_first=False, decided=True)),
        (["3.4.2025"], False, Order(day_first=True, decided=True)),
        (["13/4/2025", "4/13/2025"], True, Order(day_first=None, decided=True)),
        (["3/4/2025"], None, Order(day_first=True, decided=False)),
        (["3/4/2025"], False, Order(day_first=False, decided=True)),
        (["4/4/2025", "2025-03-04", "x"], None, Order(day_first=True, decided=True)),
    ],
)
def test_the_whole_file_decides_whether_the_day_stands_first(
    cells: list[str], preferred: bool | None, order: Order
) -> None:
    assert tell_order([cells], preferred) == order
    assert tell_order([[cell] for cell in cells], preferred) == order


def test_where_a_file_contradicts_itself_only_clear_days_are_taken() -> None:
    order = Order(day_first=None, decided=True)
    assert read_day("13/4/2025", order, NOW.date()) == dt.date(2025, 4, 13)
    assert read_day("4/13/2025", order, NOW.date()) == dt.date(2025, 4, 13)
    assert read_day("4/4/2025", order, NOW.date()) == dt.date(2025, 4, 4)
    assert read_day("3/4/2025", order, NOW.date()) is None


@pytest.mark.parametrize(
    "text, stage, ended",
    [
        ("Applied", A.APPLIED, None),
        ("❌ Rejected", A.CLOSED, Ended.REJECTED),
        ("Rejected after interview", A.CLOSED, Ended.REJECTED),
        ("Not selected", A.CLOSED, Ended.REJECTED),
        ("No offer", A.CLOSED, Ended.REJECTED),
        ("Closed", A.CLOSED, None),
        ("No response to application", A.GHOSTED, None),
        ("Ghosted", A.GHOSTED, None),
        ("Withdrew", A.WITHDRAWN, None),
        ("withdrawn", A.WITHDRAWN, None),
        ("Declined offer", A.CLOSED, Ended.DECLINED),
        ("Offer accepted", A.CLOSED, Ended.ACCEPTED),
        ("Offer", A.OFFER, None),
        ("Phone screen", A.SCREENING, None),
        ("2nd interview", A.INTERVIEWING, None),
        ("Onsite", A.INTERVIEWING, None),
        ("Wishlist", A.TO_APPLY, None),
        ("draft", A.TO_APPLY, None),
        ("Didn't apply", None, None),
        ("Didn’t apply before application closed", None, None),
    ],
)
def test_a_status_finds_its_stage(
    text: str, stage: ApplicationStage | None, ended: Ended | None
) -> None:
    assert read_standing(text) == (stage, ended)


def test_words_nobody_knows_are_left_open() -> None:
    assert read_standing("zzz") is None
    assert (read_stage("zzz"), read_format(""), read_result("?")) == (None, None, None)
    assert read_area("zzz") is None
    assert read_area("") is None


def test_stages_formats_results_and_areas_find_their_nearest() -> None:
    assert read_stage("Recruiter phone screen") is Stage.SCREENING
    assert read_stage("System design") is Stage.TECHNICAL
    assert read_stage("Final round") is Stage.FINAL
    assert read_stage("2") is Stage.LATER
    assert read_format("Zoom call") is Format.VIDEO
    assert read_format("On-site") is Format.IN_PERSON
    assert read_result("Offer (declined)") is Result.OFFER
    assert read_result("no offer") is Result.REJECTED
    assert read_result("passed to next round") is Result.THROUGH
    assert read_result("Ghosted") is Result.NO_ANSWER
    assert read_area("Teamwork") == "teamwork"
    assert read_area("nerves") == "nerves"


@pytest.mark.parametrize(
    "cell, scale, rating",
    [
        ("1", 5, 1),
        ("5", 5, 5),
        ("0", 5, None),
        ("6", 5, None),
        ("1", 10, 1),
        ("10", 10, 5),
        ("7", 10, 4),
        ("7/10", 5, 4),
        ("3 out of 5", 5, 3),
        ("80", 100, 4),
        ("★★★☆☆", 5, 3),
        ("froze", 5, 1),
        ("not great", 5, 2),
        ("OK", 5, 3),
        ("good", 5, 4),
        ("very good", 5, 5),
        ("9/0", 5, None),
        ("n/a", 5, None),
    ],
)
def test_a_rating_is_brought_to_one_to_five(cell: str, scale: int, rating: int | None) -> None:
    assert read_rating(cell, scale) == rating


def test_the_column_says_what_ratings_are_out_of() -> None:
    assert tell_scale(["3", "5", ""]) == 5
    assert tell_scale(["3", "8", "good"]) == 10
    assert tell_scale(["55"]) == 100
    assert tell_scale([]) == 5

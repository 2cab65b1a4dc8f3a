from __future__ import annotations

import datetime as dt

from data.analysis import filters
from data.models import Format, Interview, Stage

MADE = dt.datetime(2026, 3, 1, tzinfo=dt.UTC)


def interview(day: int, **fields: object) -> Interview:
    kept = {"id": f"{day:032x}", "created": MADE, "updated": MADE, "date": dt.date(2026, 3, day)}
    return Interview(**{**kept, **fields})  # type: ignore[arg-type]


FIRST = interview(1, role="Data Analyst", stage=Stage.FIRST, format=Format.VIDEO)
SECOND = interview(2, role="  data  analyst ", stage=Stage.FINAL, format=Format.IN_PERSON)
THIRD = interview(3, role="Archivist", stage=Stage.FINAL)
FOURTH = interview(4)
ALL = (FIRST, SECOND, THIRD, FOURTH)


def test_no_filter_lets_every_interview_through() -> None:
    assert filters.filter_interviews(ALL) == ALL


def test_a_role_is_the_same_whatever_its_case_and_spacing() -> None:
    assert filters.filter_interviews(ALL, role=filters.digest("DATA ANALYST")) == (FIRST, SECOND)


def test_an_unknown_role_finds_nothing() -> None:
    assert filters.filter_interviews(ALL, role="00000000") == ()


def test_filters_hold_together() -> None:
    assert filters.filter_interviews(ALL, stage=Stage.FINAL, format=Format.IN_PERSON) == (SECOND,)


def test_the_first_day_of_a_period_belongs_to_it() -> None:
    assert filters.filter_interviews(ALL, since=dt.date(2026, 3, 3)) == (THIRD, FOURTH)


def test_roles_are_listed_once_by_name_and_an_empty_one_not_at_all() -> None:
    assert list(filters.roles(ALL).values()) == ["Archivist", "data analyst"]


def test_a_role_stands_in_an_address_as_eight_digits_without_its_name() -> None:
    assert filters.digest("Data Analyst") == filters.digest("data analyst")
    assert len(filters.digest("Data Analyst")) == 8
    assert filters.digest("  ") == ""

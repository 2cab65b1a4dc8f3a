"""How long ago a day was, in words: "two days", "three weeks", "five months", "a year"."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

_NUMBERS = ("", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
A_WEEK, A_MONTH, A_YEAR = 7.0, 365.25 / 12, 365.25
IN_WEEKS, IN_MONTHS, IN_YEARS = 14, 56, 700
"""From so many days on, time is told in weeks, in months, in years."""


def elapsed_in_words(since: date, today: date) -> str:
    """The time from `since` to `today`, to the nearest unit; "" for less than a day."""
    days = (today - since).days
    if days < IN_WEEKS:
        return _some(max(0, days), "day")
    if days < IN_MONTHS:
        return _some(round(days / A_WEEK), "week")
    months = round(days / A_MONTH)
    # "A year" is what people say for twelve months, not "12 months".
    if days < IN_YEARS and months != 12:  # noqa: PLR2004 - the months of a year
        return _some(months, "month")
    return _some(round(days / A_YEAR), "year")


def _some(number: int, unit: str) -> str:
    if number <= 1:
        return f"a {unit}" if number else ""
    return f"{_NUMBERS[number] if number < len(_NUMBERS) else number} {unit}s"

"""Reads dates as people write them, judging each column as a whole and never guessing silently."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from data.regex.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from data.regex.pattern import Match

_EARLIEST = dt.date(1970, 1, 1)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = r"(?P<month>(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*)\.?"
_WEEKDAY = r"(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?\s+)?"
_CLOCK = r"(?:[T,\s]\s*\d{1,2}[:.]\d{2}.*)?"
_ISO = Pattern(rf"(?P<year>\d{{4}})[-/.](?P<month>\d{{1,2}})[-/.](?P<day>\d{{1,2}}){_CLOCK}")
_NAMED = (
    Pattern(
        rf"{_WEEKDAY}(?P<day>\d{{1,2}})(?:st|nd|rd|th|\.)?[\s-]*(?:of\s+)?{_MONTH}[\s,-]*"
        rf"(?P<year>\d{{4}}|\d{{2}}){_CLOCK}",
        folded=True,
    ),
    Pattern(
        rf"{_WEEKDAY}{_MONTH}\s*(?P<day>\d{{1,2}})(?:st|nd|rd|th)?[\s,]+(?P<year>\d{{4}}){_CLOCK}",
        folded=True,
    ),
)
_FIGURES = Pattern(
    rf"(?P<first>\d{{1,2}})(?P<mark>[/.-])(?P<second>\d{{1,2}})(?P<again>[/.-])(?P<year>\d{{4}}|\d{{2}})"
    rf"{_CLOCK}"
)
# No date is longer, and a long cell need not be looked at.
_LONGEST = 60


@dataclass(frozen=True, slots=True)
class Order:
    """Whether the day comes before the month, and whether anything in the file decided it."""

    day_first: bool | None
    decided: bool


def tell_order(columns: Iterable[Iterable[str]], preferred: bool | None) -> Order:
    """The order of day and month in a file, from all of its date columns together.

    A number above 12 decides; so do dots, which nobody writes month first. If they contradict each
    other the order stays open, and only dates with one reading are taken.

    Args:
        columns: the cells of each date column.
        preferred: what holds if nothing decides (by default day first); `decided` is then False.
    """
    figures = [found for column in columns for cell in column if (found := _figures(cell))]
    day_first = any(int(found["first"]) > len(_MONTHS) or found["mark"] == "." for found in figures)
    month_first = any(int(found["second"]) > len(_MONTHS) for found in figures)
    if day_first and month_first:
        return Order(None, decided=True)
    if day_first or month_first:
        return Order(day_first, decided=True)
    open_ = any(found["first"] != found["second"] for found in figures)
    return Order(preferred is not False, decided=preferred is not None or not open_)


def read_day(cell: str, order: Order, latest: dt.date) -> dt.date | None:
    """The date in a cell.

    Args:
        cell: the text.
        order: of day and month.
        latest: the last date allowed.

    Returns:
        None if it cannot be read, does not exist, is before 1970, or is too late.
    """
    day = next(_readings(cell.strip(), order), None)
    return day if day and _EARLIEST <= day <= latest else None


def _readings(cell: str, order: Order) -> Iterator[dt.date]:
    if len(cell) > _LONGEST:
        return
    if found := _ISO.fullmatch(cell):
        yield from _day(found["year"], found["month"], found["day"])
    for form in _NAMED:
        if found := form.fullmatch(cell):
            month = _MONTHS.index(found["month"][:3].casefold()) + 1
            yield from _day(found["year"], str(month), found["day"])
    if found := _figures(cell):
        yield from _by_order(found, order)


def _figures(cell: str) -> Match | None:
    found = _FIGURES.fullmatch(cell.strip()[:_LONGEST])
    return found if found and found["mark"] == found["again"] else None


def _by_order(found: Match, order: Order) -> Iterator[dt.date]:
    """The day by `order`; where that is open, the only reading there is, if there is one only."""
    day_first = [*_day(found["year"], found["second"], found["first"])]
    month_first = [*_day(found["year"], found["first"], found["second"])]
    if order.day_first is None:
        readings = {*day_first, *month_first}
        yield from readings if len(readings) == 1 else ()
    else:
        yield from day_first if order.day_first else month_first


def _day(year: str, month: str, day: str) -> Iterator[dt.date]:
    """The day, if there is one; a year of two figures is one of this century."""
    try:
        yield dt.date(int(year if len(year) == len("yyyy") else f"20{year}"), int(month), int(day))
    except ValueError:
        return

"""Which example plans suit an interview: those for the areas that went low."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING

from msgspec.structs import replace

from data.catalogue.plans import plans_for
from data.models import HIGH, Change

if TYPE_CHECKING:
    from collections.abc import Iterator

    from data.catalogue.plans import Plan
    from data.models import Around, Interview, Question

MOST_PLANS = 3


def find_plans(interview: Interview) -> tuple[Plan, ...]:
    """At most three example plans, for the lowest areas first.

    Where there are fewer than three such areas, each may get a second one.
    """
    offered = (plans_for(area) for area in _lowest(interview))
    rounds = zip_longest(*offered)
    return tuple(plan for each in rounds for plan in each if plan is not None)[:MOST_PLANS]


def _lowest(interview: Interview) -> tuple[str, ...]:
    """The areas with a rating below high, by the lowest of them."""
    lowest: dict[str, int] = {}
    for area, rating in _rated(interview):
        lowest[area] = min(rating, lowest.get(area, rating))
    low = [area for area, rating in lowest.items() if rating < HIGH]
    return tuple(sorted(low, key=lowest.__getitem__))[:MOST_PLANS]


def _rated(interview: Interview) -> Iterator[tuple[str, int]]:
    rated: tuple[Question | Around, ...] = (*interview.questions, *interview.around)
    for each in rated:
        rating = each.corrected_rating or each.rating
        if each.area is not None and rating is not None:
            yield each.area, rating


def is_change_open(interview: Interview) -> bool:
    """Whether nothing has been written for the one change yet."""
    return not (interview.change.when.strip() or interview.change.will.strip())


def take_plan(interview: Interview, plan: Plan) -> Interview:
    """The interview with this plan as its one change, unless something is written there already."""
    if not is_change_open(interview):
        return interview
    return replace(interview, change=Change(when=plan.when, will=plan.will))

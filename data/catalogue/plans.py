"""Examples of the one change, as if-then plans: what may come up again, and what to do then."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Annotated

from msgspec import Meta

from data.catalogue.loader import FOLDER, catalogue, check_unique, read_toml
from data.catalogue.schema import Entry, Slug
from data.models import CatalogueError

if TYPE_CHECKING:
    from pathlib import Path

Half = Annotated[str, Meta(min_length=8, max_length=47, pattern="[^.]$")]
"""Half a sentence, without its full stop, short enough for a chip at phone width."""


class Plan(Entry, frozen=True, kw_only=True):
    """Next time, when `when`, I will `will`."""

    area: Slug
    when: Half
    will: Half


class _Plans(Entry, frozen=True, kw_only=True):
    plans: Annotated[tuple[Plan, ...], Meta(min_length=1)]


@cache
def plans(folder: Path = FOLDER) -> tuple[Plan, ...]:
    """The examples of `plans.toml` in `folder`, in order; read and checked once.

    Raises:
        CatalogueError: the file is missing, something is there twice, or an area has no example;
            names it.
    """
    found = read_toml(folder / "plans.toml", _Plans).plans
    check_unique("plans.toml: when", (f"{plan.area}: {plan.when}" for plan in found))
    check_unique("plans.toml: will", (plan.will for plan in found))
    known = {area.id for area in catalogue().areas}
    for area in known ^ {plan.area for plan in found}:
        what = "has no plan" if area in known else "is no area"
        raise CatalogueError(f"plans.toml: {area} {what}")
    return found


def plans_for(area: str) -> tuple[Plan, ...]:
    """The examples for one area, the most widely useful first."""
    return tuple(plan for plan in plans() if plan.area == area)

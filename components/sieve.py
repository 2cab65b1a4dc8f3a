"""The filters of Patterns: role, stage, format and period, kept in the page's address.

A role is something a person typed, so the address holds only its digest.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple, TypeVar

import streamlit as st

from components import names
from data.analysis import filters

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from data.models import Format, Interview, Stage

T = TypeVar("T")
ROLE = "role"
ALL_TIME = "All time"
PERIODS = {ALL_TIME: None, "Three months": 91, "Half a year": 182, "A year": 365}
"""How far back each period reaches, in days."""


class Sieve(NamedTuple):
    """What is let through: `filters.select`'s arguments."""

    role: str = ""
    stage: Stage | None = None
    format: Format | None = None
    since: date | None = None

    @property
    def is_open(self) -> bool:
        """Whether everything is let through."""
        return not any(self)


def draw_sieve(interviews: Sequence[Interview], today: date) -> Sieve:
    """Ask which interviews to look at."""
    with st.popover("Choose which interviews", icon=":material/filter_list:"):
        role = _draw_role(filters.roles(interviews))
        stage = _draw_choice("stage", names.STAGES, [each.stage for each in interviews])
        meeting = _draw_choice("format", names.FORMATS, [each.format for each in interviews])
        period = st.selectbox("Period", list(PERIODS), key="period", bind="query-params")
    return Sieve(role, stage, meeting, _since(period, today))


def _draw_role(roles: dict[str, str]) -> str:
    options = ["", *roles]
    wanted = st.query_params.get(ROLE, "")
    role = st.selectbox(
        "Role",
        options,
        index=options.index(wanted) if wanted in options else 0,
        format_func=lambda value: roles.get(value, "Any role"),
        key="patterns.role",
    )
    if role:
        st.query_params[ROLE] = role
    elif wanted:
        del st.query_params[ROLE]
    return role


def _draw_choice(key: str, known: Mapping[T, str], used: Sequence[T | None]) -> T | None:
    """Ask for one of the `used` values, or any; the address holds its plain name under `key`."""
    by_name = {name: value for value, name in known.items() if value in used}
    any_one = f"Any {key}"
    chosen = st.selectbox(key.title(), [any_one, *by_name], key=key, bind="query-params")
    return by_name.get(chosen)


def _since(period: str, today: date) -> date | None:
    days = PERIODS[period]
    return None if days is None else today - timedelta(days=days)

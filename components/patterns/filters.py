"""The filters of Patterns: role, stage, format and period, kept in the page's address.

A role is something a person typed, so the address holds only its digest.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, NamedTuple

import streamlit as st

from components.session import state
from components.text import labels
from data.analysis import filters

if TYPE_CHECKING:
    from collections.abc import Container, Mapping

    from components.session.context import Visit
    from data.models import Format, Interview, Stage

_ROLE = "role"
ANY = {_ROLE: "Any role", "stage": "Any stage", "format": "Any format", "period": "All time"}
PERIODS = {
    "Three months": timedelta(days=91),
    "Half a year": timedelta(days=182),
    "A year": timedelta(days=365),
}
"""How far back each period reaches."""


class Sieve(NamedTuple):
    """What is let through: `filters.filter_interviews`'s arguments."""

    role: str = ""
    stage: Stage | None = None
    format: Format | None = None
    since: date | None = None

    @property
    def is_open(self) -> bool:
        """Whether everything is let through."""
        return not any(self)


def read_sieve(visit: Visit, interviews: tuple[Interview, ...]) -> Sieve:
    """Which interviews to look at, as the address says."""
    choices = _choices(visit, interviews)
    chosen = {part: _read(part, options) for part, options in choices.items()}
    return Sieve(
        chosen[_ROLE],
        choices["stage"].get(chosen["stage"]),
        choices["format"].get(chosen["format"]),
        visit.today - PERIODS[chosen["period"]] if chosen["period"] else None,
    )


def draw_sieve(visit: Visit, interviews: tuple[Interview, ...]) -> None:
    """Ask which interviews to look at; a choice goes into the address."""
    with st.popover(
        "Choose which interviews",
        icon=":material/filter_list:",
        key="patterns.sieve",
        on_change="rerun",
    ) as popover:
        if popover.open:
            for part, options in _choices(visit, interviews).items():
                _draw_choice(part, options)


def _choices(visit: Visit, interviews: tuple[Interview, ...]) -> dict[str, dict[str, Any]]:
    return visit.derive("patterns.choices", _list_choices, interviews)


def _list_choices(interviews: tuple[Interview, ...]) -> dict[str, dict[str, Any]]:
    """What may stand in the address under each part, and what it means."""
    stages, formats = {each.stage for each in interviews}, {each.format for each in interviews}
    return {
        _ROLE: filters.roles(interviews),
        "stage": {name: value for value, name in labels.STAGES.items() if value in stages},
        "format": {name: value for value, name in labels.FORMATS.items() if value in formats},
        "period": PERIODS,
    }


def _read(part: str, options: Container[str]) -> str:
    """What the address says; what it cannot mean is taken out of it."""
    wanted = st.query_params.get(part, "")
    if wanted and wanted not in options:
        del st.query_params[part]
        return ""
    return wanted


def _draw_choice(part: str, options: Mapping[str, object]) -> None:
    key = _key(part)
    state.sync(key, st.query_params.get(part, ""))
    st.selectbox(
        part.title(),
        ["", *options],
        key=key,
        # A role's option is a digest, the others are their own names.
        format_func=lambda value: str(
            options[value] if part == _ROLE and value else value or ANY[part]
        ),
        on_change=_write,
        args=(part,),
    )


def _key(part: str) -> str:
    return f"patterns.{part}"


def _write(part: str) -> None:
    chosen = state.widget(_key(part))
    if chosen:
        st.query_params[part] = chosen
    else:
        st.query_params.pop(part, None)

"""The last part of the half hour: one change, as an if-then plan, with examples to take over."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import streamlit as st

from components.forms import fields
from components.session import state
from components.session.binding import Binding
from components.text.english import starting
from components.text.markdown import plain
from components.text.one_change import tell_promise
from data.coaching.interviews import if_then_plans

if TYPE_CHECKING:
    from collections.abc import Mapping

    from components.session.context import Visit
    from data.catalogue.plans import Plan
    from data.models import Interview

_LEAD = "**One change for next time.** :gray[One is plenty; it is the one you will keep.]"
_OFFER = ":gray[Write your own, or start from one of these.]"
_LINES = {
    "when": ("Next time, when", "they ask something I did not expect"),
    "will": ("I will", "take one breath and say the question back"),
}


def draw_change(visit: Visit, interview: Interview) -> None:
    """One change, as an if-then plan; while there is none, examples for what went low."""
    if not _draw_examples(visit, interview):
        st.markdown(_LEAD)
    for part, (label, example) in _LINES.items():
        _draw_line(visit, interview, part, label, example)
    if interview.change.when and interview.change.will:
        promise = tell_promise(interview.change.when, interview.change.will, "Next time")
        st.markdown(f"> {plain(promise)}")


def _draw_line(visit: Visit, interview: Interview, part: str, label: str, example: str) -> None:
    fields.draw_line(visit.bind(interview, "change", part), f"{label} …", placeholder=example)


def _draw_examples(visit: Visit, interview: Interview) -> bool:
    """Examples, a tap each, as long as nothing is written; whether there are any."""
    if not if_then_plans.is_change_open(interview) or _is_typed(interview):
        return False
    offered = visit.derive("plans", _offer, interview)
    if offered:
        plan = visit.bind(interview, "change", shown=None, edit=partial(_take, offered))
        fields.draw_chips(plan, f"{_LEAD}  \n{_OFFER}", tuple(offered))
    return bool(offered)


def _offer(interview: Interview) -> Mapping[str, Plan]:
    return {starting(plan.will): plan for plan in if_then_plans.find_plans(interview)}


def _is_typed(interview: Interview) -> bool:
    """Whether something stands in one of the fields that is not kept yet."""
    keys = (Binding.key_of(interview, "change", part) for part in _LINES)
    return any((state.widget(key) or "").strip() for key in keys)


def _take(offered: Mapping[str, Plan], interview: Interview, told: str | None) -> Interview:
    if told is None or _is_typed(interview):
        return interview
    return if_then_plans.take_plan(interview, offered[told])

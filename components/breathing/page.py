"""Breathe: the guide, how it felt before and after, and what that comes to over time."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import streamlit as st
from msgspec.structs import replace

from components.breathing import before_after
from components.breathing.guide import draw_breathing_guide
from components.charts.palette import choose_palette
from components.forms import fields
from components.session import state
from components.steps.step_links import draw_skip, draw_way_back
from components.text.markdown import plain, plain_line
from components.ui.buttons import draw_tertiary
from components.ui.page_style import ENTER
from data.analysis import breathing_effect
from data.catalogue.quiet_texts import treats
from data.coaching.interviews import pocket_card, ten_steps
from data.models import CheckIn, Moment, StepState

if TYPE_CHECKING:
    from components.session.context import Visit
    from data.analysis.breathing_effect import Pair
    from data.models import Interview

_LEVELS = (1, 2, 3, 4, 5)
CALM_STEP = 3
"""The number of this step among the ten."""

_ENOUGH = 3
"""So many sittings make a picture."""
PICKED, NEW = "treat-picked", f"{ENTER}treat"
_LONGEST_CHIP = 40
OWN_LINE = "Your own idea, so you will know how to do it well. Off you go."


def find_todays_interview(visit: Visit) -> Interview | None:
    """The interview in the page's address, or one logged for today."""
    return visit.interview() or pocket_card.interview_today(visit.in_sight(), visit.today)


def draw_breathing_heading(visit: Visit, interview: Interview | None) -> None:
    """The way back, and what this page is for."""
    draw_way_back(visit, interview)
    st.markdown("# Breathe\n\nIt is over for today. A few minutes, and nothing to get right.")


def draw_before(visit: Visit, interview: Interview | None) -> None:
    """How it feels now, in one tap, or none."""
    _draw_check_in(visit, interview, Moment.BEFORE, "How do you feel now?")


def draw_guide(visit: Visit, interview: Interview | None) -> None:
    """The guide that paces the breath, and the switch that keeps it still."""
    kept = visit.settings()
    # A named container stays in place when a notice appears above it, and the guide goes on.
    with st.container(key="guide-place"):
        still = kept.reduced_motion
        draw_breathing_guide(still=still, on_end=lambda: _note_done(visit, interview))
        fields.draw_switch(visit.bind(kept, "reduced_motion"), "Keep it still")


def _note_done(visit: Visit, interview: Interview | None) -> None:
    """Having breathed to the end settles the step, tapped or not; also of the one logged next."""
    now = visit.now()
    state.write(state.BREATHED, now)
    if interview is None:
        visit.save(visit.new(CheckIn, moment=Moment.AFTER, at=now))
        return
    visit.edit(interview.id, lambda i: ten_steps.set_step(i, CALM_STEP, StepState.DONE, now))


def draw_after(visit: Visit, interview: Interview | None) -> None:
    """How it feels afterwards, and the change over time, kindly."""
    _draw_check_in(visit, interview, Moment.AFTER, "And afterwards?")
    check_ins = visit.store.all(CheckIn)
    found = visit.derive("calm.pairs", breathing_effect.pair_check_ins, check_ins)
    now = breathing_effect.current_sitting(check_ins, _id(interview), visit.now())
    st.markdown(before_after.tell_calm(found, now, visit.voice, breathed=_has_breathed(visit)))
    # A chart of one or two would make a course of what may be chance.
    if len(found) >= _ENOUGH:
        _draw_course(visit, found)


def _has_breathed(visit: Visit) -> bool:
    """Whether the guide ran to its end in this sitting."""
    breathed = state.read(state.BREATHED)
    return breathed is not None and visit.now() - breathed <= breathing_effect.SITTING


def _draw_check_in(visit: Visit, interview: Interview | None, moment: Moment, label: str) -> None:
    """A tap makes a check-in, another changes it, and one on the chosen word takes it back."""

    def find() -> CheckIn:
        sitting = breathing_effect.current_sitting(
            visit.store.all(CheckIn), _id(interview), visit.now()
        )
        made = sitting.before if moment is Moment.BEFORE else sitting.after
        new = {"moment": moment, "at": visit.now(), "interview": _id(interview)}
        return made or visit.new(CheckIn, **new)

    def rate(kept: CheckIn, level: int | None) -> CheckIn | None:
        return None if level is None else replace(kept, level=level, at=visit.now())

    owner = f"{moment.value}-{_id(interview) or 'any'}"
    level = visit.bind(find(), "level", find=find, edit=rate, owner=owner)
    fields.draw_chips(level, label, _LEVELS, names=before_after.level)


def _id(interview: Interview | None) -> str | None:
    return interview.id if interview else None


def _draw_course(visit: Visit, found: tuple[Pair, ...]) -> None:
    palette = choose_palette(dark=visit.dark)
    told = before_after.describe_chart(found, visit.voice)
    st.vega_lite_chart(before_after.draw_calm(found, palette), key="calm", alt=told)
    with st.expander("The same as a table", key="calm-table", on_change="rerun") as opened:
        if opened.open:
            st.table(before_after.figures(found), hide_index=True)


def draw_what_next(visit: Visit, interview: Interview | None) -> None:
    """The way to skip this step, for an interview that has it."""
    if interview:
        draw_skip(visit, interview, CALM_STEP)


def draw_treats(visit: Visit) -> None:
    """The treats as chips; the one picked is sent off with a kind line."""
    own = visit.settings().treats
    known = {each.name: each.says for each in treats()}
    st.header("A treat", anchor=False)
    picked = st.pills(
        "Pick a treat",
        [*own, *(name for name in known if name not in own)],
        key=PICKED,
        format_func=cache(lambda name: plain_line(name, _LONGEST_CHIP)),
        label_visibility="collapsed",
    )
    if picked is not None:
        _draw_picked(visit, picked, known.get(picked, OWN_LINE), own=picked in own)
    st.text_input(
        "One of your own",
        key=NEW,
        placeholder="One of your own, then Enter",
        label_visibility="collapsed",
        on_change=_add,
        args=(visit,),
    )


def _draw_picked(visit: Visit, name: str, says: str, *, own: bool) -> None:
    st.markdown(f"**{plain(name)}.** {says}")
    if own:
        draw_tertiary("Take it off the list", "treat-remove", _remove, visit, name)


def _add(visit: Visit) -> None:
    """A treat of one's own joins the list, in front, and is picked."""
    name = " ".join(str(state.widget(NEW) or "").split())
    own = visit.settings().treats
    if not name:
        return
    known = {*own, *(each.name for each in treats())}
    if name in known or visit.set(treats=(name, *own)):
        state.sync(NEW, "")
        state.sync(PICKED, name)


def _remove(visit: Visit, name: str) -> None:
    kept = tuple(each for each in visit.settings().treats if each != name)
    if visit.set(treats=kept):
        state.forget(PICKED)

"""The venting place, and the words that were kept there.

Kept words are a check-in's `words`, without a level and about the interview, if there is one: so
they stay apart from the evaluation, go along in an export, and are removed with the interview.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from components.breathing.venting import Said, Vented, VentingWays, draw_venting
from components.forms.undo_remove import draw_undo, remove_records
from components.session import state
from components.storage.recovery import backup_day
from components.text import labels
from components.text.markdown import plain
from components.ui.buttons import draw_tertiary
from data.models import CheckIn, Moment

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from components.session.context import Visit
    from data.models import Interview


IN_TIME = "Torn up. Nothing of it had reached your journal, and nothing of it will."
TAKEN_OUT = "Torn up. It had reached your journal and was taken out again."
IN_A_COPY = " Until tomorrow the earlier version of today, under Your data, may still hold it."


def draw_venting_place(visit: Visit, interview: Interview | None) -> None:
    """The place to vent, then what was kept there."""
    st.markdown(
        "## Get it off your chest\n\n"
        "What you write stays on this screen, and nowhere else, until you choose. "
        "Leave the page and it is gone too."
    )
    kept = _kept(visit)
    # A named container stays in place when a notice appears above it, and so do the words in it.
    with st.container(key="venting-place"):
        draw_venting(
            Said([each.id for each in kept], state.read(state.AWAITED), _torn()),
            VentingWays(
                ask=lambda given: state.write(state.AWAITED, given),
                keep=lambda vented: _keep(visit, interview, vented),
                tear=lambda given: _take_back(visit, given),
            ),
        )
    _draw_kept(visit, kept)


def _kept(visit: Visit) -> list[CheckIn]:
    """The check-ins with words, the latest first."""
    return [each for each in reversed(visit.store.all(CheckIn)) if each.words.strip()]


def _keep(visit: Visit, interview: Interview | None, vented: Vented) -> None:
    state.write(state.AWAITED, "")
    if vented.id in _torn():
        return
    if any(each.id == vented.id for each in visit.store.all(CheckIn)):
        return
    about = interview.id if interview else None
    visit.save(as_check_in(vented, about, visit.now()))


def _take_back(visit: Visit, given: str) -> None:
    """Take words out that were torn up after they were sent; what comes of it is remembered."""
    found = any(each.id == given and each.words for each in visit.store.all(CheckIn))
    if given in _torn() or (found and not visit.load((), drop=(given,))):
        return
    told = IN_TIME
    if found:
        told = f"{TAKEN_OUT}{IN_A_COPY}" if _copied_today(visit) else TAKEN_OUT
    state.write(state.TORN, {**_torn(), given: told})


def _torn() -> Mapping[str, str]:
    return state.read(state.TORN)


def _copied_today(visit: Visit) -> bool:
    """Whether there is an earlier version of this very day, which may hold the words."""
    return any(backup_day(each) == labels.day(visit.today) for each in visit.store.backups())


def as_check_in(vented: Vented, interview: str | None, now: datetime) -> CheckIn:
    """The record that keeps words vented at `now`, not yet checked."""
    return CheckIn(
        id=vented.id,
        created=now,
        updated=now,
        moment=Moment.BEFORE,
        at=now,
        words=vented.words,
        interview=interview,
    )


def _draw_kept(visit: Visit, kept: list[CheckIn]) -> None:
    draw_undo(visit, CheckIn, "Removed.")
    if not kept:
        return
    told = f"Words you kept ({len(kept)})"
    with st.expander(told, key="kept-words", on_change="rerun") as opened:
        if opened.open:
            for each in kept:
                _draw_one(visit, each)


def _draw_one(visit: Visit, check_in: CheckIn) -> None:
    st.caption(labels.day(check_in.at.date()))
    st.markdown(plain(check_in.words))
    draw_tertiary("Remove", f"remove-{check_in.id}", _remove, visit, check_in)


def _remove(visit: Visit, check_in: CheckIn) -> None:
    remove_records(visit, check_in)

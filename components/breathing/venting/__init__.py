"""A place to vent whose words stay in the browser until the person chooses to keep them.

Words that are torn up never reach Python: not the session, not the journal, not the address. If
they had been sent to be kept before, they are taken out again, and what became of them is said.

Kept words are a check-in's `words`, without a level and about the interview, if there is one: so
they stay apart from the evaluation, go along in an export, and are removed with the interview.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import streamlit as st

from components.forms.undo_remove import draw_undo, remove_records
from components.session import state
from components.storage.recovery import backup_day
from components.text import labels
from components.text.markdown import plain
from components.ui.buttons import draw_tertiary
from components.ui.js_lifetime import mount_component
from data.models import CheckIn, Moment

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime

    from components.session.context import Visit
    from data.models import Interview

_KEY = "venting"
ID_LENGTH = 32
_VENTING = mount_component(Path(__file__).parent, "venting")
IN_TIME = "Torn up. Nothing of it had reached your journal, and nothing of it will."
TAKEN_OUT = "Torn up. It had reached your journal and was taken out again."
IN_A_COPY = " Until tomorrow the earlier version of today, under Your data, may still hold it."


class Vented(NamedTuple):
    """Words a person chose to keep, and the id the browser gave them (32 hexadecimal digits)."""

    id: str
    words: str


def draw_venting_place(visit: Visit, interview: Interview | None) -> None:
    """The place to vent, then what was kept there."""
    st.markdown(
        "## Get it off your chest\n\n"
        "What you write stays on this screen, and nowhere else, until you choose. "
        "Leave the page and it is gone too."
    )
    kept = [each for each in reversed(visit.store.all(CheckIn)) if each.words.strip()]
    # A named container stays in place when a notice appears above it, and so do the words in it.
    with st.container(key="venting-place"):
        _draw_venting(visit, interview, [each.id for each in kept])
    _draw_kept(visit, kept)


def _draw_venting(visit: Visit, interview: Interview | None, kept: list[str]) -> None:
    """Until an id comes back in `kept` its words stay on the screen.

    So a journal that could not be written to loses nothing. What is to be kept is sent only once
    its id comes back as the one awaited: it does not wait in a connection that is broken.
    """
    keep, take_back = partial(_keep, visit, interview), partial(_take_back, visit)
    _VENTING(
        key=_KEY,
        data={"kept": kept, "awaited": state.read(state.AWAITED), "torn": dict(_torn())},
        on_ask_change=lambda: _hear("ask", read_id, partial(state.write, state.AWAITED)),
        on_keep_change=lambda: _hear("keep", read_sent, keep),
        on_tear_change=lambda: _hear("tear", read_id, take_back),
    )


def _hear(name: str, reading: Callable[[Any], Any], then: Callable[[Any], None]) -> None:
    sent = reading(getattr(state.widget(_KEY), name, None))
    if sent is not None:
        then(sent)


def read_sent(sent: Any) -> Vented | None:  # noqa: ANN401 - whatever a browser may send
    """What the browser sent, if it is what this place sends."""
    match sent:
        case {"id": str(given), "words": str(words)} if words.strip():
            return Vented(given, words)
        case _:
            return None


def read_id(sent: Any) -> str | None:  # noqa: ANN401 - whatever a browser may send
    """The id the browser sent, if it is one: 32 hexadecimal digits."""
    match sent:
        case {"id": str(given)} if len(given) == ID_LENGTH and given.isalnum():
            return given
        case _:
            return None


def _keep(visit: Visit, interview: Interview | None, vented: Vented) -> None:
    state.write(state.AWAITED, "")
    # Sent twice it is kept once; sent and torn up meanwhile, not at all.
    if vented.id in _torn() or any(each.id == vented.id for each in visit.store.all(CheckIn)):
        return
    visit.save(as_check_in(vented, interview.id if interview else None, visit.now()))


def _take_back(visit: Visit, given: str) -> None:
    """Take words out that were torn up after they were sent; what comes of it is remembered."""
    found = any(each.id == given and each.words for each in visit.store.all(CheckIn))
    if given in _torn() or (found and not visit.load((), drop=(given,))):
        return
    told = IN_TIME
    if found:
        # An earlier version of this very day may hold the words.
        copied = any(backup_day(each) == labels.day(visit.today) for each in visit.store.backups())
        told = f"{TAKEN_OUT}{IN_A_COPY}" if copied else TAKEN_OUT
    state.write(state.TORN, {**_torn(), given: told})


def _torn() -> Mapping[str, str]:
    """What became of words that were torn up, in a sentence, by the ids the browser gave them."""
    return state.read(state.TORN)


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
                st.caption(labels.day(each.at.date()))
                st.markdown(plain(each.words))
                draw_tertiary("Remove", f"remove-{each.id}", remove_records, visit, each)

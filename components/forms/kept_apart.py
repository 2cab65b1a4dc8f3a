"""Words that wait for a choice, or have no field any more: kept, and shown until let go of.

They wait in the journal itself, as a reload would lose what only the session holds.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import msgspec
import streamlit as st
from msgspec.structs import replace

from components.session import state
from data.models import MOST_ASIDE, AnyRecord, Aside, Settings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping


PUT_BY = "put-by"
"""The field of what was written in no field of the journal when a sign-in ran out."""

CUT_OFF = "cut-off"
"""The field of what was typed when the server died, where its own is not on the screen any more."""

AT = "at "
"""What waits at a field is kept under this and its key. Earlier versions named fields otherwise."""

_REMOVED = (
    "**What you were writing in was removed in another window.** Your words are here until you "
    "let go of them; copy them if you want to keep them."
)
STOPPED = (
    "**This was still being saved when Afterview stopped.** It is kept here. Copy it to where it "
    "belongs, then let go of it."
)
UNFINISHED = (
    "**You were writing this when your sign-in ran out.** It is in no entry yet. Your words are "
    "here until you let go of them; copy them to where they belong."
)


def recover(
    kept: Settings,
    adjust: Callable[[Callable[[Settings], Settings]], bool],
    everything: Callable[[], tuple[AnyRecord, ...]] = tuple,
) -> None:
    """Begin a run with what waits by now, the way to change it, and to what the journal holds."""
    state.write(state.ASIDE, {each.field: each.text for each in kept.aside})
    state.write(state.ADJUST, adjust)
    state.write(state.EVERYTHING, everything)


def find_kept_apart(key: str) -> str | None:
    """What waits at a field; None if nothing does."""
    return state.read(state.ASIDE).get(_slot(key))


def _slot(key: str) -> str:
    return key if key in {PUT_BY, CUT_OFF} else f"{AT}{key}"


def _find_cut_off() -> str:
    """What was typed when the server died, or waited at a field of an earlier version."""
    return "\n\n".join(text for slot, text in state.read(state.ASIDE).items() if _is_cut_off(slot))


def _let_go_of_cut_off() -> None:
    """It need not be kept any longer."""
    waiting: Mapping[str, str] = state.read(state.ASIDE)
    for slot in waiting:
        if _is_cut_off(slot):
            _keep(slot, None)


def _is_cut_off(slot: str) -> bool:
    return slot != PUT_BY and not slot.startswith(AT)


def keep_apart_text(key: str, text: object) -> None:
    """Let `text` wait at a field; anything but a text is no longer to be waited for."""
    _keep(_slot(key), text if isinstance(text, str) else None)


def _keep(slot: str, waits: str | None) -> None:
    adjust, known = state.read(state.ADJUST), state.read(state.ASIDE)
    if adjust is None or known.get(slot) == waits:
        return
    # A change that is made takes the notice away; this one is made beside what it speaks of.
    notice = state.read(state.NOTICE)
    adjust(lambda kept: replace(kept, aside=_with(kept.aside, slot, waits)))
    others = {each: held for each, held in known.items() if each != slot}
    state.write(state.ASIDE, others if waits is None else {**others, slot: waits})
    if notice:
        state.write(state.NOTICE, notice)


def put_by(
    adjust: Callable[[Callable[[Settings], Settings]], bool], words: str, why: str = PUT_BY
) -> bool:
    """Let words that belong to no field wait in the journal; whether they do."""

    def add(kept: Settings) -> Settings:
        before = [each.text for each in kept.aside if each.field == why]
        return replace(kept, aside=_with(kept.aside, why, "\n\n".join([*before, words])))

    return adjust(add)


def put_by_cut_off(texts: Iterable[tuple[str, str]]) -> None:
    """Let what was typed when the server died wait in the journal; what is in it already need not.

    `texts` are the labels of the fields and what stood in them.
    """
    everything: Callable[[], tuple[AnyRecord, ...]] = state.read(state.EVERYTHING)
    kept = set(_texts(msgspec.to_builtins(everything())))
    lost = [f"{label}\n{text}".strip() for label, text in texts if text.strip() not in kept]
    adjust, words = state.read(state.ADJUST), "\n\n".join(lost)
    if words and (adjust is None or not put_by(adjust, words, CUT_OFF)):
        state.write(state.HOMELESS, words)


def _texts(value: object) -> Iterator[str]:
    """Every text in a value of JSON, without the white space around it."""
    if isinstance(value, str):
        yield value.strip()
    elif isinstance(value, dict):
        yield from _texts(list(value.values()))
    elif isinstance(value, list | tuple):
        for each in value:
            yield from _texts(each)


def _with(kept: tuple[Aside, ...], slot: str, text: str | None) -> tuple[Aside, ...]:
    others = tuple(each for each in kept if each.field != slot)
    fresh = () if text is None else (Aside(field=slot, text=text),)
    # A record that held more of them would be refused: the oldest go first.
    return (*others, *fresh)[-MOST_ASIDE:]


def draw_homeless(why: str = _REMOVED) -> None:
    """Words that have no place in the journal, and `why`."""
    if text := state.read(state.HOMELESS):
        _draw_words(why, text, "homeless", partial(state.write, state.HOMELESS, ""))


def draw_waiting_words() -> None:
    """Words with no field on the screen: removed there, put by, or cut off with the server."""
    draw_homeless()
    if text := find_kept_apart(PUT_BY):
        _draw_words(UNFINISHED, text, "put-by", partial(keep_apart_text, PUT_BY, None))
    if text := _find_cut_off():
        _draw_words(STOPPED, text, "cut-off", _let_go_of_cut_off)


def _draw_words(why: str, text: str, key: str, let_go: Callable[[], None]) -> None:
    with st.container(border=True, key=key, gap="small"):
        st.markdown(why)
        st.code(text, language=None, wrap_lines=True)
        st.button("Let go of them", key=f"let-go-{key}", on_click=let_go)

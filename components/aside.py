"""What waits for a choice between two windows, kept in the journal: a reload loses none of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from components import state
from data.models import MOST_ASIDE, Aside

if TYPE_CHECKING:
    from collections.abc import Callable

    from data.models import Settings

PUT_BY = "put-by"
"""The field of what was written in no field of the journal when a sign-in ran out."""


def recover(kept: Settings, adjust: Callable[[Callable[[Settings], Settings]], bool]) -> None:
    """Begin a run with what waits by now, and the way to change it."""
    state.write(state.ASIDE, {each.field: each.text for each in kept.aside})
    state.write(state.ADJUST, adjust)


def find(key: str) -> str | None:
    """What waits at a field; None if nothing does."""
    return state.read(state.ASIDE).get(key)


def keep(key: str, text: object) -> None:
    """Let `text` wait at a field; anything but a text is no longer to be waited for."""
    waits = text if isinstance(text, str) else None
    adjust = state.read(state.ADJUST)
    if adjust is None or find(key) == waits:
        return
    notice = state.read(state.NOTICE)
    adjust(lambda kept: replace(kept, aside=_with(kept.aside, key, waits)))
    others = {each: held for each, held in state.read(state.ASIDE).items() if each != key}
    state.write(state.ASIDE, others if waits is None else {**others, key: waits})
    if notice:
        state.write(state.NOTICE, notice)


def put_by(adjust: Callable[[Callable[[Settings], Settings]], bool], words: str) -> bool:
    """Let words that belong to no field wait in the journal; whether they do."""

    def add(kept: Settings) -> Settings:
        before = [each.text for each in kept.aside if each.field == PUT_BY]
        return replace(kept, aside=_with(kept.aside, PUT_BY, "\n\n".join([*before, words])))

    return adjust(add)


def _with(kept: tuple[Aside, ...], key: str, text: str | None) -> tuple[Aside, ...]:
    others = tuple(each for each in kept if each.field != key)
    fresh = () if text is None else (Aside(field=key, text=text),)
    return (*others, *fresh)[-MOST_ASIDE:]

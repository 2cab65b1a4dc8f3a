"""What waits for a choice between two windows, kept in the journal: a reload loses none of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
from msgspec.structs import replace

from components.session import state
from data.models import MOST_ASIDE, Aside

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from data.models import AnyRecord, Settings

PUT_BY = "put-by"
"""The field of what was written in no field of the journal when a sign-in ran out."""

CUT_OFF = "cut-off"
"""The field of what was typed when the server died, where its own is not on the screen any more."""


def recover(
    kept: Settings,
    adjust: Callable[[Callable[[Settings], Settings]], bool],
    everything: Callable[[], tuple[AnyRecord, ...]] = tuple,
) -> None:
    """Begin a run with what waits by now, the way to change it, and to what the journal holds."""
    state.write(state.ASIDE, {each.field: each.text for each in kept.aside})
    state.write(state.ADJUST, adjust)
    state.write(state.EVERYTHING, everything)


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


def _with(kept: tuple[Aside, ...], key: str, text: str | None) -> tuple[Aside, ...]:
    others = tuple(each for each in kept if each.field != key)
    fresh = () if text is None else (Aside(field=key, text=text),)
    return (*others, *fresh)[-MOST_ASIDE:]

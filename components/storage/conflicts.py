"""Records that two tabs changed before they heard of each other: both versions, and the choice."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from components.forms.conflict import Versions, draw_versions

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from components.text.voice import Voice
    from data.store import Conflict


def draw_clashes(clashes: Sequence[Conflict], settle: Callable[..., None], voice: Voice) -> None:
    """What differs between both versions of each; `settle(slot, mine=...)` keeps the chosen one."""
    for clash in clashes:
        key, differing = clash.slot, clash.differing()
        mine, theirs = (_told(values, voice) for values in zip(*differing, strict=True))
        keep = {"mine": partial(settle, key, mine=True), "theirs": partial(settle, key, mine=False)}
        draw_versions(Versions(theirs, mine), key, keep)


def _told(values: Iterable[object], voice: Voice) -> str:
    return "\n".join(filter(None, (_tell(each, voice) for each in values)))


def _tell(value: object, voice: Voice) -> str:
    """One value of a record, as it can be read."""
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, int | float):
        return voice.figure(int(value))
    if isinstance(value, list | tuple):
        return ", ".join(filter(None, (_tell(each, voice) for each in value)))
    if isinstance(value, dict):
        return _told(value.values(), voice)
    return value if isinstance(value, str) else ""

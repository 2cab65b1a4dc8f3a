"""Records that two tabs changed before they heard of each other: both versions, and the choice."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from components.forms.conflict import Versions, draw_versions
from components.text import labels

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from data.store import Clash


def draw_clashes(clashes: Sequence[Clash], settle: Callable[..., None]) -> None:
    """What differs between both versions of each; `settle(slot, mine=...)` keeps the chosen one."""
    for clash in clashes:
        key, differing = clash.slot, clash.differing()
        mine, theirs = (_told(values) for values in zip(*differing, strict=True))
        keep = {"mine": partial(settle, key, mine=True), "theirs": partial(settle, key, mine=False)}
        draw_versions(Versions(theirs, mine), key, keep)


def _told(values: Iterable[object]) -> str:
    return "\n".join(filter(None, map(_tell, values)))


def _tell(value: object) -> str:
    """One value of a record, as it can be read; a rating in words for whoever wants no numbers."""
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, int | float):
        return labels.figure(int(value))
    if isinstance(value, list | tuple):
        return ", ".join(filter(None, map(_tell, value)))
    if isinstance(value, dict):
        return _told(value.values())
    return value if isinstance(value, str) else ""

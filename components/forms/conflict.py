"""Two versions of one thing, where two windows changed it: both shown, and the choice."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import streamlit as st

from components.text.markdown import ELLIPSIS, plain

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_NOTHING = "Nothing"
_LEAD = "**This was changed in another window too.** Nothing is overwritten until you choose."
THEIRS, MINE = "In another window this now says", "Here you wrote"
LABELS = {
    "mine": "Keep what I wrote here",
    "theirs": "Keep the other one",
    "both": "Keep both",
}
LONGEST, BEFORE = 1_500, 200
"""Characters shown of a version, and of what stands before the first difference."""


class Versions(NamedTuple):
    """The same thing as another window left it, and as it was entered here; as typed."""

    theirs: str
    mine: str


def draw_versions(versions: Versions, key: str, choices: Mapping[str, Callable[[], None]]) -> None:
    """Show both, and a button for each of `choices`: "mine", "theirs", and "both" if it can be.

    Of a long text what differs is shown; whichever is kept, all of it is kept.
    """
    with st.container(border=True, key=f"versions-{key}", gap="small"):
        st.markdown(f"{_LEAD}\n\n{_told(versions)}")
        with st.container(horizontal=True, gap="small"):
            for choice, choose in choices.items():
                st.button(LABELS[choice], key=f"keep-{choice}-{key}", on_click=choose)


def _told(versions: Versions) -> str:
    start = _first_difference(*versions)
    named = zip((THEIRS, MINE), versions, strict=True)
    return "\n\n".join(
        f":gray[:small[{name}]]  \n{plain(_cut(text, start)) or _NOTHING}" for name, text in named
    )


def _first_difference(one: str, other: str) -> int:
    pairs = enumerate(zip(one, other, strict=False))
    return next((place for place, (a, b) in pairs if a != b), min(len(one), len(other)))


def _cut(text: str, start: int) -> str:
    """`text`, or so much of it around `start` as can be compared at a glance."""
    if len(text) <= LONGEST:
        return text
    begin = max(0, min(start - BEFORE, len(text) - LONGEST))
    end = begin + LONGEST
    return f"{ELLIPSIS * bool(begin)}{text[begin:end]}{ELLIPSIS * (end < len(text))}"

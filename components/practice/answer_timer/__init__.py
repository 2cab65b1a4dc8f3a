"""A quiet timer for saying an answer aloud. It runs in the browser and tells the app nothing."""

from __future__ import annotations

from pathlib import Path

from components.ui.js_lifetime import mount_component

_TIMER = mount_component(Path(__file__).parent, "answer_timer")


def draw_answer_timer(key: str, *, still: bool) -> None:
    """The timer; `still` without the line that grows, as wherever the system asks for less motion.

    It says the time in words, by the half minute; a new `key` is a new timer.
    """
    _TIMER(key=key, data={"name": key, "still": still}, height="content")

"""A guide that paces the breath in the browser; nothing is sent, but that it came to its end."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from components.ui.js_lifetime import mount_component

if TYPE_CHECKING:
    from collections.abc import Callable

_GUIDE = mount_component(Path(__file__).parent, "breathing_guide")


def draw_breathing_guide(*, still: bool, on_end: Callable[[], None]) -> None:
    """The guide; `still` without movement, as it is wherever the system asks for less motion.

    `on_end` is called when it has run to its end by itself.
    """
    _GUIDE(key="breathing-guide", data={"still": still}, on_ended_change=on_end)

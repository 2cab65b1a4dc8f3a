"""What was read of this session's texts, remembered until it ends."""

from __future__ import annotations

from components.session import state
from data.recogniser.linear_model import Readings


def readings() -> Readings:
    """The readings of this session; no other sees them, and they go when it goes."""
    return state.obtain(state.READINGS, Readings)

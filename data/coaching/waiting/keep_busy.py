"""The person's own list of things to keep busy with: added, ticked off for a day, removed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from data.models import Settings


def add_to_list(settings: Settings, text: str) -> Settings:
    """The settings with one more thing on the list; nothing changes if it is there or empty.

    A list that is full is refused by the limits of the record, when it is saved.
    """
    tidy = " ".join(text.split())
    if not tidy or tidy in settings.keep_busy:
        return settings
    return replace(settings, keep_busy=(*settings.keep_busy, tidy))


def take_off_list(settings: Settings, text: str) -> Settings:
    """The settings without this thing on the list."""
    kept = tuple(each for each in settings.keep_busy if each != text)
    return replace(settings, keep_busy=kept)


def ticked_today(settings: Settings, today: date) -> tuple[str, ...]:
    """What was ticked off today, in the list's order."""
    if settings.kept_busy_on != today:
        return ()
    return tuple(each for each in settings.keep_busy if each in settings.kept_busy)


def tick_off(settings: Settings, ticked: Iterable[str], today: date) -> Settings:
    """The settings with exactly these things ticked off for today."""
    return replace(settings, kept_busy=tuple(ticked), kept_busy_on=today)

"""What a field holds, saved: never over what another window wrote there meanwhile.

A field knows what it last showed as stored. If the journal holds something else there by now, and
not what was entered here, nothing is overwritten: what was entered waits, both versions stand at
the field, and the person chooses. Ticks are joined without asking, as nothing is lost by it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import streamlit as st

from components.forms import kept_apart, unsaved
from components.session import notices, state
from data.models import AfterviewError, LimitError, MissingError, OverlapError, StoreError, same

if TYPE_CHECKING:
    from collections.abc import Callable

    from components.session.binding import Binding


LINES, LINE = "\n\n", "; "
"""What stands between two texts kept as one."""


def sync_field(
    field: Binding[Any], shown: object, *, always: bool = False, typed: bool = False
) -> None:
    """Let the widget show what is stored, unless what it shows waits; remember what is kept.

    `shown` is what is stored, in the widget's own values; `typed` says that it is written, not
    tapped. What waited when the page was reloaded waits again.
    """
    if field.key not in state.read(state.SHOWN):
        _take_up(field)
    if is_apart(field) or field.key not in state.read(state.UNSAVED):
        # One that shows what is not saved yet does not show what another window wrote meanwhile.
        state.remember(state.SHOWN, field.key, field.kept)
    _sync(field.key, shown, always=always, typed=typed)
    if state.take(state.AWAY_NEWS):
        # A part of a page that runs by itself does not look out for the database; the page does.
        st.rerun()
    if field.key in state.read(state.WAITING) and not state.read(state.AWAY):
        # The database answers again: what waited for it is saved without being asked for.
        _save(field)
        if not state.read(state.UNSAVED):
            notices.clear()


def is_apart(field: Binding[Any]) -> bool:
    """Whether both versions of it stand at the field, for the person to choose."""
    return field.key in state.read(state.APART)


def _sync(key: str, shown: object, *, always: bool, typed: bool) -> None:
    # A tap that is taken back at once leaves the focus where it is: told again, it is again.
    if key in state.read(state.TAPPED) and not typed:
        state.sync(key, shown, always=always)
    else:
        state.sync_anew(key, shown, always=always)
    unsaved.mark_tapped(key, tapped=False)


def _take_up(field: Binding[Any]) -> None:
    waits = kept_apart.find_kept_apart(field.key)
    if waits is None:
        return
    if same(waits, field.stored):
        kept_apart.keep_apart_text(field.key, None)
    else:
        unsaved.hold(field.key, waits)
        unsaved.set_apart(field.key, apart=True)


def commit(field: Binding[Any]) -> None:
    """Save what the widget holds; let it wait if another window wrote there, or it cannot be."""
    unsaved.mark_tapped(field.key, tapped=True)
    if is_apart(field):
        _wait(field)
    else:
        _save(field)


def _wait(field: Binding[Any]) -> None:
    """What is typed while both versions are shown waits with the rest, unless it is the same."""
    if same(field.plain(state.widget(field.key)), field.plain(field.stored)):
        keep_theirs(field)
    else:
        unsaved.mark_saved(field.key, saved=False)
        kept_apart.keep_apart_text(field.key, state.widget(field.key))


def _save(field: Binding[Any]) -> None:
    """Save what the widget holds over what the field last showed as kept, or has saved since."""
    new = field.plain(state.widget(field.key))
    began = state.recall(state.SHOWN, field.key, field.kept)
    state.take(state.NOTICE)
    try:
        kept = field.save(new, began)
    except (StoreError, LimitError) as error:
        _refuse(field, new, error)
    else:
        state.remember(state.SHOWN, field.key, kept)
        unsaved.mark(field.key, saved=True)
        kept_apart.keep_apart_text(field.key, None)


def _refuse(field: Binding[Any], new: object, error: AfterviewError) -> None:
    """What could not be saved waits; a text whose record is gone is held until let go of."""
    if isinstance(error, MissingError) and isinstance(new, str) and new.strip():
        state.write(state.HOMELESS, new)
    else:
        notices.refuse(error)
    apart = isinstance(error, OverlapError)
    unsaved.mark(field.key, saved=False, apart=apart)
    if apart:
        kept_apart.keep_apart_text(field.key, new)


def keep_mine(field: Binding[Any]) -> None:
    """Keep what was entered here, in the place of what another window wrote."""
    _choose(field, state.read(state.UNSAVED).get(field.key))


def keep_theirs(field: Binding[Any]) -> None:
    """Let go of what was entered here."""
    unsaved.mark(field.key, saved=True)
    state.take(state.NOTICE)
    kept_apart.keep_apart_text(field.key, None)


def keep_both(field: Binding[str], joiner: str) -> None:
    """Keep what another window wrote, and after it what was written here."""
    mine = state.read(state.UNSAVED).get(field.key)
    written = (str(each).strip() for each in (field.stored, mine) if each)
    _choose(field, joiner.join(written))


def _choose(field: Binding[Any], value: object) -> None:
    """Save `value` over the version that was shown; over a newer one it would wait once more."""
    unsaved.set_apart(field.key, apart=False)
    state.put_anew(field.key, value)
    _save(field)


def choices(field: Binding[Any], joiner: str) -> dict[str, Callable[[], None]]:
    """The ways out, by their names; both can be kept of texts alone."""
    ways: dict[str, Callable[[], None]] = {
        "mine": lambda: keep_mine(field),
        "theirs": lambda: keep_theirs(field),
    }
    if joiner:
        ways["both"] = lambda: keep_both(field, joiner)
    return ways

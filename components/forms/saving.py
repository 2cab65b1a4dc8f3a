"""What a field holds, saved: never over what another window wrote there meanwhile.

A field knows what it last showed as stored. If the journal holds something else there by now, and
not what was entered here, nothing is overwritten: what was entered waits, both versions stand at
the field, and the person chooses. Ticks are joined without asking, as nothing is lost by it.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

import streamlit as st

from components.forms import kept_apart
from components.session import notices, state
from components.session.state import APART, AWAY, DRAFTS, SHOWN, TAPPED, UNSAVED, WAITING
from data.models import AfterviewError, LimitError, MissingError, OverlapError, StoreError, same

if TYPE_CHECKING:
    from collections.abc import Callable

    from components.session.binding import Binding
    from components.session.state_keys import Slot


LINES, LINE = "\n\n", "; "
"""What stands between two texts kept as one."""


def sync_field(
    field: Binding[Any], shown: object, *, always: bool = False, typed: bool = False
) -> None:
    """Let the widget show what is stored, unless what it shows waits; remember what is kept.

    `shown` is what is stored, in the widget's own values; `typed` says that it is written, not
    tapped. What waited when the page was reloaded waits again.
    """
    if field.key not in state.read(SHOWN):
        _take_up(field)
    if is_apart(field) or field.key not in state.read(UNSAVED):
        # One that shows what is not saved yet does not show what another window wrote meanwhile.
        state.remember(SHOWN, field.key, field.kept)
    # A tap that is taken back at once leaves the focus where it is: told again, it is again.
    tapped = state.recall(TAPPED, field.key, otherwise=False) and not typed
    state.sync(field.key, shown, always=always, anew=not tapped)
    state.remember(TAPPED, field.key, value=False)
    if state.take(state.AWAY_NEWS):
        # A part of a page that runs by itself does not look out for the database; the page does.
        st.rerun()
    if field.key in state.read(WAITING) and not state.read(AWAY):
        # The database answers again: what waited for it is saved without being asked for.
        _save(field)
        if not state.read(UNSAVED):
            notices.clear()


def is_apart(field: Binding[Any]) -> bool:
    """Whether both versions of it stand at the field, for the person to choose."""
    return field.key in state.read(APART)


def _take_up(field: Binding[Any]) -> None:
    waits = kept_apart.find_kept_apart(field.key)
    if waits is None:
        return
    if same(waits, field.stored):
        kept_apart.keep_apart_text(field.key, None)
    else:
        state.remember(UNSAVED, field.key, waits)
        _mark(APART, field.key, is_so=True)


def commit(field: Binding[Any]) -> None:
    """Save what the widget holds; let it wait if another window wrote there, or it cannot be."""
    state.remember(TAPPED, field.key, value=True)
    if is_apart(field):
        _wait(field)
    else:
        _save(field)


def _wait(field: Binding[Any]) -> None:
    """What is typed while both versions are shown waits with the rest, unless it is the same."""
    if same(field.plain(state.widget(field.key)), field.plain(field.stored)):
        keep_theirs(field)
    else:
        mark_saved(field.key, saved=False)
        kept_apart.keep_apart_text(field.key, state.widget(field.key))


def _save(field: Binding[Any]) -> None:
    """Save what the widget holds over what the field last showed as kept, or has saved since."""
    new = field.plain(state.widget(field.key))
    began = state.recall(SHOWN, field.key, field.kept)
    state.take(state.NOTICE)
    try:
        kept = field.save(new, began)
    except (StoreError, LimitError) as error:
        _refuse(field, new, error)
    else:
        state.remember(SHOWN, field.key, kept)
        _let_go(field.key)


def _refuse(field: Binding[Any], new: object, error: AfterviewError) -> None:
    """What could not be saved waits; a text whose record is gone is held until let go of."""
    if isinstance(error, MissingError) and isinstance(new, str) and new.strip():
        state.write(state.HOMELESS, new)
    else:
        notices.refuse(error)
    apart = isinstance(error, OverlapError)
    mark_saved(field.key, saved=False)
    _mark(APART, field.key, is_so=apart)
    # One that the database did not answer to is saved as soon as it answers again.
    _mark(WAITING, field.key, is_so=state.read(AWAY))
    if apart:
        kept_apart.keep_apart_text(field.key, new)


def mark_saved(key: str, *, saved: bool) -> None:
    """Note whether what the widget shows is kept; if not, it is held here until it is."""
    held = state.read(UNSAVED)
    if not saved:
        state.remember(UNSAVED, key, state.widget(key))
    elif key in held:
        state.write(UNSAVED, {other: each for other, each in held.items() if other != key})


def _let_go(key: str) -> None:
    """Hold nothing of a field any more: what its widget shows is kept, or not wanted."""
    mark_saved(key, saved=True)
    for slot in (APART, WAITING):
        _mark(slot, key, is_so=False)
    if state.read(state.ASIDE):
        kept_apart.keep_apart_text(key, None)


def _mark(slot: Slot[frozenset[str]], key: str, *, is_so: bool) -> None:
    marked = state.read(slot)
    if (key in marked) is not is_so:
        state.write(slot, marked ^ {key})


def keep_theirs(field: Binding[Any]) -> None:
    """Let go of what was entered here."""
    _let_go(field.key)
    state.take(state.NOTICE)


def _choose(field: Binding[Any], joiner: str | None = None) -> None:
    """Save what was written here over the version that was shown, or after it with a `joiner`.

    Over a newer one it would wait once more.
    """
    mine = state.read(UNSAVED).get(field.key)
    if joiner is not None:
        mine = joiner.join(str(each).strip() for each in (field.stored, mine) if each)
    state.put_anew(field.key, mine)
    _save(field)


def choices(field: Binding[Any], joiner: str) -> dict[str, Callable[[], None]]:
    """The ways out, by their names; both can be kept of texts alone."""
    both = {"both": partial(_choose, field, joiner)} if joiner else {}
    return {"mine": partial(_choose, field), "theirs": partial(keep_theirs, field), **both}


def note_draft(key: str) -> None:
    """Note a field whose words are in the journal only once a button is pressed."""
    _mark(DRAFTS, key, is_so=True)


def find_unsaved_words() -> str:
    """All words of this session that are kept nowhere, each once."""
    apart = state.read(APART)
    unsaved = (value for key, value in state.read(UNSAVED).items() if key not in apart)
    kept_nowhere: frozenset[str] = state.read(DRAFTS)
    drafts = map(state.widget, sorted(kept_nowhere))
    said = (each.strip() for each in (*unsaved, *drafts) if isinstance(each, str))
    return "\n\n".join(dict.fromkeys(filter(None, said)))

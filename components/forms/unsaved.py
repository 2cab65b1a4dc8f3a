"""What stands in the fields of a session and is not kept, or not yet."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from components.session import state
from components.session.state import APART, AWAY, DRAFTS, TAPPED, UNSAVED, WAITING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from components.session.state_keys import Slot


def mark_saved(key: str, *, saved: bool) -> None:
    """Note whether what the widget shows is kept; if not, it is held here until it is."""
    unsaved = {other: value for other, value in state.read(UNSAVED).items() if other != key}
    state.write(UNSAVED, unsaved if saved else {**unsaved, key: state.widget(key)})


def mark(key: str, *, saved: bool, apart: bool = False) -> None:
    """The same, and whether there are two versions to choose from.

    One that the database did not answer to is saved as soon as it answers again.
    """
    set_apart(key, apart=apart)
    mark_saved(key, saved=saved)
    _mark(WAITING, key, is_so=not saved and state.read(AWAY))


def hold(key: str, value: object) -> None:
    """Let a field that is about to be drawn show `value`, which is not kept yet."""
    unsaved: Mapping[str, Any] = state.read(UNSAVED)
    state.write(UNSAVED, {**unsaved, key: value})


def mark_tapped(key: str, *, tapped: bool) -> None:
    """Note whether a field was changed in its own widget since it was drawn."""
    _mark(TAPPED, key, is_so=tapped)


def set_apart(key: str, *, apart: bool) -> None:
    """Note whether a field has two versions, of which the person has to choose."""
    _mark(APART, key, is_so=apart)


def note_draft(key: str) -> None:
    """Note a field whose words are in the journal only once a button is pressed."""
    _mark(DRAFTS, key, is_so=True)


def _mark(slot: Slot[frozenset[str]], key: str, *, is_so: bool) -> None:
    marked = state.read(slot)
    if (key in marked) is not is_so:
        state.write(slot, marked ^ {key})


def words() -> str:
    """All words of this session that are kept nowhere, each once."""
    apart = state.read(APART)
    unsaved = (value for key, value in state.read(UNSAVED).items() if key not in apart)
    kept_nowhere: frozenset[str] = state.read(DRAFTS)
    drafts = (state.widget(key) for key in sorted(kept_nowhere))
    said = (each.strip() for each in (*unsaved, *drafts) if isinstance(each, str))
    return "\n\n".join(dict.fromkeys(filter(None, said)))

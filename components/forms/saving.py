"""What a field holds, saved: never over what another window wrote there meanwhile.

A field knows what it last showed as stored. If the journal holds something else there by now, and
not what was entered here, nothing is overwritten: what was entered waits, both versions stand at
the field, and the person chooses. Ticks are joined without asking, as nothing is lost by it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import streamlit as st

from components.forms import kept_apart, unsaved
from components.session import notices, state
from components.session.state_keys import Saving
from data.models import MissingError, OverlapError, find_overlap, merge, same

if TYPE_CHECKING:
    from collections.abc import Callable

    from components.forms.fields import Field
    from data.models import AfterviewError, Record


@dataclass(frozen=True)
class Joiner:
    """What stands between two texts kept as one."""

    between: str


LINES, LINE = Joiner("\n\n"), Joiner("; ")


TRIES = 8
"""Ticks are joined again with what another window has just ticked; more than this never happens."""


def sync(field: Field[Any], shown: object, *, always: bool = False, typed: bool = False) -> None:
    """Let the widget show what is stored, unless what it shows waits; remember what is stored.

    `shown` is what is stored, in the widget's own values; `typed` says that it is written, not
    tapped. What waited when the page was reloaded waits again.
    """
    if field.key not in state.read(state.SHOWN):
        _take_up(field)
    state.remember(state.SHOWN, field.key, field.stored)
    _sync(field.key, shown, always=always, typed=typed)
    if state.take(state.AWAY_NEWS):
        # A part of a page that runs by itself does not look out for the database; the page does.
        st.rerun()
    if field.key in state.read(state.WAITING) and not state.read(state.AWAY):
        # The database answers again: what waited for it is saved without being asked for.
        _save(field, _stored(field))
        if not state.read(state.UNSAVED):
            notices.clear()


def _sync(key: str, shown: object, *, always: bool, typed: bool) -> None:
    # A tap that is taken back at once leaves the focus where it is: told again, it is again.
    if key in state.read(state.TAPPED) and not typed:
        state.sync(key, shown, always=always)
    else:
        state.sync_anew(key, shown, always=always)
    unsaved.mark_tapped(key, tapped=False)


def _take_up(field: Field[Any]) -> None:
    waits = kept_apart.find(field.key)
    if waits is None:
        return
    if same(waits, field.stored):
        kept_apart.keep(field.key, None)
    else:
        unsaved.hold(field.key, waits)
        unsaved.set_apart(field.key, apart=True)


def commit(field: Field[Any]) -> None:
    """Save what the widget holds; let it wait if another window wrote there, or it cannot be."""
    unsaved.mark_tapped(field.key, tapped=True)
    if field.key in state.read(state.APART):
        _wait(field)
    else:
        _save(field, _stored(field))
    if field.then:
        field.then()


def _stored(field: Field[Any]) -> Any:  # noqa: ANN401 - whatever the field asks for
    """What the field last showed as stored, or has saved since."""
    return state.recall(state.SHOWN, field.key, field.stored)


def _wait(field: Field[Any]) -> None:
    """What is typed while both versions are shown waits with the rest, unless it is the same."""
    if same(state.widget(field.key), _stored(field)):
        keep_theirs(field)
    else:
        unsaved.mark_saved(field.key, saved=False)
        kept_apart.keep(field.key, state.widget(field.key))


def _save(field: Field[Any], began: object) -> None:
    attempt = Saving(field.plain(began), field.plain(state.widget(field.key)))
    saved = _try(field, attempt)
    for _ in range(TRIES):
        if not (attempt.overlap and isinstance(attempt.new, list)):
            break
        kept = _ticks(attempt.overlap.kept)
        attempt = Saving(kept, merge(_ticks(attempt.began), kept, attempt.new))
        saved = _try(field, attempt)
    if saved:
        state.remember(state.SHOWN, field.key, attempt.new)
    unsaved.set_apart(field.key, apart=attempt.overlap is not None)
    unsaved.mark_saved(field.key, saved=saved)
    unsaved.mark_waiting(field.key, waiting=not saved and state.read(state.AWAY))
    if saved or attempt.overlap:
        kept_apart.keep(field.key, attempt.new if attempt.overlap else None)


def _ticks(value: Any) -> list[str]:  # noqa: ANN401 - a list of ticks, or nothing
    return list(value or ())


def _try(field: Field[Any], attempt: Saving) -> bool:
    state.write(state.SAVING, attempt)
    try:
        return field.save(attempt.new)
    finally:
        state.take(state.SAVING)


def keep_mine(field: Field[Any]) -> None:
    """Keep what was entered here, in the place of what another window wrote."""
    _choose(field, state.read(state.UNSAVED).get(field.key))


def keep_theirs(field: Field[Any]) -> None:
    """Let go of what was entered here."""
    unsaved.set_apart(field.key, apart=False)
    unsaved.mark_saved(field.key, saved=True)
    state.take(state.NOTICE)
    kept_apart.keep(field.key, None)


def keep_both(field: Field[str], joiner: Joiner) -> None:
    """Keep what another window wrote, and after it what was written here."""
    mine = state.read(state.UNSAVED).get(field.key)
    written = (str(each).strip() for each in (_stored(field), mine) if each)
    _choose(field, joiner.between.join(written))


def _choose(field: Field[Any], value: object) -> None:
    """Save `value` over the version that was shown; over a newer one it would wait once more."""
    unsaved.set_apart(field.key, apart=False)
    state.put_anew(field.key, value)
    _save(field, _stored(field))


def choices(field: Field[Any], joiner: Joiner | None) -> dict[str, Callable[[], None]]:
    """The ways out, by their names; both can be kept of texts alone."""
    ways: dict[str, Callable[[], None]] = {
        "mine": lambda: keep_mine(field),
        "theirs": lambda: keep_theirs(field),
    }
    if joiner:
        ways["both"] = lambda: keep_both(field, joiner)
    return ways


def look_out(current: Record, edited: Record) -> None:
    """Write nothing over what another window wrote in the field that is being saved.

    Raises:
        OverlapError: it would.
    """
    saving = state.read(state.SAVING)
    if saving is None:
        return
    saving.overlap = find_overlap(current, edited, saving.began, saving.new)
    if saving.overlap:
        raise OverlapError(current)


def begin_from(kept: object) -> None:
    """A field that shows what was worked out is saved over what is `kept` in its place."""
    saving = state.read(state.SAVING)
    if saving is not None:
        saving.began = kept


def settle(error: AfterviewError) -> bool:
    """Whether a field being saved deals with `error` itself, so that it need not be told.

    Ticks are joined with the other window's. A text whose record is gone is held until let go of.
    """
    saving = state.read(state.SAVING)
    if saving is None:
        return False
    if isinstance(error, MissingError) and isinstance(saving.new, str) and saving.new.strip():
        state.write(state.HOMELESS, saving.new)
        return True
    return isinstance(error, OverlapError) and isinstance(saving.new, list)

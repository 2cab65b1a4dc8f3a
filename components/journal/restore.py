"""What can be done with the whole journal: take it in, go back to an earlier one."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from components import shell
from components.session import after_erasing, notices, state
from components.session.state_keys import TakenIn
from components.storage import import_export
from components.text.english import starting
from data.models import AnyRecord, RefusedImportError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from components.session.context import Visit
    from components.text.voice import Voice


def add_new(visit: Visit, incoming: tuple[AnyRecord, ...]) -> None:
    """Take in the records that are not here yet; what is here stays as it is."""
    fresh = import_export.preview(visit, incoming).fresh
    try:
        import_export.find_room(visit, (*visit.store.everything(), *fresh))
    except RefusedImportError as refusal:
        notices.show_notice(f"{refusal} Nothing here was changed.")
        return
    _take_in(visit, partial(_tell_added, len(fresh)), incoming=fresh, drop=())


def replace_all(visit: Visit, incoming: tuple[AnyRecord, ...]) -> None:
    """Put `incoming` in the place of everything here."""
    coming = {record.id for record in incoming}
    gone = tuple(record.id for record in visit.store.everything() if record.id not in coming)
    _take_in(visit, partial(_tell_replaced, len(incoming)), incoming=incoming, drop=gone)


def _tell_added(number: int, voice: Voice) -> str:
    were = "was" if number == 1 else "were"
    return f"{starting(voice.figure_of(number, 'record'))} {were} added."


def _tell_replaced(number: int, voice: Voice) -> str:
    records = voice.figure_of(number, "record")
    return f"Your journal now holds what was in the file: {records}."


def _take_in(
    visit: Visit,
    told: Callable[[Voice], str],
    *,
    incoming: tuple[AnyRecord, ...],
    drop: tuple[str, ...],
) -> None:
    before = visit.store.everything()
    if visit.load(incoming, drop):
        state.write(state.TAKEN_IN, reversal(told, before, visit.store.everything()))
        shell.finish_upload()


def go_back(visit: Visit, backup: Path, day: str) -> None:
    """Make the journal what it was in `backup`."""
    before = visit.store.everything()
    if visit.attempt(lambda: visit.store.restore(backup)):
        told = f"Your journal is as it was on {day}."
        state.write(state.TAKEN_IN, reversal(lambda _: told, before, visit.store.everything()))


def reversal(
    told: Callable[[Voice], str], before: tuple[AnyRecord, ...], after: tuple[AnyRecord, ...]
) -> TakenIn:
    """What leads from `after` back to `before`; what neither touched is left alone."""
    had, has = {record.id for record in before}, {record.id: record for record in after}
    back = tuple(record for record in before if has.get(record.id) != record)
    left = {key: record.rev for key, record in has.items()}
    return TakenIn(told, back, tuple(key for key in has if key not in had), left)


def undo(visit: Visit) -> None:
    """Reverse what was taken in last."""
    after_erasing.notice_erasing(visit.store, example=visit.example)
    taken = state.read(state.TAKEN_IN)
    if taken and reverse(visit, taken):
        state.take(state.TAKEN_IN)


def reverse(visit: Visit, taken: TakenIn) -> bool:
    """Go back to before something was taken in; what was changed since stays, and is told."""
    now = {record.id: record.rev for record in visit.store.everything()}
    concerned = (*(record.id for record in taken.back), *taken.drop)
    changed = {key for key in concerned if now.get(key) != taken.left.get(key)}
    back = tuple(record for record in taken.back if record.id not in changed)
    done = visit.load(back, tuple(key for key in taken.drop if key not in changed))
    if done and changed:
        number = visit.voice.figure_of(len(changed), "record")
        notices.show_notice(f"What was changed since then stays as it is now: {number}.")
    return done

"""Practice: "I practised this" with an exercise, kept, or taken back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import streamlit as st

from components.forms import saving
from components.session import state
from components.text import labels
from components.text.markdown import plain
from components.ui.buttons import draw_main, draw_tertiary
from data.catalogue.loader import catalogue
from data.coaching.practice import priorities
from data.models import Practice

if TYPE_CHECKING:
    from components.session.context import Visit
    from components.text.voice import Voice

WENT = {
    1: "Hard going. Sitting down to it was the work.",
    2: "Bumpy, with a good moment in it.",
    3: "Half-way there.",
    4: "Most of it came.",
    5: "It came easily.",
}


@dataclass(frozen=True)
class LogDraft:
    """An entry being filled in: for which exercise (its key), and in which place of the page.

    Its widgets keep what they hold over a page change; a save that succeeded empties them.
    """

    place: str
    exercise: str

    def key(self, part: str) -> str:
        """The key of one of its widgets."""
        return f"practised-{part}-{self.place}-{self.exercise}"

    def read(self, part: str) -> Any:  # noqa: ANN401 - a widget's value has the widget's type
        """What one of its widgets holds."""
        return state.widget(self.key(part))

    def clear(self) -> None:
        """Close it, and let it begin afresh."""
        state.sync(self.key("open"), stored=False)
        for part in _PARTS:
            state.forget(self.key(part))

    def fill(self, **parts: object) -> None:
        """Open it with these values."""
        state.sync(self.key("open"), stored=True)
        for part, value in parts.items():
            state.sync(self.key(part), value)


_PARTS = ("date", "minutes", "went", "note")
"""The fields of `Practice` an entry asks for."""


def draw_entry(visit: Visit, draft: LogDraft) -> None:
    """A tick says it was practised; then when, how long, how it went, and a note if wanted."""
    if st.checkbox(
        "I practised this",
        key=draft.key("open"),
        on_change=_begin,
        args=(visit, draft),
        persist_state="session",
    ):
        _draw_fields(visit, draft)
        return
    # Only what was kept a moment ago can be undone here; the rest is removed in its own list.
    just_kept = state.read(state.PRACTISED)
    for practice in visit.practices():
        if practice.id == just_kept and practice.exercise == draft.exercise:
            _draw_kept(visit, draft, practice)


def _begin(visit: Visit, draft: LogDraft) -> None:
    """Today and the exercise's own minutes to start with, unless there is a draft already."""
    if draft.read("date") is None:
        minutes = catalogue().exercise(draft.exercise).minutes
        draft.fill(date=visit.today, minutes=minutes, went=None, note="")


def _draw_fields(visit: Visit, draft: LogDraft) -> None:
    possible = _draw_when(visit, draft)
    _draw_minutes(draft)
    _draw_went(draft, visit.voice)
    _draw_note(draft)
    draw_main(
        "Save",
        draft.key("save"),
        visit,
        disabled=not possible,
        on_click=_keep,
        args=(visit, draft),
    )
    if draft.key("open") in state.read(state.UNSAVED):
        st.caption("Not saved yet. It is all still here; the notice above says why.")


def _draw_when(visit: Visit, draft: LogDraft) -> bool:
    day = st.date_input("When", key=draft.key("date"), format="DD/MM/YYYY", persist_state="session")
    if day <= visit.today:
        return True
    st.markdown(":orange[:small[That day is still to come. Choose today, or a day before it.]]")
    return False


def _draw_minutes(draft: LogDraft) -> None:
    st.pills(
        "How many minutes",
        priorities.minutes_to_choose(catalogue().exercise(draft.exercise).minutes),
        key=draft.key("minutes"),
        persist_state="session",
    )


def _draw_note(draft: LogDraft) -> None:
    saving.note_draft(draft.key("note"))
    st.text_area(
        "A note, if you like",
        key=draft.key("note"),
        height=80,
        placeholder="What to do differently next time, or what worked",
        persist_state="session",
    )


def _draw_went(draft: LogDraft, voice: Voice) -> None:
    if not voice.shows_figures:
        st.radio(
            "How it went",
            tuple(WENT)[::-1],
            key=draft.key("went"),
            index=None,
            format_func=WENT.__getitem__,
            persist_state="session",
        )
        return
    went = st.segmented_control(
        "How it went",
        tuple(WENT),
        key=draft.key("went"),
        format_func=labels.on_scale,
        width="stretch",
        persist_state="session",
    )
    if went:
        st.caption(WENT[went])


def _keep(visit: Visit, draft: LogDraft) -> None:
    practice = visit.new(
        Practice,
        area=draft.exercise.partition("/")[0],
        exercise=draft.exercise,
        **{part: draft.read(part) for part in _PARTS},
    )
    kept = practice.date <= visit.today and visit.save(practice)
    saving.mark_saved(draft.key("open"), saved=kept)
    if kept:
        draft.clear()
        state.write(state.PRACTISED, practice.id)


def _draw_kept(visit: Visit, draft: LogDraft, practice: Practice) -> None:
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.markdown(f":material/check: {_noted(practice, visit.voice)}", width="content")
        draw_tertiary("Undo", draft.key("undo"), _undo, visit, draft, practice)


def _noted(practice: Practice, voice: Voice) -> str:
    what = _subject(practice)
    if practice.minutes is None:
        return f"Noted: {what}."
    return f"Noted. {voice.figure_of(practice.minutes, 'minute')} on {what}."


def _subject(practice: Practice) -> str:
    """What was practised: an area by its name, a slip's exercise by its own."""
    if practice.exercise and is_slip(practice.area):
        return f"“{catalogue().exercise(practice.exercise).name}”"
    return name_subject(practice.area)


def is_slip(key: str) -> bool:
    """Whether what an exercise is for is a slip; if not, it is an area."""
    return any(slip.key == key for slip in catalogue().slips)


def name_subject(key: str) -> str:
    """What an exercise is for, a slip or an area, by its name, as Markdown."""
    return catalogue().slip(key).name if is_slip(key) else plain(catalogue().area(key).name)


def _undo(visit: Visit, draft: LogDraft, practice: Practice) -> None:
    if visit.load((), drop=(practice.id,)):
        state.take(state.PRACTISED)
        draft.fill(**{part: getattr(practice, part) for part in _PARTS})

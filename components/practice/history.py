"""What was practised, latest first; each entry can be removed, and put back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from components.journal import study
from components.practice.log import WENT, name_subject
from components.session import after_erasing, state
from components.text import labels
from components.text.english import starting
from components.text.markdown import plain, plain_line
from components.ui.buttons import draw_tertiary
from components.ui.pagination import draw_page
from data.analysis import practice_effect
from data.catalogue import bank
from data.catalogue.loader import catalogue
from data.models import OwnQuestion

if TYPE_CHECKING:
    from components.session.context import Visit
    from data.models import Interview, Practice

_A_PAGE = 5
_LONGEST_TITLE = 90


def draw_recent(visit: Visit) -> None:
    """What was practised, latest first, a few at a time; each entry can be removed."""
    practices = visit.practices()[::-1]
    removed = _removed(visit)
    if not practices and removed is None:
        return
    st.header("What you practised")
    if removed is not None:
        _draw_removed(visit, removed)
    for practice in draw_page(practices, _A_PAGE, "practised-page"):
        _draw_one(visit, practice)


def _removed(visit: Visit) -> Practice | None:
    """What was removed last, if it was from this journal: the example's stays out of one's own."""
    where = state.read(state.UNPRACTISED)
    return where[1] if where and where[0] == visit.example else None


def _draw_removed(visit: Visit, practice: Practice) -> None:
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.markdown(f"Removed: {_title(practice, visit)}.", width="content")
        draw_tertiary("Put it back", "practised-put-back", _put_back, visit, practice)


def _draw_one(visit: Visit, practice: Practice) -> None:
    with st.container(horizontal=True, vertical_alignment="top", gap="small", wrap=False):
        st.markdown(_tell(practice, visit), width="stretch")
        draw_tertiary("Remove", f"practised-remove-{practice.id}", _remove, visit, practice)


def _tell(practice: Practice, visit: Visit) -> str:
    when = labels.short_day(practice.date, visit.today)
    facts = [starting(when), name_subject(practice.area)]
    if practice.minutes:
        facts.append(visit.voice.figure_of(practice.minutes, "minute"))
    if _has_risen(practice, visit):
        facts.append("has risen since")
    told = f"**{_title(practice, visit)}**  \n:gray[:small[{' · '.join(facts)}]]"
    if practice.went:
        told += f"  \n:gray[:small[{WENT[practice.went]}]]"
    return f"{told}\n\n{plain(practice.note)}" if practice.note.strip() else told


def _has_risen(practice: Practice, visit: Visit) -> bool:
    """Whether to say here that the area rose: at its latest practice."""
    latest = {each.area: each.id for each in visit.practices()}
    if latest[practice.area] != practice.id:
        return False
    found = study.find_practice_effects(visit, study.study_all(visit))
    return any(row.area == practice.area and row.verdict == practice_effect.ROSE for row in found)


def _title(practice: Practice, visit: Visit) -> str:
    if practice.exercise:
        return plain(catalogue().exercise(practice.exercise).name)
    if asked := _asked(practice, visit):
        return f"“{plain_line(asked, _LONGEST_TITLE)}”"
    return "A question, answered again" if practice.question else "Practice"


def _asked(practice: Practice, visit: Visit) -> str:
    """The words of the question that was practised, where it is still there and has some."""
    if practice.bank:
        found = bank.question(practice.bank)
        return found.text if found else ""
    own = visit.store.all(OwnQuestion)
    asked = visit.derive("asked-words", _words_by_id, visit.interviews(), own)
    return asked.get(practice.question or "", "").strip()


def _words_by_id(interviews: tuple[Interview, ...], own: tuple[OwnQuestion, ...]) -> dict[str, str]:
    asked = {each.id: each.text for interview in interviews for each in interview.questions}
    return asked | {each.id: each.text for each in own}


def _remove(visit: Visit, practice: Practice) -> None:
    if visit.load((), drop=(practice.id,)):
        state.write(state.UNPRACTISED, (visit.example, practice))


def _put_back(visit: Visit, practice: Practice) -> None:
    # Erased in another window meanwhile, it would come back into an empty journal.
    after_erasing.notice_erasing(visit.store, example=visit.example)
    if state.holds(state.UNPRACTISED) and visit.load((practice,)):
        state.take(state.UNPRACTISED)

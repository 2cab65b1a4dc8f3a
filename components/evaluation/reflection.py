"""Three short parts of the half hour: what went well, around the questions, and the crux."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from components.forms import fields
from components.interview import crux_text
from components.interview.crux import find_crux, tell_crux
from components.interview.facts import draw_feeling_once
from components.next_interview.pocket_card import tell_leaving
from components.text import labels
from components.ui.disclosure import draw_fold
from data.catalogue.loader import catalogue
from data.coaching.interviews import evaluation
from data.coaching.interviews.ten_steps import LEAVING
from data.models import LOW, MOST_KEY_ISSUES, Interview, Wobble

if TYPE_CHECKING:
    from collections.abc import Sequence

    from components.session.context import Visit
    from data.catalogue.schema import Area

_PLACES = ("First", "Second", "Third")
_AT_FIRST = 3
MORE_AROUND = "Three more"
_LEAD = "**Around the questions.** :gray[A tap each; skip what did not come up.]"


def draw_went_well(visit: Visit, interview: Interview) -> None:
    """What went well: first, always."""
    fields.draw_writing(
        visit.bind(interview, "went_well"),
        "What went well?",
        placeholder="Anything counts: you turned up, one answer landed, they laughed once.",
        height=180,
    )
    st.caption("Start here, even on a bad day. You will use these strengths again.")


def draw_around(visit: Visit, interview: Interview) -> None:
    """Arriving, nerves, listening, your questions, leaving; and whether you gave up."""
    st.markdown(_LEAD)
    locked = evaluation.is_locked(visit.outcomes().get(interview.id))
    first, others = catalogue().around[:_AT_FIRST], catalogue().around[_AT_FIRST:]
    for area in first:
        _draw_around_one(visit, interview, area, locked=locked)
    said = _say_something(interview, others)
    # Its line stays once it is open: gone with the first rating, it would pull that row away.
    if draw_fold(MORE_AROUND, f"around-more-{interview.id}", opened=said):
        for area in others:
            _draw_around_one(visit, interview, area, locked=locked)
    _draw_wobble(visit, interview)
    draw_feeling_once(visit, interview)


def _say_something(interview: Interview, areas: Sequence[Area]) -> bool:
    """Whether one of these is rated, or the way out was ticked off on the pocket card."""
    return bool(interview.leaving) or any(
        evaluation.around_rating(interview, area.id).rating for area in areas
    )


def _draw_around_one(visit: Visit, interview: Interview, area: Area, *, locked: bool) -> None:
    kept = evaluation.around_rating(interview, area.id)
    rating = (kept.corrected_rating if locked else None) or kept.rating
    part = evaluation.rating_part(kept, locked=locked)
    fields.draw_rating(
        visit.bind(interview, "around", area.id, part, shown=rating),
        f"{area.name} · {area.asks}",
        visit.voice,
        anchors=catalogue().anchors_for(area.id),
        told=False,
        ends=area.ends,
    )
    if rating is None and area.id == LEAVING and interview.leaving:
        st.caption(tell_leaving(interview, visit.voice))
    if rating is not None and (rating <= LOW or kept.note):
        _draw_around_note(visit, interview, area)


def _draw_around_note(visit: Visit, interview: Interview, area: Area) -> None:
    fields.draw_line(visit.bind(interview, "around", area.id, "note"), "What happened?")


def _draw_wobble(visit: Visit, interview: Interview) -> None:
    fields.draw_choice(
        visit.bind(interview, "wobble"),
        "Was there a moment when you gave up?",
        list(Wobble),
        names=labels.wobble,
    )
    if interview.wobble not in {None, Wobble.NO}:
        _draw_turn(visit, interview)


def _draw_turn(visit: Visit, interview: Interview) -> None:
    fields.draw_choice(
        visit.bind(interview, "turned_round"),
        "Did it turn round after that?",
        [True, False],
        names=lambda yes: "Yes, somewhat" if yes else "Not this time",
    )


def draw_crux(visit: Visit, interview: Interview) -> None:
    """The app's answer from the ratings, then why, then at most three key issues."""
    missing = crux_text.tell_not_counted(find_crux(visit, interview), interview)
    told = filter(None, (tell_crux(visit, interview), missing))
    with st.container(border=True):
        asked = ":gray[:small[One question, or the whole thing?]]"
        st.markdown(f"{asked}  \n{' '.join(told)}")
    fields.draw_writing(visit.bind(interview, "crux_why"), "Why, do you think?", height=100)
    _draw_key_issues(visit, interview)


def _draw_key_issues(visit: Visit, interview: Interview) -> None:
    lead = "**The key issues.** :gray[The one that mattered most first; three at most.]"
    offered = [text for text in crux_text.issues(interview) if text not in interview.key_issues]
    if offered and len(interview.key_issues) < MOST_KEY_ISSUES:
        _draw_issue_chips(visit, interview, lead, offered)
    else:
        st.markdown(lead)
    for place in range(min(MOST_KEY_ISSUES, len(interview.key_issues) + 1)):
        fields.draw_line(visit.bind(interview, "key_issues", place), _PLACES[place])


def _draw_issue_chips(
    visit: Visit, interview: Interview, lead: str, offered: Sequence[str]
) -> None:
    """What was ticked and rated low, a tap each."""
    offer = visit.bind(interview, "key_issues", edit=_add_issue, shown=None, role="offer")
    fields.draw_chips(offer, lead, offered)


def _add_issue(interview: Interview, text: str | None) -> Interview:
    return evaluation.add_key_issue(interview, text=text) if text else interview

"""The five parts of the half hour, from what went well to the one change for next time."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import streamlit as st

from components.evaluation import answer_pages
from components.evaluation.answer_card import draw_part
from components.evaluation.paste_inbox import draw_inbox
from components.forms import fields
from components.interview import crux_text
from components.interview.crux_text import find_crux, tell_crux
from components.interview.facts import draw_feeling_once
from components.next_interview.pocket_card import tell_leaving
from components.session import state
from components.session.binding import Binding
from components.text import labels
from components.text.english import starting
from components.text.markdown import plain
from components.text.one_change import tell_promise
from components.ui.disclosure import draw_fold
from data.catalogue.loader import catalogue
from data.coaching.interviews import evaluation, if_then_plans
from data.coaching.interviews.ten_steps import LEAVING
from data.models import LOW, MOST_KEY_ISSUES, Interview, Wobble

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from components.session.context import Visit
    from data.catalogue.plans import Plan
    from data.catalogue.schema import Area

_PLACES = ("First", "Second", "Third")
_AT_FIRST = 3
MORE_AROUND = "Three more"
_AROUND_LEAD = "**Around the questions.** :gray[A tap each; skip what did not come up.]"
_ANSWERS_LEAD = ":gray[:small[Rate the good ones too: they show what is normal for you.]]"
"""It stays as it is: what is above a row that is tapped must not change its height."""
_CHANGE_LEAD = "**One change for next time.** :gray[One is plenty; it is the one you will keep.]"
_CHANGE_OFFER = ":gray[Write your own, or start from one of these.]"
_CHANGE_LINES = {
    "when": ("Next time, when", "they ask something I did not expect"),
    "will": ("I will", "take one breath and say the question back"),
}


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
    st.markdown(_AROUND_LEAD)
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
        # The ratings answer this before the person is asked why: the whole thing is unlikely.
        asked = ":gray[:small[One question, or the whole thing?]]"
        st.markdown(f"{asked}  \n{' '.join(told)}")
    fields.draw_writing(visit.bind(interview, "crux_why"), "Why, do you think?", height=100)
    _draw_key_issues(visit, interview)


def _draw_key_issues(visit: Visit, interview: Interview) -> None:
    lead = "**The key issues.** :gray[The one that mattered most first; three at most.]"
    offered = [text for text in crux_text.issues(interview) if text not in interview.key_issues]
    if offered and len(interview.key_issues) < MOST_KEY_ISSUES:
        offer = visit.bind(interview, "key_issues", edit=_add_issue, shown=None, role="offer")
        fields.draw_chips(offer, lead, offered)
    else:
        st.markdown(lead)
    for place in range(min(MOST_KEY_ISSUES, len(interview.key_issues) + 1)):
        fields.draw_line(visit.bind(interview, "key_issues", place), _PLACES[place])


def _add_issue(interview: Interview, text: str | None) -> Interview:
    return evaluation.add_key_issue(interview, text=text) if text else interview


def draw_answers(visit: Visit, interview: Interview) -> None:
    """Every question asked, the good ones too, with a rating each."""
    if not interview.questions:
        st.markdown("No questions are noted yet. Write down what you remember, one a line.")
        draw_inbox(visit, interview)
        return
    st.markdown(_ANSWERS_LEAD)
    for question in answer_pages.open_page(interview):
        draw_part(visit, interview.id, question.id)
    answer_pages.draw_pages(interview)
    # What was pasted and is not sorted yet stays in sight, whether the line is open or not.
    if draw_fold("Remembered another?", "more-questions") or interview.pasted:
        draw_inbox(visit, interview)


def draw_change(visit: Visit, interview: Interview) -> None:
    """One change, as an if-then plan; while there is none, examples for what went low."""
    if not _draw_examples(visit, interview):
        st.markdown(_CHANGE_LEAD)
    for part, (label, example) in _CHANGE_LINES.items():
        line = visit.bind(interview, "change", part)
        fields.draw_line(line, f"{label} …", placeholder=example)
    if interview.change.when and interview.change.will:
        promise = tell_promise(interview.change.when, interview.change.will, "Next time")
        st.markdown(f"> {plain(promise)}")


def _draw_examples(visit: Visit, interview: Interview) -> bool:
    """Examples, a tap each, as long as nothing is written; whether there are any."""
    if not if_then_plans.is_change_open(interview) or _is_typed(interview):
        return False
    offered = visit.derive("plans", _offer_plans, interview)
    if offered:
        plan = visit.bind(interview, "change", shown=None, edit=partial(_take_plan, offered))
        fields.draw_chips(plan, f"{_CHANGE_LEAD}  \n{_CHANGE_OFFER}", tuple(offered))
    return bool(offered)


def _offer_plans(interview: Interview) -> Mapping[str, Plan]:
    return {starting(plan.will): plan for plan in if_then_plans.find_plans(interview)}


def _is_typed(interview: Interview) -> bool:
    """Whether something stands in one of the fields that is not kept yet."""
    # A tap on an example would replace words that the browser has sent and nobody has kept yet.
    keys = (Binding.key_of(interview, "change", part) for part in _CHANGE_LINES)
    return any((state.widget(key) or "").strip() for key in keys)


def _take_plan(offered: Mapping[str, Plan], interview: Interview, told: str | None) -> Interview:
    if told is None or _is_typed(interview):
        return interview
    return if_then_plans.take_plan(interview, offered[told])

"""The one step that fits now, in words, with its way there; and at most two others."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from components.journal.tonight import find_evening, tell_evening
from components.journal.upcoming import log_interview
from components.next_interview.upcoming_card import draw_coming_first, draw_coming_soon
from components.outcome import after_rejection, old_offer
from components.steps import steps
from components.text import labels
from components.text.english import starting
from components.text.markdown import plain_line
from components.today.heard_back import draw_choice, draw_heard_back
from components.today.suggestion_sentences import BROWSE, CARDS, NAMELESS_NO, NOTHING, Card
from components.ui.buttons import draw_main
from data.coaching.interviews import evaluation, next_step
from data.coaching.interviews.next_step import Moment, Reason, Situation, Tonight
from data.models import EvaluationState

if TYPE_CHECKING:
    from components.session.context import Visit
    from components.text.voice import Voice
    from data.coaching.interviews.next_step import Next
    from data.models import Interview

LONGEST_NAME = 60
HOLDS = 300
"""Seconds for which what fits now is taken to fit still."""

CAN_WAIT = (Situation.UNSETTLED, Situation.WAITING, Situation.BETWEEN)
"""Before what these ask for, an interview within the week is offered."""


def find_suggestions(visit: Visit) -> tuple[Next, ...]:
    """The steps that fit now, the most fitting first; looked at anew every few minutes."""
    while_it_holds = int(visit.now().timestamp()) // HOLDS
    return visit.recall("suggestions", lambda *_: _suggest(visit), visit.today, while_it_holds)


def _suggest(visit: Visit) -> tuple[Next, ...]:
    here = visit.now().astimezone(visit.zone)
    moment = Moment(here, visit.today, _tonight(visit))
    facts = steps.gather(visit)
    return next_step.next_step(visit.interviews(), visit.outcomes(), facts, moment)


def _tonight(visit: Visit) -> Tonight:
    evening = find_evening(visit)
    if evening.off:
        return Tonight.OFF
    return Tonight.WAITING if evening.left else Tonight.NOTHING


def is_just_out(visit: Visit) -> bool:
    """Whether the card speaks to somebody who has just walked out, whatever is to come."""
    found = find_suggestions(visit)
    return bool(found) and found[0].situation is Situation.JUST_OUT


def draw_suggestions(visit: Visit) -> None:
    """The step that fits now on a card; beneath it one other, and logging an interview."""
    found = find_suggestions(visit)
    just_out = is_just_out(visit)
    with st.container(border=True, key="today-card"):
        coming = not just_out and draw_coming_first(visit)
        others = found[:1] if coming else _draw_card(visit, found)
    with st.container(horizontal=True, gap="small"):
        resting = not coming and rests(visit)
        can_wait = all(each.situation in CAN_WAIT for each in others)
        if not coming and not resting and can_wait:
            others = () if draw_coming_soon(visit) else others
        for other in others:
            label = _label(other, visit)
            if st.button(label, key="do-other", type="tertiary"):
                follow(other, visit)
        logged = found or coming or resting
        if logged and st.button("Log an interview", key="log-another", type="tertiary"):
            log_interview(visit)
        draw_heard_back(visit)
    draw_choice(visit)


def rests(visit: Visit) -> bool:
    """Whether nothing more is offered tonight; walking out of an interview ends that."""
    return after_rejection.is_at_rest(visit) and not is_just_out(visit)


def is_clear(visit: Visit) -> bool:
    """Whether nothing is waiting: what is offered all the same can be left."""
    evening = find_evening(visit)
    asks = any(each.situation is not Situation.BETWEEN for each in find_suggestions(visit))
    return not asks and (evening.off or not evening.left)


def _draw_card(visit: Visit, found: tuple[Next, ...]) -> tuple[Next, ...]:
    """What the card holds while nothing is coming up; what may be offered beneath it."""
    if rests(visit):
        after_rejection.draw_rest(visit)
        return ()
    if found and found[0].reason is Reason.TURNED_DOWN:
        _draw_first(visit, found[0])
        after_rejection.draw_beneath(visit)
        return found[1:2]
    said_no = after_rejection.find_no_of_today(visit)
    if said_no and not (found and _is_pressing(found[0])):
        after_rejection.draw_replied(visit, _tell_no(said_no, visit))
        return found[:1]
    if not found:
        _draw_nothing(visit)
        return ()
    _draw_first(visit, found[0])
    return found[1:2]


def _is_pressing(suggestion: Next) -> bool:
    """What comes even on the evening of a no: a breath after an interview, and an offer."""
    return suggestion.situation is Situation.JUST_OUT or suggestion.reason is Reason.AN_OFFER


def _label(other: Next, visit: Visit) -> str:
    """What a second suggestion is called, on its own."""
    card = describe(other, visit)
    return card.heading if other.reason is Reason.TONIGHT else card.button


def _draw_first(visit: Visit, suggestion: Next) -> None:
    card = describe(suggestion, visit)
    st.markdown(f"### {card.heading}\n\n{card.why}")
    if suggestion.reason is Reason.WHAT_BECAME_OF_IT:
        old_offer.draw_answers(visit, suggestion.interview)
    elif draw_main(card.button, "do-first", visit):
        follow(suggestion, visit)


def _draw_nothing(visit: Visit) -> None:
    st.markdown(f"### {NOTHING.heading}\n\n{NOTHING.why}")
    if draw_main(NOTHING.button, "do-first", visit):
        log_interview(visit)


def describe(suggestion: Next, visit: Visit) -> Card:
    """The words of a suggestion, with the interview it is about."""
    card = BROWSE if _is_browsing(suggestion, visit) else CARDS[suggestion.reason]
    if suggestion.reason is Reason.HALF_DONE:
        card = card._replace(why=_progress(suggestion.interview, visit.voice))
    if suggestion.reason is Reason.TONIGHT:
        return card._replace(heading=tell_evening(find_evening(visit), visit.voice))
    if suggestion.reason is Reason.TURNED_DOWN and not suggestion.interview.company.strip():
        return NAMELESS_NO
    who = _who(suggestion.interview, visit)
    return Card(*(text.replace("{who}", who) for text in card))


def _who(interview: Interview, visit: Visit) -> str:
    if interview.company.strip():
        return plain_line(interview.company, LONGEST_NAME)
    day = labels.short_day(interview.date, visit.today)
    return f"{day}’s interview" if day in {"today", "yesterday"} else f"the one of {day}"


def _tell_no(interview: Interview, visit: Visit) -> str:
    known = bool(interview.company.strip())
    return f"{_who(interview, visit)} said no" if known else NAMELESS_NO.heading


def _progress(interview: Interview, voice: Voice) -> str:
    asked, done = len(interview.questions), len(evaluation.rated(interview))
    if interview.evaluation.state is EvaluationState.NEW or not asked:
        return "Nothing is lost: start with what went well, the rest can follow."
    if not done:
        return f"{starting(voice.figure_of(asked, 'question'))} noted; start with what went well."
    rated = starting(voice.figure(done))
    return f"{rated} of {voice.figure_of(asked, 'question')} rated. Pick up where you left it."


def _is_browsing(suggestion: Next, visit: Visit) -> bool:
    """Whether practice is suggested while nothing is laid out for the evening."""
    return suggestion.reason is Reason.PRACTISE and not find_evening(visit).left


def follow(suggestion: Next, visit: Visit) -> None:
    """Go where a suggestion leads: practice to the one thing, where there is one."""
    practice = suggestion.reason in {Reason.TONIGHT, Reason.PRACTISE}
    if practice and not _is_browsing(suggestion, visit):
        visit.go("tonight")
    visit.go(steps.place(suggestion.step.number), id=suggestion.interview.id)

"""The one step that fits now, with its way there; two others; and that one has heard back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from components.journal.tonight import find_evening
from components.journal.upcoming import log_interview
from components.next_interview.upcoming_card import draw_coming_first, draw_coming_soon
from components.outcome import after_rejection, offer
from components.session import state
from components.session.state_keys import Slot
from components.steps.next_step import (
    NAMELESS_NO,
    SuggestionCard,
    describe_suggestion,
    find_suggestions,
    follow_suggestion,
    is_just_out,
    name_interview,
)
from components.text import labels
from components.text.markdown import plain_line
from components.ui.buttons import draw_main
from data.coaching.applications.outcome_context import awaiting_answer
from data.coaching.interviews.next_step import Reason, Situation

if TYPE_CHECKING:
    from components.session.context import Visit
    from data.coaching.interviews.next_step import Next
    from data.models import Interview

NOTHING = SuggestionCard(
    "Nothing needs doing today",
    "Everything you logged is looked after. Had another interview? The questions fade first.",
    "Log an interview",
)

CAN_WAIT = (Situation.UNSETTLED, Situation.WAITING, Situation.BETWEEN)
"""Before what these ask for, an interview within the week is offered."""
CHOOSING = Slot("today.heard_back", default=False)
_FEW = 6
_LONGEST_NAME = 60


def draw_suggestions(visit: Visit) -> None:
    """The step that fits now on a card; beneath it one other, and logging an interview."""
    found = find_suggestions(visit)
    just_out = is_just_out(visit)
    with st.container(border=True, key="today-card"):
        # Whoever has just walked out of one interview is told of the next once that is behind them.
        coming = not just_out and draw_coming_first(visit)
        others = found[:1] if coming else _draw_card(visit, found)
    with st.container(horizontal=True, gap="small"):
        resting = not coming and rests(visit)
        can_wait = all(each.situation in CAN_WAIT for each in others)
        if not coming and not resting and can_wait:
            others = () if draw_coming_soon(visit) else others
        for other in others:
            if st.button(_label(other, visit), key="do-other", type="tertiary"):
                follow_suggestion(other, visit)
        logged = found or coming or resting
        if logged and st.button("Log an interview", key="log-another", type="tertiary"):
            log_interview(visit)
        _draw_heard_back(visit)
    _draw_which_interview(visit)


def rests(visit: Visit) -> bool:
    """Whether nothing more is offered tonight; walking out of an interview ends that."""
    return after_rejection.is_at_rest(visit) and not is_just_out(visit)


def is_clear(visit: Visit) -> bool:
    """Whether nothing is waiting; what is offered on such a day may as well be left."""
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
    card = describe_suggestion(other, visit)
    return card.heading if other.reason is Reason.TONIGHT else card.button


def _draw_first(visit: Visit, suggestion: Next) -> None:
    card = describe_suggestion(suggestion, visit)
    st.markdown(f"### {card.heading}\n\n{card.why}")
    if suggestion.reason is Reason.WHAT_BECAME_OF_IT:
        offer.draw_offer_answers(visit, suggestion.interview)
    elif draw_main(card.button, "do-first", visit):
        follow_suggestion(suggestion, visit)


def _draw_nothing(visit: Visit) -> None:
    st.markdown(f"### {NOTHING.heading}\n\n{NOTHING.why}")
    if draw_main(NOTHING.button, "do-first", visit):
        log_interview(visit)


def _tell_no(interview: Interview, visit: Visit) -> str:
    known = bool(interview.company.strip())
    return f"{name_interview(interview, visit)} said no" if known else NAMELESS_NO.heading


def _find_awaited(visit: Visit) -> tuple[Interview, ...]:
    """The interviews without an answer so far, the latest first."""
    return visit.recall("awaited", lambda: awaiting_answer(visit.interviews(), visit.outcomes()))


def _draw_heard_back(visit: Visit) -> None:
    """The way there in one tap while anything is awaited; to a short choice where several are."""
    waiting = _find_awaited(visit)
    if waiting and st.button("I have heard back", key="heard-back", type="tertiary"):
        if len(waiting) == 1:
            visit.go("outcome", id=waiting[0].id)
        state.write(CHOOSING, value=not state.read(CHOOSING))


def _draw_which_interview(visit: Visit) -> None:
    """Which one, once that was asked for: the latest few, and the way to all others."""
    waiting = _find_awaited(visit)
    if len(waiting) < 2 or not state.read(CHOOSING):  # noqa: PLR2004 - one is no choice
        return
    with st.container(border=True, gap="xsmall", key="heard-from"):
        st.markdown("Who have you heard from?")
        for each in waiting[:_FEW]:
            if st.button(_name(each, visit), key=f"heard-{each.id}", type="tertiary"):
                state.take(CHOOSING)
                visit.go("outcome", id=each.id)
        if len(waiting) > _FEW and st.button(
            "An earlier one", key="heard-earlier", type="tertiary"
        ):
            state.take(CHOOSING)
            visit.go("interviews")


def _name(interview: Interview, visit: Visit) -> str:
    """The company and the day, or the role; what is not known is left out."""
    known = [interview.company, interview.role]
    who = next((plain_line(each, _LONGEST_NAME) for each in known if each.strip()), "")
    day = labels.short_day(interview.date, visit.today)
    return f"{who} · {day}" if who else f"The interview of {day}"

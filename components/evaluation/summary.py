"""The close of an evaluation, and what Today says once of one that was skipped."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from components.interview import crux_text
from components.session import state
from components.steps.next_step import describe_suggestion, find_suggestions, follow_suggestion
from components.steps.step_links import EVALUATE, is_skipped, take_up
from components.text.markdown import plain
from components.text.one_change import tell_promise
from components.ui.buttons import draw_main, draw_main_way, draw_way
from components.ui.disclosure import draw_fold
from data.analysis.crux import NOTHING_RATED
from data.coaching.interviews import evaluation, next_step
from data.coaching.interviews.next_step import Situation
from data.models import HIGH

if TYPE_CHECKING:
    from components.session.context import Visit
    from components.text.voice import Voice
    from data.coaching.interviews.next_step import Next
    from data.models import Interview

MOST_PRAISE = 3
_OVER = "That was the half hour."
LAST_CALL = (
    "One thing is better done today than tomorrow: if a line to them would put something right, "
    "*Make amends* says whether to write."
)


def draw_summary(visit: Visit, interview: Interview) -> None:
    """What went well, the crux, the one change, and what comes next."""
    draw_what_was_found(visit, interview)
    st.markdown(_tell_over(visit, interview))
    _draw_next(visit, interview)


def draw_what_was_found(visit: Visit, interview: Interview) -> None:
    """What went well, the crux, and the one change, as far as they are there."""
    with st.container(border=True):
        st.markdown("**What you did well**")
        st.markdown(_praise(interview))
    with st.container(border=True):
        st.markdown("\n\n".join(["**What mattered**", *_tell_crux(visit, interview)]))
    _draw_promise(interview)


def _tell_over(visit: Visit, interview: Interview) -> str:
    """That it is over; on the last day for a letter, that this is the one thing left open."""
    if next_step.is_last_call(interview, visit.today):
        return f"{_OVER} {LAST_CALL}"
    return f"{_OVER} There is nothing more to go over tonight."


def _tell_crux(visit: Visit, interview: Interview) -> list[str]:
    """What the ratings say, then what the person says: why, and the key issues.

    Where nothing is rated their own words stand alone.
    """
    # Where nothing is rated, saying so above somebody's own answer would only contradict it.
    own = _own_words(interview, visit.voice)
    if own and crux_text.find_crux(visit, interview).kind == NOTHING_RATED:
        return own
    return [crux_text.tell_crux(visit, interview), *own]


def _own_words(interview: Interview, voice: Voice) -> list[str]:
    why = interview.crux_why
    told = [f":gray[:small[Why, in your words]]  \n{plain(why)}"] if why.strip() else []
    issues = [f"{voice.place(1)} {plain(issue)}" for issue in interview.key_issues if issue.strip()]
    if issues:
        lead = "The key issue" if len(issues) == 1 else "The key issues"
        told += [f":gray[:small[{lead}]]", "\n".join(issues)]
    return told


def _praise(interview: Interview) -> str:
    lines = [plain(interview.went_well)] if interview.went_well.strip() else []
    good = [each for each in interview.questions if (each.rating or 0) >= HIGH]
    good.sort(key=lambda each: -(each.rating or 0))
    if good:
        answers = ", ".join(f"“{plain(each.text)}”" for each in good[:MOST_PRAISE])
        lines.append(f"You answered these well: {answers}.")
    lines.append("You sat down and looked at it. That was the hard part.")
    return "\n\n".join(lines)


def _draw_promise(interview: Interview) -> None:
    if not (interview.change.when.strip() or interview.change.will.strip()):
        return
    promise = tell_promise(interview.change.when, interview.change.will, "Next time")
    with st.container(border=True):
        st.markdown(f"**One change**\n\n{plain(promise)}")


def _draw_next(visit: Visit, interview: Interview) -> None:
    following = _find_next(visit, interview)
    if following is None:
        draw_main_way("See what to practise", "to-learn", visit, "learn")
    elif draw_main(describe_suggestion(following, visit).button, "to-next", visit):
        follow_suggestion(following, visit)
    with st.container(horizontal=True):
        draw_way("See all of it", "to-interview", visit, "interview", id=interview.id)
        st.button(
            "Reopen",
            key="reopen",
            on_click=visit.do,
            args=(interview.id, evaluation.reopen_evaluation),
        )


def _find_next(visit: Visit, interview: Interview) -> Next | None:
    """What *Today* would offer about this interview itself: most often, to put it down."""
    own = (each for each in find_suggestions(visit) if each.interview.id == interview.id)
    return next((each for each in own if each.situation is not Situation.BETWEEN), None)


def draw_let_go(visit: Visit) -> None:
    """The way back to a half hour that was skipped a moment ago, and what it holds so far.

    Once another page was opened nothing is said of it any more.
    """
    left_out = state.read(state.LET_GO)
    interview = visit.find(left_out) if left_out else None
    if interview is None or not is_skipped(interview, EVALUATE):
        return
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.markdown("You skipped the half hour. Everything in it is kept.", width="stretch")
        if st.button("Do it after all", key="take-up") and take_up(visit, interview.id):
            visit.go("evaluate", id=interview.id)
    if _holds_something(interview) and draw_fold("What is there so far", "let-go-found"):
        draw_what_was_found(visit, interview)


def _holds_something(interview: Interview) -> bool:
    return bool(interview.went_well.strip() or evaluation.rated_questions(interview))

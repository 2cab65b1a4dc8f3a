"""The foot of each part of the half hour: back and on, and nothing passed over on the way."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

import streamlit as st
from msgspec.structs import replace

from components import shell
from components.evaluation import answer_pages
from components.session import state
from components.text.english import starting
from components.text.number_words import spell
from components.ui.buttons import draw_main
from data.coaching.interviews import evaluation
from data.coaching.interviews.evaluation import ANSWERS

if TYPE_CHECKING:
    from collections.abc import Callable

    from components.session.context import Visit
    from data.models import Interview

PARTS = {
    1: "What went well",
    ANSWERS: "Answers",
    3: "The rest of it",
    4: "What mattered",
    5: "One change",
}
_SHORT = {1: "Went well", 3: "The rest", 4: "Mattered", 5: "Change"}
"""What the row of all five says of some: it is one row on a phone."""

_LAST = max(PARTS)
EVALUATION, LEFT, WAYS = "evaluation", "left", "ways"
"""What the parts of the page are called that run by themselves: all of it, and the two of the foot.

A rating changes the line that counts what is left, and seldom what the ways on are called.
"""


def name_part(part: int) -> str:
    """A part as the row of all five names it."""
    return _SHORT.get(part, PARTS[part])


class FooterWay(NamedTuple):
    """A way on: what its button says, its key, and what it does.

    Each has a key of its own: a second tap, before the first has come back, takes no further.
    """

    label: str
    key: str
    act: Callable[[], Any]

    def take(self) -> None:
        """Take this way: what is above the foot changes too."""
        self.act()
        shell.run_parts(EVALUATION)


def draw_step_footer(visit: Visit, interview: Interview, part: int) -> None:
    """The ways back and on; nobody passes a question without being told that it is not rated."""
    for name, draw in ((LEFT, _draw_left), (WAYS, _draw_ways)):
        piece = draw
        if _is_changing(interview, part):
            piece = shell.part_within(name, partial(visit.is_on_screen, interview.id))(draw)
        piece(visit, interview.id, part)


def _is_changing(interview: Interview, part: int) -> bool:
    """Whether the foot follows taps above it, which run without it."""
    return part == ANSWERS and not answer_pages.is_folded(interview)


def redraw_footer(visit: Visit, interview_id: str) -> None:
    """After a rating has changed, draw anew the parts of the foot that say something else now."""
    interview = visit.find(interview_id)
    if interview is None:
        return
    part = interview.evaluation.part
    for name, tell in ((LEFT, _tell_left), (WAYS, _tell_ways)):
        if state.read(state.FOOT).get(name) != tell(visit, interview, part):
            shell.run_also(name)


def _draw_left(visit: Visit, interview_id: str, part: int) -> None:
    """How many questions are not rated yet; the place for it stays where taps change that."""
    interview = visit.find(interview_id)
    told = _tell_left(visit, interview, part) if interview else ""
    state.remember(state.FOOT, LEFT, told)
    if told:
        st.markdown(told)
    elif interview and _is_changing(interview, part):
        st.empty()


def _draw_ways(visit: Visit, interview_id: str, part: int) -> None:
    interview = visit.find(interview_id)
    if interview is None:
        return
    state.remember(state.FOOT, WAYS, _tell_ways(visit, interview, part))
    on, more = _find_ways(visit, interview, part)
    # The way past them comes only once all were in sight: none is to be missed unawares.
    if more and (part == _LAST or not answer_pages.is_passed_over(interview)):
        _draw_quiet(on, "tertiary")
    with st.container(horizontal=True, horizontal_alignment="distribute"):
        if part > 1:
            back = partial(turn_to, visit, interview.id, part - 1)
            _draw_quiet(FooterWay("Back", f"back-{part}", back))
        if more or not _count_left(interview, part):
            step = more or on
            draw_main(step.label, step.key, visit, on_click=step.take)
        else:
            _draw_quiet(on)


def _tell_ways(visit: Visit, interview: Interview, part: int) -> str:
    return " ".join(each.label for each in _find_ways(visit, interview, part) if each)


def _find_ways(visit: Visit, interview: Interview, part: int) -> tuple[FooterWay, FooterWay | None]:
    left = _count_left(interview, part)
    more = _find_more(visit, interview, part, left) if left else None
    return _find_on(visit, interview, part, left), more


def _draw_quiet(step: FooterWay, kind: Literal["secondary", "tertiary"] = "secondary") -> None:
    st.button(step.label, key=step.key, type=kind, on_click=step.take)


def _count_left(interview: Interview, part: int) -> int:
    """How many questions without a rating are told of: at the end, only if one was passed over."""
    told = part == ANSWERS or (part == _LAST and answer_pages.is_passed_over(interview))
    return len(answer_pages.find_left(interview.questions)) if told else 0


def _tell_left(_visit: Visit, interview: Interview, part: int) -> str:
    left = _count_left(interview, part)
    what = f" question{'s' * (left > 1)}" if part == _LAST else ""
    told = f"{spell(left)}{what} {'is' if left == 1 else 'are'} not rated yet."
    return starting(told) if left else ""


def _them(left: int) -> str:
    return "it" if left == 1 else "them"


def _find_on(visit: Visit, interview: Interview, part: int, left: int) -> FooterWay:
    if part == _LAST:
        label = f"Finish without {_them(left)}" if left else "Finish"
        return FooterWay(label, "close", partial(_close, visit, interview.id))
    ahead = part + 1
    label = f"Go on without {_them(left)}" if left else f"Next: {PARTS[ahead]}"
    return FooterWay(label, f"next-{ahead}", partial(turn_to, visit, interview.id, ahead))


def _find_more(visit: Visit, interview: Interview, part: int, left: int) -> FooterWay | None:
    """The way to the questions that are neither rated nor in sight, if there are any."""
    if part == _LAST:
        see = partial(turn_to, visit, interview.id, ANSWERS)
        return FooterWay(f"See {_them(left)}", "see-left", see)
    page = answer_pages.find_next_page(interview)
    if page is None:
        return None
    turn = partial(answer_pages.turn_page, interview, page)
    return FooterWay("Next questions", f"next-page-{page}", turn)


def leave_part() -> None:
    """Forget how the part that is being left was laid out."""
    answer_pages.forget_layout()
    state.take(state.ASKING)


def turn_to(visit: Visit, interview_id: str, part: int) -> bool:
    """Turn to a part of the half hour; False if that could not be saved."""
    leave_part()
    return visit.edit(interview_id, lambda i: evaluation.go_to_part(i, part))


def _close(visit: Visit, interview_id: str) -> None:
    now = visit.now()

    def close(interview: Interview) -> Interview:
        # Paused too, so that what lies between closing and reopening is not counted.
        paused = replace(interview, evaluation=evaluation.pause_clock(interview.evaluation, now))
        return evaluation.close_evaluation(paused, now)

    visit.edit(interview_id, close)

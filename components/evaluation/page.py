"""The half hour: its clock, its five parts, and its close."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import streamlit as st
from msgspec.structs import replace

from components import shell
from components.evaluation import answer_pages
from components.evaluation.capture import draw_capture
from components.evaluation.parts import (
    draw_answers,
    draw_around,
    draw_change,
    draw_crux,
    draw_went_well,
)
from components.evaluation.step_footer import (
    EVALUATION,
    PARTS,
    draw_step_footer,
    leave_part,
    name_part,
)
from components.evaluation.summary import draw_summary
from components.forms import fields
from components.session import binding, notices, state
from components.steps.step_links import (
    EVALUATE,
    draw_none,
    draw_way_back,
    find_interview,
    is_skipped,
)
from components.text import labels, number_words
from components.text.english import starting
from components.text.markdown import plain
from data.coaching.interviews import evaluation, ten_steps
from data.models import EvaluationState, Interview, StepState

if TYPE_CHECKING:
    from collections.abc import Callable

    from components.session.context import Visit
    from components.text.voice import Voice

DRAWN: dict[int, Callable[[Visit, Interview], None]] = {
    1: draw_went_well,
    evaluation.ANSWERS: draw_answers,
    3: draw_around,
    4: draw_crux,
    5: draw_change,
}
_TITLES = {
    EvaluationState.NEW: "Before it fades",
    EvaluationState.STARTED: "Half an hour",
    EvaluationState.CLOSED: "Looked at, and put down",
}
_LATER = "Not now? You'll find it under Today."

_MINUTES = 30
TICK = 20
"""Seconds between two looks at the clock: it counts minutes, so that nobody watches seconds."""


def draw_evaluation(visit: Visit) -> None:
    """The evaluation of the interview in the address, or the one under way, wherever it stands."""
    interview = find_interview(visit)
    if interview is None:
        draw_none(visit)
        return
    _pick_up_clock(visit, interview)
    # Before anything below can change the interview: what it was like when it was come to.
    _note_left_out(interview)
    draw_way_back(visit, interview)
    title = _TITLES[interview.evaluation.state]
    st.markdown(f"# {title}\n\n:gray[:small[{starting(_where(interview, visit))}]]")
    if interview.evaluation.state is EvaluationState.STARTED:
        _draw_clock(visit)
    _draw_body(visit, interview.evaluation.state)


def _where(interview: Interview, visit: Visit) -> str:
    known = [plain(each) for each in (interview.company, interview.role) if each.strip()]
    return " · ".join([*known, labels.short_day(interview.date, visit.today)])


def _pick_up_clock(visit: Visit, interview: Interview) -> None:
    """A clock left running by a closed browser counts up to the last change, no further."""
    if state.read(state.SEEN_CLOCK) == interview.id:
        return
    state.write(state.SEEN_CLOCK, interview.id)
    if interview.evaluation.running_since is not None:
        last = interview.updated
        _set_clock(visit, interview.id, lambda clock: evaluation.pause_at_last_change(clock, last))


def _set_clock(visit: Visit, interview_id: str, step: Callable[..., object]) -> None:
    visit.edit(interview_id, lambda i: replace(i, evaluation=step(i.evaluation)))


# By itself, so that looking at the clock never runs what is being typed beneath it.
@shell.part_every(TICK)
def _draw_clock(visit: Visit) -> None:
    interview = visit.interview()
    if interview is None:
        return
    clock = interview.evaluation
    left, running = evaluation.minutes_left(clock, visit.now()), clock.running_since is not None
    told = _time_left(left, visit.voice, running=running)
    if left:
        _draw_pause(visit, interview.id, told, running=running)
    else:
        st.markdown(told)


def _time_left(left: int, voice: Voice, *, running: bool) -> str:
    if not left:
        return "The half hour is up. Finish this part, and let the rest be."
    about = number_words.left(left / _MINUTES)
    if running:
        return voice.choose(f"{voice.figure_of(left, 'minute')} left", about)
    return voice.choose(f"Paused with {left} to go", f"Paused. {about}")


def _draw_pause(visit: Visit, interview_id: str, told: str, *, running: bool) -> None:
    """The clock itself, which a tap stops and starts."""
    step = evaluation.pause_clock if running else evaluation.start_clock
    st.button(
        f"{told} · {'Pause' if running else 'Go on'}",
        key="pause",
        icon=":material/pause:" if running else ":material/play_arrow:",
        on_click=lambda: _set_clock(visit, interview_id, lambda clock: step(clock, visit.now())),
    )


@shell.part_called(EVALUATION)
def _draw_body(visit: Visit, framed: EvaluationState) -> None:
    """The part that changes with each tap; `framed` is the state the page around it shows."""
    interview = visit.interview()
    # Begun, finished or removed meanwhile: the heading and the clock around this are wrong now.
    if interview is None or interview.evaluation.state is not framed:
        st.rerun()
    interview = _taken_up(visit, interview)
    (binding.forget_shown if is_skipped(interview, EVALUATE) else binding.note_shown)(interview)
    if interview.evaluation.state is EvaluationState.NEW:
        draw_capture(visit, interview)
        _draw_leave_out(visit, interview)
    elif interview.evaluation.state is EvaluationState.STARTED:
        _draw_parts(visit, interview)
        _draw_leave_out(visit, interview)
    else:
        draw_summary(visit, interview)
    notices.draw_saved(_LATER if interview.evaluation.state is EvaluationState.NEW else "")


def _note_left_out(interview: Interview) -> None:
    """Remember an evaluation left out as it is found, to tell when somebody goes on with it."""
    if not is_skipped(interview, EVALUATE):
        state.take(state.LEFT_OUT)
    elif state.read(state.LEFT_OUT)[0] != interview.id:
        state.write(state.LEFT_OUT, (interview.id, interview.rev))


def _taken_up(visit: Visit, interview: Interview) -> Interview:
    """Whatever is changed here after it was left out means that it is not left out after all."""
    if is_skipped(interview, EVALUATE) and state.read(state.LEFT_OUT)[1] != interview.rev:
        _set_step(visit, interview.id, None)
        return visit.find(interview.id) or interview
    return interview


def _draw_leave_out(visit: Visit, interview: Interview) -> None:
    if is_skipped(interview, EVALUATE):
        st.caption("Skipped for now. Change anything here to take it up again.")
    elif st.button("Skip the half hour", key="not-this-time", type="tertiary"):
        now = visit.now()
        # Left running, the half hour would be over by the time it is taken up again.
        _set_clock(visit, interview.id, lambda clock: evaluation.pause_clock(clock, now))
        if _set_step(visit, interview.id, StepState.SKIPPED):
            state.take(state.LEFT_OUT)
            state.write(state.LET_GO, interview.id)
            visit.go("today")


def _set_step(visit: Visit, interview_id: str, to: StepState | None) -> bool:
    return visit.edit(interview_id, lambda i: ten_steps.set_step(i, EVALUATE, to, visit.now()))


def _draw_parts(visit: Visit, interview: Interview) -> None:
    part = interview.evaluation.part
    fields.draw_choice(
        visit.bind(interview, "evaluation", "part", edit=partial(_turn, part)),
        "Part",
        tuple(PARTS),
        names=name_part,
        hide_label=True,
    )
    _draw_part_heading(interview, part, visit.voice)
    DRAWN[part](visit, interview)
    draw_step_footer(visit, interview, part)


def _turn(part: int, kept: Interview, chosen: int | None) -> Interview:
    leave_part()
    return evaluation.go_to_part(kept, chosen or part)


def _draw_part_heading(interview: Interview, part: int, voice: Voice) -> None:
    """What this part is; its anchor tells `components/ui/page_style/` that another has opened."""
    page, pages = answer_pages.tell_page(interview) if part == evaluation.ANSWERS else (1, 1)
    which, of_all = voice.figure(page), voice.figure(pages)
    told = PARTS[part] if pages == 1 else f"{PARTS[part]}, page {which} of {of_all}"
    st.header(told, anchor=f"part_{part}_{page}")

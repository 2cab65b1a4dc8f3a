"""The ten steps of an interview: where each stands, where it is taken, how to set it by hand."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import streamlit as st

from components.session import state
from components.text import english, labels
from components.ui.buttons import draw_tertiary, draw_way
from data.coaching.interviews import ten_steps
from data.coaching.interviews.facts import Facts
from data.coaching.interviews.ten_steps import StepStanding, StepStatus
from data.models import Application, CheckIn, Contact, FollowUp, Interview, Letter, StepState, Worry

if TYPE_CHECKING:
    from components.session.context import Visit
    from components.text.voice import Voice

STEPS = (
    ("Stay positive", "pocket_card"),
    ("Leave well", "pocket_card"),
    ("Breathe", "breathe"),
    ("Look back", "evaluate"),
    ("Make amends", "amends"),
    ("Put it down", "wait"),
    ("Be gracious", "outcome"),
    ("Stay in touch", "stay_in_touch"),
    ("Practise", "learn"),
    ("Apply", "applications"),
)
"""What each step is called on its chip, and the page where it is taken."""

_STANDINGS = {
    StepStatus.DONE: (":material/check:", "Done."),
    StepStatus.TO_DO: (":material/radio_button_unchecked:", "To do, when you like."),
    StepStatus.NOT_NEEDED: (":material/remove:", "Not needed this time."),
    StepStatus.WAITING: (":material/schedule:", "Waiting."),
    StepStatus.SKIPPED: (":material/redo:", "Skipped, which is fine."),
}
"""Where a step stands, as an icon and in words."""

BY_HAND = (
    ("Done", StepState.DONE, StepStatus.DONE),
    ("Skip it", StepState.SKIPPED, StepStatus.SKIPPED),
    ("Not needed", StepState.NOT_NEEDED, StepStatus.NOT_NEEDED),
)


def gather(visit: Visit) -> Facts:
    """Everything in the journal that says where a step stands."""
    store = visit.store
    return Facts(
        interviews=visit.interviews(),
        applications=store.all(Application),
        check_ins=store.all(CheckIn),
        contacts=store.all(Contact),
        follow_ups=store.all(FollowUp),
        letters=store.all(Letter),
        practices=visit.practices(),
        worries=store.all(Worry),
    )


def find_steps(visit: Visit, interview: Interview) -> tuple[StepStanding, ...]:
    """The ten steps of `interview` as they stand today."""
    return visit.recall("steps", lambda *_: _find_steps(visit, interview), interview, visit.today)


def _find_steps(visit: Visit, interview: Interview) -> tuple[StepStanding, ...]:
    outcome = visit.outcomes().get(interview.id)
    return ten_steps.steps(interview, outcome, gather(visit), visit.today)


def draw_journey(visit: Visit, interview: Interview) -> None:
    """All ten as chips; a tap on one says where it stands and leads there."""
    steps = find_steps(visit, interview)
    settled = sum(step.settled for step in steps)
    st.markdown(f"## The ten steps\n\n:gray[:small[{_tally(settled, visit.voice)}]]")
    chosen = _draw_chips(f"journey-{interview.id}", steps)
    if chosen:
        _draw_step(visit, interview, steps[chosen - 1])


def _draw_chips(key: str, steps: tuple[StepStanding, ...]) -> int:
    # A chip's mark changes with its step, and a widget shown in other words would lose its value.
    state.sync(key, state.read(state.OPEN_STEP) or None, always=True)
    chosen = st.pills(
        "The ten steps",
        [step.number for step in steps],
        key=key,
        format_func=lambda number: _chip(steps[number - 1]),
        label_visibility="collapsed",
        on_change=lambda: state.write(state.OPEN_STEP, state.widget(key) or 0),
    )
    return chosen or 0


def _chip(step: StepStanding) -> str:
    return f"{_STANDINGS[step.state][0]} {STEPS[step.number - 1][0]}"


def _tally(settled: int, voice: Voice) -> str:
    if settled == len(STEPS):
        return "All ten are settled. You can let this one go."
    of_all = f"{voice.figure(settled)} of {voice.figure(len(STEPS))}"
    return f"{english.starting(of_all)} settled. Each can wait, and each can be skipped."


def _draw_step(visit: Visit, interview: Interview, step: StepStanding) -> None:
    with st.container(border=True):
        st.markdown(f"**{step.name}**  \n{_tell(step, visit)}")
        with st.container(horizontal=True):
            draw_way("Open", "step-open", visit, page_of_step(step.number), id=interview.id)
            for label, by_hand, same in BY_HAND:
                if same is not step.state:
                    _draw_by_hand(visit, interview, step.number, label, by_hand)
            if step.by_hand:
                _draw_by_hand(visit, interview, step.number, "Let the app say", None)


def _draw_by_hand(
    visit: Visit, interview: Interview, number: int, label: str, by_hand: StepState | None
) -> None:
    draw_tertiary(
        label,
        f"step-{by_hand or 'derived'}",
        visit.do,
        interview.id,
        partial(ten_steps.set_step, number=number, state=by_hand, now=visit.now()),
    )


def _tell(step: StepStanding, visit: Visit) -> str:
    if step.until is not None:
        return f"Waiting until {labels.short_day(step.until, visit.today)}."
    return _STANDINGS[step.state][1]


def page_of_step(number: int) -> str:
    """The page where a step is taken."""
    return STEPS[number - 1][1]

"""Next interview: begun with a day, its facts, one page to print, and the way to look back."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import streamlit as st

from components.forms import fields, saving, undo_remove
from components.journal import applications
from components.journal import upcoming as journal_upcoming
from components.next_interview.invitation import draw_invitation
from components.next_interview.prep_sheet import draw_sheet, find_expected_questions, tell_job
from components.session import state
from components.session.state_keys import Slot
from components.text import application_labels, labels
from components.text.markdown import plain_line
from components.ui.buttons import draw_main
from components.ui.disclosure import draw_fold
from components.ui.print_button import draw_print
from data.catalogue.preparing import questions_to_ask
from data.coaching.interviews import upcoming
from data.coaching.practice import question_wording
from data.models import Format, Stage, Upcoming

if TYPE_CHECKING:
    from collections.abc import Sequence

    from components.session.context import Visit
    from data.models import Application

DAY, WHO = "next-day", "next-who"
_LONGEST_CHIP = 70
_INTRO = (
    "One page for the evening before: what to watch, your stories, what they may ask, what to ask "
    "them. Only the day is needed."
)
BACK, AHEAD = dt.timedelta(days=365), dt.timedelta(days=3 * 365)
MOST_ASK = 20


def draw_next_interview(visit: Visit) -> None:
    """The interview in the page's address, or the next one, or a place to begin one."""
    waiting = journal_upcoming.find_waiting(visit)
    wanted = st.query_params.get("id", "")
    named = next((each for each in waiting if each.id == wanted), None)
    one = named or upcoming.find_next(waiting, visit.today)
    undo_remove.draw_undo(visit, Upcoming, "An interview to come was taken out.")
    application = journal_upcoming.find_application(visit, st.query_params.get("application"))
    # Asked for by an application, a new one is begun, whatever else is to come.
    if one is None or (application and named is None):
        _draw_beginning(visit, application)
        return
    if one.date < visit.today:
        _draw_over(visit, one)
    else:
        _draw_coming(visit, one)
    _draw_others(visit, [each for each in waiting if each.id != one.id])
    draw_invitation(visit)


def _draw_beginning(visit: Visit, application: Application | None) -> None:
    st.title("Your next interview", anchor="part_beginning")
    st.markdown(_for_application(application) if application else _INTRO)
    if not draw_invitation(visit):
        _draw_start(visit, application)


def _for_application(application: Application) -> str:
    known = (application.company, application.role)
    who = " · ".join(plain_line(each, 60) for each in known if each.strip())
    return f"For **{who or 'this application'}**. Only the day is needed."


def _draw_start(visit: Visit, application: Application | None) -> None:
    """The day, and who with if no application says it."""
    state.sync(DAY, state.widget(DAY) or _first_day(visit, application))
    with st.container(border=True, gap="small"):
        st.date_input(
            "When is it?",
            key=DAY,
            min_value=visit.today,
            max_value=visit.today + AHEAD,
            format="DD/MM/YYYY",
            persist_state="session",
        )
        if application is None:
            saving.note_draft(WHO)
            st.text_input("Who with? It can wait.", key=WHO, persist_state="session")
        if draw_main("Make its page", "next-begin", visit):
            _begin(visit, application)


def _first_day(visit: Visit, application: Application | None) -> dt.date:
    """The day an application's next step is for, if it is to come; otherwise tomorrow."""
    planned = application.next_date if application else None
    tomorrow = visit.today + dt.timedelta(days=1)
    return planned if planned and planned >= visit.today else tomorrow


def _begin(visit: Visit, application: Application | None) -> None:
    day, company = state.widget(DAY), str(state.widget(WHO) or "")
    fresh = journal_upcoming.keep_upcoming(visit, day, company, application) if day else None
    if fresh:
        state.forget(DAY)
        state.forget(WHO)
        state.write(_fold(fresh), value=True)
        visit.go("next_interview", id=fresh.id)


def _fold(one: Upcoming) -> Slot[bool]:
    return Slot(f"next-facts-{one.id}", default=False)


def _draw_coming(visit: Visit, one: Upcoming) -> None:
    """What can be done with the page, then the page itself."""
    st.title(_tell_when(one, visit), anchor=f"part_{one.id}")
    with st.container(horizontal=True, gap="small", vertical_alignment="center"):
        draw_print()
        if one.date == visit.today:
            _draw_today(visit, one)
    if draw_fold("Company, stage and your own questions", _fold(one).key):
        _draw_upcoming_facts(visit, one)
    draw_sheet(visit, one)


def _tell_when(one: Upcoming, visit: Visit) -> str:
    when = labels.coming_day(one.date, visit.today)
    return (
        f"Your interview is {when if one.date <= visit.today + dt.timedelta(1) else f'on {when}'}"
    )


def _draw_today(visit: Visit, one: Upcoming) -> None:
    if st.button("Pocket card", key="to-pocket-card", icon=":material/style:"):
        visit.go("pocket_card")
    if st.button("It is over: look back on it", key="look-back", type="tertiary"):
        _look_back(visit, one)


def _draw_over(visit: Visit, one: Upcoming) -> None:
    """Its day has passed: what was asked of what was expected, and the way to look back."""
    st.title("How was it?", anchor=f"part_{one.id}")
    st.markdown(f"**{tell_job(one)}** · {labels.short_day(one.date, visit.today)}")
    likely, wording = find_expected_questions(visit, one), question_wording.without_aside
    chosen = st.pills(
        "Were any of these asked? Tap those; the others are left out.",
        range(len(likely)),
        key=f"were-asked-{one.id}",
        selection_mode="multi",
        format_func=lambda place: plain_line(wording(likely[place].text), _LONGEST_CHIP),
        persist_state="session",
    )
    if draw_main("Look back on it", "look-back", visit, icon=":material/edit_note:"):
        _look_back(visit, one, chosen)
    if draw_fold("It was on another day, or did not happen", _fold(one).key):
        _draw_upcoming_facts(visit, one)


def _look_back(visit: Visit, one: Upcoming, chosen: Sequence[int] = ()) -> None:
    likely = find_expected_questions(visit, one)
    interview = journal_upcoming.look_back(visit, one, [likely[place] for place in sorted(chosen)])
    if interview:
        visit.go("evaluate", id=interview.id)


def _draw_others(visit: Visit, others: Sequence[Upcoming]) -> None:
    """Ways to the others, and one more."""
    for each in others[:5]:
        when = labels.coming_day(each.date, visit.today)
        label = f"{tell_job(each)} · {when}"
        if st.button(label, key=f"next-{each.id}", icon=":material/event:", type="tertiary"):
            visit.go("next_interview", id=each.id)
    if draw_fold("Another one is coming up", "next-another"):
        _draw_start(visit, None)


def _draw_upcoming_facts(visit: Visit, one: Upcoming) -> None:
    """Everything that can be said of it beforehand; only the day is needed."""
    with st.container(border=True, gap="small"):
        left, right = st.columns(2)
        with left:
            fields.draw_line(visit.bind(one, "company"), "Company")
            day = visit.bind(one, "date")
            fields.draw_day(day, "Day", earliest=visit.today - BACK, latest=visit.today + AHEAD)
        with right:
            fields.draw_line(visit.bind(one, "role"), "Role")
            fields.draw_select(visit.bind(one, "stage"), "Stage", list(Stage), names=labels.stage)
        meeting = visit.bind(one, "format")
        fields.draw_chips(meeting, "How will you meet?", list(Format), names=labels.meeting)
        _draw_application(visit, one)
        _draw_ask(visit, one)
        note = "To remember: the place, names, what to bring"
        fields.draw_writing(visit.bind(one, "note"), note, height=80)
        undo_remove.draw_take_out(visit, f"next-out-{one.id}", one)


def _draw_application(visit: Visit, one: Upcoming) -> None:
    lines = {each.application.id: each for each in applications.find_board(visit).lines}
    known = {key: each.application for key, each in lines.items()}
    alive = [key for key, each in lines.items() if each.under_way or key == one.application]
    if alive:
        # It may have been taken out since; a list to choose from holds no such choice.
        stored = one.application if one.application in known else None
        fields.draw_select(
            visit.bind(one, "application", shown=stored),
            "Which application is it?",
            alive,
            names=lambda key: application_labels.label(known[key]),
        )


def _draw_ask(visit: Visit, one: Upcoming) -> None:
    """One's own questions to them, and those of the catalogue, in one place."""
    asked = "What do you want to ask them? Choose, or type your own."
    offered = tuple(dict.fromkeys([*one.ask, *questions_to_ask(one.stage)]))
    fields.draw_several(visit.bind(one, "ask"), asked, offered, MOST_ASK)

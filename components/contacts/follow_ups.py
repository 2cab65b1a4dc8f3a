"""What was promised and when: noted in a line, then done, moved, or put in a calendar."""

from __future__ import annotations

import datetime as dt
from functools import partial
from typing import TYPE_CHECKING, cast

import streamlit as st
from msgspec.structs import replace

from components.forms import fields, undo_remove
from components.forms.add_line import draw_adding
from components.journal import upcoming
from components.session import state
from components.text import labels
from components.text.english import starting
from components.text.markdown import plain_line
from components.ui.buttons import draw_tertiary
from data.coaching.correspondence.follow_ups import contact_of, due_follow_ups
from data.coaching.interviews import ical
from data.models import FollowUp

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from components.session.context import Visit
    from data.coaching.correspondence.people import PeopleBook
    from data.models import Contact

    Write = Callable[[Visit, Contact], None]
    """Draws the letters there are for somebody."""

_AGAIN = (
    "With your interviews to come, less those that an invitation brought. Take it again after a "
    "change: each entry keeps its mark, so that a calendar can move it instead of adding it twice."
)
_LATER = {1: "Tomorrow", 7: "In a week", 30: "In a month"}
_MOST_NAME = 60
_A_PAGE = 12
_DAYS = {
    7: "In a week",
    14: "In two weeks",
    30: "In a month",
    91: "In three months",
    0: "A day I choose",
}
_ON_A_DAY, _AT_FIRST = 0, 7
LONGEST_AHEAD = dt.timedelta(days=3 * 366)


def draw_now(visit: Visit, book: PeopleBook, write: Write) -> None:
    """What is due or overdue, the earliest first; nothing if there is none."""
    now = due_follow_ups(book.follow_ups, visit.today).now
    if now:
        st.header("To do now", anchor=False)
        _draw_rows(visit, book, now, write)


def draw_next(visit: Visit, book: PeopleBook, write: Write) -> None:
    """What comes later, what has no day, what is done, and all of it for a calendar."""
    found = due_follow_ups(book.follow_ups, visit.today)
    _draw_rows(visit, book, (*found.this_week, *found.later, *found.undated), write)
    undo_remove.draw_undo(visit, FollowUp, "What was promised was taken out.")
    done = [each for each in book.follow_ups if each.done is not None]
    _draw_feed(visit, book)
    if done:
        _draw_done(visit, book, done)


def _draw_feed(visit: Visit, book: PeopleBook) -> None:
    """Everything with a day as one calendar file, and what opening it again does."""
    entries = (
        *ical.follow_up_events(book.follow_ups, book.contacts, done_from=visit.today),
        *ical.upcoming_events(upcoming.find_waiting(visit)),
    )
    if any(not each.cancelled for each in entries):
        draw_calendar("All of it as a calendar file", "calendar-all", entries, "afterview.ics")
        st.caption(_AGAIN)


def draw_calendar(
    label: str, key: str, entries: Sequence[ical.CalendarEvent], file_name: str
) -> None:
    """A calendar file to download, written when it is asked for."""
    st.download_button(
        label,
        # Written when asked for, in a thread that knows no visitor: it is handed all it needs.
        partial(ical.write_calendar, entries),
        file_name=file_name,
        mime="text/calendar",
        key=key,
        icon=":material/event:",
        type="tertiary",
        # Otherwise the page runs, and a busy server may take the file away before it is fetched.
        on_click="ignore",
    )


def _draw_rows(visit: Visit, book: PeopleBook, rows: Sequence[FollowUp], write: Write) -> None:
    for follow_up in rows[:_A_PAGE]:
        _draw_row(visit, book, follow_up, write)
    if len(rows) > _A_PAGE:
        st.caption("The rest follows as these are done.")


def _draw_row(visit: Visit, book: PeopleBook, follow_up: FollowUp, write: Write) -> None:
    person = contact_of(follow_up, book.contacts)
    with st.container(border=True, gap="xsmall"):
        st.markdown(_tell(visit, follow_up, person))
        with st.container(horizontal=True, gap="small"):
            if person:
                turn = partial(turn_card, follow_up.id)
                st.button("Write", key=f"write-{follow_up.id}", on_click=turn)
            st.button(
                "Done",
                key=f"done-{follow_up.id}",
                icon=":material/check:",
                on_click=_mark,
                args=(visit, follow_up, visit.today),
            )
            _draw_change(visit, book, follow_up)
        if person and state.read(state.OPEN_CARD) == follow_up.id:
            write(visit, person)


def turn_card(record_id: str) -> None:
    """Open the card of somebody, or of what was promised; or close it, if it is the open one."""
    is_open = state.read(state.OPEN_CARD) == record_id
    state.write(state.OPEN_CARD, "" if is_open else record_id)


def _tell(visit: Visit, follow_up: FollowUp, person: Contact | None) -> str:
    who = f"**{plain_line(person.name, _MOST_NAME) or 'Somebody'}** · " if person else ""
    what = plain_line(follow_up.what) or "Get in touch"
    return f"{who}{what}  \n:gray[:small[{_when(follow_up.due, visit.today)}]]"


def _when(day: dt.date | None, today: dt.date) -> str:
    if day is None:
        return "Whenever it suits"
    if day < today:
        return f"Since {labels.short_day(day, today)}"
    return starting(labels.coming_day(day, today))


def _mark(visit: Visit, follow_up: FollowUp, day: dt.date | None) -> None:
    """Done on `day`, or, with None, not done after all."""
    visit.edit(follow_up.id, lambda kept: replace(kept, done=day))


def _draw_change(visit: Visit, book: PeopleBook, follow_up: FollowUp) -> None:
    with st.popover(
        "Change", key=f"change-{follow_up.id}", type="tertiary", on_change="rerun"
    ) as popover:
        if popover.open:
            _draw_later(visit, follow_up)
            _draw_fields(visit, follow_up)
            _draw_ways_out(visit, book, follow_up)


def _draw_later(visit: Visit, follow_up: FollowUp) -> None:
    """A chip saves a day; another window's day is what it would overwrite."""

    def put_off(kept: FollowUp, days: int | None) -> FollowUp:
        return replace(kept, due=visit.today + dt.timedelta(days=days)) if days else kept

    later = visit.bind(follow_up, "due", edit=put_off, shown=None, role="later")
    fields.draw_chips(later, "Later", list(_LATER), names=_LATER.__getitem__, kept_names=labels.day)


def _draw_fields(visit: Visit, follow_up: FollowUp) -> None:
    fields.draw_line(visit.bind(follow_up, "what"), "What")
    fields.draw_day(
        visit.bind(follow_up, "due"),
        "When",
        earliest=visit.today,
        latest=visit.today + LONGEST_AHEAD,
    )


def _draw_ways_out(visit: Visit, book: PeopleBook, follow_up: FollowUp) -> None:
    entries = ical.follow_up_events((follow_up,), book.contacts)
    if entries:
        draw_calendar("As a calendar file", f"ics-{follow_up.id}", entries, "follow-up.ics")
    undo_remove.draw_take_out(visit, f"drop-{follow_up.id}", follow_up)


def _draw_done(visit: Visit, book: PeopleBook, done: list[FollowUp]) -> None:
    label = f"Done so far: {visit.voice.figure_of(len(done), 'thing')}"
    with st.expander(label, key="done-so-far", on_change="rerun") as opened:
        if opened.open:
            for follow_up in sorted(done, key=lambda each: str(each.done), reverse=True)[:_A_PAGE]:
                _draw_one_done(visit, book, follow_up)


def _draw_one_done(visit: Visit, book: PeopleBook, follow_up: FollowUp) -> None:
    person = contact_of(follow_up, book.contacts)
    who = f"{plain_line(person.name, _MOST_NAME)}: " if person else ""
    day = labels.short_day(follow_up.done or visit.today, visit.today)
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.markdown(
            f"{who}{plain_line(follow_up.what)}  \n:gray[:small[{starting(day)}]]",
            width="stretch",
        )
        draw_tertiary("Not done after all", f"undone-{follow_up.id}", _mark, visit, follow_up, None)


def draw_promising(
    visit: Visit, label: str, key: str, *, contact: str | None, interview: str | None
) -> None:
    """A line for what was promised, and when; kept as it is entered."""
    days, day = f"{key}-days", f"{key}-day"

    def keep(text: str) -> bool:
        due = _chosen(visit, days, day)
        return visit.save(
            visit.new(FollowUp, what=text, due=due, contact=contact, interview=interview)
        )

    draw_adding(label, key, keep)
    _draw_when(visit, days, day)


def _draw_when(visit: Visit, days: str, day: str) -> None:
    st.pills(
        "When",
        list(_DAYS),
        default=_AT_FIRST,
        required=True,
        key=days,
        format_func=_DAYS.__getitem__,
        label_visibility="collapsed",
    )
    if state.widget(days) == _ON_A_DAY:
        st.date_input(
            "The day",
            key=day,
            value=None,
            min_value=visit.today,
            max_value=visit.today + LONGEST_AHEAD,
            format="DD/MM/YYYY",
        )


def _chosen(visit: Visit, days: str, day: str) -> dt.date | None:
    ahead = state.widget(days)
    if ahead == _ON_A_DAY:
        return cast("dt.date | None", state.widget(day))
    return visit.today + dt.timedelta(days=ahead or _AT_FIRST)

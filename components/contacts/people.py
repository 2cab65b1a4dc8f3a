"""The people met: a name adds one, a tap opens one to write to, to plan for, or to change."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from components.contacts.follow_ups import draw_promising, turn_card
from components.forms import fields, undo_remove
from components.forms.add_line import draw_adding
from components.letters.editor import draw_letter
from components.session import state
from components.text.markdown import plain_line
from components.ui.pagination import draw_page
from data.catalogue.letters import letter
from data.coaching.correspondence import drafting
from data.coaching.correspondence.drafting import About
from data.models import Contact

if TYPE_CHECKING:
    from collections.abc import Callable

    from components.session.context import Visit
    from data.coaching.correspondence.people import PeopleBook
    from data.models import Interview

_LETTERS = ("keep-cv", "in-touch-again", "congratulations", "connect-linkedin", "connect-x")
CHANNELS = ("Email", "LinkedIn", "X", "Phone", "In person")
WRITE, NEXT, ABOUT = "Write", "Next", "About them"
_A_PAGE = 12
_MOST_NAME = 60


_LINES = {
    "name": ("Name", None),
    "company": ("Company", None),
    "met": ("Where you met", "Chaired the panel, sat next to me at lunch"),
    "link": ("Address or link", "An email address, or their page"),
    "note": ("Worth remembering", "What you talked about"),
}
"""The label of each field, and an example of what to put there."""


def _part_key(person: Contact) -> str:
    return f"person-part-{person.id}"


def draw_people(visit: Visit, book: PeopleBook, interview: Interview | None) -> None:
    """A line to add somebody, and everybody, the latest first."""
    draw_adding(
        "Somebody you met: a name is enough",
        "person-add",
        lambda name: _add(visit, interview, name),
    )
    undo_remove.draw_undo(visit, Contact, "Somebody was taken out.")
    for person in draw_page(book.contacts, _A_PAGE, "people-page"):
        _draw_person(visit, book, person)


def _add(visit: Visit, interview: Interview | None, name: str) -> bool:
    about = {"interview": interview.id, "company": interview.company} if interview else {}
    person = visit.new(Contact, name=name, **about)
    if not visit.save(person):
        return False
    # A name was enough to add them; what else is known is asked right after, and can be left.
    state.write(state.OPEN_CARD, person.id)
    state.sync(_part_key(person), ABOUT)
    return True


def _draw_person(visit: Visit, book: PeopleBook, person: Contact) -> None:
    is_open = state.read(state.OPEN_CARD) == person.id
    with st.container(border=is_open, gap="xsmall", key=f"person-box-{person.id}"):
        st.button(
            _title(person),
            key=f"person-{person.id}",
            type="tertiary",
            icon=":material/expand_more:" if is_open else ":material/chevron_right:",
            on_click=turn_card,
            args=(person.id,),
            wrap=True,
        )
        if is_open:
            _draw_open(visit, book, person)


def _title(person: Contact) -> str:
    name = plain_line(person.name, _MOST_NAME) or "Somebody"
    company = plain_line(person.company, _MOST_NAME)
    return f"**{name}** · {company}" if company else f"**{name}**"


def _draw_open(visit: Visit, book: PeopleBook, person: Contact) -> None:
    key = _part_key(person)
    state.sync(key, state.widget(key) or WRITE)
    part = st.segmented_control(
        "What to do",
        list(_PARTS),
        required=True,
        key=key,
        label_visibility="collapsed",
    )
    _PARTS[part or WRITE](visit, book, person)


def draw_letters(visit: Visit, person: Contact) -> None:
    """The letters there are for this person, and the one that was chosen."""
    chosen = st.pills(
        "Which letter",
        _LETTERS,
        key=f"letter-{person.id}",
        format_func=lambda key: letter(key).name,
        label_visibility="collapsed",
    )
    if not chosen:
        return
    interview = visit.find(person.interview) if person.interview else None
    st.caption(letter(chosen).when)
    outcome = visit.outcomes().get(interview.id) if interview else None
    about = About(interview=interview, outcome=outcome, contact=person, day=visit.today)
    facts = drafting.known_facts(about)
    draw_letter(visit, chosen, facts, interview=interview, contact=person)


def _draw_next(visit: Visit, _: PeopleBook, person: Contact) -> None:
    draw_promising(
        visit,
        "What you promised, or mean to do",
        f"promise-{person.id}",
        contact=person.id,
        interview=person.interview,
    )


def _draw_about(visit: Visit, book: PeopleBook, person: Contact) -> None:
    for name, (label, example) in _LINES.items():
        if name == "link":
            _draw_channel(visit, person)
        fields.draw_line(visit.bind(person, name), label, placeholder=example)
    # What was promised to somebody goes with them: without a name it would say nothing.
    promised = [each for each in book.follow_ups if each.contact == person.id]
    key = f"person-out-{person.id}"
    undo_remove.draw_take_out(visit, key, person, *promised, label="Take them out")


def _draw_channel(visit: Visit, person: Contact) -> None:
    own = (person.channel,) if person.channel and person.channel not in CHANNELS else ()
    channels = (*CHANNELS, *own)
    channel = visit.bind(person, "channel")
    fields.draw_chips(channel, "How to reach them", channels, names=plain_line)


_PARTS: dict[str, Callable[[Visit, PeopleBook, Contact], None]] = {
    WRITE: lambda visit, _, person: draw_letters(visit, person),
    NEXT: _draw_next,
    ABOUT: _draw_about,
}

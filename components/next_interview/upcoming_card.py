"""An interview to come, as Today says it: the evening before, on the day, and afterwards."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import streamlit as st

from components.journal.upcoming import find_todays_call, find_waiting
from components.text import labels
from components.text.markdown import plain_line
from components.ui.buttons import draw_main
from data.coaching.interviews.upcoming import When, find_soon

if TYPE_CHECKING:
    from components.session.context import Visit
    from data.models import Upcoming

_LONGEST_NAME = 60


class UpcomingWords(NamedTuple):
    """What the card says, and the page its button opens. `{who}` is the interview."""

    heading: str
    why: str
    button: str
    page: str


CARDS = {
    When.EVE: UpcomingWords(
        "Tomorrow: {who}",
        "One page has what to watch, your stories, and what they may ask. Ten minutes are enough.",
        "Open the page for it",
        "next_interview",
    ),
    When.DAY: UpcomingWords(
        "Today: {who}",
        "Your pocket card is ready. One breath before each answer.",
        "Open the pocket card",
        "pocket_card",
    ),
    When.AFTER: UpcomingWords(
        "How was {who}?",
        "What you noted beforehand is there already. Write down what they asked while it is fresh.",
        "Look back on {who}",
        "next_interview",
    ),
}


def draw_coming_first(visit: Visit) -> bool:
    """The card of what an interview to come calls for now; whether there is one."""
    call = find_todays_call(visit)
    if call is None:
        return False
    card = CARDS[call.when]
    who = tell_company_or_day(call.upcoming, visit)
    st.markdown(f"### {card.heading.replace('{who}', who)}\n\n{card.why}")
    if draw_main(card.button.replace("{who}", who), "do-coming", visit):
        visit.go(card.page, **({"id": call.upcoming.id} if card.page == "next_interview" else {}))
    return True


def draw_coming_soon(visit: Visit) -> bool:
    """A quiet way to the page of one within a week; whether there is one."""
    soon = find_soon(find_waiting(visit), visit.today)
    if soon is None:
        return False
    if st.button(
        f"Prepare for {tell_company_or_day(soon, visit)}", key="do-coming-soon", type="tertiary"
    ):
        visit.go("next_interview", id=soon.id)
    return True


def tell_company_or_day(one: Upcoming, visit: Visit) -> str:
    """The company, or the day as one says it."""
    if one.company.strip():
        return plain_line(one.company, _LONGEST_NAME)
    if one.date >= visit.today:
        return "your interview" if one.date == visit.today else "your next interview"
    day = labels.short_day(one.date, visit.today)
    return f"{day}’s interview" if day == "yesterday" else f"the one of {day}"


def tell_day(visit: Visit) -> str:
    """The heading of Today, when an interview to come calls for something; "" otherwise."""
    call = find_todays_call(visit)
    if call is None:
        return ""
    day = call.upcoming.date
    if call.when is When.AFTER:
        when = labels.short_day(day, visit.today)
        return f"Your interview was {when if when == 'yesterday' else f'on {when}'}"
    return f"Your interview is {labels.coming_day(day, visit.today)}"

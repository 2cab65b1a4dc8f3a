"""Today: one card with the one thing to do and why, quiet alternatives, and what recurs now."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import streamlit as st

from components import names, overall, state, words
from components.buttons import draw_main, draw_way
from components.plain import plain
from data.analysis.study import AreaFinding
from data.catalogue.loader import catalogue
from data.coaching import evaluation, today
from data.coaching.today import Action, Suggestion

if TYPE_CHECKING:
    import pandas as pd

    from components.visit import Visit
    from data.models import Interview

FEW = 3


class Card(NamedTuple):
    """What a suggestion says: a heading, why, and the button's words."""

    heading: str
    why: str
    button: str


def draw_welcome(visit: Visit) -> None:
    """The first visit: one sentence, one button, and the example."""
    st.title("You have just had an interview")
    st.markdown(
        "Take a breath. Rate the questions you were asked, see what recurs over a few interviews, "
        "practise that, and watch it stop recurring."
    )
    st.space("small")
    with st.container(horizontal=True):
        if draw_main("Log an interview", "log", visit):
            visit.log_interview()
        if st.button("See it with an example", key="see-example"):
            state.write(state.EXAMPLE, value=True)
            st.rerun()
    st.space("small")
    st.caption("No account and no name needed. *Your data* says where your words are kept.")


def draw_today(visit: Visit) -> None:
    """Everybody who has logged something: what to do now, then what recurs now."""
    interviews = visit.interviews()
    offered = today.suggest(interviews, visit.outcomes(), visit.practices(), visit.today)
    st.title(_greeting(interviews[-1], visit))
    _draw_main_card(visit, offered[0])
    _draw_others(visit, offered[1:])
    _draw_now(visit)


def _greeting(latest: Interview, visit: Visit) -> str:
    when = names.short_day(latest.date, visit.today)
    if latest.date == visit.today:
        return "You had an interview today"
    return f"Your last interview was {when if when == 'yesterday' else f'on {when}'}"


def _draw_main_card(visit: Visit, suggestion: Suggestion) -> None:
    card = describe(suggestion, visit)
    with st.container(border=True, key="today-card"):
        st.markdown(f"### {card.heading}\n\n{card.why}")
        if draw_main(card.button, "do-first", visit):
            follow(suggestion, visit)


def _draw_others(visit: Visit, others: tuple[Suggestion, ...]) -> None:
    with st.container(horizontal=True, gap="small"):
        for place, suggestion in enumerate(others):
            label = describe(suggestion, visit).button
            if st.button(label, key=f"do-other-{place}", type="tertiary"):
                follow(suggestion, visit)


def describe(suggestion: Suggestion, visit: Visit) -> Card:
    """The words of a suggestion."""
    interview = suggestion.interview
    if interview is None:
        return _WITHOUT[suggestion.action]
    who = _who(interview, visit)
    if suggestion.action is Action.HEARD:
        return Card(
            f"Have you heard from {who}?",
            "It has been a week or more. If there is an answer, note it; if not, leave it be.",
            f"Note what came of {who}",
        )
    if suggestion.action is Action.CAPTURE:
        return Card(
            f"Note what they asked: {who}",
            "The questions fade first. Two minutes now save them.",
            f"Go on with {who}",
        )
    return Card(f"Finish looking at {who}", _progress(interview), f"Go on with {who}")


_WITHOUT = {
    Action.PRACTISE: Card(
        "Practise one thing tonight",
        "Ten minutes on what has been weakest so far. Nothing else needs doing today.",
        "See what to practise",
    ),
    Action.LOG: Card(
        "Had another interview?",
        "Log it while it is fresh: the questions first, the rest can wait.",
        "Log an interview",
    ),
}


def _who(interview: Interview, visit: Visit) -> str:
    if interview.company.strip():
        return plain(interview.company.strip()[:60])
    return f"the one {_on(names.short_day(interview.date, visit.today))}"


def _on(day: str) -> str:
    return day if day in {"today", "yesterday"} else f"of {day}"


def _progress(interview: Interview) -> str:
    asked, done = len(interview.questions), len(evaluation.rated(interview))
    if not asked:
        return "Nothing is lost: start with what went well, the rest can follow."
    if not done:
        return f"{names.count(asked, 'question')} noted; start with what went well."
    return f"{done} of {names.count(asked, 'question')} rated. Pick up where you left it."


def follow(suggestion: Suggestion, visit: Visit) -> None:
    """Go where a suggestion leads."""
    if suggestion.interview is not None:
        page = "interview" if suggestion.action is Action.HEARD else "evaluate"
        visit.go(page, id=suggestion.interview.id)
    elif suggestion.action is Action.PRACTISE:
        visit.go("learn")
    else:
        visit.log_interview()


def _draw_now(visit: Visit) -> None:
    rated = sum(bool(evaluation.rated(each)) for each in visit.interviews())
    rows = visit.recall("recurring-now", lambda: _rows(overall.assess_areas(visit), rated))
    st.header("What recurs now" if rated >= FEW else "What stands out so far")
    if not rows:
        st.markdown("Rate a few answers, and this will say what stands out.")
        return
    st.caption(_basis(rated))
    for column, (name, caption, evidence) in zip(st.columns(len(rows)), rows, strict=True):
        with column.container(border=True, height="stretch"):
            st.markdown(f":gray[:small[{caption}]]\n\n**{name}**\n\n{evidence}")
    draw_way("All patterns", "all-patterns", visit, "patterns")


def _rows(table: pd.DataFrame, rated: int) -> list[tuple[str, str, str]]:
    found = map(AreaFinding._make, today.recurring_now(table).itertuples(index=False))
    return [
        (catalogue().area(row.area).name, _caption(row, rated), words.evidence(row))
        for row in found
    ]


def _caption(row: AreaFinding, rated: int) -> str:
    """The verdict, once there are interviews enough to speak of one."""
    if rated >= FEW:
        return words.caption(row)
    return "Held well" if row.delta >= 0 else "A place to start"


def _basis(rated: int) -> str:
    if rated < FEW:
        return f"From {words.some(rated, 'interview')}: a first look, not a pattern."
    return f"From your own ratings of {words.some(rated, 'interview')}."

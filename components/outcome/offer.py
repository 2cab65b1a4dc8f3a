"""An offer: its terms, what is open, the answer; all offers, and what became of an old one."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import streamlit as st
from msgspec.structs import replace

from components.forms import fields
from components.journal import letters as journal_letters
from components.letters.editor import draw_letter
from components.outcome.fields import bind_outcome, keep_outcome
from components.text import labels
from components.text.markdown import plain_line
from components.ui.buttons import draw_tertiary
from data.catalogue.letters import terms
from data.coaching.applications import outcome_context
from data.coaching.correspondence import drafting
from data.coaching.correspondence.drafting import About
from data.models import Offer

if TYPE_CHECKING:
    from collections.abc import Sequence

    from components.session.context import Visit
    from components.text.voice import Voice
    from data.coaching.applications.outcome_context import Offered
    from data.models import Interview, Outcome

_AHEAD = dt.timedelta(days=365)
SMALL_PRINT = "In their words, as far as you know them. What stays empty becomes a question."
ALL_CLEAR = "Every term is clear."
NOT_YET, YES, NO = "Not yet", "Accept", "Decline"
_ANSWERS = {NOT_YET: None, YES: True, NO: False}
_LETTERS = {None: "clarify-offer", True: "accept", False: "decline"}
LONGEST_TERM = 80
_LONGEST_NAME = 30
STILL_OPEN = ":gray[to ask]"


def draw_offer(visit: Visit, interview: Interview, outcome: Outcome) -> None:
    """The terms, what to ask, the answer with its letter, and all offers side by side."""
    offer = outcome.offer or Offer()
    st.header("What they offer", anchor=False)
    st.caption(SMALL_PRINT)
    _draw_terms(visit, outcome)
    _draw_answer_by(visit, interview, outcome)
    # Before the answer: what is still open is better asked than found out afterwards.
    questions = drafting.open_questions(offer)
    st.markdown(f"**Still to ask**\n\n{questions}" if questions else ALL_CLEAR)
    _draw_answer(visit, interview, outcome)
    draw_side_by_side(visit)


def _draw_terms(visit: Visit, outcome: Outcome) -> None:
    columns = st.columns(2)
    half = (len(terms()) + 1) // 2
    for place, term in enumerate(terms()):
        with columns[place // half]:
            fields.draw_line(
                bind_outcome(visit, outcome.interview, outcome, "offer", term.key), term.name
            )


def _draw_answer_by(visit: Visit, interview: Interview, outcome: Outcome) -> None:
    fields.draw_day(
        bind_outcome(visit, interview.id, outcome, "answer_by"),
        "They want an answer by",
        earliest=interview.date,
        latest=visit.today + _AHEAD,
    )
    if outcome.answer_by and outcome.accepted is None:
        st.caption(_time_left((outcome.answer_by - visit.today).days, visit.voice))


def _time_left(days: int, voice: Voice) -> str:
    if days < 0:
        return "That day has passed. If you need longer, a short line to them is enough."
    if days == 0:
        return "That is today. If you need longer, you may ask for it."
    return f"You have {voice.figure_of(days, 'day')}. If you need longer, you may ask for it."


def _draw_answer(visit: Visit, interview: Interview, outcome: Outcome) -> None:
    st.header("Your answer", anchor=False)
    stored = next(name for name, answer in _ANSWERS.items() if answer is outcome.accepted)
    fields.draw_choice(
        bind_outcome(visit, interview.id, outcome, "accepted", shown=stored, edit=_answer),
        "Your answer",
        tuple(_ANSWERS),
        hide_label=True,
    )
    if outcome.accepted is not None or drafting.open_questions(outcome.offer or Offer()):
        draw_reply(visit, interview, outcome, _LETTERS[outcome.accepted])


def _answer(kept: Outcome, value: str | None) -> Outcome:
    return replace(kept, accepted=_ANSWERS[value or NOT_YET])


def draw_reply(visit: Visit, interview: Interview, outcome: Outcome, template: str) -> None:
    """A letter that answers their news; once it is marked as sent, so is the answer."""
    met = journal_letters.met_at(visit, interview)
    # While no term is known, every one of them is a question.
    known = replace(outcome, offer=outcome.offer or Offer())
    about = About(interview=interview, outcome=known, contact=met, day=visit.today)
    draw_letter(
        visit,
        template,
        drafting.known_facts(about),
        interview=interview,
        to=journal_letters.address(met),
        on_sent=lambda day: keep_outcome(visit, interview.id, replied=day),
    )


def draw_side_by_side(visit: Visit) -> None:
    """All offers in one table, a term a row, as soon as there are two."""
    offers = outcome_context.offers(visit.interviews(), visit.outcomes())
    if len(offers) > 1 and any(each.terms != Offer() for each in offers):
        st.header("Your offers side by side", anchor=False)
        st.markdown(_table(visit, offers))


def _table(visit: Visit, offers: Sequence[Offered]) -> str:
    rows = [["Term", *(_name(each.interview) for each in offers)]]
    rows.append(["---"] * len(rows[0]))
    for term in terms():
        told = [plain_line(getattr(each.terms, term.key), LONGEST_TERM) for each in offers]
        if any(told):
            rows.append([f"**{term.name}**", *(each or STILL_OPEN for each in told)])
    days = (each.answer_by for each in offers)
    told = [labels.short_day(day, visit.today) if day else "–" for day in days]
    rows.append(["**Answer by**", *told])
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def _name(interview: Interview) -> str:
    told = interview.company.strip() or interview.role.strip()
    return plain_line(told, _LONGEST_NAME) or labels.day(interview.date)


def draw_offer_answers(visit: Visit, interview: Interview) -> None:
    """Took it, turned it down, or still open; each is kept, and it is not asked again."""
    answers: tuple[tuple[str, dict[str, object]], ...] = (
        ("I took it", {"accepted": True}),
        ("I turned it down", {"accepted": False}),
        ("It’s still open", {"still_open": visit.today}),
    )
    with st.container(horizontal=True, gap="small"):
        for label, changed in answers[:-1]:
            key = f"offer-{'taken' if changed['accepted'] else 'declined'}"
            st.button(label, key=key, on_click=_keep, args=(visit, interview.id, changed))
        label, changed = answers[-1]
        draw_tertiary(label, "offer-open", _keep, visit, interview.id, changed)


def _keep(visit: Visit, interview_id: str, changed: dict[str, object]) -> None:
    keep_outcome(visit, interview_id, **changed)

"""Making amends: a few taps that end in send, fold it into the thank-you, or leave it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import streamlit as st

from components.forms import fields
from components.journal import letters as journal_letters
from components.letters.editor import draw_letter
from components.session import state
from components.session.binding import Binding
from components.text import labels
from components.ui.buttons import draw_main, draw_tertiary
from data.coaching.correspondence import amends_answers, drafting
from data.coaching.correspondence.amends_rules import (
    LATE_AFTER_DAYS,
    ONE_LINE,
    SLIPS,
    Decision,
    MishapKind,
)
from data.coaching.correspondence.drafting import About
from data.coaching.correspondence.elapsed import elapsed_in_words
from data.models import Amends, Letter

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from components.journal.letters import Matter
    from components.session.context import Visit
    from data.models import Contact, Interview

INTRO = "Most often there is nothing to put right. A few taps, and you will know."
HAPPENED = {
    MishapKind.WRONG_NAME: "A wrong name",
    MishapKind.BLANK: "My mind went blank",
    MishapKind.WRONG_FACT: "I said something untrue by mistake",
    MishapKind.HURTFUL: "Something I said may have hurt",
    MishapKind.OTHER: "Something else",
}
SERIOUS = {1: "A small thing", 2: "They noticed", 3: "It matters"}
HEADINGS = {
    Amends.LEAVE: "Leave it",
    Amends.FOLD: "One line in your thank-you",
    Amends.SEND: "Write a short letter",
}
ALL_THE_SAME = "You chose to write all the same. Keep it short, and let it rest after that."
_LEFT = "You chose to leave it. That is a good decision."
_USUAL = "Most of the time, leaving it is best. You can put this one down."


class Case(NamedTuple):
    """One interview, its answers as far as they are known, and the day they are seen from."""

    interview: Interview
    day: date
    settled: Decision | None

    @property
    def path(self) -> Amends | None:
        """What was decided: by the person's own choice, or else by the answers."""
        kept = self.interview.amends.decision
        return kept or (self.settled.path if self.settled else None)

    @property
    def reason(self) -> str:
        """Why, in a sentence or two."""
        if self.settled and self.settled.path is self.path:
            return self.settled.reason
        if self.path is Amends.FOLD:
            return ONE_LINE
        return _LEFT if self.path is Amends.LEAVE else ALL_THE_SAME


def draw_amends(visit: Visit, interview: Interview) -> None:
    """The questions, and, once they are enough, the decision with its letter."""
    case = _case(visit, interview)
    _draw_questions(visit, case)
    if case.path:
        st.header(HEADINGS[case.path], anchor=False)
        st.markdown(case.reason)
        (_draw_left if case.path is Amends.LEAVE else _draw_writing)(visit, case)


def _case(visit: Visit, interview: Interview) -> Case:
    """The decision is seen from the day a letter went out; until then from today."""
    known = _with_thanks(visit, interview)
    sent = [
        each.sent
        for each in visit.store.all(Letter)
        if each.interview == interview.id and each.template == "amends" and each.sent
    ]
    day = min([*sent, visit.today])
    return Case(known, day, amends_answers.settle_decision(known, day))


def _with_thanks(visit: Visit, interview: Interview) -> Interview:
    """A thank-you marked as sent answers the question whether they were thanked."""
    sent = amends_answers.thanked_on(visit.store.all(Letter), interview)
    # The line goes out with that very thank-you, which must not overturn the decision.
    folded = interview.amends.decision is Amends.FOLD
    if interview.amends.thanked is not None or sent is None or folded:
        return interview
    return amends_answers.answer_questions(interview, visit.today, thanked=True)


def _draw_questions(visit: Visit, case: Case) -> None:
    what = _what(case.interview.amends.what)
    with st.container(border=True):
        fields.draw_chips(
            _bind(visit, case, "what", shown=what),
            "What happened?",
            list(MishapKind),
            names=HAPPENED.__getitem__,
        )
        _draw_noted(case.interview)
        fields.draw_chips(
            _bind(visit, case, "serious"),
            "How serious was it?",
            tuple(SERIOUS),
            names=SERIOUS.__getitem__,
        )
        _draw_yes_no(visit, case, "fixable", "Would a correction help?")
        _draw_yes_no(visit, case, "thanked", "Have you thanked them already?")
        st.caption(_when(case))


def _what(kept: str | None) -> MishapKind | None:
    """What happened; what a later version knows counts as something else."""
    if kept is None:
        return None
    return MishapKind(kept) if kept in set(MishapKind) else MishapKind.OTHER


def _draw_noted(interview: Interview) -> None:
    what = amends_answers.mishap_noted(interview)
    if what and not interview.amends.what:
        st.caption(f"Your half hour has a note of it: {HAPPENED[what].lower()}.")


def _draw_yes_no(visit: Visit, case: Case, name: str, label: str) -> None:
    fields.draw_choice(
        _bind(visit, case, name),
        label,
        (True, False),
        names=lambda answer: "Yes" if answer else "No",
    )


def _bind(visit: Visit, case: Case, name: str, **shown: Any) -> Binding[Any]:  # noqa: ANN401
    """The field of one answer; with each the decision follows anew."""
    return visit.bind(
        case.interview,
        "amends",
        name,
        edit=lambda kept, value: amends_answers.answer_questions(kept, case.day, **{name: value}),
        **shown,
    )


def _when(case: Case) -> str:
    days = (case.day - case.interview.date).days
    when = labels.short_day(case.interview.date, case.day)
    if days > LATE_AFTER_DAYS:
        elapsed = elapsed_in_words(case.interview.date, case.day)
        return f"It was {elapsed} ago; after two days a letter seldom helps."
    return f"It was {when}, so there is still time." if days < 2 else "It was two days ago."  # noqa: PLR2004


def _draw_left(visit: Visit, case: Case) -> None:
    st.caption(_USUAL)
    with st.container(horizontal=True):
        if draw_main("Put it out of my mind", "to-wait", visit):
            visit.go("wait", id=case.interview.id)
        _draw_choice(visit, case, "Write a short letter all the same", Amends.SEND)


def _draw_writing(visit: Visit, case: Case) -> None:
    template = "thank-you" if case.path is Amends.FOLD else "amends"
    with_whom = journal_letters.met_at(visit, case.interview)
    facts, to = _facts(visit, case, with_whom), journal_letters.address(with_whom)
    if "slip" not in facts:
        _draw_slip(visit, case, template, facts)
    draw_letter(visit, template, facts, interview=case.interview, to=to)
    _draw_choice(visit, case, "Leave it after all", Amends.LEAVE)


def _draw_slip(visit: Visit, case: Case, template: str, facts: Mapping[str, str]) -> None:
    """What happened in the person's own words; they go into the letter, and are kept there.

    Saved while it is typed, so the field stays until the page is left.
    """

    def draft(slip: str) -> Matter:
        told = {**facts, "slip": slip}
        return journal_letters.matter(visit, template, told, interview=case.interview)

    letter = journal_letters.find_or_begin(visit, draft(""))
    typed = state.widget(Binding.key_of(letter, "body", role="slip", owner=case.interview.id))
    if typed is None and letter.rev:
        return
    before = draft(typed or "")
    fields.draw_line(
        journal_letters.bind_letter(
            visit,
            before,
            letter,
            "body",
            edit=lambda kept, told: journal_letters.redraft(kept, letter, before, draft(told)),
            shown=typed or "",
            role="slip",
            owner=case.interview.id,
        ),
        "I am sorry that …",
        placeholder="for example: I spoke over you at the start",
    )


def _draw_choice(visit: Visit, case: Case, label: str, path: Amends) -> None:
    draw_tertiary(
        label,
        f"choose-{path}-{case.interview.id}",
        visit.do,
        case.interview.id,
        lambda kept: amends_answers.set_decision(kept, path),
    )


def _facts(visit: Visit, case: Case, with_whom: Contact | None) -> dict[str, str]:
    about = About(
        interview=case.interview,
        outcome=visit.outcomes().get(case.interview.id),
        contact=with_whom,
        day=visit.today,
        question=amends_answers.question_to_mend(case.interview),
    )
    what = _what(case.interview.amends.what)
    slip = SLIPS[what] if what else ""
    return drafting.known_facts(about) | ({"slip": slip} if slip else {})

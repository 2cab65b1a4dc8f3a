"""Drafts a letter: a template filled in with what is known.

What a person typed is inserted once, unchanged, and never read as a template. A fact alone on its
line keeps its line breaks; inside a sentence it is put on one line.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from data.catalogue.letters import FACT, MAYBE, Channel, fact_names, required_facts, terms
from data.coaching.correspondence.channels import overrun
from data.coaching.correspondence.elapsed import elapsed_in_words
from data.models import Result, clean

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from data.catalogue.letters import Template
    from data.models import Application, Contact, Interview, Offer, Outcome, Question

JOINTS = {Channel.EMAIL: "\n\n", Channel.LINKEDIN: "\n", Channel.X: " "}
"""What stands between two paragraphs."""

LEARNT_SINCE = frozenset({"feedback", "decided"})
"""Facts that may come after a letter was begun, and make a sentence of it needless."""

A_WHILE = 28
"""Days after which a talk was some time ago."""

GAVE_FEEDBACK = "your feedback"
BY_APPLICATION = "my application"
DECIDED = {
    Result.REJECTED: "letting me know of your decision",
    Result.THROUGH: "the good news",
    Result.OFFER: "the good news",
}


@dataclass(frozen=True)
class Draft:
    """A letter to edit. `gaps` and `left_out` name facts in words.

    `gaps` would improve it once known; `left_out` are known and found no room.
    """

    subject: str
    body: str
    gaps: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()


@dataclass(frozen=True)
class About:
    """The records a letter is about, as far as there are any, and who signs it.

    `question` is one that went wrong, whose better answer may be told. `day` is the day the letter
    is written: an interview after it has not taken place yet.
    """

    interview: Interview | None = None
    outcome: Outcome | None = None
    contact: Contact | None = None
    application: Application | None = None
    question: Question | None = None
    me: str = ""
    day: date | None = None

    @property
    def talked(self) -> date | None:
        """The day of the interview, if it took place: None if it is to come or was called off."""
        if self.interview is None:
            return None
        held = self.interview.date
        told_before = self.outcome and self.outcome.heard and self.outcome.heard < held
        ahead = self.day is not None and held > self.day
        return None if told_before or ahead else held

    @property
    def has_feedback(self) -> bool:
        """Whether they have given feedback already."""
        given = self.outcome
        return given is not None and bool(given.feedback.strip() or given.feedback_areas)


def known_facts(about: About) -> dict[str, str]:
    """The known facts of a letter, by name. Private notes are never among them."""
    offer = about.outcome.offer if about.outcome else None
    found = {
        "me": about.me,
        "company": _first("company", about.interview, about.application, about.contact),
        "role": _first("role", about.interview, about.application),
        "date": day_in_words(about.talked, about.day) if about.talked else "",
        "interviewer": about.contact.name if about.contact else "",
        "contact": about.contact.name if about.contact else "",
        "met": about.contact.met if about.contact else "",
        "answer": about.question.better_answer if about.question else "",
        "questions": open_questions(offer) if offer else "",
        "terms": known_terms(offer) if offer else "",
        **_when(about),
        **_heard(about),
    }
    return {fact: text for fact, text in found.items() if text.strip()}


def _first(field: str, *records: object) -> str:
    texts = (str(getattr(record, field)) for record in records if record)
    return next((text for text in texts if text.strip()), "")


def _when(about: About) -> dict[str, str]:
    """The day they named, gone by or to come, the day of applying, and how long ago one talked."""
    interview, day = about.interview, about.day
    named = interview.promised if interview and about.talked else None
    promised = named if named and about.talked and named >= about.talked else None
    coming = promised is not None and day is not None and promised >= day
    told = day_in_words(promised, day) if promised else ""
    applied = about.application.applied if about.application else None
    long_ago = about.talked and day and (day - about.talked).days >= A_WHILE
    return {
        "expected" if coming else "promised": told,
        "applied": day_in_words(applied, day) if applied else "",
        "ago": elapsed_in_words(about.talked, day) if long_ago and about.talked and day else "",
    }


def _heard(about: About) -> dict[str, str]:
    """What they have told already, so that nobody asks for it."""
    called_off = about.interview is not None and about.talked is None
    return {
        "feedback": GAVE_FEEDBACK if about.has_feedback else "",
        "paper": BY_APPLICATION if called_off else "",
        "decided": DECIDED.get(about.outcome.result, "") if about.outcome else "",
    }


def day_in_words(day: date, today: date | None = None) -> str:
    """A date as letters write it: "Tuesday 3 March", with the year unless it is that of `today`."""
    told = f"{day:%A} {day.day} {day:%B}"
    return told if today is None or day.year == today.year else f"{told} {day.year}"


def open_questions(offer: Offer) -> str:
    """The questions about the terms still open, one a line; empty if none is."""
    grey = [term for term in terms() if not getattr(offer, term.key).strip()]
    return "\n".join(f"- {term.question}" for term in grey)


def known_terms(offer: Offer) -> str:
    """The known terms of an offer, one a line; empty if none is."""
    told = [(term.name, _one_line(getattr(offer, term.key))) for term in terms()]
    return "\n".join(f"- {name}: {said}" for name, said in told if said)


def draft_letter(template: Template, facts: Mapping[str, str]) -> Draft:
    """Fill in a template.

    Where the channel has a length limit, the longest facts are left out until the text fits.

    Args:
        template: the letter.
        facts: what is known, by fact.
    """
    known = {fact: text for fact in template.facts if (text := _kept(facts.get(fact, "")))}
    asked = [fact for fact in template.facts if fact not in template.unasked]
    gaps = _named(fact for fact in asked if fact not in known)
    body, used = _fitted(template, known)
    left_out = _named(fact for fact in known if fact not in used)
    subject = _one_line(_taken(template.subject, known) or "")
    return Draft(subject, body, gaps, left_out)


def draft_before_news(template: Template, facts: Mapping[str, str]) -> Draft:
    """The letter as drafted before they sent the news it asks for."""
    return draft_letter(template, {fact: facts[fact] for fact in facts if fact not in LEARNT_SINCE})


def asks_again(body: str, before: Draft, now: Draft) -> bool:
    """Whether `body` keeps a paragraph of the draft `before` that the draft `now` has dropped."""
    current = set(now.body.split("\n\n"))
    dropped = [each for each in before.body.split("\n\n") if each not in current]
    return any(each in body for each in dropped)


def _kept(typed: str) -> str:
    text = str(clean(typed)).strip()
    # Dots alone are typed in place of an answer.
    return text if text.strip(".… ") else ""


def _named(facts: Iterable[str]) -> tuple[str, ...]:
    return tuple(fact_names()[fact] for fact in facts)


def _fitted(template: Template, known: Mapping[str, str]) -> tuple[str, Mapping[str, str]]:
    body = _body(template, known)
    if not known or not overrun(body, template.channel):
        return body, known
    # Leaving out the longest frees the most room.
    longest = max(known, key=lambda fact: len(known[fact]))
    return _fitted(template, {fact: text for fact, text in known.items() if fact != longest})


def _body(template: Template, known: Mapping[str, str]) -> str:
    paragraphs = (_taken(ways, known) for ways in template.body)
    return JOINTS[template.channel].join(text for text in paragraphs if text)


def _taken(ways: Sequence[str], known: Mapping[str, str]) -> str | None:
    way = next((way for way in ways if required_facts(way) <= known.keys()), None)
    return None if way is None else _filled(way, known)


def _filled(way: str, known: Mapping[str, str]) -> str:
    """`way` with its facts. What is put in is never looked at again."""
    words = MAYBE.sub(
        lambda maybe: maybe[1] if required_facts(maybe[1]) <= known.keys() else "", way
    )
    return FACT.sub(
        lambda fact: _put(known[fact[1]], words[: fact.start()], words[fact.end() :]), words
    )


def _put(text: str, before: str, after: str) -> str:
    """A fact between two stretches of a template: with its lines if it stands alone."""
    if before[-1:] in {"", "\n"} and after[:1] in {"", "\n"}:
        return text
    line = _one_line(text)
    # The template has a full stop of its own.
    return line.rstrip(".") if after.startswith(".") else line


def _one_line(text: str) -> str:
    return " ".join(text.split())

"""Letters: a template filled with what is known, and a second look before one is sent.

What a person typed is put in once, as it is, and never read as a template. A fact that stands on
a line of its own keeps its lines; one inside a sentence is put on one line.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from data.catalogue.letters import FACT, MAYBE, Channel, fact_names, needs, terms
from data.models import clean

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from data.catalogue.letters import Template
    from data.models import Application, Contact, Interview, Offer, Outcome, Question

LIMITS = {Channel.LINKEDIN: 300, Channel.X: 280}
"""The most a message may have there, in the units of `length`."""

JOINTS = {Channel.EMAIL: "\n\n", Channel.LINKEDIN: "\n", Channel.X: " "}
"""What stands between two paragraphs."""

_SINGLE = ((0, 4351), (8192, 8205), (8208, 8223), (8242, 8247))
"""The code points X counts once (its `twitter-text` settings, version 3); all others twice."""


@dataclass(frozen=True)
class Draft:
    """A letter to edit. `gaps` and `left_out` are facts in plain words.

    `gaps` would make it better once known; `left_out` are known but found no room.
    """

    subject: str
    body: str
    gaps: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()


@dataclass(frozen=True)
class About:
    """The records a letter is about, as far as there are any, and who signs it.

    `question` is one that went wrong, whose better answer may be told.
    """

    interview: Interview | None = None
    outcome: Outcome | None = None
    contact: Contact | None = None
    application: Application | None = None
    question: Question | None = None
    me: str = ""


def facts_of(about: About) -> dict[str, str]:
    """What the records say, by fact; only what is known. Private notes are never among it."""
    offer = about.outcome.offer if about.outcome else None
    promised = about.interview.promised if about.interview else None
    found = {
        "me": about.me,
        "company": _first("company", about.interview, about.application, about.contact),
        "role": _first("role", about.interview, about.application),
        "date": in_words(about.interview.date) if about.interview else "",
        "interviewer": about.contact.name if about.contact else "",
        "contact": about.contact.name if about.contact else "",
        "met": about.contact.met if about.contact else "",
        "answer": about.question.better_answer if about.question else "",
        "promised": in_words(promised) if promised else "",
        "questions": open_questions(offer) if offer else "",
        "terms": known_terms(offer) if offer else "",
    }
    return {fact: text for fact, text in found.items() if text.strip()}


def _first(field: str, *records: object) -> str:
    texts = (str(getattr(record, field)) for record in records if record)
    return next((text for text in texts if text.strip()), "")


def in_words(day: date) -> str:
    """A day as it is written in a letter: "Tuesday 3 March"."""
    return f"{day:%A} {day.day} {day:%B}"


def open_questions(offer: Offer) -> str:
    """What to ask about the terms that are still open, one a line; empty if none is."""
    grey = [term for term in terms() if not getattr(offer, term.key).strip()]
    return "\n".join(f"- {term.question}" for term in grey)


def known_terms(offer: Offer) -> str:
    """The terms that are known, one a line; empty if none is."""
    told = [(term.name, _one_line(getattr(offer, term.key))) for term in terms()]
    return "\n".join(f"- {name}: {said}" for name, said in told if said)


def draft(template: Template, facts: Mapping[str, str]) -> Draft:
    """The letter with what is known, and what would make it better.

    Where the channel has a limit, the longest facts are left out until the text keeps to it.
    """
    known = {fact: text for fact in template.facts if (text := _kept(facts.get(fact, "")))}
    asked = [fact for fact in template.facts if fact not in template.unasked]
    gaps = _named(fact for fact in asked if fact not in known)
    body, used = _fitted(template, known)
    left_out = _named(fact for fact in known if fact not in used)
    return Draft(_subject(template, known), body, gaps, left_out)


def _kept(typed: str) -> str:
    text = str(clean(typed)).strip()
    return text if text.strip(".… ") else ""


def _named(facts: Iterable[str]) -> tuple[str, ...]:
    return tuple(fact_names()[fact] for fact in facts)


def _subject(template: Template, known: Mapping[str, str]) -> str:
    return _one_line(_taken(template.subject, known) or "")


def _fitted(template: Template, known: Mapping[str, str]) -> tuple[str, Mapping[str, str]]:
    body = _body(template, known)
    if not known or not overrun(body, template.channel):
        return body, known
    longest = max(known, key=lambda fact: len(known[fact]))
    return _fitted(template, {fact: text for fact, text in known.items() if fact != longest})


def _body(template: Template, known: Mapping[str, str]) -> str:
    paragraphs = (_taken(ways, known) for ways in template.body)
    return JOINTS[template.channel].join(text for text in paragraphs if text)


def _taken(ways: Sequence[str], known: Mapping[str, str]) -> str | None:
    way = next((way for way in ways if needs(way) <= known.keys()), None)
    return None if way is None else _filled(way, known)


def _filled(way: str, known: Mapping[str, str]) -> str:
    """`way` with its facts. What is put in is never looked at again."""
    words = MAYBE.sub(lambda maybe: maybe[1] if needs(maybe[1]) <= known.keys() else "", way)
    pieces = FACT.split(words)
    for place in range(1, len(pieces), 2):
        pieces[place] = _put(known[pieces[place]], pieces[place - 1], pieces[place + 1])
    return "".join(pieces)


def _put(text: str, before: str, after: str) -> str:
    """A fact between two stretches of a template: with its lines if it stands alone."""
    if before[-1:] in {"", "\n"} and after[:1] in {"", "\n"}:
        return text
    line = _one_line(text)
    return line.rstrip(".") if after.startswith(".") else line


def _one_line(text: str) -> str:
    return " ".join(text.split())


def length(text: str, channel: Channel) -> int:
    """How long `text` counts there: as X weighs it, or in UTF-16 units as browsers count."""
    if channel is Channel.X:
        return sum(1 if _counts_once(ord(sign)) else 2 for sign in text)
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _counts_once(code: int) -> bool:
    return any(first <= code <= last for first, last in _SINGLE)


def overrun(text: str, channel: Channel) -> int:
    """By how much `text` is longer than the channel takes; 0 if it fits."""
    return max(0, length(text, channel) - LIMITS[channel]) if channel in LIMITS else 0

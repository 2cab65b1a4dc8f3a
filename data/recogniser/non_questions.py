"""Recognises what is no question in notes: titles, greetings, facts, answers, remarks."""

from __future__ import annotations

from enum import Enum
from functools import cache

from data.catalogue.loader import FOLDER, read_toml
from data.catalogue.schema import Entry
from data.regex.pattern import Pattern

_OF_A_WORD = Pattern(r"\w")
_LONGEST_TITLE = 70
_AND_A_WORD = (
    r"(?:\s+(?:answer|one|chat|people|person|guy|vibe|start|ending|response|overall|enough"
    r"|actually|here|there|i think))?\s*(?:$|[.,;)\]!–—-])"
)
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
_WEEKDAY = r"(?:mon|tues?|wed(?:nes)?|thur?s?|fri|sat(?:ur)?|sun)(?:day)?"
_NTH = r"\d{1,2}(?:st|nd|rd|th)?"
_DATE = Pattern(
    rf"\W*(?:(?:{_WEEKDAY}\b\W*)?(?:{_NTH}\W+{_MONTH}|{_MONTH}\W+{_NTH})\b[\W\d]*(?:at\b.*|{_WEEKDAY})?"
    rf"|{_WEEKDAY}\b[\W\d]*(?:am|pm|morning|afternoon|evening)?)\W*$",
    folded=True,
)


Patterns = tuple[str, ...]


class Section(Enum):
    """Whose lines follow a title: questions they asked, the person's own, or other notes."""

    ASKED = "asked"
    OWN = "own"
    OTHER = "other"


class Notes(Entry, frozen=True, kw_only=True):
    """The patterns of `notes.toml`, as written there."""

    openings: Patterns
    no_openings: Patterns
    own_titles: Patterns
    asked_titles: Patterns
    other_titles: Patterns
    mail: Patterns
    facts: Patterns
    of_oneself: Patterns
    leaving: Patterns
    remarks: Patterns
    verdicts: Patterns


@cache
def notes() -> Notes:
    """The patterns of this app, read once.

    Raises:
        CatalogueError: the file is missing or inconsistent.
    """
    return read_toml(FOLDER / "notes.toml", Notes)


def notes_pattern(name: str, start: str = r"\W*", end: str = "") -> Pattern:
    """One pattern that fits the beginning of a text if any of a list in `notes.toml` does.

    Args:
        name: the list in `notes.toml`.
        start: a pattern that comes before it.
        end: a pattern that comes after it.
    """
    # Made when first used, so that importing this module reads no file.
    return Pattern(lambda: f"{start}(?:{'|'.join(getattr(notes(), name))}){end}", folded=True)


_OWN_TITLES = notes_pattern("own_titles", r".{0,20}?\b")
_ASKED_TITLES = notes_pattern("asked_titles", end=r"\W*$")
_OTHER_TITLES = notes_pattern("other_titles", end=r"\W*$")
_MAIL, _FACTS, _REMARKS = notes_pattern("mail"), notes_pattern("facts"), notes_pattern("remarks")
_OF_ONESELF, _LEAVING = notes_pattern("of_oneself"), notes_pattern("leaving")
_VERDICTS = notes_pattern("verdicts", end=_AND_A_WORD)


def read_title(text: str, *, headed: bool) -> Section | None:
    """Which section a title opens ("Questions they asked:").

    Args:
        text: the line.
        headed: whether it looks like a heading (Markdown, bold, or all capitals).

    Returns:
        None if the line is no title.
    """
    words, after = _split_title(text)
    colon = after.lstrip().startswith(":")
    if not 1 < len(words) <= _LONGEST_TITLE or any(stop in words for stop in ":.?!"):
        return None
    set_off = headed or colon
    if set_off and _OWN_TITLES.begins(words):
        return Section.OWN
    spoken = colon and "question" in words.lower()
    if spoken or _ASKED_TITLES.begins(words):
        return Section.ASKED
    if _OTHER_TITLES.begins(words):
        return Section.OTHER if set_off or words.lower().endswith(_NOTES) else None
    return None


def _split_title(text: str) -> tuple[str, str]:
    """A line from its first word to its last, and what stands after."""
    first, last = _OF_A_WORD.search(text), _OF_A_WORD.search(text[::-1])
    if not (first and last):
        return "", ""
    end = len(text) - last.start()
    return text[first.start() : end], text[end:]


_NOTES = ("notes", "note", "thoughts", "impressions", "feelings", "reflections", "feedback")
"""Titles that need no colon: nobody asks about them in one word."""


def is_of_a_mail(text: str) -> bool:
    """Whether a line is an email's header, greeting or closing."""
    return _MAIL.begins(text)


def is_noise(text: str) -> bool:
    """Whether a line is plainly no question: part of an email, a fact, a date, a link."""
    return is_of_a_mail(text) or _FACTS.begins(text) or _DATE.begins(text)


def is_remark(text: str) -> bool:
    """Whether a few words are about how it went, and not about what was asked."""
    told = _OF_ONESELF.begins(text) and not _LEAVING.begins(text)
    return told or _REMARKS.begins(text) or _VERDICTS.begins(text)

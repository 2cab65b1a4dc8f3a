"""A check of a letter's tone before it is sent: angry, pleading, too long, or with a gap."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from data.catalogue.letters import cautions
from data.models import fold_words
from data.models.text_cleaning import count_written
from data.regex.pattern import Pattern, literal

if TYPE_CHECKING:
    from data.catalogue.letters import Caution

LONGEST_LETTER_WORDS = 150
LOUD = 5
"""Letters of the longest word in a shouted run; acronyms in a row are shorter."""

_SHOUT = Pattern(r"!{2,}")
_CAPITALS = Pattern(r"\b[A-Z']{2,}(?:[ ,]+(?:[A-Z']{2,}|[AI]\b)){2,}")
_GAP = Pattern(r"\[[^\[\]\n]{1,60}\]|\{[^{}\n]{1,60}\}|<[A-Za-z][A-Za-z ']{1,40}>|_{3,}|\bXXX+\b")


@dataclass(frozen=True)
class ToneWarning:
    """A reason to reread a letter: its kind, the warning, and the phrases that triggered it."""

    kind: str
    says: str
    found: tuple[str, ...] = ()


def tone_warnings(text: str) -> tuple[ToneWarning, ...]:
    """What to look at again: anger, begging, a gap, or over `LONGEST_LETTER_WORDS` words."""
    return tuple(
        ToneWarning(caution.kind, caution.says, found)
        for caution in cautions()
        if (found := _found(caution, text))
    )


def _found(caution: Caution, text: str) -> tuple[str, ...]:
    if caution.kind == "long":
        words = count_written(text)
        return (f"{words} words",) if words > LONGEST_LETTER_WORDS else ()
    if caution.kind == "gap":
        return tuple(dict.fromkeys(_GAP.findall(text)))
    told = tuple(dict.fromkeys(_PHRASES[caution.kind].findall(fold_words(text.replace("’", "'")))))
    return told + (_shouted(text) if caution.kind == "angry" else ())


def _shouted(text: str) -> tuple[str, ...]:
    runs = (
        run
        for run in _CAPITALS.findall(text)
        if max(map(len, run.replace(",", " ").split())) >= LOUD
    )
    return (*runs, *dict.fromkeys(_SHOUT.findall(text)))


def _phrases(kind: str) -> str:
    """The phrases of a kind, the longest first; they begin and end with words."""
    phrases = (phrase for each in cautions() if each.kind == kind for phrase in each.phrases)
    # RE2 takes the first alternative that fits, so the longest must come first.
    return rf"\b(?:{'|'.join(map(literal, sorted(phrases, key=len, reverse=True)))})\b"


_PHRASES = {kind: Pattern(partial(_phrases, kind)) for kind in ("angry", "begging")}

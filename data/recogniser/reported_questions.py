"""Finds reported questions: "they asked why I left, then about my notice"."""

from __future__ import annotations

from data.recogniser.lines import Piece, has_words
from data.regex.pattern import Pattern

_RETOLD = Pattern(
    r"(?P<here>\W*(?P<before>(?:[\w'’]+\W+){0,7}?)"
    r"(?:asked|asking|wanted to (?:know|hear)|wanted me to"
    r"|had me|inquired|enquired)(?P<whom>\s+(?:me|us))?(?:\s+was)?\s*[:,]?\s*)"
    r"(?:(?P<what>about|why|what|how|when|where|which|who|if|whether)\b|\b)",
    folded=True,
)
_BY_ME = Pattern(
    r"\b(?:i|we)\W+(?:then |also |just )?$|\b(?:to be|get|was|were|be)\W+$", folded=True
)
_MINE = Pattern(r"\s*,?\s*\b(?:and|but|so|which) I\b")
_NEXT_ASKED = Pattern(
    r"(?P<here>,\s*(?:and\s+)?)(?:what|how|why|whether|when|where|about|who)\b", folded=True
)
_THEN = Pattern(
    r"\s*(?:[,;.]\s*)?(?:\band\s+)?\b(?:then|next|after that|and they|and she|and he)\b\s*",
    folded=True,
)


def retells(sentence: str) -> bool:
    """Whether a sentence reports what others asked."""
    return _retell(sentence) is not None


def split_retelling(sentence: str) -> list[Piece]:
    """The questions a sentence reports, and the speaker's own remarks; empty if it reports none."""
    if not retells(sentence):
        return []
    stretches = (part for each in _THEN.split(sentence) for part in _NEXT_ASKED.split(each))
    return [piece for part in stretches if part.strip(_ENDS) for piece in _take_apart(part)]


def _take_apart(part: str) -> list[Piece]:
    asked = _retell(part) or part
    own = _MINE.search(asked)
    bare = asked[: own.start()] if own else asked
    pieces = [Piece(bare.strip(_ENDS), kept=True)]
    return [*pieces, Piece(asked[own.start() :].strip(_ENDS), kept=False)] if own else pieces


def _retell(sentence: str) -> str | None:
    found = _RETOLD.match(sentence)
    if not found or _BY_ME.fits(found["before"]):
        return None
    # "Asked: ..." by itself is a label and reports nothing.
    if not (found["before"] or found["whom"] or found["what"]):
        return None
    rest = sentence[found.end() :].strip(_ENDS)
    return rest if has_words(rest) else None


_ENDS = " ,.;"

"""A line of a pasted text in pieces: what is asked, and what is only said."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from data.catalogue import remarks
from data.catalogue.asking import asks, count_words
from data.catalogue.lines import Piece, split_cells
from data.catalogue.retelling import tell_again

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from data.catalogue.lines import Line

_SENTENCE = re.compile(
    r"(?<=[.?!？؟…])[\"'”’“»«)\]*_]*\s+(?=[\"'“„«‘(\[–—>*_-]*\s*[^\W_])(?<!e\.g\.\s)(?<!i\.e\.\s)(?<!etc\.\s)(?<!vs\.\s)"
)
_QUOTED = re.compile(
    r"[“„”]\s*(?P<a>[^“”„]{3,300}?)\s*[”“]|«\s*(?P<b>[^«»]{3,300}?)\s*»|»\s*(?P<c>[^«»]{3,300}?)\s*«"
    r"|\"(?P<d>[^\"]{3,300}?)\"|(?:(?<=\s)|^)[‘'‚](?P<e>[^‘]{3,300}?)[’'‘](?!\w)"
)
_NUMBERED = re.compile(r"(?:(?<=\s)|^)\(?(\d{1,2})[.)]\s+")
_AFTER = re.compile(
    r"(?<=[?？])\s*(?:[-–—=]*>|→|[-–—]{1,2}\s|\(|\[|/|\|)\s*(?!and\b|or\b|if\b|then\b).*$",
    re.IGNORECASE,
)
_FOLLOWS = re.compile(
    r"\W*(?:and|or|but|also|if so|if not|why\?|why not|how so|what (?:did you (?:learn|do)|happened"
    r"|was the|were the|would you do differently|came of it|(?:do|would|will) you do)"
    r"|how did (?:you|it|that|they)|how (?:do|would) you (?:react|respond|go about|handle)\b"
    r"|.{0,40}\b(?:it|that|this|they|them|he|she|him|her|those|there)\b)",
    re.IGNORECASE,
)
_SETS_UP = re.compile(r"\b(?:you|your|you're|you've)\b", re.IGNORECASE)
_CHATTER = re.compile(
    r"\W*(?:so we|i\b|i'm|i'll|i’m|we're|we have about|thanks|thank you|great|hi\b|hello"
    r"|ok(?:ay)?\b|right|perfect|good\b|nice|lovely|welcome|before we|let me|my name|cool|sure"
    r"|no problem)",
    re.IGNORECASE,
)
_HEADED = re.compile(r"\W*(?:questions?|what they asked|asked)\W*", re.IGNORECASE)
_LISTED = re.compile(r"\s*;\s+(?=\w)")
_LEAD = re.compile(r"[^?:]{0,40}:\s+(?=\S)")
_A_FEW = 3


def split_sentences(text: str) -> list[str]:
    """The sentences of a text, each with its end."""
    return [part.strip() for part in _SENTENCE.split(text) if part.strip()]


def read_line(line: Line, *, listed: bool, most: int) -> Iterator[Piece]:
    """The pieces of a line; up to `most` words in which nobody asks are taken for a question."""
    cells = split_cells(line.text)
    if len(cells) > 1:
        yield from _read_row(cells)
        return
    rows = _split_numbered(line.text)
    if len(rows) > 1:
        yield from (Piece(row, kept=True) for row in rows)
        return
    if quoted := _find_quoted(line.text):
        yield from quoted
        return
    sentences = split_sentences(_cut(line.text))
    rest = line.text[len(_cut(line.text)) :].strip()
    if any(map(asks, sentences)):
        yield from _join(sentences, whole=listed and len(sentences) <= _A_FEW)
    else:
        yield from _read_unasked(line.text, sentences, most)
        rest = ""
    if rest:
        yield Piece(rest, kept=False)


def _read_row(cells: Sequence[str]) -> Iterator[Piece]:
    """A row of a table: its first cell that asks, or else the one of most words."""
    headed = any(_HEADED.fullmatch(cell) for cell in cells)
    asked = next(filter(asks, cells), max(cells, key=count_words))
    for cell in cells:
        yield Piece(cell, kept=cell == asked and not headed)


def _find_quoted(text: str) -> list[Piece]:
    """What is asked inside quotation marks, and what stands around them; nothing if they do not."""
    found = list(_QUOTED.finditer(text))
    inside = [next(filter(None, each.groups())).strip() for each in found]
    around = [part for part in _around(text, [each.span() for each in found]) if part]
    if not any(map(asks, inside)) or any(asks(part) for part in around):
        return []
    whole = found[0].start() == 0 and found[-1].end() == len(text)
    if len(found) > 1 and whole and all(map(asks, inside)):
        return [Piece(text, kept=True)]
    pieces = [Piece(each, kept=asks(each)) for each in inside]
    return [*pieces, *(Piece(part, kept=False) for part in around)]


def _around(text: str, spans: Sequence[tuple[int, int]]) -> Iterator[str]:
    at = 0
    for start, end in spans:
        yield text[at:start].strip()
        at = end
    yield text[at:].strip()


def _cut(text: str) -> str:
    """A question without the remark after its mark: `Why here? -> rambled`."""
    found = _AFTER.search(text)
    if found and not asks(text[found.start() :].lstrip(" -–—=>→(/|[")):
        return text[: found.start()].rstrip()
    return text


def _split_numbered(text: str) -> list[str]:
    """`1. Why? 2. When? 3. Who?` in one line, taken apart; one part if it is no such row."""
    found = list(_NUMBERED.finditer(text))
    numbers = [int(each[1]) for each in found]
    first = numbers[0] if numbers else 0
    if len(numbers) <= 1 or numbers != list(range(first, first + len(numbers))):
        return [text]
    head = text[: found[0].start()].strip()
    ends = [*(each.start() for each in found[1:]), len(text)]
    rows = [text[one.end() : end].strip() for one, end in zip(found, ends, strict=True)]
    return [row for row in (head, *rows) if row]


def _join(sentences: Sequence[str], *, whole: bool) -> Iterator[Piece]:
    """Sentences of which one asks at least: what belongs together as one question.

    If `whole`, they stand in one line of a list, so they mostly do.
    """
    apart = not whole or sum(map(asks, sentences)) >= _A_FEW
    last = max(place for place, sentence in enumerate(sentences) if asks(sentence))
    held: list[str] = []
    for place, sentence in enumerate(sentences):
        does = asks(sentence)
        if does and apart and any(map(asks, held)) and not _FOLLOWS.match(sentence):
            yield Piece(" ".join(held), kept=True)
            held = []
        if does or _belongs(sentence, whole=whole, leads=place < last):
            held.append(sentence if whole else _bare(sentence))
            continue
        if held:
            yield Piece(" ".join(held), kept=any(map(asks, held)))
            held = []
        yield from tell_again(sentence) or [Piece(sentence, kept=False)]
    if held:
        yield Piece(" ".join(held), kept=any(map(asks, held)))


def _bare(sentence: str) -> str:
    """A question of a running text without its lead: `Then a surprise: why here?`."""
    found = _LEAD.match(sentence)
    led = found and not _SETS_UP.search(found[0]) and asks(sentence[found.end() :])
    return sentence[found.end() :] if found and led else sentence


def _belongs(sentence: str, *, whole: bool, leads: bool) -> bool:
    """Whether a statement is part of a question: "You are alone on shift. What do you do?"."""
    if not whole:
        return leads and bool(_SETS_UP.search(sentence)) and not _CHATTER.match(sentence)
    return leads or not (_CHATTER.match(sentence) or remarks.is_remark(sentence))


def _read_unasked(text: str, sentences: Sequence[str], most: int) -> Iterator[Piece]:
    """A line in which nobody asks: what it retells, a rough jotting, or a remark."""
    told = [tell_again(sentence) for sentence in sentences]
    if any(told):
        for sentence, found in zip(sentences, told, strict=True):
            yield from found or [Piece(sentence, kept=False)]
        return
    jotted = [part for part in _LISTED.split(text) if part]
    kept = all(count_words(part) <= most for part in jotted) and not remarks.is_remark(text)
    for part in jotted if kept and len(jotted) >= _A_FEW else [text]:
        yield Piece(part, kept=kept)

"""Splits a line of a pasted text into questions and statements."""

from __future__ import annotations

from typing import TYPE_CHECKING

from data.recogniser import non_questions
from data.recogniser.is_question import asks, count_words
from data.recogniser.lines import Piece, split_cells
from data.recogniser.quotations import QuoteMarks, after_a_blank, before_no_word, find_quoted
from data.recogniser.reported_questions import split_retelling
from data.regex.pattern import HERE, Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from data.recogniser.lines import PastedLine

_SENTENCE = Pattern(r"[.?!？؟…](?P<here>[\"'”’“»«)\]*_]*\s+)[\"'“„«‘(\[–—>*_-]*\s*[^\W_]")
_SHORTENED = ("e.g.", "i.e.", "etc.", "vs.")
"""After one of these and a blank no sentence ends."""

_MARKS = (
    QuoteMarks("“„”", "”“", "“„”", 3, 300, trimmed=True),
    QuoteMarks("«", "»", "«»", 3, 300, trimmed=True),
    QuoteMarks("»", "«", "«»", 3, 300, trimmed=True),
    QuoteMarks('"', '"', '"', 3, 300),
    QuoteMarks("‘'‚", "’'‘", "‘", 3, 300, may_open=after_a_blank, may_close=before_no_word),
)
"""How what they asked is quoted. Fewer letters are a word spoken of, more are no question."""

_NUMBERED = Pattern(r"(?:^|\s)(?P<here>\(?(?P<number>\d{1,2})[.)])\s")
_AFTER = Pattern(
    r"[?？](?P<here>\s*(?:[-–—=]*>|→|[-–—]{1,2}\s|\(|\[|/|\|))(?P<on>(?:and|or|if|then)\b)?",
    folded=True,
)
_FOLLOWS = Pattern(
    r"\W*(?:and|or|but|also|if so|if not|why\?|why not|how so|what (?:did you (?:learn|do)|happened"
    r"|was the|were the|would you do differently|came of it|(?:do|would|will) you do)"
    r"|how did (?:you|it|that|they)|how (?:do|would) you (?:react|respond|go about|handle)\b"
    r"|.{0,40}\b(?:it|that|this|they|them|he|she|him|her|those|there)\b)",
    folded=True,
)
_SETS_UP = Pattern(r"\b(?:you|your|you're|you've)\b", folded=True)
_CHATTER = Pattern(
    r"\W*(?:so we|i\b|i'm|i'll|i’m|we're|we have about|thanks|thank you|great|hi\b|hello"
    r"|ok(?:ay)?\b|right|perfect|good\b|nice|lovely|welcome|before we|let me|my name|cool|sure"
    r"|no problem)",
    folded=True,
)
_HEADED = Pattern(r"\W*(?:questions?|what they asked|asked)\W*", folded=True)
_LISTED = Pattern(r"(?P<here>\s*;\s+)\w")
_LEAD = Pattern(r"(?P<here>[^?:]{0,40}:\s+)\S")
_A_FEW = 3


def split_sentences(text: str) -> list[str]:
    """The sentences of a text, each with its punctuation."""
    ends = [each.span() for each in _SENTENCE.finditer(text)]
    told = [(start, end) for start, end in ends if not _goes_on(text, start, end)]
    parts = map(slice, [0, *(end for _, end in told)], [*(start for start, _ in told), len(text)])
    return [part for part in (text[each].strip() for each in parts) if part]


def _goes_on(text: str, start: int, end: int) -> bool:
    return end == start + 1 and text.endswith(_SHORTENED, 0, start)


def split_line(line: PastedLine, *, listed: bool, most: int) -> Iterator[Piece]:
    """Split a line into questions and the rest.

    Args:
        line: the line.
        listed: whether it is an item of a list of questions.
        most: up to how many words a line that asks nothing is kept as a rough note of a question.
    """
    # The plainest mark decides first: a table row, then numbers, then quotation marks.
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
    found = find_quoted(text, _MARKS)
    inside = [each.words for each in found]
    around = [part for part in _around(text, [each.span for each in found]) if part]
    if not any(map(asks, inside)) or any(map(asks, around)):
        return []
    whole = found[0].span[0] == 0 and found[-1].span[1] == len(text)
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
    found = next((each for each in _AFTER.finditer(text) if not each["on"]), None)
    if found and not asks(text[found.start() :].lstrip(" -–—=>→(/|[")):
        return text[: found.start()].rstrip()
    return text


def _split_numbered(text: str) -> list[str]:
    """`1. Why? 2. When? 3. Who?` in one line, taken apart; one part if it is no such row."""
    found = list(_NUMBERED.finditer(text))
    numbers = [int(each["number"]) for each in found]
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
    asked = [asks(sentence) for sentence in sentences]
    apart = not whole or sum(asked) >= _A_FEW
    last = max(place for place, does in enumerate(asked) if does)
    held, holds = list[str](), False
    for place, sentence in enumerate(sentences):
        does = asked[place]
        if does and apart and holds and not _FOLLOWS.begins(sentence):
            yield Piece(" ".join(held), kept=True)
            held, holds = [], False
        if does or _belongs(sentence, whole=whole, leads=place < last):
            held.append(sentence if whole else _bare(sentence))
            holds = holds or asks(held[-1])
            continue
        if held:
            yield Piece(" ".join(held), kept=holds)
            held, holds = [], False
        yield from split_retelling(sentence) or [Piece(sentence, kept=False)]
    if held:
        yield Piece(" ".join(held), kept=holds)


def _bare(sentence: str) -> str:
    """A question of a running text without its lead: `Then a surprise: why here?`."""
    found = _LEAD.match(sentence)
    led = found and not _SETS_UP.fits(found[HERE]) and asks(sentence[found.end() :])
    return sentence[found.end() :] if found and led else sentence


def _belongs(sentence: str, *, whole: bool, leads: bool) -> bool:
    """Whether a statement is part of a question: "You are alone on shift. What do you do?"."""
    if not whole:
        return leads and _SETS_UP.fits(sentence) and not _CHATTER.begins(sentence)
    return leads or not (_CHATTER.begins(sentence) or non_questions.is_remark(sentence))


def _read_unasked(text: str, sentences: Sequence[str], most: int) -> Iterator[Piece]:
    """A line in which nobody asks: what it retells, a rough jotting, or a remark."""
    told = [split_retelling(sentence) for sentence in sentences]
    if any(told):
        for sentence, found in zip(sentences, told, strict=True):
            yield from found or [Piece(sentence, kept=False)]
        return
    jotted = [part for part in _LISTED.split(text) if part]
    kept = all(count_words(part) <= most for part in jotted) and not non_questions.is_remark(text)
    for part in jotted if kept and len(jotted) >= _A_FEW else [text]:
        yield Piece(part, kept=kept)

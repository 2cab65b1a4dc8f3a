"""Finds the questions in a pasted text.

Notes come as lists, emails, transcripts and half sentences. What is plainly no question (a
greeting, a time, an answer, a remark) is left out, and shown, so that a tap brings it back. A
doubtful line of a list is kept, since a rough note is a question too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from data.models import MOST_QUESTIONS
from data.recogniser import non_questions
from data.recogniser.is_question import asks, count_words, has_mark
from data.recogniser.lines import Piece, find_answering_speakers, has_words, read_lines
from data.recogniser.non_questions import Section
from data.recogniser.reported_questions import retells, split_retelling
from data.recogniser.sentences import split_line, split_sentences
from data.regex.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from data.recogniser.lines import PastedLine

_COMMAS = Pattern(r"\s*[,;]\s*")
_AND_ABOUT = Pattern(
    r"(?P<here>\W*(?:and|then|also)\W+)(?:about|why|what|how|whether|if)\b", folded=True
)
_A_FEW = 3
_JOT = 9
"""Words of a rough line that may still be a question."""

_ITEM = 60
"""The same where the lines are plainly a list."""


MOST_PASTED_LINES = 600
"""Lines of one paste that are read, blank ones included: an hour's transcript has fewer."""

LONGEST_PASTE = 20_000
"""Signs of one paste that are read: as many as a field keeps."""


class Paste(NamedTuple):
    """The questions in a pasted text, and the lines left out (`dropped`), in the text's order."""

    questions: tuple[str, ...]
    dropped: tuple[str, ...]


def split_questions(pasted: str) -> tuple[str, ...]:
    """The questions in a pasted text; see `read_paste`."""
    return read_paste(pasted).questions


def read_paste(pasted: str) -> Paste:
    """Split a pasted text into its questions and the rest.

    Args:
        pasted: the text, of which the first `MOST_PASTED_LINES` lines and `LONGEST_PASTE`
            characters are read; `find_unread` has what lies beyond.

    Returns:
        At most `MOST_QUESTIONS` questions, and every other line with a letter in it. Both come
        without list markers, time stamps and speakers' names, in their order, each once.
    """
    within = "\n".join(_split_at_limit(pasted)[0])
    pieces = [piece for piece in _read(read_lines(within)) if has_words(piece.text)]
    kept = tuple(dict.fromkeys(piece.text for piece in pieces if piece.kept))
    over = frozenset(kept[MOST_QUESTIONS:])
    questions = kept[:MOST_QUESTIONS]
    left = [piece.text for piece in pieces if not piece.kept or piece.text in over]
    return Paste(questions, tuple(text for text in dict.fromkeys(left) if text not in questions))


def find_unread(pastes: Iterable[str]) -> tuple[str, ...]:
    """The lines that `read_paste` does not reach, because a paste is too long.

    Args:
        pastes: pasted texts. A line that is read in one of them is not returned for another.

    Returns:
        Lines with a letter in them, in their order, each once.
    """
    parts = [_split_at_limit(pasted) for pasted in pastes]
    read = {line.strip() for within, _ in parts for line in within}
    beyond = dict.fromkeys(line.strip() for _, over in parts for line in over)
    return tuple(line for line in beyond if line not in read and has_words(line))


def _split_at_limit(pasted: str) -> tuple[list[str], list[str]]:
    """The lines of a paste that are read, and those that are not."""
    within, beyond = pasted[:LONGEST_PASTE].splitlines(), pasted[LONGEST_PASTE:].splitlines()
    return within[:MOST_PASTED_LINES], [*within[MOST_PASTED_LINES:], *beyond]


class Frame(NamedTuple):
    """What is known of a text as a whole.

    `prose`: it is no plain list. `most`: how many words a rough note may have. `told`: speakers who
    retell what they were asked. `silent`: speakers whose lines are no interview questions.
    """

    prose: bool
    most: int
    told: frozenset[str]
    silent: frozenset[str]


def _frame(lines: Sequence[PastedLine]) -> Frame:
    own = find_answering_speakers(lines)
    told = own & {line.speaker for line in lines if _retells(line.text)}
    others = {line.speaker for line in lines if line.speaker} if told else own
    return Frame(
        _is_prose(lines), _ITEM if _is_list(lines) else _JOT, told, frozenset(others - told)
    )


def _read(lines: Sequence[PastedLine]) -> Iterator[Piece]:
    # Whoever types one line into the box means a question, whatever it looks like.
    if len(lines) == 1:
        yield from _read_only_line(lines[0])
        return
    frame, part, above = _frame(lines), Section.ASKED, -1
    for line in lines:
        title = non_questions.read_title(line.text, headed=line.headed)
        part = title or part
        # Indented under a question, and no question itself: a note on that one.
        note = 0 <= above < line.deep and not asks(line.text)
        if title or note or part is Section.OWN or _says_nothing(line, frame):
            yield Piece(line.text, kept=False)
            continue
        found = list(_read_within(line, frame, part))
        above = line.deep if any(piece.kept for piece in found) else above
        yield from found


def _says_nothing(line: PastedLine, frame: Frame) -> bool:
    """Whether a line is plainly no question: of somebody silent, a heading, a fact."""
    heads = line.text.endswith(":") and not asks(line.text)
    return line.speaker in frame.silent or heads or non_questions.is_noise(line.text)


def _read_within(line: PastedLine, frame: Frame, part: Section) -> Iterator[Piece]:
    if line.speaker in frame.told:
        return _read_told(line.text)
    listed = not line.speaker and part is Section.ASKED and (line.marked or not frame.prose)
    return split_line(line, listed=listed, most=frame.most if listed else 0)


def _retells(text: str) -> bool:
    return any(map(retells, split_sentences(text)))


def _read_told(text: str) -> Iterator[Piece]:
    """What somebody who was there retells to a friend; their own questions are none."""
    for sentence in split_sentences(text):
        goes_on = _AND_ABOUT.begins(sentence)
        found = split_retelling(sentence) or [Piece(sentence, kept=goes_on)]
        for told, kept in found:
            yield Piece(_AND_ABOUT.drop(told) if kept else told, kept)


def _is_prose(lines: Sequence[PastedLine]) -> bool:
    """Whether the text is a mail, a dialogue or a diary rather than a list."""
    framed = sum(non_questions.is_of_a_mail(line.text) for line in lines)
    if framed > 1 or any(line.speaker for line in lines):
        return True
    long = sum(count_words(line.text) > 2 * _JOT and not asks(line.text) for line in lines)
    return 2 * long > len(lines)


def _is_list(lines: Sequence[PastedLine]) -> bool:
    """Whether most lines are items of a list, or ask."""
    return 2 * sum(line.marked or asks(line.text) for line in lines) > len(lines)


def _read_only_line(line: PastedLine) -> Iterator[Piece]:
    """The one line of a text: what was typed, unless it is plainly a list in a row or a story."""
    parts = _COMMAS.split(line.text)
    short = all(0 < count_words(part) <= _A_FEW + 2 for part in parts)
    if len(parts) > _A_FEW and short and not has_mark(line.text) and not asks(line.text):
        return (Piece(part, kept=True) for part in parts)
    found = list(split_line(line, listed=True, most=_ITEM))
    if sum(piece.kept for piece in found) > 1 or _tells_a_story(line.text):
        return iter(found)
    return iter([Piece(line.raw if line.headed else line.text, kept=True)])


def _tells_a_story(text: str) -> bool:
    """Whether questions stand among sentences that ask nothing, or are retold."""
    sentences = split_sentences(text)
    asked = sum(asks(sentence) or retells(sentence) for sentence in sentences)
    return 0 < asked < len(sentences) or _retells(text)

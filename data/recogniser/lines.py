"""Splits a pasted text into lines, and each line into its marker, its speaker and its words."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from data.recogniser.is_question import asks, count_words
from data.regex.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from data.regex.pattern import Match

MARKER = Pattern(
    r"\s*(?:"
    # A bullet, but not the minus of a number.
    r"(?P<bullet>[-*•·‣◦▪●○■□☐☑✓✔➤►‒–—―>+]+)(?:\s|$|[^\W\d])"
    # `[ ]`, `[x]`, a heading of Markdown, `1 -`.
    r"|(?P<spaced>\[[\sx]?\]|#{1,6}|\d{1,2}\s+[-–—])\s"
    # `1.`, `2)`, `(3)`, `4:`, but not 1.5.
    r"|(?P<number>\(?\d{1,3}[.):])(?:\D|$)"
    # `a)`, `(b)`, `Q:`, `Q3.`, `Question 4:`.
    r"|(?P<letter>\(?[a-z]\)|q(?:uestion)?\s*\d{0,3}\s*[.:)]))",
    folded=True,
)
_INVISIBLE = "\u200b\u200e\u200f\u2060\ufeff\u202a\u202c"
"""What chat programs put before a line; inside one it may hold a sign together."""
_DAY = r"(?:\d{1,4}[./-]\d{1,2}[./-]\d{2,4},?\s+)?"
_CLOCK = r"\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?\s*(?:[apAP]\.?[mM]\.?)?"
_STAMP = Pattern(rf"(?P<here>\s*[\[(<]?{_DAY}{_CLOCK}[\])>]?\s*(?:[-–—|]\s*)?)\S", folded=True)
_CUE = Pattern(rf"\s*{_CLOCK}\s*-+>\s*{_CLOCK}")
_NAME = (
    r"(?:(?i:speaker|person|participant|interviewer|panell?ist|panel member|guest) ?\d{1,2}"
    r"|[^\W\d_][\w.'’-]*(?: (?:[A-Z]|de |van |von |al-)[\w.'’-]*){0,3})"
)
_ROLE = r"(?:\s*\([^()]{1,40}\)|\s*[,/–-]\s*[A-Z][\w ]{1,30})?"
_SPEAKER = Pattern(rf"\s*(?P<who>{_NAME}){_ROLE}\s*(?:[\[(]?{_CLOCK}[\])]?)?\s*:\s*")
_HEAD = Pattern(rf"\s*(?P<who>{_NAME}){_ROLE}\s*[-–—|·,]?\s*[\[(]?{_CLOCK}[\])]?\s*$")
_ASKERS = frozenset(
    (
        *("interviewer", "interviewers", "interviewer1", "interviewer2", "recruiter", "hr", "host"),
        *("panel", "manager", "they", "them", "q", "question", "hm", "chair", "int"),
    )
)
_MYSELF = frozenset(
    (
        *("me", "i", "myself", "candidate", "interviewee", "applicant", "you", "mine", "us", "we"),
        *("a", "answer", "ans", "response"),
    )
)
_ASKED = Pattern(r"\s*q(?:uestion)?\s*\d{0,3}\s*[.:)]", folded=True)
_LETTER = Pattern(r"[^\W\d_]")
_A_DIALOGUE = 3
"""So many turns of speakers that come back are a dialogue."""

_WRAPPED = 55
"""Characters from which on a line may have been wrapped."""

_HANGS = Pattern(
    r"(?:[,–—-]|\b(?:a|an|the|my|your|our|their|his|her|its|this|of|to|in|on|at|for|from|with|by"
    r"|about|into|as|than|and|or|but|that|which|who|if|when|because|would|could|should|will|can"
    r"|is|are|was|were|be|been|have|has|had|did|do|does|not|so|very|it'?s|i'?m))\s*$",
    folded=True,
)
"""How a line ends that cannot end there."""

_LARGE_AFTER = r"[.?!]\s+[A-Z]"
_SENTENCES = Pattern(rf"^\W*[^\W\d_a-z]|{_LARGE_AFTER}"), Pattern(_LARGE_AFTER)
"""How somebody writes who begins sentences large, so that a small letter goes on; and the same
where a line has gone on already."""

_TURN = Pattern(
    r"\s*(?:and\s+)?(?:then\s+)?(?:(?:they|he|she|we|i|you)\s+(?:\w+\s+){0,2}?"
    r"(?:want|ask|said|sa[yi]|told|tell|mention|mov|talk|went|got|did|had|spoke|made)\w*"
    r"|(?:asked|wanted|then)\b)",
    folded=True,
)
"""The beginning of a line that says what happened next."""


class PastedLine(NamedTuple):
    """A line: as pasted (`raw`), its words (`text`), and who said it.

    `marked` is whether it was an item of a list, `deep` its indentation in characters.
    """

    raw: str
    text: str
    speaker: str
    marked: bool
    deep: int

    @property
    def headed(self) -> bool:
        """Whether it looks like a heading: Markdown, bold, or all capitals."""
        return self.raw.startswith(("#", "**", "__", "==")) or self.raw.isupper()


class Piece(NamedTuple):
    """A stretch of the text, and whether it is kept as a question."""

    text: str
    kept: bool


def read_lines(pasted: str) -> list[PastedLine]:
    """The lines with a letter in them; lines that a mail program wrapped are joined again.

    The `speaker` of each is empty unless the text is a dialogue.
    """
    raw = [line.strip(_INVISIBLE) for line in pasted.splitlines()]
    unwrapped = list(_unwrap(raw))
    labels = _find_labels(unwrapped)
    return list(_label(unwrapped, labels))


def find_answering_speakers(lines: Sequence[PastedLine]) -> frozenset[str]:
    """The speakers who answer: those labelled so, or else whoever says most and asks least."""
    speakers = {line.speaker for line in lines if line.speaker}
    labelled = speakers & _MYSELF
    if labelled or len(speakers) <= 1:
        return frozenset(labelled)
    asked, said = Counter[str](), Counter[str]()
    for line in lines:
        if line.speaker:
            does = asks(line.text)
            asked[line.speaker] += does
            said[line.speaker] += 0 if does else count_words(line.text)
    others = speakers - _ASKERS
    return frozenset([max(sorted(others), key=lambda one: said[one])]) if others else frozenset()


def strip_markers(line: str) -> str:
    """A line without its markers, of which it may have two, as in `- Q1: Why here?`."""
    for _ in range(2):
        found = MARKER.match(line)
        line = line[_end_of(found) :] if found else line
    return line.strip()


def _end_of(marker: Match) -> int:
    return next(end for name in _MARKS if (end := marker.end(name)) >= 0)


_MARKS = ("bullet", "number", "spaced", "letter")


def _unwrap(raw: Sequence[str]) -> Iterator[str]:
    """Lines of a mail's width that go on in lower case are one."""
    held, last, large = [""], "", False
    for line in raw:
        on = len(last) >= _WRAPPED and _goes_on(held[-1], line, large=large)
        if on:
            held[-1] = held[-1].rstrip()
            held.append(line.strip())
        else:
            yield " ".join(held)
            held = [line]
        # Of what is held only the last line is looked at again, however long it has become.
        large = (on and large) or _SENTENCES[on].fits(held[-1])
        last = line
    yield " ".join(held)


def _goes_on(held: str, line: str, *, large: bool) -> bool:
    """Whether a line is plainly the rest of what is held: two questions are better than a lost one.

    Notes on a phone have no capitals, so there a small letter alone says nothing; `large` is
    whether somebody wrote some.
    """
    if held.rstrip()[-1:] in ".?!:;" or MARKER.begins(line) or _TURN.begins(line):
        return False
    return (large or _HANGS.fits(held)) and line.strip()[:1].islower()


def _split_label(line: str) -> tuple[str, str]:
    """Who speaks, in lower case, and the rest; nobody if the line does not say."""
    found = _SPEAKER.match(line)
    return (found["who"].lower(), line[found.end() :]) if found else ("", line)


def _find_labels(lines: Sequence[str]) -> frozenset[str]:
    """The speakers of a dialogue: two at least, with three turns at least."""
    turns = Counter[str]()
    for line in lines:
        bare = strip_markers(line)
        head = _HEAD.match(bare)
        label = head["who"].lower() if head else _split_label(_STAMP.drop(bare))[0]
        # "Q:" is a marker and stripped above; it is a speaker where there is an "A:".
        if not label and _ASKED.begins(line):
            label = "q"
        if label:
            turns[label] += 1
    known = {label for label in turns if label in _ASKERS | _MYSELF}
    labels = known | {label for label, count in turns.items() if count > 1}
    enough = sum(turns[label] for label in labels) >= _A_DIALOGUE
    # In a dialogue somebody may also speak once.
    return frozenset(turns) if len(labels) > 1 and enough else frozenset()


def _label(lines: Sequence[str], labels: frozenset[str]) -> Iterator[PastedLine]:
    speaker = ""
    for line in lines:
        if not _LETTER.fits(line) or _CUE.begins(line):
            continue
        bare = strip_markers(line)
        marked = bare != line.strip()
        deep = len(line) - len(line.lstrip())
        head = _HEAD.match(bare)
        # In transcripts the speaker stands on a line of its own, above what is said.
        if labels and head and head["who"].lower() in labels:
            speaker = head["who"].lower()
            continue
        stamp = _STAMP.match(bare)
        text = bare[stamp.end() :] if stamp else bare
        if labels:
            label, rest = _split_label(text)
            if label in labels:
                speaker, text = label, rest.strip()
            elif _ASKED.begins(line):
                speaker = "q"
        if text:
            yield PastedLine(line.strip(), text, speaker, marked, deep)


_WORDED = Pattern(r"\w")


def has_words(text: str) -> bool:
    """Whether a letter, a digit or an underscore is in it."""
    return _WORDED.fits(text)


def split_cells(text: str) -> list[str]:
    """The cells of a table row; one if it is not a row."""
    if text.count("\t") > 0:
        return [cell.strip() for cell in text.split("\t") if cell.strip()]
    if text.startswith("|") and text.count("|") > 1:
        return [cell.strip() for cell in text.split("|") if cell.strip()]
    return [text]

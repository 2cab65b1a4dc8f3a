"""Company and role from what an invitation is called. What could be either stays open.

A title is cut at its marks and at "at", "with" and "for"; each piece is then a person that the
invitation names, a job, the company, or nothing that can be told.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from data.coaching.invitations.people import company_of_address
from data.coaching.invitations.title_words import JOB
from data.models import fold_words
from data.regex.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from data.coaching.invitations.people import People

_LONGEST_TITLE = 400
_LONGEST = 120
_BEFORE = Pattern(
    r"\s*(?:(?:re|fwd?|aw|wg|(?:updated )?invitation(?: with note)?|cancell?ed(?: event)?"
    r"|accepted|tentative|updated|rescheduled|reminder|confirmed|confirmation)\s*:\s*)+",
    folded=True,
)
_AFTER = Pattern(r"\s+@\s+(?:mon|tue|wed|thu|fri|sat|sun).*", folded=True)
_MARKS = Pattern(r"\s+[-–—/•·]\s+|\s*[|•<>()\[\]]+\s*|\s*[:;]\s+|,\s+|\s*[:;,]\s*$")
_TURNS = Pattern(r"(?:^|\s)(?P<here>at|with|for)\s", folded=True)
_SAYS_NOTHING = (
    r"interview(?:s|ing)?|meeting|call|chat|conversation|discussion|session|invitation|invite"
    r"|rounds?|stage|screen(?:ing)?|pre-?screen|phone|telephone|video|online|virtual|remote|onsite"
    r"|on-site|in-person|face-to-face|teams|microsoft|zoom|google meet|webex|skype|intro"
    r"|introductory|introduction|initial|first|second|third|fourth|final|last|1st|2nd|3rd|4th"
    r"|next|panel|technical|coding|competency|behaviou?ral|assessment|centre|center|day|job|your"
    r"|our|the|an?|hold|placeholder|minutes?|mins?|hours?|[0-9]+(?:min)?|one|two|three|recruiter"
    r"|hiring|candidate|confirmed|confirmation|scheduled|details|between|and|to|event|follow-?up"
)
_LEADING = Pattern(rf"(?:(?:{_SAYS_NOTHING})\b[\s–-]*)+", folded=True)
_TRAILING = Pattern(rf"(?P<here>(?:\s+(?:{_SAYS_NOTHING}))+)\s*$", folded=True)
_POST = Pattern(
    r"(?P<here>\s+(?:role|position|post|vacancy|opening|opportunity)s?)\s*$", folded=True
)
_FIRM = Pattern(
    r"\b(?:ltd|limited|llp|llc|inc|plc|gmbh|ag|sa|bv|group|holdings?|council|university|college"
    r"|school|academy|hospital|trust|nhs|bank|partners?|labs?|studios?|systems|solutions"
    r"|services|software|technolog(?:y|ies)|energy|housing|museums?|foundation|charity|society"
    r"|institute|agency|homes|foods|media|health|care|consulting|capital|ventures)\b|&",
    folded=True,
)
_LABEL = Pattern(
    r"(?:^|\n)[\s*•-]*(?P<what>company|employer|organi[sz]ation|role|position|job title|job"
    r"|vacancy)\s*:[ \t*]*(?P<here>[^\n]{1,120})",
    folded=True,
)
_NAME = Pattern(r"\w[\w'’.-]*(?: \w[\w'’.-]*){1,2}(?: and \w[\w'’.-]*(?: \w[\w'’.-]*){0,2})?")
_NAMES_A_ROLE = {"role", "position", "job title", "job", "vacancy"}


class Names(NamedTuple):
    """What an invitation is for. `of_sender`: the company was read from an address alone.

    `whom` is somebody, or some firm, that the title says it is with.
    """

    company: str = ""
    role: str = ""
    of_sender: bool = False
    whom: str = ""


class _Piece(NamedTuple):
    turn: str
    text: str
    is_post: bool


def read_names(title: str, description: str, people: People) -> Names:
    """Company and role, as far as they can be told.

    Args:
        title: the SUMMARY of the event.
        description: its DESCRIPTION.
        people: whom it names.
    """
    sender = company_of_address(people.sender)
    pieces = list(_cut(title[:_LONGEST_TITLE]))
    told = _labelled(description)
    role = told.get("role") or _the_one(_roles(pieces))
    known = [_Piece("at", told["company"], False)] if "company" in told else pieces
    # A word that stands alone may be anything.
    alone = [each for each in known if fold_words(each.text) != fold_words(title)]
    company, whom = _company(alone, people, sender), _whom(pieces, people)
    if company or not sender:
        return Names(company, role, whom="" if whom == company else whom)
    return Names(sender, role, of_sender=True, whom=whom)


def clean_title(title: str) -> str:
    """A title without what calendar programs put around it.

    Args:
        title: for instance "Invitation: Interview @ Tue 1 Dec".
    """
    start = _BEFORE.match(title)
    rest = title[start.end() :] if start else title
    end = _AFTER.search(rest)
    return " ".join((rest[: end.start()] if end else rest).split())


def _cut(title: str) -> Iterator[_Piece]:
    for part in _MARKS.split(clean_title(title)):
        at, turn = 0, ""
        padded = f" {part} "
        for found in _TURNS.finditer(padded):
            yield from _piece(turn, padded[at : found.start()])
            at, turn = found.end(), found["here"].casefold()
        yield from _piece(turn, padded[at:])


def _piece(turn: str, text: str) -> Iterator[_Piece]:
    """A piece without the words that say nothing; none if nothing is left of it."""
    bare = _TRAILING.drop(f" {text.strip()} ").strip()
    is_post = _POST.fits(bare)
    bare = _TRAILING.drop(f" {_POST.drop(bare)} ").strip()
    lead = _LEADING.match(bare)
    rest = bare[lead.end() :].strip(" -–—.'\"") if lead else bare.strip(" -–—.'\"")
    if any(sign.isalpha() for sign in rest):
        yield _Piece(turn, rest[:_LONGEST], is_post)


def _labelled(description: str) -> dict[str, str]:
    """Lines like "Position: Data analyst", by whether they name the role or the company."""
    found: dict[str, str] = {}
    for each in _LABEL.finditer(description[: _LONGEST_TITLE * 10]):
        kind = "role" if each["what"].casefold() in _NAMES_A_ROLE else "company"
        if text := each["here"].strip(" *.\r"):
            found.setdefault(kind, text[:_LONGEST])
    return found


def _roles(pieces: Iterable[_Piece]) -> list[str]:
    return [each.text for each in pieces if each.turn != "at" and _is_role(each)]


def _is_role(piece: _Piece) -> bool:
    return piece.is_post or JOB.fits(piece.text)


def _the_one(texts: Iterable[str]) -> str:
    """The only one there is; empty where there are several that differ."""
    found = {fold_words(each): each for each in texts}
    return next(iter(found.values())) if len(found) == 1 else ""


def _company(pieces: list[_Piece], people: People, sender: str) -> str:
    """What is said to be "at" it or is the sender's, else the only piece that may be one."""
    rest = [each for each in pieces if each.turn == "at" or not _is_role(each)]
    nobody = [each for each in rest if each.turn == "at" or not _is_person(each.text, people)]
    sure = [each.text for each in nobody if each.turn == "at" or _fits(each.text, sender)]
    return _the_one(sure) if sure else _the_one(_likely(nobody, people))


def _likely(pieces: Iterable[_Piece], people: People) -> list[str]:
    return [each.text for each in pieces if _is_likely(each, people)]


def _is_likely(piece: _Piece, people: People) -> bool:
    """A firm by its words; or what is no name of two or three words that nobody here has."""
    if _FIRM.fits(piece.text):
        return True
    is_name = bool(_NAME.fullmatch(piece.text))
    return piece.turn not in {"with", "for"} and (
        not is_name or any("@" not in each for each in people.others)
    )


def _is_person(text: str, people: People) -> bool:
    parts = [set(each.split()) for each in fold_words(text).split(" and ")]
    every = [set(fold_words(each).split()) for each in people.others] + [set(people.own)]
    return any(part <= each for part in parts for each in every)


def _fits(text: str, sender: str) -> bool:
    """Whether a piece is the name in the sender's address, written as one word or several."""
    said, sent = ("".join(filter(str.isalnum, each.casefold())) for each in (text, sender))
    return bool(sent) and (said == sent or (len(sent) > len("abc") and said.startswith(sent)))


def _whom(pieces: Iterable[_Piece], people: People) -> str:
    """Whom the title says it is with, if that is not the person's own name."""
    found = [each.text for each in pieces if each.turn == "with" and not _is_role(each)]
    return next((each for each in found if not set(fold_words(each).split()) <= people.own), "")

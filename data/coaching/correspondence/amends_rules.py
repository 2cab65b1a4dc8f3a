"""The rules for making amends: most often there is nothing to write, and they say why."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from data.models import Amends

if TYPE_CHECKING:
    from datetime import date

    from data.models import Interview

MINOR, NOTICEABLE, SERIOUS = 1, 2, 3
LATE_AFTER_DAYS = 2
"""After this many days a small thing is better left; they have moved on."""


class MishapKind(StrEnum):
    """What happened."""

    WRONG_NAME = "wrong-name"
    BLANK = "blank"
    WRONG_FACT = "wrong-fact"
    HURTFUL = "hurtful"
    OTHER = "other"


@dataclass(frozen=True)
class Mishap:
    """What happened, how serious it was (1 to 3), and where things stand.

    `fixable`: a fact can put it right. `late`: more than `LATE_AFTER_DAYS` ago. `thanked`: a
    thank-you has been sent already.
    """

    what: MishapKind
    serious: int = MINOR
    fixable: bool = False
    late: bool = False
    thanked: bool = False


@dataclass(frozen=True)
class Decision:
    """What to do, why, and the key of the letter for it; None if there is none to write."""

    path: Amends
    reason: str
    letter: str | None = None


SLIPS = {
    MishapKind.WRONG_NAME: "I got a name wrong",
    MishapKind.BLANK: "my mind went blank on one of your questions",
    MishapKind.WRONG_FACT: "one thing I told you was not right",
    MishapKind.HURTFUL: "something I said may have come across badly",
    MishapKind.OTHER: "",
}
"""What happened, as the end of "I am sorry that ..."."""

NOTHING_TO_ADD = (
    "A letter would not change this one: there is no fact to add. They have seen the whole "
    "conversation, and one moment is only a part of it. Leave it."
)
TOO_LATE = (
    "It has been more than two days. They have most likely moved on, and a letter now would only "
    "bring it back. Leave it."
)
TOO_SMALL = (
    "It was small and you have thanked them already. A second letter would make more of it than "
    "it was. Leave it."
)
ONE_LINE = "Your thank-you is still to come, and one plain line in it is enough."
WORTH_A_LETTER = {
    MishapKind.WRONG_NAME: "The right name puts it right, and a short letter shows that you care.",
    MishapKind.HURTFUL: (
        "Something that could hurt deserves a plain sentence of regret. Keep it short."
    ),
}
A_FACT_HELPS = "A fact puts it right, and they decide better knowing it. Keep it short."


def mishap_of(interview: Interview, today: date) -> Mishap | None:
    """The mishap as of `today`; None until it is known what happened and how serious it was.

    An unknown kind (from a later version) counts as `OTHER`.
    """
    kept = interview.amends
    if not kept.what or not kept.serious:
        return None
    late = (today - interview.date).days > LATE_AFTER_DAYS
    what = MishapKind(kept.what) if kept.what in set(MishapKind) else MishapKind.OTHER
    return Mishap(what, int(kept.serious), bool(kept.fixable), late, bool(kept.thanked))


def decide_amends(mishap: Mishap) -> Decision:
    """Decide: send a letter, fold a line into the thank-you, or leave it.

    Only what a fact or a name puts right, or what could have hurt, is worth writing about; after
    two days, only if it was serious. Small things go into the thank-you if that has yet to be sent.
    """
    if reason := _left(mishap):
        return Decision(Amends.LEAVE, reason)
    if not mishap.thanked and mishap.serious < SERIOUS:
        return Decision(Amends.FOLD, ONE_LINE, "thank-you")
    return Decision(Amends.SEND, WORTH_A_LETTER.get(mishap.what, A_FACT_HELPS), "amends")


def _left(mishap: Mishap) -> str | None:
    """Why to leave it, if so."""
    if not (mishap.fixable or mishap.what in WORTH_A_LETTER):
        return NOTHING_TO_ADD
    if mishap.late and mishap.serious < SERIOUS:
        return TOO_LATE
    if mishap.thanked and mishap.serious == MINOR:
        return TOO_SMALL
    return None

"""An invitation beside what is kept: which interview it is, and what it would change there.

A place that the person wrote in, or changed since an earlier version was taken, is theirs: it is
written over only when they say so.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from msgspec.structs import replace

from data.coaching.invitations.reading import version
from data.models import LONGEST_TEXT, Invitation, fold_words, overwrites

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from data.coaching.invitations.reading import Invite
    from data.models import Upcoming


class InviteStanding(StrEnum):
    """What an invitation is to the journal."""

    NEW = "new"
    FILLS = "fills"
    """An interview that was typed in: same day, and no other company."""

    NEWER = "newer"
    SAME = "same"
    OLDER = "older"
    CANCELLED = "cancelled"
    NOT_HERE = "not here"
    """Cancelled, and no interview to come is the one it means."""

    OVER = "over"
    """Its interview has been looked back on already."""


class Found(NamedTuple):
    """What an invitation is to the journal, and the interview it means, if that is there."""

    standing: InviteStanding
    kept: Upcoming | None = None


def judge_invite(invite: Invite, upcoming: Iterable[Upcoming]) -> Found:
    """What an invitation is to the journal.

    Args:
        invite: as it was read.
        upcoming: every interview to come that is kept.
    """
    every = list(upcoming)
    mine = next((each for each in every if invite.uid and _uid(each) == invite.uid), None)
    if mine is None:
        typed = next((each for each in every if _may_be(each, invite)), None)
        if invite.cancelled:
            return (
                Found(InviteStanding.CANCELLED, typed) if typed else Found(InviteStanding.NOT_HERE)
            )
        return Found(InviteStanding.FILLS, typed) if typed else Found(InviteStanding.NEW)
    if mine.interview:
        return Found(InviteStanding.OVER, mine)
    return Found(_age(invite, mine), mine)


def _uid(one: Upcoming) -> str:
    return one.invitation.uid if one.invitation else ""


def _may_be(one: Upcoming, invite: Invite) -> bool:
    """Whether it was typed in for the same day, with the same company or with none named."""
    if one.invitation or one.interview or one.date != invite.when.day:
        return False
    ours, theirs = fold_words(one.company), fold_words(invite.names.company)
    return ours == theirs if ours and theirs else not invite.cancelled


def _age(invite: Invite, kept: Upcoming) -> InviteStanding:
    taken = kept.invitation or Invitation()
    theirs, ours = (version(each.sequence, each.stamp) for each in (invite, taken))
    if theirs < ours:
        return InviteStanding.OLDER
    if invite.cancelled:
        return InviteStanding.CANCELLED
    return InviteStanding.SAME if theirs == ours else InviteStanding.NEWER


def _news(kept: Upcoming, invite: Invite) -> Mapping[str, object]:
    """What it says that is not there already, in small letters or large."""
    return {
        name: value
        for name, value in said_fields(invite).items()
        if not _is_alike(getattr(kept, name), value)
    }


def _is_alike(one: object, other: object) -> bool:
    if isinstance(one, str) and isinstance(other, str):
        return fold_words(one) == fold_words(other)
    return one == other


def said_fields(invite: Invite) -> Mapping[str, object]:
    """The fields of an interview to come that an invitation says something of.

    Args:
        invite: as it was read.
    """
    found = {
        "date": invite.when.day,
        "company": invite.names.company,
        "role": invite.names.role,
        "stage": invite.stage,
        "format": invite.format,
    }
    return {name: value for name, value in found.items() if value}


def find_differing(kept: Upcoming, invite: Invite) -> tuple[str, ...]:
    """The fields in which the person's own words would be lost.

    Args:
        kept: the interview to come.
        invite: as it was read.
    """
    return tuple(
        name
        for name, value in _news(kept, invite).items()
        if overwrites(kept, replace(kept, **{name: value}), (name,), _began(kept, name))
    )


def _began(kept: Upcoming, name: str) -> object:
    """What an earlier version filled in there; only the day is known of it."""
    return kept.invitation.date if kept.invitation and name == "date" else None


def take(kept: Upcoming, invite: Invite, line: str, *, over_own: bool = False) -> Upcoming:
    """`kept` with what an invitation says.

    Args:
        kept: the interview to come, as it is kept at that moment.
        invite: as it was read.
        line: what has no field of its own, for the note.
        over_own: whether to write over what the person wrote or changed, too.
    """
    own = () if over_own else find_differing(kept, invite)
    said = {name: value for name, value in _news(kept, invite).items() if name not in own}
    taken = Invitation(
        uid=invite.uid,
        sequence=invite.sequence,
        stamp=invite.stamp,
        date=invite.when.day,
        line=line,
    )
    return replace(kept, **said, note=_with_line(kept, line), invitation=taken)


def _with_line(kept: Upcoming, line: str) -> str:
    """The note with the line in it, in place of the one an earlier version had put there."""
    before = kept.invitation.line if kept.invitation else ""
    if before and before in kept.note:
        found = kept.note.replace(before, line, 1).strip()
    else:
        found = "\n".join(filter(None, (kept.note.rstrip(), line)))
    # What was typed is never cut to make room for it.
    return found if len(found) <= LONGEST_TEXT else kept.note

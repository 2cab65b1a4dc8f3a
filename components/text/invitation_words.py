"""An invitation in words: what it says, what it leaves open, and the line it puts in the note."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from components.text import labels
from components.text.english import listing
from components.text.markdown import plain_line
from data.coaching.invitations.moments import ZoneSaid

if TYPE_CHECKING:
    from collections.abc import Sequence

    from data.coaching.invitations.reading import Invite
    from data.models import Upcoming

_LONGEST = 120
_MOST_NAMED = 12
FIELDS = {
    "date": "day",
    "company": "company",
    "role": "role",
    "stage": "stage",
    "format": "way of meeting",
}
_AS_WRITTEN = {
    ZoneSaid.KNOWN: "",
    ZoneSaid.UNSAID: "It names no time zone, so the hour is as written.",
    ZoneSaid.UNKNOWN: "Its time zone is not one we know: the day and the hour are as written, so "
    "please check them.",
}


def tell_hours(invite: Invite) -> str:
    """From when to when, where the person is, and in the invitation's own zone if that differs."""
    start = invite.when.hour
    if start is None:
        return ""
    begun = dt.datetime.combine(dt.date.min, start, dt.UTC)
    until = begun + dt.timedelta(minutes=invite.minutes or 0)
    told = f"{start:%H:%M} to {until:%H:%M}" if invite.minutes else f"{start:%H:%M}"
    return f"{told} ({invite.when.there})" if invite.when.there else told


def tell_note(invite: Invite) -> str:
    """What has no field of its own, as a line of the note; empty if nothing was said of it."""
    told = ", ".join(
        filter(
            None,
            (
                tell_hours(invite),
                f"at {invite.place}" if invite.place else "",
                f"with {listing(invite.people, _MOST_NAMED)}" if invite.people else "",
            ),
        )
    )
    begun = f"{told[:1].upper()}{told[1:]}." if told else ""
    return " ".join(filter(None, (begun, f"Link: {invite.link}" if invite.link else "")))


def tell_invite(invite: Invite) -> str:
    """What it says, a line each, as Markdown; a person's own text in it is plain."""
    when = f"{invite.when.day:%A} {labels.day(invite.when.day)}"
    hours = tell_hours(invite)
    lines = {
        "When": f"{when}, {hours}" if hours else when,
        "Company": invite.names.company,
        "Role": invite.names.role,
        "Stage": labels.stage(invite.stage) if invite.stage else "",
        "How you meet": labels.meeting(invite.format) if invite.format else "",
        "Where": invite.place,
        "Link": invite.link,
        "With": listing(invite.people, _MOST_NAMED),
    }
    return "  \n".join(
        f"{name}: {plain_line(text, _LONGEST)}" for name, text in lines.items() if text
    )


def tell_doubts(invite: Invite) -> str:
    """What is not sure, and what was left empty; nothing if all of it is plain."""
    open_still = [name for name in ("company", "role", "stage") if not _is_said(invite, name)]
    told = (
        "It repeats; this is its first day." if invite.repeats else "",
        "The company is taken from the sender’s address." if invite.names.of_sender else "",
        _AS_WRITTEN[invite.when.said] if invite.when.hour else "",
        f"Left empty, as it does not say for sure: {listing(open_still)}." if open_still else "",
    )
    return " ".join(filter(None, told))


def _is_said(invite: Invite, name: str) -> bool:
    return bool(invite.stage if name == "stage" else getattr(invite.names, name))


def tell_move(invite: Invite, kept: Upcoming, differing: Sequence[str]) -> str:
    """Where a newer version moves an interview to, or that it says something new."""
    if invite.when.day == kept.date:
        return "This is a newer version of an invitation you have."
    day = f"{invite.when.day:%A} {labels.day(invite.when.day)}"
    if "date" in differing:
        return f"This is a newer version of an invitation you have. It says {day}."
    return f"This interview has moved to {day}."


def tell_own(differing: Sequence[str]) -> str:
    """Which of the person's own words stay."""
    names = listing([FIELDS[each] for each in differing], len(FIELDS))
    return f"What you wrote yourself stays: {names}."

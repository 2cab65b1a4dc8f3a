"""What a set of records comes to, kind by kind."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from data.models import (
    Application,
    CheckIn,
    Contact,
    FollowUp,
    Interview,
    Letter,
    Outcome,
    OwnQuestion,
    Practice,
    Record,
    Settings,
    Story,
    Upcoming,
    Worry,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from components.text.voice import Voice

KINDS: dict[type[Record], tuple[str, str]] = {
    Interview: ("interview", "interviews"),
    Outcome: ("outcome", "outcomes"),
    Application: ("application", "applications"),
    Practice: ("sitting of practice", "sittings of practice"),
    Story: ("story", "stories"),
    Contact: ("contact", "contacts"),
    FollowUp: ("follow-up", "follow-ups"),
    CheckIn: ("check-in", "check-ins"),
    Worry: ("worry", "worries"),
    OwnQuestion: ("question of your own", "questions of your own"),
    Upcoming: ("interview to come", "interviews to come"),
    Letter: ("letter", "letters"),
    Settings: ("set of settings", "sets of settings"),
}


def tell_contents(records: Sequence[Record], voice: Voice) -> str:
    """So many of each kind: "2 interviews, 1 outcome"."""
    counts = Counter[type[Record]](type(record) for record in records)
    told = [_counted(counts[kind], *words, voice) for kind, words in KINDS.items() if counts[kind]]
    return ", ".join(told) or "Nothing in it yet"


def _counted(number: int, one: str, several: str, voice: Voice) -> str:
    return f"{voice.figure(number)} {one if number == 1 else several}"

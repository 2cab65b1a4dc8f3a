"""What a set of records comes to, kind by kind."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from data import models

if TYPE_CHECKING:
    from collections.abc import Sequence

    from components.text.voice import Voice

KINDS: dict[type[models.Record], tuple[str, str]] = {
    models.Interview: ("interview", "interviews"),
    models.Outcome: ("outcome", "outcomes"),
    models.Application: ("application", "applications"),
    models.Practice: ("sitting of practice", "sittings of practice"),
    models.Story: ("story", "stories"),
    models.Contact: ("contact", "contacts"),
    models.FollowUp: ("follow-up", "follow-ups"),
    models.CheckIn: ("check-in", "check-ins"),
    models.Worry: ("worry", "worries"),
    models.OwnQuestion: ("question of your own", "questions of your own"),
    models.Upcoming: ("interview to come", "interviews to come"),
    models.Letter: ("letter", "letters"),
    models.Settings: ("set of settings", "sets of settings"),
}


def tell_contents(records: Sequence[models.Record], voice: Voice) -> str:
    """So many of each kind: "2 interviews, 1 outcome"."""
    counts = Counter[type[models.Record]](type(record) for record in records)
    told = [_counted(counts[kind], *words, voice) for kind, words in KINDS.items() if counts[kind]]
    return ", ".join(told) or "Nothing in it yet"


def _counted(number: int, one: str, several: str, voice: Voice) -> str:
    return f"{voice.figure(number)} {one if number == 1 else several}"

"""An interview to come: when it needs something, and what its page shows."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from msgspec.structs import replace

from data.catalogue import bank
from data.catalogue.preparing import profession_of, questions_to_ask, usual_areas
from data.catalogue.stemming import stem_words
from data.coaching.interviews.offers import FRESH_DAYS
from data.coaching.practice.question_wording import find_fullest
from data.coaching.practice.stories import is_ready
from data.models import fold_words
from data.recogniser.linear_model import Readings

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from data.models import Interview, OwnQuestion, Story, Upcoming

MOST_WATCHED = 3
MOST_STORIES = 3
MOST_LIKELY = 6
MOST_OWN = 3
"""Likely questions from one's own record; the bank fills what is left."""

MOST_ASKED, ROOM_TO_ASK = 4, 6
WITHIN_A_WEEK = timedelta(days=7)


class When(StrEnum):
    """What the date of an interview to come calls for."""

    EVE = "the day before"
    DAY = "on the day"
    AFTER = "afterwards"


class Call(NamedTuple):
    """An interview to come, and what its date calls for now."""

    upcoming: Upcoming
    when: When


class Likely(NamedTuple):
    """A question likely to be asked, and how many interviews asked its area (0: from the bank)."""

    text: str
    area: str
    times: int


def pending_interviews(
    upcoming: Iterable[Upcoming], interviews: Sequence[Interview]
) -> tuple[Upcoming, ...]:
    """The interviews to come that have not become an interview, earliest first.

    An interview of the same date counts as that one, unless both name a company and they differ.
    """
    ids = {each.id for each in interviews}
    open_still = [
        each
        for each in upcoming
        if each.interview not in ids and not any(_is_it(each, one) for one in interviews)
    ]
    return tuple(sorted(open_still, key=lambda each: (each.date, each.created, each.id)))


def _is_it(upcoming: Upcoming, interview: Interview) -> bool:
    ours, theirs = fold_words(upcoming.company), fold_words(interview.company)
    return upcoming.date == interview.date and (not ours or not theirs or ours == theirs)


def find_next(waiting: Sequence[Upcoming], today: date) -> Upcoming | None:
    """The next one from `today` on, otherwise the last; `waiting` is earliest first."""
    coming = next((each for each in waiting if each.date >= today), None)
    return coming or (waiting[-1] if waiting else None)


def find_call(waiting: Sequence[Upcoming], today: date) -> Call | None:
    """What one of them calls for now: today's first, then tomorrow's, then those just over."""
    tomorrow, since = today + timedelta(days=1), today - timedelta(days=FRESH_DAYS)
    calls = [Call(each, When.DAY) for each in waiting if each.date == today]
    calls += [Call(each, When.EVE) for each in waiting if each.date == tomorrow]
    calls += [Call(each, When.AFTER) for each in waiting[::-1] if since <= each.date < today]
    return calls[0] if calls else None


def find_soon(waiting: Sequence[Upcoming], today: date) -> Upcoming | None:
    """The next one within a week."""
    return next((each for each in waiting if today <= each.date <= today + WITHIN_A_WEEK), None)


def upcoming_of_day(
    upcoming: Iterable[Upcoming], interviews: Sequence[Interview], day: date
) -> Upcoming | None:
    """The one on this date that has not become an interview yet."""
    return next(
        (each for each in pending_interviews(upcoming, interviews) if each.date == day), None
    )


def mark_interviewed(upcoming: Upcoming, interview: Interview) -> Upcoming:
    """Link one to the interview it became.

    Its revision is emptied, so that the store gives a new one and another window notices the
    change.
    """
    return replace(upcoming, interview=interview.id, rev="", updated=interview.created)


def interview_fields(upcoming: Upcoming) -> dict[str, object]:
    """The fields that an interview takes over from what was known before it."""
    names = ("date", "company", "role", "stage", "format", "note", "application")
    return {name: getattr(upcoming, name) for name in names}


def pick_stories(
    stories: Sequence[Story], areas: Sequence[str], told: Mapping[str, int]
) -> tuple[Story, ...]:
    """At most `MOST_STORIES` stories that together serve most of some areas.

    Args:
        stories: only finished ones are picked. Each serves something that those before it do not,
            as long as there is anything left.
        areas: area ids, the most important first.
        told: how often each story was told, by id; the fresher of two equals is picked.
    """
    # The later an area comes, the less it counts.
    left = {area: 1 / (1 + place) for place, area in enumerate(areas)}
    chosen: list[Story] = []
    free = [each for each in stories if is_ready(each)]
    while free and len(chosen) < MOST_STORIES:
        best = max(free, key=lambda each: (_worth(each, left), -told.get(each.id, 0), each.id))
        if areas and not _worth(best, dict.fromkeys(areas, 1.0)):
            break
        chosen.append(best)
        free.remove(best)
        left = {area: worth for area, worth in left.items() if area not in best.areas}
    return tuple(chosen)


def _worth(story: Story, left: Mapping[str, float]) -> float:
    return sum(left.get(area, 0.0) for area in set(story.areas))


def find_likely(
    upcoming: Upcoming,
    interviews: Sequence[Interview],
    watched: Sequence[str] = (),
    added: Sequence[OwnQuestion] = (),
    readings: Readings | None = None,
) -> tuple[Likely, ...]:
    """Questions to expect, at most `MOST_LIKELY`: those asked most before, then some of the bank.

    Args:
        upcoming: the interview to come; interviews of its stage or trade count for more.
        interviews: oldest first.
        watched: area ids to prefer in the bank.
        added: the person's own questions, which may word a question more fully.
        readings: remembers the questions already read.
    """
    own = _asked_before(upcoming, interviews, added, readings or Readings())
    taken = {each.area for each in own}
    usual = usual_areas(upcoming.stage)
    order = dict.fromkeys([*(area for area in watched if area in usual), *usual, *watched])
    rest = [
        found
        for area in order
        if area not in taken and (found := _from_bank(area, profession_of(upcoming.role)))
    ]
    return (*own, *rest)[:MOST_LIKELY]


def _asked_before(
    upcoming: Upcoming,
    interviews: Sequence[Interview],
    added: Sequence[OwnQuestion],
    readings: Readings,
) -> tuple[Likely, ...]:
    """Of the areas asked most, in interviews like it above all, a question each: the last asked.

    It is put in the fullest wording in which the same question stands anywhere.
    """
    weight: Counter[str] = Counter()
    times: Counter[str] = Counter()
    last: dict[str, str] = {}
    for interview in interviews:
        # An area asked twice counts once: it is about interviews, and the last wording stands.
        asked = {each.area: each.text for each in interview.questions if each.area and each.text}
        weight.update(dict.fromkeys(asked, _nearness(upcoming, interview)))
        times.update(asked.keys())
        last |= asked
    ranked = sorted(weight, key=lambda area: (-weight[area], area))
    return tuple(
        Likely(
            find_fullest(last[area], _wordings(interviews, added, area), readings),
            area,
            times[area],
        )
        for area in ranked[:MOST_OWN]
    )


def _wordings(
    interviews: Sequence[Interview], added: Sequence[OwnQuestion], area: str
) -> tuple[str, ...]:
    """Every question of an area as it was noted, the latest first, then those that were added."""
    asked = [each for interview in reversed(interviews) for each in interview.questions]
    noted = [each.text for each in asked if each.area == area]
    return (*noted, *(each.text for each in added if each.area == area))


def _nearness(upcoming: Upcoming, interview: Interview) -> int:
    """How much an interview says about another: 1, and more for the same stage or trade."""
    same_stage = upcoming.stage is not None and upcoming.stage is interview.stage
    same_trade = bool(set(stem_words(upcoming.role)) & set(stem_words(interview.role)))
    return 1 + 2 * same_stage + same_trade


def _from_bank(area: str, profession: str | None) -> Likely | None:
    """The first question of an area for a profession, or for any."""
    of_area = [each for each in bank.questions() if each.area == area]
    fitting = [each for each in of_area if each.profession == profession]
    general = [each for each in of_area if each.profession == "any"]
    return next((Likely(each.text, area, 0) for each in (*fitting, *general)), None)


def questions_for_them(upcoming: Upcoming) -> tuple[str, ...]:
    """The person's own questions to them, filled up from the catalogue to `MOST_ASKED`."""
    own = [each for each in upcoming.ask if each.strip()][:ROOM_TO_ASK]
    more = [each for each in questions_to_ask(upcoming.stage) if each not in own]
    return (*own, *more[: max(0, MOST_ASKED - len(own))])

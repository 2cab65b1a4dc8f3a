"""The verdict on an area in words: its caption, how often it went low, and what that adds up to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from components.text import number_words
from components.text.english import came_up, is_around, starting, where
from data.analysis import verdicts

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from components.text.voice import Voice
    from data.analysis.verdicts import AreaFinding

COMES_BACK = "Keeps coming back"
CAPTIONS: Mapping[str, str] = {
    verdicts.ASKED_ONCE: "Asked once",
    verdicts.STANDS_OUT: COMES_BACK,
    verdicts.RECURS: COMES_BACK,
    verdicts.WEAKER: "Lower than your other areas",
    verdicts.IMPROVING: "Improving",
    verdicts.EASED: "Better of late",
    verdicts.LOW_LATELY: "Low lately",
    verdicts.OFTEN_LOW: "Often low so far",
    verdicts.COMES_AND_GOES: "Comes and goes",
    verdicts.STRENGTH: "A strength",
    verdicts.ONE_OFF: "A one-off",
    verdicts.SELDOM_LOW: "Seldom low",
    verdicts.NO_CONCERN: "No concern",
    verdicts.NOT_LOW: "Not low so far",
    verdicts.LOW_ONCE: "Low once so far",
    verdicts.COUNTED: "Counts only",
}
HELD_UP = "Held up"
RATED_ONCE = "Rated once"
TOO_EARLY = "Too early to say"
BESIDE_MOST = 0.10
"""At this chance of being well below the usual, or under it, an area is not clearly lower."""

_LATELY = 3
_BOTH = 2
LATELY_SAID = (", and not lately", ", and once lately", ", and lately again", ", lately each time")


def caption(row: AreaFinding) -> str:
    """The verdict, as the small line over a card."""
    if row.verdict == verdicts.ASKED_ONCE and is_around(row.area):
        return RATED_ONCE
    return CAPTIONS[row.verdict]


def caption_held(row: AreaFinding) -> str:
    """The small line over what has held up best: its verdict, where that is a good one."""
    good = {verdicts.STRENGTH, verdicts.IMPROVING}
    return CAPTIONS[row.verdict] if row.verdict in good else HELD_UP


def evidence(row: AreaFinding, voice: Voice) -> str:
    """How often an area went low, and how often of late."""
    low, asked = row.low_interviews, row.interviews
    if row.verdict == verdicts.COUNTED:
        return voice.choose(_count_rated, _count_rated_in_words)(row)
    if asked == 1:
        return f"{came_up(row.area)} in one interview, and {'' if low else 'not '}low there."
    return voice.choose(_count, _count_in_words)(row)


def _count(row: AreaFinding) -> str:
    low, asked, which = row.low_interviews, row.interviews, where(row.area)
    if row.verdict == verdicts.LOW_LATELY:
        return f"Low in each of the last three interviews {which}; {low} of {asked} in all."
    if low == 0:
        return f"Never low in the {asked} interviews {which}."
    if low == asked:
        return f"Low in {'both' if asked == _BOTH else f'all {asked}'} interviews {which}."
    lately = f", {row.low_last3 or 'none'} of the last {_LATELY}" if asked > _LATELY else ""
    return f"Low in {low} of the {asked} interviews {which}{lately}."


def _count_rated(row: AreaFinding) -> str:
    """Counts alone, of what was rated: nothing is known about the rest."""
    low, asked = row.low_interviews, row.interviews
    if low == 0:
        return (
            f"Not low in the {asked} you rated." if asked > 1 else "Not low the once you rated it."
        )
    return f"Low in {low} of the {asked} you rated." if asked > 1 else "Low the once you rated it."


def tell_chance_or_more(row: AreaFinding, voice: Voice) -> str:
    """What a verdict adds to its evidence: the chance behind it, or what would settle it."""
    told = _ADDED.get(row.verdict)
    return told(row, voice) if told else settling(row, voice)


def settling(row: AreaFinding, voice: Voice) -> str:
    """How many more interviews would probably settle a verdict; empty where it is settled."""
    if not row.more:
        return ""
    if is_around(row.area):
        which = "with a rating of it"
    else:
        which = "that asks it" if row.more == 1 else "that ask it"
    return f"{starting(voice.more_interviews(row.more))} {which} would probably settle it."


def _next_time(row: AreaFinding, voice: Voice) -> str:
    what = voice.choose("of a low one next time", "the next one holds a low one too")
    return voice.chance_that(row.q_low, what)


def _stands_out(row: AreaFinding, voice: Voice) -> str:
    return f"Probably well below your other areas too. {_next_time(row, voice)}"


def _recurs(row: AreaFinding, voice: Voice) -> str:
    level = row.others and row.p_weak <= BESIDE_MOST
    beside = "Not clearly lower than your other areas. " if level else ""
    return f"{beside}{_next_time(row, voice)}"


def _weaker(row: AreaFinding, _: Voice) -> str:
    if not row.below_most:
        return "Probably well below your usual."
    return (
        "Most of your other areas are higher." if row.others > 1 else "Your other area is higher."
    )


def _strength(row: AreaFinding, voice: Voice) -> str:
    return voice.chance_that(row.p_strong, "it is well above your usual")


def _improving(row: AreaFinding, voice: Voice) -> str:
    return voice.chance_that(row.p_rise, "it has risen since you began")


_ADDED: Mapping[str, Callable[[AreaFinding, Voice], str]] = {
    verdicts.STANDS_OUT: _stands_out,
    verdicts.RECURS: _recurs,
    verdicts.WEAKER: _weaker,
    verdicts.STRENGTH: _strength,
    verdicts.IMPROVING: _improving,
}


def _count_in_words(row: AreaFinding) -> str:
    """How often an area went low, for two interviews or more: "Low in most of the interviews"."""
    low, asked, which = row.low_interviews, row.interviews, where(row.area)
    if low == 0:
        return f"Never low in the interviews {which}."
    if low == asked:
        return f"Low in every interview {which}."
    part = "one" if low == 1 else number_words.of_several(low, asked)
    lately = LATELY_SAID[min(row.low_last3, _LATELY)] if asked > _LATELY else ""
    return f"Low in {part} of the interviews {which}{lately}."


def _count_rated_in_words(row: AreaFinding) -> str:
    """How often an area went low among what was rated of it."""
    if row.low_interviews == 0:
        return "Not low where you rated it."
    return f"Low {number_words.how_often(row.low_interviews, row.interviews)} you rated it."

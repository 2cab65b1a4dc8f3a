"""The one page for the next interview: what is on it, in words. It is also what is printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from components.journal import study
from components.patterns import verdict_sentences
from components.session.readings import readings
from components.stories.story_list import find_stories, tell_passed_over, tell_title
from components.text import labels
from components.text.markdown import ELLIPSIS, plain, plain_line
from components.text.one_change import tell_promise
from components.ui.print_button import SHEET
from data.catalogue.loader import catalogue
from data.catalogue.preparing import card, preparing, usual_areas
from data.coaching.interviews import pocket_card, today, upcoming
from data.coaching.practice import question_wording
from data.coaching.practice import stories as coaching
from data.models import OwnQuestion
from data.recogniser.story_areas import story_areas

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from components.session.context import Visit
    from components.text.voice import Voice
    from data.analysis.verdicts import AreaFinding
    from data.coaching.interviews.upcoming import Likely
    from data.models import Story, Upcoming

_LONGEST = question_wording.ROOM
"""Letters shown of a question, so that the page stays one page."""

LONGEST_RESULT = 115
_LONGEST_NAME = 42
LONGEST_NOTE, MOST_LINES = 260, 3
BOX = "☐"


def draw_sheet(visit: Visit, one: Upcoming) -> None:
    """The page of one interview to come, in two columns where there is room."""
    watched = find_watched(visit)
    with st.container(border=True, key=SHEET):
        st.markdown(_tell_head(one))
        left, right = st.columns(2)
        left.markdown("\n\n".join(_left(visit, one, watched)))
        right.markdown("\n\n".join(_right(visit, one)))


def find_watched(visit: Visit) -> tuple[AreaFinding, ...]:
    """The areas to watch, from one's own ratings."""
    return study.advise_practice(visit).areas[: upcoming.MOST_WATCHED]


def find_expected_questions(visit: Visit, one: Upcoming) -> tuple[Likely, ...]:
    """The questions to expect at this interview."""
    areas = tuple(row.area for row in find_watched(visit))
    added = visit.store.all(OwnQuestion)
    known = (one, visit.interviews(), areas, added, readings())
    return visit.derive("likely", upcoming.find_likely, *known)


def tell_job(one: Upcoming) -> str:
    """Company and role, as far as they are known."""
    known = [plain_line(each, _LONGEST_NAME) for each in (one.company, one.role) if each.strip()]
    return " · ".join(known) or "Your next interview"


def _tell_head(one: Upcoming) -> str:
    facts = [f"{one.date:%A} {labels.day(one.date)}"]
    facts += [labels.stage(one.stage)] if one.stage else []
    facts += [labels.meeting(one.format)] if one.format else []
    told = [f"## {tell_job(one)}", " · ".join(facts)]
    return "\n\n".join([*told, *([plain(_shorten(one.note))] if one.note.strip() else [])])


def _left(visit: Visit, one: Upcoming, watched: Sequence[AreaFinding]) -> list[str]:
    # What has gone well stands first: this is read the evening before, by somebody nervous.
    held = today.held_up(study.study_all(visit).areas)
    name = catalogue().area(held.area).short if held else ""
    told = [f"**What has held up:** {name}. Lean on it."] if held else []
    told += ["### What to watch", _tell_watched(visit, one, watched)]
    told += [_tell_tonight(watched)] if watched and one.date > visit.today else []
    told += ["### Stories to have ready", _tell_stories(visit, one, watched)]
    change = pocket_card.latest_promise(visit.interviews())
    if change is not None:
        when, will = (plain_line(each, _LONGEST) for each in (change.when, change.will))
        told += ["### The one change promised last time", f"**{tell_promise(when, will)}**"]
    return told


def _right(visit: Visit, one: Upcoming) -> list[str]:
    likely = find_expected_questions(visit, one)
    ask = upcoming.questions_for_them(one)
    told = ["### What they may ask", _listed(_tell_likely(each, visit.voice) for each in likely)]
    told += ["### What to ask them", _listed(plain_line(each, _LONGEST) for each in ask)]
    leaving = " ".join(f"{BOX} {each.name}  \n" for each in card().leaving)
    return [*told, "### On the way out", leaving]


def _shorten(note: str) -> str:
    """As much of a note as there is room for; all of it stands in the field above."""
    lines = note.strip().splitlines()
    text = "\n".join(lines[:MOST_LINES])
    fits = len(text) <= LONGEST_NOTE and len(lines) <= MOST_LINES
    return text if fits else f"{text[: LONGEST_NOTE - 1].rstrip()}{ELLIPSIS}"


def _tell_watched(visit: Visit, one: Upcoming, watched: Sequence[AreaFinding]) -> str:
    if not watched:
        lead = ":gray[Not from your ratings yet: what is usual at this stage.]\n\n"
        areas = usual_areas(one.stage)[: upcoming.MOST_WATCHED]
        return lead + _listed(map(_tell_tip, areas))
    return _listed(
        f"{_tell_tip(row.area)} :gray[{verdict_sentences.evidence(row, visit.voice)}]"
        for row in watched
    )


def _tell_tonight(watched: Sequence[AreaFinding]) -> str:
    """One exercise for the lowest area: one is plenty for an evening."""
    exercise = catalogue().exercises(watched[0].area)[0]
    return f"Tonight, if you like: **{exercise.name}**, {exercise.minutes} min, under *Learn*."


def _tell_tip(area: str) -> str:
    return f"**{catalogue().area(area).short}.** {preparing().tips.get(area, '')}"


def _tell_stories(visit: Visit, one: Upcoming, watched: Sequence[AreaFinding]) -> str:
    stories = find_ready(visit, one, watched)
    others = [each for each in find_stories(visit) if each not in stories]
    waiting = tell_passed_over(others, visit.voice)
    begun = f"\n\n:gray[{waiting}]" if waiting else ""
    if not stories:
        return (
            f"The one you would tell a friend: where it was, what you did, what came of it.{begun}"
        )
    served = {area for story in stories for area in story.areas}
    gaps = [row.area for row in watched if row.area in story_areas() and row.area not in served]
    told = _listed(map(_tell_story, stories))
    return f"{told}\n\n{_tell_gap(gaps[0])}{begun}" if gaps else f"{told}{begun}"


def _tell_gap(area: str) -> str:
    name = catalogue().area(area).short
    return f":gray[None yet for {name}. Even a small one would do: a line under *Your stories*.]"


def find_ready(visit: Visit, one: Upcoming, watched: Sequence[AreaFinding]) -> tuple[Story, ...]:
    """The three best stories: for what is to be watched, then for what is likely."""
    likely = [each.area for each in find_expected_questions(visit, one)]
    areas = tuple(dict.fromkeys([*(row.area for row in watched), *likely]))
    told = coaching.times_told(visit.interviews())
    return upcoming.pick_stories(find_stories(visit), areas, told)


def _tell_story(story: Story) -> str:
    served = ", ".join(catalogue().area(area).short for area in story.areas)
    came = plain_line(story.result, LONGEST_RESULT)
    told = f"**{tell_title(story)}**"
    told += f" :gray[for {served}]" if served else ""
    return f"{told}  \n{came}" if came else told


def _tell_likely(one: Likely, voice: Voice) -> str:
    text = plain_line(question_wording.without_aside(one.text), _LONGEST)
    if not one.times:
        return text
    asked = voice.some(one.times, "interview")
    return f"{text} :gray[{catalogue().area(one.area).short}, asked in {asked}]"


def _listed(lines: Iterable[str]) -> str:
    return "\n".join(f"- {line}" for line in lines)

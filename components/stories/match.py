"""Which story for a question: the best ones before it is asked, and the one told in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from components.forms import fields
from components.stories.story_list import find_stories, name_story, tell_title
from data.catalogue.loader import catalogue
from data.coaching.practice import stories as coaching
from data.models import LOW
from data.recogniser import area_classifier

if TYPE_CHECKING:
    from components.session.context import Visit
    from components.text.voice import Voice
    from data.coaching.practice.stories import StoryMatch
    from data.models import Interview, Question, Story

PLAUSIBLE = 0.3
"""From this confidence on it is worth saying what a question sounds like."""
_REMOVED = "A story you took out"


def draw_match(visit: Visit, stories: tuple[Story, ...]) -> None:
    """A line for a question, and beneath it what could be told."""
    asked = st.text_input(
        "Which story for this question?",
        key="story-question",
        type="search",
        placeholder="Type or paste a question",
        live="300ms",
        persist_state="session",
    )
    if asked and asked.strip():
        found = visit.recall("story-match", coaching.rank_stories, asked, None, stories)
        st.markdown(tell_match(asked, found, visit.voice))


def tell_match(asked: str, found: tuple[StoryMatch, ...], voice: Voice) -> str:
    """The stories for a question in order, or that there is none yet."""
    area, confidence = area_classifier.areas(asked)[0]
    sounds = f"That sounds like {catalogue().area(area).short}. " if confidence >= PLAUSIBLE else ""
    if not found:
        return f":gray[{sounds}None of your stories is about it yet.]"
    lines = [
        f"{voice.place(place)} **{tell_title(each.story)}** {_because(each)}"
        for place, each in enumerate(found[: coaching.MOST_MATCHES], start=1)
    ]
    return "\n".join([*([f":gray[{sounds.strip()}]\n"] if sounds else []), *lines])


def _because(match: StoryMatch) -> str:
    if match.area is None:
        return ":gray[· the words are alike]"
    return f":gray[· for {catalogue().area(match.area).short}]"


def draw_told(visit: Visit, interview: Interview, question: Question) -> None:
    """The stories of one's own, the likeliest first; nothing for somebody who has none."""
    stories = find_stories(visit)
    if not stories:
        return
    found = visit.recall(
        f"fits-{question.id}", coaching.rank_stories, question.text, question.area, stories
    )
    titles = {each.id: name_story(each) for each in stories}
    # A story taken out since was told all the same, so it stays a choice here.
    options = [each.story.id for each in found] + list(titles) + [question.story or ""]
    fields.draw_select(
        visit.bind(interview, "questions", question.id, "story"),
        tell_label(question, found),
        [each for each in dict.fromkeys(options) if each],
        names=lambda story: titles.get(story, _REMOVED),
        placeholder="None, or choose",
    )


def tell_label(question: Question, found: tuple[StoryMatch, ...]) -> str:
    """The label of that choice; at a low answer without a story it names one to tell next time."""
    asks = "Which of your stories did you tell?"
    low = question.rating is not None and question.rating <= LOW
    if not (low and found and question.story is None):
        return asks
    return f"{asks} For next time: **{tell_title(found[0].story)}**"

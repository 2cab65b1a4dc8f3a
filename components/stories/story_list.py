"""Stories: examples of one's own, each opened in place, and one more begun in a line."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import streamlit as st
from msgspec.structs import replace

from components.forms import fields, undo_remove
from components.forms.add_line import draw_adding
from components.session import state
from components.session.binding import draft
from components.text import english
from components.text.markdown import bare_line, plain_line
from components.ui.list_lines import draw_toggle
from components.ui.pagination import count_pages, cut_page
from data.catalogue.loader import catalogue
from data.coaching.practice import stories as coaching
from data.models import Story
from data.recogniser.story_areas import areas_of_story

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from components.session.context import Visit
    from components.text.voice import Voice

_A_PAGE = 5
"""Stories shown at once, and the columns of the grid beneath: as many as a phone is wide."""

MARKS = "ABCDE"
_LONGEST_TITLE = 60
NAME_IT = "A short name of its own, such as “The morning it snowed”"
_UNNAMED = "A story without a title"
INTRO = (
    "A few good examples of your own serve for most questions that begin “tell us about a time”. "
    "A title is enough to begin; the rest can follow."
)
BEGINNINGS = (
    ("Or begin with an answer of yours that worked", "story-beginning", True),
    ("Or with an answer you wish you had given", "story-wished", False),
)
"""The label, the key, and whether it worked."""

_WRITTEN = {
    "situation": ("Situation", "Where and when it was, in a sentence"),
    "task": ("Task", "What was yours to do"),
    "action": ("Action", "What you did, step by step: “I”, not “we”"),
    "result": ("Result", "What came of it, with a number or a name in it"),
}


def find_stories(visit: Visit) -> tuple[Story, ...]:
    """All stories, the oldest first."""
    return visit.derive("stories", _in_order, visit.store.all(Story))


def _in_order(stories: tuple[Story, ...]) -> tuple[Story, ...]:
    return tuple(sorted(stories, key=lambda each: (each.created, each.id)))


def tell_title(story: Story) -> str:
    """A story's title on one line, or what it begins with."""
    return plain_line(_title(story), _LONGEST_TITLE) or _UNNAMED


def name_story(story: Story) -> str:
    """The same for the options of a select, which are no Markdown."""
    return bare_line(_title(story), _LONGEST_TITLE) or _UNNAMED


def tell_lacking(story: Story) -> str:
    """What a story still lacks before it can be counted on, or nothing: "no area yet"."""
    missing = [] if story.title.strip() else ["no title"]
    missing += [] if coaching.is_told(replace(story, title="")) else ["nothing but its title"]
    missing += [] if story.areas else ["no area"]
    return f"{english.listing(missing)} yet" if missing else ""


def tell_passed_over(stories: Iterable[Story], voice: Voice) -> str:
    """Which story begun is not counted on yet, and what it lacks; nothing if all can be told."""
    waiting = coaching.stories_not_ready(stories)
    if not waiting:
        return ""
    one, *others = waiting
    lacks = "lacks" if len(others) == 1 else "lack"
    more = f", and {voice.count(len(others))} more {lacks} something too" if others else ""
    return f"**{tell_title(one)}** has {tell_lacking(one)}{more}: see *Your stories*."


def _title(story: Story) -> str:
    return story.title.strip() or coaching.text_of(story).strip()


def draw_stories(visit: Visit) -> tuple[Story, ...]:
    """The list, a few at a time, and a line for one more; the stories shown."""
    kept = find_stories(visit)
    told = visit.derive("times-told", coaching.times_told, visit.interviews())
    undo_remove.draw_undo(visit, Story, "A story was taken out.")
    pages = count_pages(len(kept), _A_PAGE)
    shown = tuple(cut_page(kept, state.widget("stories-page"), _A_PAGE))
    with st.container(gap="xxsmall"):
        for mark, story in zip(MARKS, shown, strict=False):
            _draw_story(visit, story, mark, told[story.id])
    if pages > 1:
        st.pagination(pages, key="stories-page")
    draw_adding(
        "What would you call one more?" if kept else "What would you call the first?",
        "story-add",
        lambda title: _begin(visit, title=title),
    )
    _draw_beginnings(visit)
    return shown


def _begin(visit: Visit, **told: object) -> bool:
    story = visit.new(Story, **told)
    kept = visit.save(story)
    if kept:
        state.write(state.OPEN_STORY, story.id)
        # The newest is the last: without turning there it would open out of sight.
        state.sync("stories-page", count_pages(len(find_stories(visit)), _A_PAGE))
    return kept


def _draw_beginnings(visit: Visit) -> None:
    """An answer that went well, or was put better afterwards, is most of a story already."""
    found = visit.derive("beginnings", coaching.beginnings, visit.interviews(), find_stories(visit))
    for label, key, worked in BEGINNINGS:
        if known := {each.question: each for each in found if each.worked is worked}:
            _draw_beginning(visit, label, key, known)


def _draw_beginning(
    visit: Visit, label: str, key: str, known: Mapping[str, coaching.Beginning]
) -> None:
    fields.draw_select(
        draft(key, None, lambda chosen: chosen and _take(visit, known[chosen])),
        label,
        list(known),
        names=lambda chosen: bare_line(known[chosen].title or known[chosen].action, _LONGEST_TITLE),
        placeholder="Choose an answer",
    )


def _take(visit: Visit, chosen: coaching.Beginning) -> bool:
    return _begin(visit, title=chosen.title, action=chosen.action, areas=chosen.areas)


def _draw_story(visit: Visit, story: Story, mark: str, told: int) -> None:
    is_open = state.read(state.OPEN_STORY) == story.id
    turn = partial(state.write, state.OPEN_STORY, "" if is_open else story.id)
    label = f"**{mark}** · {_label(story, told, visit.voice)}"
    draw_toggle(label, f"story-{story.id}", turn, is_open=is_open)
    if is_open:
        with st.container(border=True, gap="small"):
            _draw_open(visit, story)


def _label(story: Story, told: int, voice: Voice) -> str:
    facts = [f"told {voice.times(told)}"] if told else []
    facts += [missing] if (missing := tell_lacking(story)) else []
    line = f" :gray[· {', '.join(facts)}]" if facts else ""
    return f"**{tell_title(story)}**{line}"


def _draw_open(visit: Visit, story: Story) -> None:
    fields.draw_line(visit.bind(story, "title"), "Title", placeholder=NAME_IT)
    for part, (label, example) in _WRITTEN.items():
        fields.draw_writing(visit.bind(story, part), label, placeholder=example, height=90)
    _draw_areas(visit, story)
    undo_remove.draw_take_out(visit, f"story-out-{story.id}", story)


def _draw_areas(visit: Visit, story: Story) -> None:
    """What it can be told for: what its words suggest comes first, a tap each."""
    likely = visit.derive(f"likely-{story.id}", areas_of_story, coaching.text_of(story))
    every = [area.id for area in catalogue().questions]
    fields.draw_pills(
        visit.bind(story, "areas"),
        "What can you tell it for? The likely ones come first.",
        tuple(dict.fromkeys([*likely, *every, *story.areas])),
        names=lambda area: catalogue().area(area).short,
    )


def draw_burden(visit: Visit, stories: tuple[Story, ...]) -> None:
    """A kind word when one story carries everything."""
    if found := visit.derive("burden", coaching.find_relied_on_story, stories, visit.interviews()):
        st.markdown(f":material/balance: {tell_burden(found, visit.voice)}")


def tell_burden(found: coaching.ReliedOnStory, voice: Voice) -> str:
    """That one story carries everything, kindly."""
    title, part, whole = tell_title(found.story), voice.count(found.part), voice.count(found.of)
    if found.how is coaching.Carries.TOLD:
        return (
            f"You told **{title}** in {part} of the {whole} answers for which you noted a story. "
            "It is a good one. A second would let it rest, and leave you one when it is used up."
        )
    return (
        f"**{title}** is your only story for {part} of the {whole} areas you cover. "
        "If it goes to the first question, the others stand bare: one more takes the weight off it."
    )

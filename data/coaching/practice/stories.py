"""Stories: which suits a question, which areas lack one, and whether one is relied on too much."""

from __future__ import annotations

from collections import Counter
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from data.models import HIGH
from data.recogniser import area_classifier, linear_model
from data.recogniser.story_areas import story_areas

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from data.models import Interview, Question, Story
    from data.recogniser.linear_model import Reading

STORY_PARTS = ("situation", "task", "action", "result")
MOST_MATCHES = 3
"""Stories offered for a question."""

MOST_BEGINNINGS = 12
"""Answers offered to begin a story with."""

TOLD_OFTEN = 3
"""So many answers, or areas, before one story can be said to carry everything."""


LEAST_FIT = 0.1
"""Below this fit nothing speaks for a story."""


class StoryMatch(NamedTuple):
    """A story that suits a question: how well, and the area that makes it suit, if any."""

    story: Story
    fit: float
    area: str | None


class Cover(NamedTuple):
    """An area that asks for a story: how often it was asked, and the ids of the stories for it."""

    area: str
    asked: int
    stories: tuple[str, ...]


class Beginning(NamedTuple):
    """An answer that is most of a story already; `question` is the id of its question.

    It either `worked`, or was wished for afterwards; then the story still needs a title.
    """

    question: str
    title: str
    action: str
    areas: tuple[str, ...]
    worked: bool


class Carries(StrEnum):
    """In which way one story is relied on too much."""

    TOLD = "told"
    ALONE = "alone"


class ReliedOnStory(NamedTuple):
    """A story that is relied on too much: in `part` of `of` answers, or of areas."""

    story: Story
    how: Carries
    part: int
    of: int


def text_of(story: Story) -> str:
    """Everything a story says, in order."""
    return "\n".join((story.title, *(getattr(story, part) for part in STORY_PARTS)))


def is_told(story: Story) -> bool:
    """Whether anything of a story is written down."""
    return bool(text_of(story).strip())


def is_ready(story: Story) -> bool:
    """Whether a story is finished: it has a title, and at least one part is written."""
    return bool(story.title.strip()) and any(getattr(story, part).strip() for part in STORY_PARTS)


def stories_not_ready(stories: Iterable[Story]) -> tuple[Story, ...]:
    """The stories that were begun and lack a title, their words, or an area."""
    begun = (each for each in stories if is_told(each))
    return tuple(each for each in begun if not (is_ready(each) and each.areas))


def rank_stories(
    question: str, area: str | None, stories: Iterable[Story]
) -> tuple[StoryMatch, ...]:
    """The stories that suit a question, best first.

    A story's fit is the share of the question's areas it serves, divided by the square root of how
    many it serves (a story for everything says less about anything), plus the similarity of the
    words. tests/coaching/practice/test_stories.py measures it.

    Args:
        question: its words.
        area: where the person filed it; if None, the classifier's confidences are used.
        stories: those below `LEAST_FIT` are left out.
    """
    weights = {area: 1.0} if area else dict(area_classifier.areas(question))
    asked = linear_model.read_text(question)
    found = (_match(asked, weights, story) for story in stories if is_told(story))
    return tuple(
        sorted(
            (each for each in found if each.fit >= LEAST_FIT),
            key=lambda each: (-each.fit, each.story.id),
        )
    )


def _match(question: Reading, weights: dict[str, float], story: Story) -> StoryMatch:
    served = {area: weights.get(area, 0.0) for area in dict.fromkeys(story.areas)}
    by_area = sum(served.values()) / max(1, len(served)) ** 0.5
    by_words = linear_model.cosine_similarity(question, linear_model.read_text(text_of(story)))
    speaks = (
        max(served, key=lambda area: served[area], default=None) if by_area > by_words else None
    )
    return StoryMatch(story, by_area + by_words, speaks)


def story_coverage(stories: Sequence[Story], interviews: Iterable[Interview]) -> tuple[Cover, ...]:
    """The areas that ask for a story, and others that have one: gaps first, most asked first."""
    asked = Counter(
        area for each in interviews for area in {one.area for one in each.questions if one.area}
    )
    extra = dict.fromkeys(area for story in stories for area in story.areas)
    rows = [
        Cover(area, asked[area], tuple(each.id for each in stories if area in each.areas))
        for area in dict.fromkeys((*story_areas(), *extra))
    ]
    return tuple(sorted(rows, key=lambda row: (bool(row.stories), -row.asked)))


def beginnings(interviews: Iterable[Interview], stories: Iterable[Story]) -> tuple[Beginning, ...]:
    """Answers that could become a story, latest first; `interviews` are oldest first.

    They were rated well or improved afterwards, belong to an area that asks for a story, and
    neither told a story nor began one.
    """
    begun = {text for each in stories for text in (each.title, each.action)}
    found = [
        begun_so
        for each in interviews
        for one in each.questions
        if one.area in story_areas() and one.story is None and one.text not in begun
        if (begun_so := _begin(one)) and begun_so.action not in begun
    ]
    return tuple(found[::-1][:MOST_BEGINNINGS])


def _begin(question: Question) -> Beginning | None:
    """What was written of an answer that can be told again: as it was given, if that went well."""
    areas = (question.area,) if question.area else ()
    worked = (question.corrected_rating or question.rating or 0) >= HIGH
    told = (question.answer.strip() or question.what_worked.strip()) if worked else ""
    if told:
        return Beginning(question.id, question.text, told, areas, worked=True)
    wished = question.better_answer.strip()
    return Beginning(question.id, "", wished, areas, worked=False) if wished else None


def times_told(interviews: Iterable[Interview]) -> Counter[str]:
    """In how many answers each story was told, by its id."""
    return Counter(one.story for each in interviews for one in each.questions if one.story)


def find_relied_on_story(
    stories: Sequence[Story], interviews: Iterable[Interview]
) -> ReliedOnStory | None:
    """The story that is relied on too much; None if there is none.

    Told: in at least `TOLD_OFTEN` answers, and in more than half of all answers that told a story.
    Alone: of several stories, it is the only one in more than half of the areas served, and in at
    least `TOLD_OFTEN`.
    """
    told = times_told(interviews)
    for story in stories:
        if told[story.id] >= TOLD_OFTEN and 2 * told[story.id] > told.total():
            return ReliedOnStory(story, Carries.TOLD, told[story.id], told.total())
    return _alone(stories) if len(stories) > 1 else None


def _alone(stories: Sequence[Story]) -> ReliedOnStory | None:
    serving = Counter(area for each in stories for area in set(each.areas))
    for story in stories:
        part = sum(serving[area] == 1 for area in set(story.areas))
        if part >= TOLD_OFTEN and 2 * part > len(serving):
            return ReliedOnStory(story, Carries.ALONE, part, len(serving))
    return None

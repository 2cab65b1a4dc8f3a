"""Which story was told in an answer; at a low one, quietly, which could be told next time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from components.forms import fields
from components.stories.story_list import find_stories, name_story, tell_title
from data.coaching.practice import stories as coaching
from data.models import LOW

if TYPE_CHECKING:
    from components.session.context import Visit
    from data.coaching.practice.stories import StoryMatch
    from data.models import Interview, Question

_REMOVED = "A story you took out"


def draw_told(visit: Visit, interview: Interview, question: Question) -> None:
    """The stories of one's own, the likeliest first; nothing for somebody who has none."""
    stories = find_stories(visit)
    if not stories:
        return
    found = visit.recall(
        f"fits-{question.id}", coaching.rank_stories, question.text, question.area, stories
    )
    titles = {each.id: name_story(each) for each in stories}
    options = [each.story.id for each in found] + list(titles) + [question.story or ""]
    fields.draw_select(
        visit.bind(interview, "questions", question.id, "story"),
        tell_label(question, found),
        [each for each in dict.fromkeys(options) if each],
        names=lambda story: titles.get(story, _REMOVED),
        placeholder="None, or choose",
    )


def tell_label(question: Question, found: tuple[StoryMatch, ...]) -> str:
    """Asks which was told; at a low answer that told none, says which could be."""
    asks = "Which of your stories did you tell?"
    low = question.rating is not None and question.rating <= LOW
    if not (low and found and question.story is None):
        return asks
    return f"{asks} For next time: **{tell_title(found[0].story)}**"

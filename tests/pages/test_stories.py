"""Stories, used as a person would; what is stored afterwards is looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from components.stories.coverage import tell_gaps, tell_grid
from components.stories.match import tell_label
from components.text.voice import Figures
from data.coaching.practice.stories import Cover, StoryMatch
from data.models import Evaluation, EvaluationState, Interview, Story
from tests.coaching.practice.test_stories import a_story
from tests.support.page_driver import (
    HOSTILE,
    TODAY,
    a_question,
    an_interview,
    fill,
    key,
    many,
    reopen,
    visit_page,
    words,
)
from tests.support.widgets import button, buttons, choose, field, field_of, fields, fill_in, press

if TYPE_CHECKING:
    from pathlib import Path

    from streamlit.testing.v1 import AppTest

    from data.models import AnyRecord

SNOW = a_story(601, "The snow", "resilience", "judgement", action="Decided by five.")
BREAKS = a_story(602, "The breaks", "conflict", action="Asked what he was short of.")


def kept(home: Path) -> list[Story]:
    return sorted(reopen(home).all(Story), key=lambda each: each.created)


def opened(home: Path, *records: AnyRecord, story: Story | None = None) -> AppTest:
    """The page, with one story open."""
    fill(home, records)
    app = visit_page("stories")
    if story:
        press(app, f"A · {story.title}")
    assert not app.exception
    return app


def test_it_begins_with_a_sentence_and_a_line_and_a_title_is_enough(home: Path) -> None:
    app = opened(home)
    assert "A title is enough to begin" in words(app)
    field(app, "What would you call the first?").set_value(HOSTILE)
    press(app, "Add")
    (story,) = kept(home)
    assert (story.title, story.areas) == (" ".join(HOSTILE.split()), ())
    assert field(app, "Title").value == story.title
    assert f"A · {story.title} · nothing but its title and no area yet" in buttons(app)


def test_every_part_is_kept_as_it_was_typed(home: Path) -> None:
    app = opened(home, SNOW, story=SNOW)
    fill_in(app, "Title", "The big snow")
    for part in ("situation", "task", "action", "result"):
        field_of(app, SNOW, part).set_value(f"{part}\n{HOSTILE}").run()
    (story,) = kept(home)
    assert story.title == "The big snow"
    assert story.situation == f"situation\n{HOSTILE}"
    assert story.result == f"result\n{HOSTILE}"
    assert (story.task, story.action) == (f"task\n{HOSTILE}", f"action\n{HOSTILE}")


def test_its_words_suggest_areas_first_and_a_tap_takes_or_leaves_one(home: Path) -> None:
    mistake = a_story(603, "The wrong form", action="It was my mistake and I owned up.")
    app = opened(home, mistake, story=mistake)
    pills = field(app, "What can you tell it for?")
    assert set(pills.options[:2]) == {"Setbacks", "Values"}
    assert len(pills.options) == 16
    assert pills.value == []
    pills.set_value(["setbacks", "closing"]).run()
    assert kept(home)[0].areas == ("setbacks", "closing")
    fill_in(app, "What can you tell it for?", ["closing"])
    assert kept(home)[0].areas == ("closing",)


def test_one_taken_out_can_be_put_back(home: Path) -> None:
    app = opened(home, SNOW, BREAKS, story=SNOW)
    press(app, "Take it out")
    assert [each.title for each in kept(home)] == ["The breaks"]
    assert "A story was taken out." in words(app)
    press(app, "Put it back")
    assert [each.title for each in kept(home)] == ["The snow", "The breaks"]


def test_a_question_finds_its_story_and_says_why(home: Path) -> None:
    app = opened(home, SNOW, BREAKS)
    fill_in(app, "Which story for this question?", "A disagreement with a colleague?")
    assert "That sounds like Conflict." in words(app)
    assert "1. **The breaks** :gray[· for Conflict]" in words(app)
    fill_in(app, "Which story for this question?", "Tell us about a mistake")
    assert "None of your stories is about it yet." in words(app)


def test_the_grid_has_the_gaps_first_and_a_sentence_that_says_them(home: Path) -> None:
    text = words(opened(home, SNOW, BREAKS, an_interview(1), an_interview(2)))
    assert "No story yet for **Strengths, Setbacks, Teamwork, Leading" in text
    assert "Strengths was asked in two interviews." in text
    rows = [line for line in text.split("\n") if line.startswith("| ")]
    assert rows[0] == "| Area | A | B |"
    assert rows[2] == "| **Strengths** | ○ | ○ |"
    assert "| Conflict | · | ● |" in rows[-3:]


def test_stories_on_another_page_of_the_list_stand_under_a_plus() -> None:
    rows = [Cover("values", 0, (SNOW.id, BREAKS.id)), Cover("conflict", 0, ())]
    assert tell_grid(rows, [SNOW]).split("\n")[2] == "| Values | ● | ● |"
    assert tell_grid(rows, [SNOW]).startswith("| Area | A | + |")
    assert tell_gaps(rows[:1], Figures()) == "Every area that asks for a story has one."


def test_more_than_five_stories_come_a_page_at_a_time(home: Path) -> None:
    app = opened(home, *(a_story(600 + each, f"Story {each}") for each in range(1, 8)))
    assert [each.key for each in app.button if "Story " in each.label][-1] == f"story-{key(605)}"
    app.session_state["stories-page"] = 2
    app.run()
    shown = [each.label for each in app.button if "Story " in each.label]
    assert [label[:20] for label in shown] == ["**A** · **Story 6** ", "**B** · **Story 7** "]
    field(app, "What would you call one more?").set_value("Another")
    press(app, "Add")
    assert any("Another" in each.label for each in app.button)


def test_one_story_told_in_most_answers_is_said_kindly(home: Path) -> None:
    asked = tuple(replace(a_question(1, place), story=SNOW.id) for place in range(3))
    text = words(opened(home, SNOW, BREAKS, an_interview(1, questions=asked)))
    assert "You told **The snow** in three of the three answers" in text
    assert "A second would let it rest" in text


def test_one_story_alone_in_most_areas_is_said_kindly(home: Path) -> None:
    wide = replace(SNOW, areas=("resilience", "judgement", "values", "setbacks"))
    text = words(opened(home, wide, BREAKS))
    assert "**The snow** is your only story for four of the five areas you cover." in text
    assert "your only story" not in words(opened(home, SNOW))


def test_an_answer_that_worked_begins_a_story(home: Path) -> None:
    told = replace(
        a_question(1, 2, rating=5), what_worked="I named his side first.", better_answer=""
    )
    app = opened(home, an_interview(1, questions=(told,)))
    choose(app, "Or begin with an answer of yours that worked", told.id)
    (story,) = kept(home)
    assert story.title == "Tell me about a conflict at work"
    assert story.action == "I named his side first."
    assert story.areas == ("conflict",)
    assert not [each for each in app.selectbox if each.key == "story-beginning"]


def test_an_answer_wished_for_is_offered_as_such_and_asks_for_a_title(home: Path) -> None:
    wished = replace(a_question(1, 2, rating=1), better_answer="Ask, *first*.")
    app = opened(home, an_interview(1, questions=(wished,)))
    assert [each.key for each in app.selectbox] == ["story-wished"]
    offered = field(app, "Or with an answer you wish you had given")
    assert offered.label == "Or with an answer you wish you had given"
    assert offered.options == ["Ask, *first*."]
    offered.set_value(wished.id).run()
    (story,) = kept(home)
    assert (story.title, story.action) == ("", "Ask, *first*.")
    assert "A · Ask, *first*. · no title yet" in buttons(app)
    assert field(app, "Title").placeholder.startswith("A short name")
    assert not [each for each in app.selectbox if each.key == "story-wished"]


def test_the_options_of_a_select_are_no_markdown(home: Path) -> None:
    told = replace(
        a_question(1, 2, rating=5), text="A colleague, (totally) stuck?", answer="I asked."
    )
    app = opened(home, an_interview(1, questions=(told,)))
    assert field(app, "Or begin with an answer of yours that worked").options == [
        "A colleague, (totally) stuck?"
    ]


def test_what_a_person_wrote_is_shown_as_it_was_typed(home: Path) -> None:
    hostile = a_story(601, HOSTILE, "values")
    label = button(opened(home, hostile), f"A · {' '.join(HOSTILE.split())}").label
    assert "\\<b\\>Zoë\\<\\/b\\>" in label


def test_learn_leads_there_and_back(home: Path) -> None:
    fill(home, many(2))
    app = press(visit_page("learn"), "Your stories")
    assert app.title[0].value == "Your stories"
    back = press(visit_page("stories"), "Learn")
    assert back.title[0].value == "Learn from your mistakes"


# Which was told


def half_way(**fields: Any) -> Interview:  # noqa: ANN401 - any field of a question
    asked = (replace(a_question(1, 2, rating=1), **fields),)
    started = Evaluation(state=EvaluationState.STARTED, part=2)
    return an_interview(1, date=TODAY, questions=asked, evaluation=started)


def told(home: Path) -> str | None:
    (interview,) = reopen(home).all(Interview)
    return interview.questions[0].story


def test_a_low_answer_names_a_story_for_next_time_and_keeps_which_was_told(home: Path) -> None:
    fill(home, [half_way(), SNOW, BREAKS])
    app = visit_page("evaluate", id=key(1))
    press(app, "1 Tell me about a conflict at work")
    chosen = field(app, "Which of your stories did you tell?")
    assert chosen.label == "Which of your stories did you tell? For next time: **The breaks**"
    assert chosen.options == ["The breaks", "The snow"]
    chosen.set_value(SNOW.id).run()
    assert told(home) == SNOW.id
    assert "Which of your stories did you tell?" in fields(app)
    choose(app, "Which of your stories did you tell?", None)
    assert told(home) is None


def test_an_opened_question_of_an_interview_keeps_which_was_told_too(home: Path) -> None:
    fill(home, [an_interview(1), SNOW])
    app = visit_page("interview", id=key(1))
    press(app, "2 Tell me about yourself")
    choose(app, "Which of your stories did you tell?", SNOW.id)
    assert told(home) == SNOW.id


def test_a_story_told_and_taken_out_since_is_still_said_to_have_been_told(home: Path) -> None:
    fill(home, [half_way(story=key(99)), SNOW])
    app = visit_page("evaluate", id=key(1))
    press(app, "1 Tell me about a conflict at work")
    assert field(app, "Which of your stories did you tell?").value == key(99)
    assert "A story you took out" in field(app, "Which of your stories did you tell?").options
    assert told(home) == key(99)


def test_nobody_without_stories_is_asked_which_was_told(home: Path) -> None:
    interview = half_way()
    fill(home, [interview])
    app = visit_page("evaluate", id=key(1))
    press(app, "1 Tell me about a conflict at work")
    assert not [each for each in app.selectbox if str(each.key).startswith("story-")]


def test_a_good_answer_names_no_story_for_next_time() -> None:
    found = (StoryMatch(SNOW, 1.0, "resilience"),)
    assert "next time" not in tell_label(a_question(1, 0, rating=4), found)
    assert "next time" not in tell_label(a_question(1, 0, rating=2), ())
    assert "next time" in tell_label(a_question(1, 0, rating=2), found)

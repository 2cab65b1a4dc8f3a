"""The crux in words: one sentence a kind, and the key issues the answers suggest."""

from __future__ import annotations

import pytest

from components import crux_words
from components.plain import plain_line
from data.analysis import crux
from data.analysis.crux import Crux
from data.models import Around, Question
from tests.page_journals import an_interview, key

ASKED = (
    Question(id=key(1), text="Why us?", area="motivation", rating=4),
    Question(id=key(2), text="A conflict?", area="conflict", rating=1, slips=("froze", "rushed")),
    Question(id=key(3), text="A failure?", area="setbacks", rating=2, slips=("froze",)),
)
INTERVIEW = an_interview(1, questions=ASKED)


def a_crux(kind: str, *questions: str, area: str | None = None, first: bool = False) -> Crux:
    """What an interview of this kind comes down to."""
    return Crux(kind, area, questions, first, 3.0, 3.5, 0.2)


@pytest.mark.parametrize("kind", crux.KINDS)
def test_every_kind_has_its_sentence(kind: str) -> None:
    assert crux_words.tell(a_crux(kind, area="conflict"), INTERVIEW).endswith(".")


def test_one_question_is_named_and_the_rest_let_be() -> None:
    said = crux_words.tell(a_crux(crux.ONE_QUESTION, key(2)), INTERVIEW)
    assert said.startswith("**One question, not the whole thing.**")
    assert plain_line("A conflict?") in said


def test_two_questions_are_called_two() -> None:
    said = crux_words.tell(a_crux(crux.ONE_QUESTION, key(2), key(3)), INTERVIEW)
    assert said.startswith("**Two questions, not the whole thing.**")


def test_one_part_is_named_by_its_area() -> None:
    said = crux_words.tell(a_crux(crux.ONE_PART, key(2), area="conflict"), INTERVIEW)
    assert "Conflict and difficult people" in said


def test_scattered_lows_are_not_called_fine() -> None:
    said = crux_words.tell(a_crux(crux.STEADY, key(2), key(3)), INTERVIEW)
    assert said.startswith("**No single thing explains it.**")
    assert "about as usual" not in said


def rated(*ratings: int | None) -> tuple[Question, ...]:
    """Answers with these ratings."""
    return tuple(
        Question(id=key(10 + n), text=f"Question {chr(65 + n)}", area="conflict", rating=rating)
        for n, rating in enumerate(ratings)
    )


def test_a_low_day_says_how_many_answers_were_low_and_what_held() -> None:
    leaving = Around(area="leaving", rating=4)
    day = an_interview(1, questions=rated(2, 3, 1, 3, 2, None), around=(leaving,))
    said = crux_words.tell(a_crux(crux.WHOLE_DAY, first=True), day)
    assert "Three of the five you rated were low. What held: Leaving" in said
    assert "Nearly everything" not in said


def test_nearly_everything_is_four_in_five_or_more() -> None:
    nearly = an_interview(1, questions=rated(1, 2, 2, 1, 4), around=())
    said = crux_words.tell(a_crux(crux.WHOLE_DAY), nearly)
    assert f"Nearly everything was low. What held: “{plain_line('Question E')}”." in said
    less = an_interview(1, questions=rated(1, 2, 2, 3), around=())
    assert "Three of the four you rated were low." in crux_words.tell(a_crux(crux.WHOLE_DAY), less)


def test_a_day_below_the_usual_without_a_low_answer_is_not_called_low() -> None:
    day = an_interview(1, questions=rated(3, 3, 3), around=())
    said = crux_words.tell(a_crux(crux.WHOLE_DAY), day)
    assert "No answer was low by itself" in said
    assert "Nearly everything" not in said


def test_a_first_interview_says_it_has_only_itself_to_compare_with() -> None:
    said = crux_words.tell(a_crux(crux.WHOLE_DAY, first=True), INTERVIEW)
    assert said.endswith("With a first interview there is only itself to compare with.")


@pytest.mark.parametrize("kind", [each for each in crux.KINDS if each != crux.NOTHING_RATED])
def test_a_first_interview_is_not_compared_with_a_usual_it_does_not_have(kind: str) -> None:
    assert "your usual" not in crux_words.tell(a_crux(kind, first=True), INTERVIEW)
    assert "usual for you" not in crux_words.tell(a_crux(kind, first=True), INTERVIEW)


def test_a_low_answer_that_is_not_filed_is_named_as_not_counted() -> None:
    odd = Question(id=key(4), text="A brick?", rating=1)
    said = crux_words.tell(a_crux(crux.STEADY), an_interview(1, questions=(*ASKED, odd)))
    assert f"Not counted yet: “{plain_line(odd.text)}”" in said


def test_nothing_is_said_of_counting_when_every_low_answer_is_filed() -> None:
    fine = Question(id=key(4), text="A brick?", rating=4)
    said = crux_words.tell(a_crux(crux.STEADY), an_interview(1, questions=(*ASKED, fine)))
    assert "Not counted yet" not in said


def test_an_unrated_first_interview_does_not_speak_of_comparing() -> None:
    said = crux_words.tell(a_crux(crux.NOTHING_RATED, first=True), INTERVIEW)
    assert "compare" not in said


def test_the_issues_suggested_are_slips_most_ticked_first_then_areas_rated_low() -> None:
    assert crux_words.issues(INTERVIEW) == [
        "Froze",
        "Rushed",
        "Conflict and difficult people",
        "Setbacks, weaknesses and feedback",
    ]

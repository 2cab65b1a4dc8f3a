"""Every sentence of the crux: once where it is true, and once where it would be false."""

from __future__ import annotations

import re
from typing import Any

import pytest

from components.interview import crux_text
from components.text.markdown import plain_line
from components.text.voice import Figures, Words
from data.analysis import crux
from data.models import Around, Question, Wobble
from tests.support.crux.cases import Said, interview, look
from tests.support.page_driver import an_interview, key

GOOD: tuple[tuple[Said, ...], ...] = tuple(
    tuple((area, 4) for area in ("intro", "conflict", "values", "teamwork")) for _ in range(3)
)
"""Three ordinary interviews, all fours."""


def test_nothing_rated_says_how_it_felt_and_asks_for_nothing() -> None:
    told = look(("intro", None), felt=2)
    assert told.kind == "nothing rated"
    assert told.sentence == ("It felt like 2 of 5. No answer is rated, and none has to be.")
    assert "Rate " not in told.sentence
    assert look(("intro", 3), felt=2).kind == "one rated"


def test_nothing_rated_repeats_what_was_noted_of_giving_up_and_no_more() -> None:
    noted = look(("intro", None), wobble=Wobble.EARLY, turned_round=True).sentence
    assert noted.startswith("You noted that you gave up early on, and that it turned round. No ")
    assert "gave up" not in look(("intro", None), wobble=Wobble.NO, turned_round=True).sentence
    plain = look(("intro", None), wobble=Wobble.LATE, turned_round=False).sentence
    assert plain.startswith("You noted that you gave up near the end. No ")


def test_with_ratings_around_only_what_was_low_there_is_said() -> None:
    assert look(("intro", None), around={"arriving": 1, "nerves": 3}) == (
        "around only",
        "No answer is rated. Around the questions, Arriving (1) was low.",
    )
    assert look(around={"arriving": 2, "nerves": 1}).sentence.endswith(
        "Around the questions, Nerves (1) and Arriving (2) were low."
    )


def test_with_ratings_around_only_and_none_low_that_is_said() -> None:
    assert look(around={"arriving": 3, "nerves": 5}).sentence == (
        "No answer is rated. Nothing was low around the questions: Nerves (5) and Arriving (3)."
    )


def test_one_rated_answer_is_told_as_one() -> None:
    assert look(("intro", 2), ("values", None)) == (
        "one rated",
        "One answer is rated: “Question A”, 2 of 5.",
    )
    assert look(("intro", 2), ("values", 3)).kind == "one or two"


BAD_DAY: tuple[Said, ...] = tuple((area, 2) for area in ("intro", "conflict", "values", "teamwork"))


def test_a_day_low_from_start_to_end_after_two_others_is_the_day() -> None:
    assert look(("technical", 1), *BAD_DAY, before=GOOD) == (
        "whole day",
        (
            "More the day than one question: all five answers were below your usual, "
            "in five areas. Lowest: “Question A” (1)."
        ),
    )


def test_an_answer_at_the_usual_is_not_said_to_be_below_it() -> None:
    told = look(("technical", 4), *((each[0], 1) for each in BAD_DAY), before=GOOD)
    assert told.kind == "whole day"
    assert "four of five answers were below your usual, in four areas." in told.sentence


@pytest.mark.parametrize("before", [(), GOOD[:1]])
def test_without_two_other_interviews_it_is_never_the_day(
    before: tuple[tuple[Said, ...], ...],
) -> None:
    told = look(("technical", 1), *BAD_DAY, before=before)
    assert told.kind == "all low"
    assert "usual" not in told.sentence
    assert "the day" not in told.sentence


def test_lows_in_one_area_are_not_the_day() -> None:
    assert look(*[("conflict", 1)] * 5, before=GOOD).kind == "one area"


def test_a_day_as_usual_is_not_the_day_however_low() -> None:
    assert look(*BAD_DAY, before=(BAD_DAY, BAD_DAY, BAD_DAY)).kind == "all low"


RAMBLED: tuple[Said, ...] = (
    ("intro", 2, "rambled"),
    ("values", 1, "rambled froze"),
    ("conflict", 2, "rambled"),
    ("teamwork", 4, "rambled"),
    ("motivation", 4),
)


def test_one_slip_under_most_of_the_lows_is_the_same_thing() -> None:
    assert look(*RAMBLED) == (
        "same slip",
        (
            "The same thing in four answers: rambled. Three of them were low; "
            "lowest: “Question B” (1)."
        ),
    )
    assert look(("intro", 2, "rambled"), ("values", 2, "rambled"), ("conflict", 4)).sentence == (
        "The same thing in two answers: rambled. Both were low; "
        "lowest: “Question A” and “Question B” (both 2)."
    )
    assert look(
        ("intro", 2, "rambled"), ("values", 4, "rambled"), ("conflict", 4, "rambled")
    ).sentence == (
        "The same thing in three answers: rambled. One of them was low: “Question A” (2)."
    )


def test_a_slip_under_one_low_of_two_is_not_the_same_thing() -> None:
    told = look(("intro", 2, "rambled"), ("values", 2), ("conflict", 4, "rambled"), ("case", 4))
    assert told.kind == "one or two"
    assert "The same thing" not in told.sentence


def test_a_slip_ticked_thrice_without_a_low_answer_is_no_crux() -> None:
    ticked = [(area, 4, "rambled") for area in ("intro", "values")]
    assert look(*ticked, ("conflict", 3, "rambled")).kind == "nothing low"


TURNED: tuple[Said, ...] = (
    ("intro", 4),
    ("values", 4),
    ("conflict", 2),
    ("case", 1),
    ("teamwork", 2),
)


def test_giving_up_and_a_drop_say_where_it_turned() -> None:
    assert look(*TURNED, wobble=Wobble.HALF_WAY, turned_round=False) == (
        "it turned",
        (
            "In the order you noted them, it turned at “Question C”: the two answers before it "
            "average 4.0, the three from there 1.7. You noted that you gave up half-way."
        ),
    )


def test_low_spirits_alone_are_not_called_giving_up() -> None:
    told = look(*TURNED, around={"staying-positive": 2})
    assert told.kind == "it turned"
    assert told.sentence.endswith("the three from there 1.7. Staying positive (2) was low.")
    assert "gave up" not in told.sentence


@pytest.mark.parametrize(
    "answers, fields",
    [
        (TURNED, {}),
        (TURNED, {"wobble": Wobble.NO}),
        (TURNED, {"wobble": Wobble.EARLY, "turned_round": True}),
        (TURNED[:3], {"wobble": Wobble.EARLY}),
        (TURNED[::-1], {"wobble": Wobble.EARLY}),
    ],
    ids=["not given up", "said no", "turned round", "too few answers", "it rose"],
)
def test_it_did_not_turn_where_nothing_says_so(
    answers: tuple[Said, ...], fields: dict[str, Any]
) -> None:
    told = look(*answers, **fields)
    assert told.kind != "it turned"
    assert "it turned at" not in told.sentence


def test_two_lows_in_one_area_are_about_it() -> None:
    rest: tuple[Said, ...] = (("intro", 3), ("values", 5))
    assert look(("motivation", 2), *rest, ("motivation", 1)) == (
        "one area",
        "Both low answers were about Motivation. The other two were 3 or better.",
    )
    assert look(*[("motivation", 1)] * 3, ("intro", 4)).sentence == (
        "All three low answers were about Motivation. The other one was 3 or better."
    )
    assert look(*[("motivation", 1)] * 2).sentence == (
        "Both answers you rated were low, and both were about Motivation."
    )
    assert look(*[("motivation", 1)] * 2, ("intro", 2), ("values", 4)).sentence == (
        "Two of the three low answers were about Motivation; "
        "lowest: “Question A” and “Question B” (both 1)."
    )


def test_two_areas_that_share_the_lows_are_both_named() -> None:
    lows: tuple[Said, ...] = (*[("motivation", 1)] * 2, *[("conflict", 2)] * 2)
    assert look(*lows, ("intro", 4)).sentence == (
        "Two of the four low answers were about Motivation, two about Conflict; "
        "lowest: “Question A” and “Question B” (both 1)."
    )
    assert look(*lows).sentence == (
        "All four answers you rated were low; two of them were about Motivation, "
        "two about Conflict; lowest: “Question A” and “Question B” (both 1)."
    )


def test_lows_without_an_area_are_not_counted_to_one() -> None:
    lows: tuple[Said, ...] = (("motivation", 1), (None, 1), (None, 2))
    told = look(*lows, ("intro", 4), ("values", 4))
    assert told.kind == "most low"
    assert "Motivation" not in told.sentence


def test_worse_felt_than_rated_sets_both_side_by_side() -> None:
    held: tuple[Said, ...] = (("intro", 3), ("values", 4), ("conflict", 4), ("case", 3))
    assert look(*held, felt=1) == (
        "felt worse",
        "It felt worse than you rated it: 1 of 5 overall, yet all four answers are 3 or better.",
    )
    assert look(*held[:3], ("case", 2), felt=2).sentence == (
        "It felt worse than you rated it: 2 of 5 overall, "
        "yet three of four answers are 3 or better."
    )
    assert look(*held, felt=3).kind == "nothing low"
    assert look(*held, ("case", 1), ("setbacks", 1), felt=1).kind == "one or two"


def test_better_felt_than_rated_sets_both_side_by_side() -> None:
    lows: tuple[Said, ...] = (("intro", 1), ("values", 2), ("conflict", 3))
    assert look(*lows, felt=5) == (
        "felt better",
        "It felt better than you rated it: 5 of 5 overall, yet two of three answers are low.",
    )
    assert look(*lows, felt=3).kind == "most low"
    assert look(*lows, ("case", 5), felt=5).kind == "one or two"


def test_where_the_answers_held_what_was_low_around_them_is_named() -> None:
    rated: tuple[Said, ...] = (("intro", 3), ("values", 4))
    assert look(*rated, around={"nerves": 1, "arriving": 2, "leaving": 4}) == (
        "answers held",
        "No answer was low; what went low was Nerves (1) and Arriving (2).",
    )
    told = look(*rated, ("case", 2), around={"nerves": 1})
    assert told.kind == "one or two"
    assert told.sentence.endswith(" Around the questions, Nerves (1) was low too.")
    assert look(*rated, around={"nerves": 3}).kind == "nothing low"


def test_all_low_says_so_and_where_most_of_it_lies() -> None:
    areas = ("motivation", "intro", "motivation", "values", "conflict", "motivation", "case")
    rated = [(area, 1 if place == 3 else 2) for place, area in enumerate(areas)]
    assert look(*rated) == (
        "all low",
        (
            "All seven answers you rated were low; three of them were about Motivation; "
            "lowest: “Question D” (1)."
        ),
    )
    assert look(*rated, ("teamwork", 3)).kind == "most low"


def test_all_low_without_an_area_that_has_most_names_none() -> None:
    assert look(("intro", 1), ("values", 1), ("case", 1)).sentence == (
        "All three answers you rated were low; each of the three was 1."
    )
    assert look(("intro", 1), ("values", 2)).sentence == (
        "Both answers you rated were low; lowest: “Question A” (1)."
    )


def test_one_low_answer_is_named_and_the_rest_let_be() -> None:
    held: tuple[Said, ...] = tuple((area, 4) for area in ("values", "case", "conflict"))
    assert look(("intro", 2), *held) == (
        "one or two",
        "One answer: “Question A” (2); the other three were 3 or better.",
    )
    assert look(("intro", 2), *held, ("setbacks", 1)).sentence == (
        "Two answers: “Question E” (1) and “Question A” (2); the other three were 3 or better."
    )
    assert look(("intro", 2), ("values", 3)).sentence == (
        "One answer: “Question A” (2); the other one was 3 or better."
    )
    assert look(("intro", 2), ("values", 1), ("case", 3)).kind == "most low"


def test_mostly_low_names_the_lowest_and_what_held_best() -> None:
    areas = ("intro", "values", "case", "conflict", "motivation")
    lows: list[Said] = [(area, 1 if area == "case" else 2) for area in areas]
    assert look(*lows, ("teamwork", 3), ("setbacks", 4)) == (
        "most low",
        (
            "Five of seven answers were low; lowest: “Question C” (1). "
            "What held best: “Question G” (4)."
        ),
    )
    four: list[Said] = [(area, 4) for area in ("teamwork", "setbacks", "curveball", "judgement")]
    assert look(*lows, *four).kind == "several"


def test_several_lows_say_where_they_lie() -> None:
    lows: list[Said] = [("intro", 2), ("values", 1), ("case", 2), ("intro", 2), ("values", 2)]
    held: list[Said] = [("conflict", 4)] * 4
    assert look(*lows[:3], *held) == (
        "several",
        (
            "Three of seven answers were low, in three areas: Values, Opening and Live tasks. "
            "Lowest: “Question B” (1)."
        ),
    )
    assert look(*lows, *held, ("setbacks", 3)).sentence.startswith(
        "Five of ten answers were low, in three areas: Values, Opening and Live tasks."
    )


def test_several_lows_without_an_area_are_told_too() -> None:
    held: list[Said] = [("conflict", 4)] * 4
    some = look(("intro", 2), (None, 1), ("case", 2), *held)
    assert some.sentence == (
        "Three of seven answers were low, among them Opening and Live tasks. "
        "Lowest: “Question B” (1)."
    )
    none = look((None, 2), (None, 1), (None, 2), *held)
    assert none.sentence == "Three of seven answers were low. Lowest: “Question B” (1)."


def test_nothing_low_names_the_best_and_the_lowest() -> None:
    rated: tuple[Said, ...] = (("intro", 4), ("values", 5), ("case", 3))
    assert look(*rated) == (
        "nothing low",
        "No answer was low. Best: “Question B” (5); lowest: “Question C” (3).",
    )
    assert look(*rated, ("values", 5), ("case", 3), ("case", 3)).sentence == (
        "No answer was low. Best: “Question B” and “Question D” (both 5); "
        "lowest: “Question F” and two more (all 3)."
    )


def test_all_alike_says_that_nothing_stands_out() -> None:
    assert look(*[("intro", 3)] * 6) == (
        "all alike",
        "All six answers are 3: nothing stands out, up or down.",
    )
    assert look(*[("intro", 3)] * 5, ("values", 4)).kind == "nothing low"


def test_answers_that_are_not_rated_are_left_out_of_every_count() -> None:
    rated: tuple[Said, ...] = (("intro", 2), ("values", 4), ("case", 4), ("conflict", None))
    assert look(*rated).sentence == (
        "One answer: “Question A” (2); the other two you rated were 3 or better."
    )
    several = look(*rated[:1], ("values", 1), ("setbacks", 2), *rated[1:], *rated[1:])
    assert several.sentence.startswith("Three of the seven answers you rated were low")
    assert look(*rated[1:], ("setbacks", 5)).sentence.startswith("No answer you rated was low.")
    assert look(*[("intro", 3)] * 2, ("case", None)).sentence.startswith("Both answers you rated ")


# The one sentence beside it.


def test_what_was_ticked_under_a_low_answer_stands_beside_it() -> None:
    assert look(("intro", 2, "froze no-example"), ("values", 4), ("case", 4)).sentence.endswith(
        "3 or better. Under the low one you ticked: froze and no example."
    )
    assert look(("intro", 2, "froze"), ("case", 1, "rushed"), *GOOD[0]).sentence.endswith(
        " Under the low ones you ticked: rushed and froze."
    )
    assert look(("intro", 2, "froze"), ("case", 1), *GOOD[0]).sentence.endswith(
        " Under one of the low ones you ticked: froze."
    )
    assert look(("intro", 3, "froze")).sentence.endswith(" You ticked: froze.")
    assert "ticked" not in look(("intro", 2), ("values", 4, "froze"), ("case", 4)).sentence


def test_of_many_slips_only_what_was_ticked_more_than_once_is_told() -> None:
    lows: list[Said] = [("intro", 2, "froze"), ("case", 1, "rushed"), ("setbacks", 2, "guessed")]
    held: list[Said] = [("conflict", 4)] * 6
    assert "ticked" not in look(*lows, *held).sentence
    more: list[Said] = [("values", 2), ("closing", 1, "froze")]
    told = look(*lows, *more, *held).sentence
    assert told.endswith(" Under two of the low ones you ticked: froze.")


LOW_THRICE: tuple[tuple[Said, ...], ...] = tuple(
    (("motivation", 1 + n % 2), ("intro", 4), ("values", 4)) for n in range(3)
)


def test_an_area_low_in_every_earlier_interview_is_named() -> None:
    again: tuple[Said, ...] = (("motivation", 2), ("values", 4), ("case", 4))
    every = " Motivation was low in all three earlier interviews that asked it."
    assert look(*again, before=LOW_THRICE).sentence.endswith(every)
    both = " Motivation was low in both earlier interviews that asked it."
    assert look(*again, before=LOW_THRICE[:2]).sentence.endswith(both)
    for before in (LOW_THRICE[:1], (*LOW_THRICE, (("motivation", 3),))):
        assert "earlier" not in look(*again, before=before).sentence


def test_later_interviews_are_not_called_earlier() -> None:
    every = [interview(n, *said) for n, said in enumerate(LOW_THRICE)]
    first = crux.crux_of(every, every[0].id)
    assert "earlier" not in crux_text.tell_crux_text(first, every[0], Figures())


def test_an_area_that_is_no_longer_low_is_named() -> None:
    now: tuple[Said, ...] = (("motivation", 3), ("values", 4))
    assert look(*now, before=LOW_THRICE).sentence.endswith(
        " Motivation, low in all three earlier interviews that asked it, was not low this time."
    )
    low_too = look(*now, ("motivation", 2), before=LOW_THRICE)
    assert "was not low this time" not in low_too.sentence


def test_what_was_low_around_follows_with_too_only_where_an_answer_was_low() -> None:
    worse = look(*GOOD[0], felt=1, around={"nerves": 1, "leaving": 2})
    assert worse.sentence.endswith(" Around the questions, Nerves (1) and Leaving (2) were low.")
    assert look(*TURNED, around={"staying-positive": 2}).sentence.count("Staying positive") == 1


# Words where figures would stand.

CASES: dict[str, tuple[tuple[Said, ...], dict[str, Any]]] = {
    "nothing rated": ((), {"felt": 2}),
    "around only": ((), {"around": {"nerves": 1}}),
    "one rated": ((("intro", 2),), {}),
    "whole day": ((("technical", 1), *BAD_DAY), {"before": GOOD}),
    "same slip": (RAMBLED, {}),
    "it turned": (TURNED, {"wobble": Wobble.LATE}),
    "one area": ((("motivation", 2), ("motivation", 1), *GOOD[0]), {}),
    "felt worse": (GOOD[0], {"felt": 1}),
    "felt better": ((("intro", 1), ("values", 2), ("conflict", 3)), {"felt": 5}),
    "answers held": (GOOD[0], {"around": {"nerves": 2}}),
    "all low": (BAD_DAY, {}),
    "one or two": ((("technical", 1), *GOOD[0]), {}),
    "most low": ((*BAD_DAY, ("setbacks", 3)), {}),
    "several": ((*BAD_DAY[:3], *GOOD[0]), {}),
    "nothing low": ((("technical", 5), *GOOD[0]), {}),
    "all alike": (GOOD[0], {}),
}


@pytest.mark.parametrize("kind", crux.CRUX_KINDS)
def test_every_kind_can_be_told_without_a_figure(kind: str) -> None:
    answers, fields = CASES[kind]
    told = look(*answers, voice=Words(), **fields)
    assert told.kind == kind
    assert not re.search(r"\d", told.sentence)
    assert told.sentence[-1] == "."


@pytest.mark.parametrize(
    "kind, said",
    [
        ("nothing rated", "It felt harder than it should have. No answer is rated"),
        ("one rated", "One answer is rated: “Question A” (hard going)."),
        (
            "it turned",
            (
                "In the order you noted them, it turned at “Question C”: the two answers before it "
                "went, on average, well; the three from there, hard going. "
                "You noted that you gave up near the end."
            ),
        ),
        ("felt worse", "It felt worse than you rated it: all four answers went so-so or better."),
        ("felt better", "It felt better than you rated it: two of three answers are low."),
        (
            "one or two",
            "One answer: “Question A” (badly); the other four went so-so or better.",
        ),
        ("all alike", "All four answers went well: nothing stands out, up or down."),
        ("answers held", "No answer was low; what went low was Nerves (hard going)."),
    ],
)
def test_ratings_are_told_in_words_to_whoever_wants_no_figures(kind: str, said: str) -> None:
    answers, fields = CASES[kind]
    assert said in look(*answers, voice=Words(), **fields).sentence


# What is offered as a key issue, and what is not counted.


def test_a_question_without_words_is_named_by_its_place() -> None:
    empty = Question(id=key(7), rating=1, area="intro")
    held = Question(id=key(8), text="Why us", rating=4, area="values")
    one = an_interview(1, questions=(held, empty), around=())
    told = crux_text.tell_crux_text(crux.crux_of([one], one.id), one, Figures())
    assert told.startswith("One answer: the one without words, number two (1); the other one")


def missing(*asked: Question) -> str:
    """What is said to be missing in an interview with these questions."""
    one = an_interview(1, questions=asked, around=())
    return crux_text.tell_not_counted(crux.crux_of([one], one.id), one)


def test_a_low_answer_that_is_not_filed_is_named_as_not_counted_in_patterns() -> None:
    odd = Question(id=key(4), text="A brick?", rating=1)
    said = missing(odd)
    assert said.startswith(f"Not counted in *Patterns* yet: “{plain_line(odd.text)}”")


def test_nothing_is_said_of_counting_when_every_low_answer_is_filed() -> None:
    assert missing(Question(id=key(4), text="A brick?", rating=4)) == ""
    assert missing(Question(id=key(4), text="A brick?", rating=1, area="case")) == ""


def test_with_nothing_rated_it_is_said_once_what_would_say_more() -> None:
    assert missing(Question(id=key(4), text="A brick?")) == crux_text.MORE


def test_that_it_turned_round_is_told_where_there_is_nothing_else_to_tell() -> None:
    noted: dict[str, Any] = {"wobble": Wobble.EARLY, "turned_round": True}
    told = look(*GOOD[0], ("case", 5), **noted).sentence
    assert told.endswith(" You noted that you gave up early on, and that it turned round.")
    assert "turned round" not in look(*GOOD[0], ("case", 5), wobble=Wobble.EARLY).sentence
    assert "turned round" not in look(*GOOD[0], ("case", 2, "froze"), **noted).sentence


def test_the_issues_offered_are_slips_then_areas_rated_low_then_what_was_low_around() -> None:
    asked = (
        Question(id=key(1), text="Why us?", area="motivation", rating=4),
        Question(id=key(2), text="A row?", area="conflict", rating=1, slips=("froze", "rushed")),
        Question(id=key(3), text="A failure?", area="setbacks", rating=2, slips=("froze",)),
    )
    around = (
        Around(area="nerves", rating=2),
        Around(area="arriving", rating=1),
        Around(area="leaving", rating=3),
        Around(area="listening"),
    )
    assert crux_text.issues(an_interview(1, questions=asked, around=around)) == [
        *("Froze", "Rushed", "Conflict", "Setbacks"),
        *("Arriving", "Nerves"),
    ]


def test_however_much_went_wrong_what_was_low_around_is_still_offered() -> None:
    slips = ("froze", "rushed", "rambled", "no-example", "no-result", "guessed", "misheard")
    asked = (Question(id=key(1), text="Why us?", area="motivation", rating=1, slips=slips),)
    around = tuple(
        Around(area=area, rating=1)
        for area in ("arriving", "nerves", "listening", "leaving", "staying-positive")
    )
    offered = crux_text.issues(an_interview(1, questions=asked, around=around))
    assert len(offered) == 8
    assert {"Arriving", "Nerves", "Listening", "Leaving", "Staying positive"} <= set(offered)

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

import pytest

from data.catalogue.letters import FACT, Template, cautions, fact_names, letters, terms
from data.catalogue.loader import catalogue
from data.catalogue.plans import plans
from data.catalogue.preparing import preparing, questions_to_ask
from data.catalogue.quiet_texts import waiting
from data.catalogue.shapes import shapes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from data.catalogue.schema import Area, Exercise

HARSH = re.compile(r"\b(?:errors?|invalid|failed|scores?|stupid)\b", re.IGNORECASE)
AMERICAN = re.compile(
    r"\b(?:colou?r(?<!colour)|favorite|behavior|center|organiz\w+|prioritiz\w+|recogniz\w+"
    r"|apologiz\w+|summariz\w+|realiz\w+|analyz\w+|criticiz\w+|practicing|program|resume|gotten"
    r"|fulfill|skillful|labor|honor|gray|license[sd]?)\b",
    re.IGNORECASE,
)


def words_of(exercise: Exercise) -> tuple[str, ...]:
    return (exercise.name, *exercise.steps, exercise.good)


def lines_of(letter: Template) -> list[str]:
    """The lines of a letter in all its ways."""
    ways = [*letter.subject, *(way for ways in letter.body for way in ways)]
    return [line for way in ways for line in way.split("\n") if line]


def shown() -> Iterator[tuple[str, str]]:
    """Every text a person may read, with where it stands."""
    for area in catalogue().areas:
        yield from ((area.id, text) for text in (area.name, area.meaning, *area.typical))
        for exercise in area.exercises:
            yield from ((f"{area.id}/{exercise.id}", text) for text in words_of(exercise))
    for slip in catalogue().slips:
        yield from ((slip.key, text) for text in (slip.name, slip.when, *words_of(slip.exercise)))
    for group in catalogue().groups:
        yield from ((group.id, text) for text in (group.name, *group.anchors))
    yield from (("general", text) for text in catalogue().anchors.general)
    for letter in letters():
        yield from ((letter.key, text) for text in (letter.name, letter.when, *lines_of(letter)))
    yield from fact_names().items()
    yield from preparing().tips.items()
    yield from ((plan.area, text) for plan in plans() for text in (plan.when, plan.will))
    yield from (("ask", text) for text in questions_to_ask(None))
    yield from ((term.key, text) for term in terms() for text in (term.name, term.question))
    yield from ((caution.kind, caution.says) for caution in cautions())
    for shape in shapes().shapes:
        parts = [text for part in shape.parts for text in (part.name, part.ask)]
        yield from ((shape.key, text) for text in (shape.name, *parts))
    yield from (
        ("waiting", text) for text in (*waiting().busy, *waiting().prayer, *waiting().quiet)
    )


def sentences() -> Iterator[tuple[str, str]]:
    """What is written in whole sentences, where two alike would be a copy."""
    yield from preparing().tips.items()
    yield from ((plan.area, text) for plan in plans() for text in (plan.when, plan.will))
    yield from (("ask", text) for text in questions_to_ask(None))
    for area in catalogue().areas:
        yield from ((area.id, text) for text in (area.meaning, *area.typical))
        for exercise in area.exercises:
            yield from (
                (f"{area.id}/{exercise.id}", text) for text in (exercise.name, exercise.good)
            )


@pytest.mark.parametrize("pattern", [re.compile("!"), HARSH, AMERICAN], ids=lambda p: p.pattern[:9])
def test_no_text_shouts_blames_or_spells_american(pattern: re.Pattern[str]) -> None:
    assert [(where, text) for where, text in shown() if pattern.search(text)] == []


def test_no_text_has_stray_white_space() -> None:
    assert [pair for pair in shown() if pair[1] != " ".join(pair[1].split())] == []


def test_sentences_end_with_a_full_stop_or_a_question_mark() -> None:
    lines = [
        (area.id, text) for area in catalogue().areas for text in (area.meaning, *area.typical)
    ]
    steps = [(where, text) for where, text in shown() if "/" in where and len(text) > 60]
    assert [pair for pair in lines + steps if not re.search(r"[.?]['”’]?\.?$", pair[1])] == []


def test_no_sentence_stands_in_two_places() -> None:
    counts = Counter(text for _, text in sentences())
    assert [pair for pair in sentences() if counts[pair[1]] > 1] == []


def test_rating_anchors_are_short_enough_for_one_line_on_a_phone() -> None:
    longest = [text for group in catalogue().groups for text in group.anchors if len(text) > 70]
    assert longest == []


@pytest.mark.parametrize("area", catalogue().areas, ids=lambda area: area.id)
def test_an_area_offers_exercises_of_different_length(area: Area) -> None:
    assert len({exercise.minutes for exercise in area.exercises}) > 1


def test_letters_are_written_in_whole_sentences() -> None:
    lines = [
        (letter.key, line)
        for letter in letters()
        for line in (letter.when, *lines_of(letter)[len(letter.subject) :])
        if len(line) > 30
    ]
    assert [pair for pair in lines if not re.search(r"[.?:,]\]?$", pair[1])] == []


def test_no_letter_pleads_blames_or_holds_words_nobody_says() -> None:
    stiff = re.compile(
        r"\b(?:hereby|kindly|esteemed|unfortunately|regretfully|disappoint\w*|passionate|synergy"
        r"|humbl\w+|reach out|touch base|just wanted|as per|whom it may concern)\b",
        re.IGNORECASE,
    )
    lines = [(letter.key, line) for letter in letters() for line in lines_of(letter)]
    assert [pair for pair in lines if stiff.search(FACT.sub("", pair[1]))] == []

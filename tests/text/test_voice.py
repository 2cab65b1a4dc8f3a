"""How every number is said, in figures and in words, up to each border."""

from __future__ import annotations

import pytest

from components.text.voice import Figures, Voice, Words

FIGURES, WORDS = Figures(), Words()
VOICES = (FIGURES, WORDS)


def both(method: str, *args: object) -> tuple[str, str]:
    """What both voices make of it, figures first."""
    figures, words = (getattr(voice, method)(*args) for voice in VOICES)
    return figures, words


def test_voices_of_one_kind_are_the_same_to_whoever_remembers_by_them() -> None:
    assert {FIGURES, Figures(), WORDS, Words()} == set(VOICES)
    assert len(set(VOICES)) == 2
    assert (FIGURES.shows_figures, WORDS.shows_figures) == (True, False)
    assert not any(vars(voice) for voice in VOICES)


def test_two_wordings_are_told_apart() -> None:
    assert both("choose", "4 of 5", "mostly good") == ("4 of 5", "mostly good")


@pytest.mark.parametrize(
    "number, figure, count, words",
    [
        (-1, "-1", "-1", "no"),
        (0, "0", "no", "no"),
        (1, "1", "one", "one"),
        (10, "10", "ten", "ten"),
        (11, "11", "11", "eleven"),
        (20, "20", "20", "twenty"),
        (25, "25", "25", "twenty-five"),
        (100, "100", "100", "a hundred"),
        (105, "105", "105", "a hundred and five"),
        (342, "342", "342", "three hundred and forty-two"),
        (999, "999", "999", "nine hundred and ninety-nine"),
        (1000, "1000", "1000", "very many"),
    ],
)
def test_a_number_looked_up_is_a_figure_and_one_in_a_sentence_is_spelled_while_it_is_small(
    number: int, figure: str, count: str, words: str
) -> None:
    assert both("figure", number) == (figure, words)
    assert both("count", number) == (count, words)


@pytest.mark.parametrize(
    "number, looked_up, said, words",
    [
        (0, "0 questions", "no questions", "no questions"),
        (1, "1 question", "one question", "one question"),
        (6, "6 questions", "six questions", "six questions"),
        (12, "12 questions", "12 questions", "twelve questions"),
    ],
)
def test_things_are_one_or_several(number: int, looked_up: str, said: str, words: str) -> None:
    assert both("figure_of", number, "question") == (looked_up, words)
    assert both("some", number, "question") == (said, words)


@pytest.mark.parametrize(
    "number, figures, words",
    [
        (1, "one", "one"),
        (2, "two", "a few"),
        (3, "three", "a few"),
        (4, "four", "some"),
        (6, "six", "some"),
        (7, "seven", "many"),
        (11, "11", "many"),
    ],
)
def test_how_many_more_interviews_are_a_few_some_or_many(
    number: int, figures: str, words: str
) -> None:
    things = "more interview" if number == 1 else "more interviews"
    assert both("more_interviews", number) == (f"{figures} {things}", f"{words} {things}")


@pytest.mark.parametrize(
    "number, figures, words",
    [
        (0, "no times", "once"),
        (1, "once", "once"),
        (2, "twice", "twice"),
        (3, "three times", "a few times"),
        (6, "six times", "a few times"),
        (7, "seven times", "many times"),
        (12, "12 times", "many times"),
    ],
)
def test_how_often_something_was_done(number: int, figures: str, words: str) -> None:
    assert both("times", number) == (figures, words)


@pytest.mark.parametrize(
    "number, every, words",
    [
        (3, 8, "now and then"),
        (2, 5, "about half the time"),
        (3, 5, "about half the time"),
        (5, 8, "most times"),
        (7, 8, "most times"),
        (8, 8, "every time"),
        (1, 1, "every time"),
    ],
)
def test_how_often_it_was_of_all_the_times_it_could_be(number: int, every: int, words: str) -> None:
    assert both("how_often", number, every) == (f"{number} of {every}", words)


@pytest.mark.parametrize(
    "number, every, figures, words",
    [
        (1, 3, "one", "one"),
        (1, 2, "one", "one"),
        (2, 9, "two", "a few"),
        (2, 5, "two", "about half"),
        (3, 5, "three", "about half"),
        (8, 9, "eight", "most"),
        (11, 12, "11", "most"),
    ],
)
def test_a_part_of_several(number: int, every: int, figures: str, words: str) -> None:
    assert both("part", number, every) == (figures, words)


def test_an_entry_of_a_list_in_order_has_its_number_or_a_dash() -> None:
    assert both("place", 1) == ("1.", "-")


@pytest.mark.parametrize(
    "rating, words, sign",
    [
        (1, "badly", "\u2212\u2212"),
        (2, "hard going", "\u2212"),
        (3, "so-so", "\u00b7"),
        (4, "well", "+"),
        (5, "very well", "++"),
    ],
)
def test_every_rating_has_its_words_and_its_sign(rating: int, words: str, sign: str) -> None:
    assert both("rating", rating) == (str(rating), words)
    assert both("mark", float(rating)) == (str(rating), sign)
    assert both("average", float(rating)) == (f"{rating}.0", words)


@pytest.mark.parametrize(
    "mean, in_a_cell, average, nearest",
    [
        (1.49, "1.5", "1.5", "badly"),
        (1.5, "1.5", "1.5", "hard going"),
        (2.5, "2.5", "2.5", "so-so"),
        (4.49, "4.5", "4.5", "well"),
        (10 / 3, "3.3", "3.3", "so-so"),
    ],
)
def test_a_mean_is_told_by_the_words_it_lies_nearest_to(
    mean: float, in_a_cell: str, average: str, nearest: str
) -> None:
    assert both("mark", mean)[0] == in_a_cell
    assert both("average", mean) == (average, nearest)


@pytest.mark.parametrize(
    "per_cent, words",
    [
        (0, "hardly"),
        (5, "hardly"),
        (10, "not likely"),
        (15, "not likely"),
        (30, "could be"),
        (40, "even"),
        (50, "even"),
        (60, "likely"),
        (70, "likely"),
        (85, "very likely"),
        (89, "very likely"),
        (90, "almost sure"),
        (100, "almost sure"),
    ],
)
def test_a_chance_somebody_gave(per_cent: int, words: str) -> None:
    assert both("chance", per_cent) == (f"{per_cent}%", words)


@pytest.mark.parametrize(
    "part, in_ten, share, likely",
    [
        (0.0, "fewer than 1 in 10", "none", "hardly"),
        (0.049, "fewer than 1 in 10", "hardly any", "hardly"),
        (0.1, "about 1 in 10", "a few", "not likely"),
        (0.3, "about 3 in 10", "some", "could be"),
        (0.5, "about 5 in 10", "about half", "even"),
        (0.61, "about 6 in 10", "many", "likely"),
        (0.85, "about 8 in 10", "most", "very likely"),
        (0.94, "about 9 in 10", "nearly all", "almost sure"),
        (0.96, "more than 9 in 10", "nearly all", "almost sure"),
        (1.0, "more than 9 in 10", "all", "almost sure"),
    ],
)
def test_a_share_and_a_likelihood_are_so_many_of_ten(
    part: float, in_ten: str, share: str, likely: str
) -> None:
    assert both("share", part) == (in_ten, share)
    assert both("likelihood", part) == (in_ten, likely)


@pytest.mark.parametrize(
    "chance, figures, words",
    [
        (0.05, "fewer than 1 in 10", "It is hardly likely that"),
        (0.5, "about 5 in 10", "It is as likely as not that"),
        (0.8, "about 8 in 10", "It is very likely that"),
        (0.97, "more than 9 in 10", "It is almost sure that"),
    ],
)
def test_a_chance_that_something_is_so_is_a_sentence(
    chance: float, figures: str, words: str
) -> None:
    assert both("chance_that", chance, "it has risen") == (
        f"The chance it has risen: {figures}.",
        f"{words} it has risen.",
    )


@pytest.mark.parametrize(
    "points, figures, words",
    [
        (0.0, "about level", "about level"),
        (-0.2, "about level", "about level"),
        (0.24, "about level", "about level"),
        (0.25, "about half a point above", "a little above"),
        (-0.5, "about half a point below", "a little below"),
        (0.74, "about half a point above", "a little above"),
        (0.75, "about a point above", "above"),
        (0.9, "about a point above", "above"),
        (1.49, "about a point and a half above", "above"),
        (1.5, "about a point and a half above", "well above"),
        (-2.0, "about two points below", "well below"),
        (-2.5, "about two and a half points below", "well below"),
    ],
)
def test_a_distance_is_told_to_the_nearest_half_point_or_without_points(
    points: float, figures: str, words: str
) -> None:
    assert both("distance", points) == (figures, words)


@pytest.mark.parametrize("voice", VOICES)
def test_nothing_of_the_words_is_a_digit(voice: Voice) -> None:
    said = [
        *(voice.times(number) + voice.some(number, "thing") for number in range(1100)),
        *(voice.more_interviews(number) + voice.place(number) for number in range(1, 60)),
        *(voice.part(part, 60) + voice.how_often(part, 60) for part in range(1, 61)),
        *(voice.share(part / 60) + voice.likelihood(part / 60) for part in range(61)),
        *(voice.distance(points / 10) for points in range(-30, 31)),
        *(voice.chance(per_cent) for per_cent in range(101)),
    ]
    assert any(letter.isdigit() for letter in "".join(said)) is voice.shows_figures

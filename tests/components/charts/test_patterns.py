"""Charts as data: they hold the rows asked for, keep to the palette, and are valid Vega-Lite."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import altair as alt
import pytest
from jsonschema import ValidationError  # type: ignore[import-untyped]

from components.charts import patterns
from components.charts.encodings import PICK
from components.charts.palette import DARK, LIGHT, Palette, choose_palette
from components.patterns import figures as patterns_figures
from components.patterns import figures_over_time, practice_effect
from components.text.voice import Figures, Voice, Words
from data.analysis.report import Study, study, weigh_guesses, weigh_practice
from data.catalogue.loader import catalogue
from data.models import Interview, Outcome, Practice, Result
from tests.support.page_driver import HOSTILE, NOW, a_question, an_interview, an_outcome, key

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from components.patterns.figures import Picture

SLIPS = tuple(slip.key for slip in catalogue().slips)
INTERVIEWS: tuple[Interview, ...] = tuple(
    an_interview(number, company=HOSTILE if number == 3 else "Northgate")
    for number in range(14, 0, -1)
)
OUTCOMES: tuple[Outcome, ...] = (
    an_outcome(1, Result.THROUGH),
    an_outcome(2, Result.REJECTED),
    an_outcome(3, Result.WAITING),
)
FOUND: Study = study(INTERVIEWS, SLIPS)
PRACTICES = tuple(
    Practice(id=key(700 + n), created=NOW, updated=NOW, area=area, date=INTERVIEWS[n].date)
    for n, area in ((6, "motivation"), (5, "conflict"), (13, "intro"), (8, "froze"))
)
BECAME = weigh_practice(FOUND, PRACTICES)
DRAWN: dict[str, Callable[[bool], Picture]] = {
    "areas": lambda dark: patterns_figures.picture_areas(FOUND, dark, Figures()),
    "slips": lambda dark: patterns_figures.picture_slips(FOUND, dark, Figures()),
    "guesses": lambda dark: patterns_figures.picture_guesses(
        INTERVIEWS, weigh_guesses(INTERVIEWS, OUTCOMES), dark, Figures()
    ),
    "interviews": lambda dark: figures_over_time.picture_interviews(FOUND, 1, dark, Figures()),
    "course": lambda dark: figures_over_time.picture_course(FOUND, "motivation", dark, Figures()),
    "one": lambda dark: figures_over_time.picture_one(FOUND, 0, dark, Figures()),
    "effect": lambda dark: practice_effect.picture(BECAME, dark, Figures()),
}


GENTLY: dict[str, Callable[[], Picture]] = {
    "areas": lambda: patterns_figures.picture_areas(FOUND, dark=False, voice=Words()),
    "slips": lambda: patterns_figures.picture_slips(FOUND, dark=False, voice=Words()),
    "guesses": lambda: patterns_figures.picture_guesses(
        INTERVIEWS, weigh_guesses(INTERVIEWS, OUTCOMES), dark=False, voice=Words()
    ),
    "interviews": lambda: figures_over_time.picture_interviews(FOUND, 1, dark=False, voice=Words()),
    "course": lambda: figures_over_time.picture_course(
        FOUND, "motivation", dark=False, voice=Words()
    ),
    "one": lambda: figures_over_time.picture_one(FOUND, 0, dark=False, voice=Words()),
    "effect": lambda: practice_effect.picture(BECAME, dark=False, voice=Words()),
}
DATED = re.compile(r"\d{1,2} [A-Z][a-z]{2,}( \d{4})?")


def rows(picture: Picture) -> list[dict[str, Any]]:
    """The rows a picture draws; the layer of a dashed line has none."""
    return max((layer["data"]["values"] for layer in picture.spec["layer"]), key=len)


def texts(value: object) -> Iterator[str]:
    """Every text of a specification outside its data."""
    if isinstance(value, dict):
        for name, part in value.items():
            if name != "data":
                yield from texts(part)
    elif isinstance(value, list):
        for part in value:
            yield from texts(part)
    elif isinstance(value, str):
        yield value


def labels(spec: object) -> Iterator[str]:
    """Every word an axis or a title of a specification can show."""
    if isinstance(spec, dict):
        for name, part in spec.items():
            if name in {"labelExpr", "title"} and isinstance(part, str):
                yield from re.findall(r"'([^']*)'", part) if name == "labelExpr" else [part]
            elif name != "data":
                yield from labels(part)
    elif isinstance(spec, list):
        for part in spec:
            yield from labels(part)


def tips(picture: Picture) -> Iterator[str]:
    """What the tooltips of a picture say."""
    for layer in picture.spec["layer"]:
        shown = [each["field"] for each in layer["encoding"].get("tooltip", ())]
        yield from (str(row[field]) for row in layer["data"]["values"] for field in shown)


def luminance(colour: str) -> float:
    """Relative luminance (WCAG 2.2) of "#RRGGBB"."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("name", DRAWN)
def test_every_layer_holds_its_rows_and_nothing_is_left_to_be_made_a_table_of(name: str) -> None:
    spec = DRAWN[name](False).spec
    assert {"data", "datasets"}.isdisjoint(spec)
    assert rows(DRAWN[name](False))
    assert json.loads(json.dumps(spec, allow_nan=False)) == spec


@pytest.mark.parametrize("name", DRAWN)
def test_every_picture_is_valid_vega_lite(name: str) -> None:
    spec = DRAWN[name](False).spec
    assert alt.LayerChart.from_dict(spec)
    with pytest.raises(ValidationError):
        alt.LayerChart.from_dict({**spec, "layer": "no layers"})


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("name", DRAWN)
def test_no_picture_uses_a_colour_outside_its_palette(name: str, dark: bool) -> None:
    used = set(re.findall(r"#[0-9A-Fa-f]{6}", json.dumps(DRAWN[name](dark).spec)))
    assert used
    palette = choose_palette(dark=dark)
    assert used <= {*palette[:6], *palette.ratings, *palette.digits}


@pytest.mark.parametrize("name", DRAWN)
def test_what_a_person_typed_is_data_and_never_title_or_expression(name: str) -> None:
    assert not [text for text in texts(DRAWN[name](False).spec) if "Zoë" in text]


@pytest.mark.parametrize("name", DRAWN)
def test_every_picture_has_a_sentence_tooltips_and_figures(name: str) -> None:
    picture = DRAWN[name](False)
    assert picture.sentence.endswith(".")
    assert "tooltip" in json.dumps(picture.spec)
    assert picture.figures


@pytest.mark.parametrize("name", GENTLY)
def test_every_picture_can_be_read_without_a_number(name: str) -> None:
    picture = GENTLY[name]()
    alt.LayerChart.from_dict(picture.spec)
    figures = [cell for row in picture.figures for cell in row.values()]
    written = [str(row["digits"]) for row in rows(picture) if "digits" in row]
    every = [picture.sentence, *labels(picture.spec), *tips(picture), *figures, *written]
    own = re.compile(r"\$5|# ?two")
    told = [own.sub("", DATED.sub("", text.replace("\\", ""))) for text in every]
    assert [text for text in told if re.search(r"\d", text)] == []


def test_in_words_a_cell_shows_a_sign_for_the_nearest_rating() -> None:
    asked = (a_question(1, 3, 2), a_question(2, 3, 3))
    found = study((an_interview(1, questions=asked, around=()),), SLIPS)
    picture = figures_over_time.picture_interviews(found, 1, dark=False, voice=Words())
    (cell,) = rows(picture)
    assert (cell["digits"], cell["rating"], cell["ratings"]) == ("·", 3, "hard going, so-so")
    assert "\u2212\u2212 went badly, \u00b7 so-so, ++ very well" in picture.sentence


def test_in_words_the_axis_says_below_and_above_your_usual() -> None:
    spec = patterns_figures.picture_areas(FOUND, dark=False, voice=Words()).spec
    assert set(labels(spec)) >= {"below", "your usual", "above"}


@pytest.mark.parametrize("name", ["guesses", "interviews", "course"])
def test_a_click_on_a_mark_names_its_interview(name: str) -> None:
    picture = DRAWN[name](False)
    (param,) = picture.spec["params"]
    assert (param["name"], param["select"]["fields"]) == (PICK, ["interview"])
    assert {row["interview"] for row in rows(picture)} <= set(picture.opens)


@pytest.mark.parametrize("palette", [LIGHT, DARK])
def test_the_digit_on_every_rating_can_be_read(palette: Palette) -> None:
    for tile, digit in zip(palette.ratings, palette.digits, strict=True):
        assert contrast(tile, digit) >= 4.5
    for ink in (palette.text, palette.quiet):
        assert contrast(ink, palette.paper) >= 4.5
    for mark in (palette.accent, palette.pattern):
        assert contrast(mark, palette.paper) >= 3


def test_the_heatmap_holds_a_cell_for_every_area_rated_in_the_latest_twelve() -> None:
    picture = figures_over_time.picture_interviews(FOUND, 1, dark=False, voice=Figures())
    cells = rows(picture)
    assert len(cells) == 12 * 6
    assert {cell["interview"] for cell in cells} == {key(number) for number in range(1, 13)}
    first = next(c for c in cells if c["interview"] == key(12) and c["name"] == "Opening")
    assert (first["place"], first["rating"], first["digits"]) == (0, 3, "3")


def test_the_second_heatmap_holds_what_came_before() -> None:
    picture = figures_over_time.picture_interviews(FOUND, 2, dark=False, voice=Figures())
    assert {cell["interview"] for cell in rows(picture)} == {key(13), key(14)}
    assert [figures_over_time.count_windows(n) for n in (0, 1, 12, 13, 25)] == [1, 1, 1, 2, 3]


def test_two_ratings_of_one_area_share_a_cell_that_shows_their_mean() -> None:
    asked = (a_question(1, 3, 2), a_question(2, 3, 3))
    found = study((an_interview(1, questions=asked, around=()),), SLIPS)
    (cell,) = rows(figures_over_time.picture_interviews(found, 1, dark=False, voice=Figures()))
    assert (cell["digits"], cell["rating"], cell["ratings"]) == ("2.5", 3, "2, 3")


def test_intervals_stand_in_the_order_of_the_findings() -> None:
    drawn = rows(patterns_figures.picture_areas(FOUND, dark=False, voice=Figures()))
    shown = [catalogue().area(row.area).short for row in FOUND.areas]
    assert [row["name"] for row in drawn] == shown
    assert all(-2 <= row["lo"] <= row["mid"] <= row["hi"] <= 2 for row in drawn)


def test_before_and_since_stand_under_each_other_for_each_area_that_can_be_compared() -> None:
    drawn = rows(DRAWN["effect"](False))
    comparable = [row.area for row in practice_effect.compare(BECAME)]
    shown = [catalogue().area(area).short for area in comparable]
    assert sorted(comparable) == ["conflict", "motivation"]
    assert [row["name"] for row in drawn] == [name for name in shown for _ in (0, 1)]
    assert [row["kind"] for row in drawn] == [practice_effect.BEFORE, practice_effect.SINCE] * 2
    assert all(-2 <= row["lo"] <= row["mid"] <= row["hi"] <= 2 for row in drawn)


def test_before_and_since_differ_in_shape_and_filling_as_well_as_in_colour() -> None:
    spec = DRAWN["effect"](False).spec
    dots = next(layer for layer in spec["layer"] if layer["mark"]["type"] == "point")
    for channel in ("color", "shape", "fill"):
        scale = dots["encoding"][channel]["scale"]
        assert scale["domain"] == [practice_effect.BEFORE, practice_effect.SINCE]
        assert len(set(scale["range"])) == 2


def test_the_figures_hold_what_cannot_be_compared_too() -> None:
    areas = [row["Area"] for row in DRAWN["effect"](False).figures]
    assert catalogue().area("intro").short in areas


def test_only_answered_interviews_are_set_against_what_was_felt() -> None:
    drawn = rows(DRAWN["guesses"](False))
    assert [(row["felt"], row["kind"]) for row in drawn] == [(30, "Did not"), (30, "Went through")]


def test_a_course_marks_the_interviews_that_asked_the_area() -> None:
    without = an_interview(3, questions=(a_question(3, 0, 4),))
    found = study((an_interview(4), without, an_interview(2)), SLIPS)
    drawn = rows(figures_over_time.picture_course(found, "motivation", dark=False, voice=Figures()))
    assert [row["asked"] for row in drawn] == [True, False, True]


def test_one_interview_is_drawn_lowest_first() -> None:
    drawn = rows(figures_over_time.picture_one(FOUND, 0, dark=False, voice=Figures()))
    assert [row["rating"] for row in drawn] == sorted(row["rating"] for row in drawn)


def test_the_figures_show_what_a_person_typed_as_it_was_typed() -> None:
    told = [row["Interview"] for row in DRAWN["interviews"](False).figures]
    assert any("\\<b\\>" in each for each in told)
    assert not any("<b>" in each for each in told)


def test_areas_of_one_short_name_stay_two_rows() -> None:
    twins = ["x" * 17 + "a", "x" * 17 + "b"]
    assert list(patterns_figures.short_names(twins).values()) == twins
    assert patterns_figures.short_names(["nerves"]) == {"nerves": "Nerves"}


def test_a_hundred_areas_still_give_every_row_its_label() -> None:
    spec = patterns_figures.picture_areas(FOUND, dark=False, voice=Figures()).spec
    assert spec["height"] >= patterns.ROW * len(FOUND.areas)
    assert spec["layer"][0]["encoding"]["y"]["axis"]["labelOverlap"] is False


LONG = study(tuple(an_interview(number) for number in range(231, 0, -1)), SLIPS)


@pytest.mark.parametrize(
    "voice, told",
    [
        (Figures(), "Over the last 200 interviews"),
        (Words(), "Over the latest interviews"),
    ],
)
def test_a_course_of_very_many_interviews_shows_the_latest_and_says_so(
    voice: Voice, told: str
) -> None:
    picture = figures_over_time.picture_course(LONG, "motivation", dark=False, voice=voice)
    drawn = rows(picture)
    assert [each["interview"] for each in drawn] == [each.id for each in LONG.interviews[-200:]]
    assert [each["place"] for each in drawn] == list(range(200))
    assert len(picture.figures) == len(picture.opens) == 200
    assert picture.sentence.startswith(f"{told} shown here, against your own usual, ")


def test_what_a_course_counts_as_rated_is_not_only_what_is_drawn() -> None:
    once = an_interview(400, questions=(a_question(400, 0, 2),))
    others = [
        an_interview(number, questions=(a_question(number, 1),)) for number in range(230, 0, -1)
    ]
    picture = figures_over_time.picture_course(
        study((once, *others), SLIPS), "intro", dark=False, voice=Figures()
    )
    assert "is rated in one interview so far" in picture.sentence
    assert "Over the last" not in picture.sentence


def test_a_course_of_two_hundred_interviews_shows_all_of_them() -> None:
    found = study(LONG.interviews[-200:], SLIPS)
    picture = figures_over_time.picture_course(found, "motivation", dark=False, voice=Figures())
    assert len(rows(picture)) == 200
    assert picture.sentence.startswith("Against your own usual, ")


@pytest.mark.parametrize("answered", [200, 201])
def test_of_very_many_guesses_the_latest_are_drawn_and_all_are_counted(answered: int) -> None:
    interviews = LONG.interviews[:answered]
    outcomes = tuple(an_outcome(int(each.id, 16)) for each in interviews)
    picture = patterns_figures.picture_guesses(
        interviews, weigh_guesses(interviews, outcomes), dark=False, voice=Figures()
    )
    assert len(rows(picture)) == len(picture.figures) == 200
    assert f"over {answered} answered interviews" in picture.sentence
    said = "Drawn here are the last 200 of these."
    assert (said in picture.sentence) is (answered > 200)

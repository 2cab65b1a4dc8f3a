"""How applications stand, in words, and the bars of the funnel."""

from __future__ import annotations

import datetime as dt
import json

import pytest

from components import standing
from components.funnel import build_spec
from components.palette import DARK, LIGHT
from data.coaching import board
from data.coaching.applications import Proportion
from data.coaching.board import Rung
from data.models import Application, ApplicationStage

TODAY = dt.date(2026, 11, 22)
NOW = dt.datetime(2026, 11, 22, 18, tzinfo=dt.UTC)
S = ApplicationStage


def funnel(*counts: tuple[int, int]) -> tuple[Rung, ...]:
    """A rung a stage."""
    stages = (S.APPLIED, S.SCREENING, S.INTERVIEWING, S.OFFER)
    return tuple(Rung(stage, *each) for stage, each in zip(stages, counts, strict=True))


def a_board(rungs: tuple[Rung, ...]) -> board.Board:
    """A board with this funnel."""
    return board.Board((), (), (), rungs, Proportion(0, 0, 0, 0, 0))


@pytest.mark.parametrize(
    "counts, told",
    [
        ((1, 0, 0, 0), "One try so far."),
        ((12, 0, 0, 0), "12 tries so far."),
        ((3, 1, 0, 0), "Three tries so far: one came to a first call."),
        ((9, 4, 2, 0), "Nine tries so far: two came to an interview."),
        ((9, 4, 2, 1), "Nine tries so far: two came to an interview, one to an offer."),
    ],
)
def test_the_funnel_is_told_in_a_sentence(counts: tuple[int, ...], told: str) -> None:
    assert standing.tell_funnel(a_board(funnel(*((each, 0) for each in counts)))) == told


@pytest.mark.parametrize(
    "noes, alive, told",
    [
        (0, 5, ""),
        (1, 9, "One no beside nine still alive."),
        (4, 1, "Four noes beside one still alive."),
        (1, 0, "One no, and nothing that rules out the next one."),
    ],
)
def test_a_no_stands_in_its_place(noes: int, alive: int, told: str) -> None:
    assert standing.tell_noes(Proportion(noes, alive, 0, 0, noes + alive)) == told


@pytest.mark.parametrize(
    "days, told",
    [(0, "today"), (1, "yesterday"), (2, "two days ago"), (30, "30 days ago"), (-1, "in one day")],
)
def test_days_are_told_as_one_says_them(days: int, told: str) -> None:
    assert standing.ago(days) == told


@pytest.mark.parametrize(
    "company, role, told",
    [
        ("Northgate", "Baker", "**Northgate** · Baker"),
        ("Northgate", "", "**Northgate**"),
        ("", "Baker", "**Baker**"),
        (" ", "\n", "**Somewhere unnamed**"),
        ("*a*", "[b](c)", "**\\*a\\*** · \\[b\\]\\(c\\)"),
    ],
)
def test_a_title_is_company_and_role_as_far_as_known(company: str, role: str, told: str) -> None:
    one = Application(id="0" * 32, created=NOW, updated=NOW, company=company, role=role)
    assert standing.title(one) == told


def test_every_bar_says_its_counts_and_colour_alone_says_nothing() -> None:
    spec = build_spec(funnel((9, 4), (8, 3), (8, 3), (0, 0)), dark=False)
    rows = spec["layer"][0]["data"]["values"]
    assert [row["told"] for row in rows] == ["9, 4 alive", "8, 3 alive", "8, 3 alive", "0"]
    assert [row["name"] for row in rows] == ["Applied", "First call", "Interview", "Offer"]
    assert json.loads(json.dumps(spec)) == spec


@pytest.mark.parametrize("dark, palette", [(False, LIGHT), (True, DARK)])
def test_the_bars_wear_the_colours_of_the_page(dark: bool, palette: object) -> None:
    spec = build_spec(funnel((1, 1), (0, 0), (0, 0), (0, 0)), dark=dark)
    marks = [layer["mark"]["color"] for layer in spec["layer"]]
    assert marks == [palette.line, palette.accent, palette.text]  # type: ignore[attr-defined]


def test_an_empty_funnel_can_be_drawn() -> None:
    spec = build_spec(funnel((0, 0), (0, 0), (0, 0), (0, 0)), dark=False)
    assert spec["layer"][0]["encoding"]["x"]["scale"]["domain"][1] > 0

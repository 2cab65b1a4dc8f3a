"""How applications stand, in words, and the bars of the funnel."""

from __future__ import annotations

import datetime as dt
import json

import pytest

from components.applications.funnel import build_spec
from components.charts.palette import DARK, LIGHT
from components.text import application_labels
from components.text.voice import Figures
from data.coaching.applications import board
from data.coaching.applications.board import StageCount
from data.coaching.applications.standing import Proportion
from data.coaching.hiring_process.thread import Thread
from data.models import Application, ApplicationStage

TODAY = dt.date(2026, 11, 22)
NOW = dt.datetime(2026, 11, 22, 18, tzinfo=dt.UTC)
S = ApplicationStage


def funnel(*counts: tuple[int, int]) -> tuple[StageCount, ...]:
    """A rung a stage."""
    stages = (S.APPLIED, S.SCREENING, S.INTERVIEWING, S.OFFER)
    return tuple(StageCount(stage, *each) for stage, each in zip(stages, counts, strict=True))


def counted(**counts: int) -> Proportion:
    """These counts, and nothing of the others."""
    return Proportion(
        **{**dict.fromkeys(("noes", "alive", "offers", "interviewed", "all"), 0), **counts}
    )


APPLICATION = Application(id="0" * 32, created=NOW, updated=NOW, company="Northgate")


@pytest.mark.parametrize(
    "counts, told",
    [
        ({"all": 1}, "One application."),
        ({"all": 12}, "12 applications."),
        ({"all": 3, "screened": 1}, "Three applications, one first call."),
        (
            {"all": 4, "screened": 1, "interviewed": 1, "rounds": 1},
            "Four applications, one interview.",
        ),
        ({"all": 9, "interviewed": 2, "rounds": 5}, "Nine applications, interviews for two."),
        ({"all": 2, "interviewed": 2, "rounds": 3}, "Two applications, three interviews."),
        (
            {"all": 9, "interviewed": 2, "rounds": 2, "offers": 1},
            "Nine applications, two interviews, one offer.",
        ),
        ({"all": 2, "listed": 1, "interviewed": 1, "rounds": 1}, "Two jobs, one interview."),
    ],
)
def test_how_far_one_got_is_told_in_a_sentence(counts: dict[str, int], told: str) -> None:
    assert (
        application_labels.tell_funnel(counted(**{"listed": counts["all"], **counts}), Figures())
        == told
    )


@pytest.mark.parametrize(
    "noes, alive, told",
    [
        (0, 5, ""),
        (1, 9, "One no; nine still open."),
        (4, 1, "Four noes; one still open."),
        (1, 0, "One no, and nothing that rules out the next one."),
    ],
)
def test_a_no_stands_in_its_place(noes: int, alive: int, told: str) -> None:
    assert (
        application_labels.tell_noes(Proportion(noes, alive, 0, 0, noes + alive), Figures()) == told
    )


@pytest.mark.parametrize(
    "counts, told",
    [
        ({"alive": 3}, "Three still open."),
        ({"alive": 3, "quiet": 1}, "Three still open, one of them gone quiet."),
        ({"alive": 3, "quiet": 3}, "Three still open, all of them gone quiet."),
        ({"alive": 1, "quiet": 1}, "One still open, and gone quiet."),
        ({"alive": 0}, "Nothing is under way just now."),
        (
            {"alive": 0, "silent": 1},
            "Nothing is under way just now; one has gone two months without a word.",
        ),
        (
            {"alive": 3, "quiet": 1, "silent": 2},
            (
                "Three still open, one of them gone quiet; two others have gone two months "
                "without a word."
            ),
        ),
    ],
)
def test_what_is_open_and_what_is_quiet_is_one_line(counts: dict[str, int], told: str) -> None:
    line = board.BoardLine(APPLICATION, Thread(APPLICATION, (), ()), alive=True, quiet=None)
    found = board.Board((line,), (), (), (), counted(**counts))
    assert application_labels.headline(found, Figures()) == told


@pytest.mark.parametrize(
    "days, told",
    [(0, "today"), (1, "yesterday"), (2, "two days ago"), (30, "30 days ago"), (-1, "in one day")],
)
def test_days_are_told_as_one_says_them(days: int, told: str) -> None:
    assert application_labels.ago(days, Figures()) == told


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
    assert application_labels.application_title(one) == told


def test_every_bar_says_its_counts_and_colour_alone_says_nothing() -> None:
    spec = build_spec(funnel((9, 4), (8, 3), (8, 3), (0, 0)), dark=False, voice=Figures())
    rows = spec["layer"][0]["data"]["values"]
    assert [row["told"] for row in rows] == ["9, 4 open", "8, 3 open", "8, 3 open", "0"]
    assert [row["name"] for row in rows] == ["Applied", "First call", "Interview", "Offer"]
    assert json.loads(json.dumps(spec)) == spec


@pytest.mark.parametrize("dark, palette", [(False, LIGHT), (True, DARK)])
def test_the_bars_wear_the_colours_of_the_page(dark: bool, palette: object) -> None:
    spec = build_spec(funnel((1, 1), (0, 0), (0, 0), (0, 0)), dark=dark, voice=Figures())
    marks = [layer["mark"]["color"] for layer in spec["layer"]]
    assert marks == [palette.line, palette.accent, palette.text]  # type: ignore[attr-defined]


def test_an_empty_funnel_can_be_drawn() -> None:
    spec = build_spec(funnel((0, 0), (0, 0), (0, 0), (0, 0)), dark=False, voice=Figures())
    assert spec["layer"][0]["encoding"]["x"]["scale"]["domain"][1] > 0

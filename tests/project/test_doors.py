"""The doors that stay: other people's scripts come in here, whatever moves behind them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

import data.store
from data import recogniser
from data.analysis import crux, patterns, slips
from tests.support.page_driver import an_interview

if TYPE_CHECKING:
    from pathlib import Path


def test_a_journal_is_opened_and_its_export_is_read_again(tmp_path: Path) -> None:
    with_one = data.store.open_journal(tmp_path / "journal.json")
    kept = with_one.put(an_interview(1))
    exported = data.store.write_export(with_one.everything())
    assert [each.id for each in data.store.read_export(exported)] == [kept.id]


def test_a_list_from_elsewhere_is_opened() -> None:
    opened = data.store.open_table(b"Company,Date\nQuill,2026-11-20\n")
    assert len(opened.table.rows) == 1


def test_ratings_and_ticks_are_assessed() -> None:
    ratings = pd.DataFrame({"interview": [0, 1, 2], "area": ["conflict"] * 3, "rating": [1, 2, 1]})
    assert list(patterns.assess(ratings)["area"]) == ["conflict"]
    answers = ratings.assign(question=["q1", "q2", "q3"])
    assert crux.assess(answers, 2).facts.answers
    ticks = pd.DataFrame({"interview": [0, 1], "slip": ["froze"] * 2, "ticked": [1, 1]})
    assert list(slips.assess(ticks)["seen"]) == [2]


def test_a_text_is_recognised_and_a_paste_read() -> None:
    assert recogniser.areas("Tell me about a conflict with a colleague")[0][0] == "conflict"
    read = recogniser.read_paste("Why do you want to work here?\nThanks")
    assert (read.questions, read.dropped) == (("Why do you want to work here?",), ("Thanks",))

"""Finding a question to practise, in the bank and among one's own."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from data.catalogue import bank
from data.coaching.practice.bank_search import (
    BankEntry,
    BankFilter,
    gather_bank,
    practised_keys,
    search_bank,
)
from data.models import OwnQuestion, Practice
from tests.support.page_driver import NOW, TODAY, key


def own(number: int, text: str, **fields: Any) -> OwnQuestion:  # noqa: ANN401 - any field
    made = NOW + dt.timedelta(minutes=number)
    return OwnQuestion(id=key(800 + number), created=made, updated=made, text=text, **fields)


BANK = bank.questions()


def texts(wanted: BankFilter, *mine: OwnQuestion) -> list[str]:
    return [each.text for each in search_bank(gather_bank(BANK, mine), wanted)]


def test_ones_own_come_first_the_latest_of_all_and_then_the_bank_in_order() -> None:
    every = texts(BankFilter(), own(1, "First?"), own(2, "Second?"))
    assert every == ["Second?", "First?", *(each.text for each in BANK)]


@pytest.mark.parametrize("part", ["area", "kind"])
def test_a_filter_finds_all_that_fit_and_nothing_else(part: str) -> None:
    for value in {getattr(each, part) for each in BANK}:
        wanted = BankFilter(**{part: value})
        assert texts(wanted) == [each.text for each in BANK if getattr(each, part) == value]


def test_a_profession_finds_its_own_first_and_then_those_for_anybody() -> None:
    found = texts(BankFilter(profession="care"))
    care = [each.text for each in BANK if each.profession == "care"]
    anybody = [each.text for each in BANK if each.profession == "any"]
    assert found == [*care, *anybody]
    assert texts(BankFilter(profession="any")) == anybody


def test_filters_and_words_hold_together() -> None:
    found = texts(BankFilter("DOCTOR", "conflict", "personal", "care"))
    assert found == ["What do you do if a doctor dismisses your concern?"]
    assert texts(BankFilter("doctor xyzzy")) == []


def test_words_are_found_in_the_ways_a_question_is_noted_too() -> None:
    asked = next(each for each in BANK if each.noted)
    assert asked.text in texts(BankFilter(asked.noted[0]))


def test_ones_own_fit_whatever_they_leave_open() -> None:
    open_one, filed = own(1, "Open?"), own(2, "Filed?", area="values", sort="task")
    found = texts(BankFilter(area="conflict"), open_one, filed)
    assert found[0] == "Open?"
    assert "Filed?" not in found
    assert texts(BankFilter(area="values", profession="it"), open_one, filed)[:2] == [
        "Filed?",
        "Open?",
    ]


def test_an_entry_keeps_the_key_practice_is_kept_under() -> None:
    mine = own(1, "Mine?")
    entries = gather_bank(BANK[:1], [mine])
    assert entries[0] == BankEntry(mine.id, "Mine?", None, None, None, own=True)
    assert (entries[1].key, entries[1].own) == (BANK[0].key, False)


def test_what_was_practised_is_known_by_the_same_keys() -> None:
    made = {"created": NOW, "updated": NOW, "area": "values", "date": TODAY}
    done = [
        Practice(id=key(1), bank="q0", **made),  # type: ignore[arg-type]
        Practice(id=key(2), question=key(801), **made),  # type: ignore[arg-type]
        Practice(id=key(3), exercise="values/x", **made),  # type: ignore[arg-type]
    ]
    assert practised_keys(done) == {"q0", key(801)}

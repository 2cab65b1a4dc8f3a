"""Which column of a table holds what."""

from __future__ import annotations

from data.store.csv_import.column_mapping import (
    Mapping,
    Target,
    assign,
    guess,
    holds_questions,
    recognise,
)
from data.store.csv_import.read_csv import read_table
from tests.support.csv_samples import HIRED, JOBSYNC, LINKEDIN, OWN


def test_each_tracker_is_recognised_by_its_headers_in_any_order_and_case() -> None:
    for name, line in (("LinkedIn", LINKEDIN), ("JobSync", JOBSYNC), ("Hired", HIRED)):
        headers = line.split(",")
        assert getattr(recognise(headers), "name", None) == name
        shuffled = recognise([each.upper() for each in headers[::-1]])
        assert getattr(shuffled, "name", None) == name
        assert recognise(headers[1:]) is None


def test_other_headers_are_guessed_by_their_names_and_the_rest_are_extras() -> None:
    headers = read_table(OWN.encode()).headers
    mapping = guess(headers)
    named = {target: headers[at] for target, at in mapping.columns.items()}
    assert named == {
        Target.COMPANY: "employer",
        Target.ROLE: "title",
        Target.DATE: "date_sent",
        Target.HEARD: "date_outcome",
        Target.STATUS: "application_status",
    }
    assert [headers[at] for at in mapping.extras] == [
        "sector",
        "pay_low",
        "seen_on",
        "closing",
        "outcome",
    ]


def test_headers_nobody_could_know_are_all_extras() -> None:
    assert guess(("foo", "bar")) == Mapping({}, extras=(0, 1))


def test_a_column_is_given_another_meaning_and_serves_once() -> None:
    mapping = guess(("Company", "Role", "Odd"))
    moved = assign(mapping, Target.ROLE, 2)
    assert moved == Mapping({Target.COMPANY: 0, Target.ROLE: 2}, extras=(1,))
    taken = assign(moved, Target.NOTE, 0)
    assert dict(taken.columns) == {Target.ROLE: 2, Target.NOTE: 0}
    assert assign(moved, Target.ROLE, None) == Mapping({Target.COMPANY: 0}, extras=(1, 2))


def test_a_table_with_questions_is_a_log_of_interviews_and_a_tracker_is_none() -> None:
    assert holds_questions(("Date", "Company", "Question", "Rating"))
    assert not holds_questions(("Company", "Role", "Status"))
    assert not holds_questions(LINKEDIN.split(","))

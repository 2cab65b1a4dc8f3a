"""A table being brought in: what it is taken as, its columns, and whether its days are clear."""

from __future__ import annotations

import datetime as dt
from itertools import count

import pytest

from data.models import Application, Interview, RefusedImportError
from data.store import Target, open_table
from data.store.csv_import.column_mapping import Purpose

NOW = dt.datetime(2026, 11, 22, 12, tzinfo=dt.UTC)
PLAIN = b"Company,Role,Applied\nNorthgate,Baker,3/4/2026\n"
LOG = b"Date,Company,Question\n2026-09-01,Northgate,Why us?\n"
LINKEDIN = (
    b"Application Date,Contact Email,Contact Phone Number,Company Name,Job Title,Job Url,"
    b"Resume Name,Question And Answers\n3/4/26,,,Northgate,Baker,,,\n"
)


def test_a_log_of_questions_is_told_from_a_list_of_applications() -> None:
    assert open_table(PLAIN).purpose is Purpose.APPLICATIONS
    assert open_table(LOG).purpose is Purpose.INTERVIEWS
    assert (open_table(PLAIN).tracker, open_table(LINKEDIN).tracker) == ("", "LinkedIn")


def test_only_a_file_that_nothing_decides_asks_for_the_order_of_its_days() -> None:
    assert open_table(PLAIN).asks_order
    assert open_table(PLAIN).with_order(False).asks_order
    assert not open_table(LINKEDIN).asks_order
    assert not open_table(PLAIN.replace(b"3/4", b"23/4")).asks_order
    assert not open_table(PLAIN).with_column(Target.DATE, None).asks_order


def test_another_purpose_begins_with_its_own_columns_and_leads_back() -> None:
    first = open_table(LOG)
    other = first.taken_as(Purpose.APPLICATIONS)
    assert Target.QUESTION not in other.mapping.columns
    assert other.taken_as(Purpose.INTERVIEWS) == first
    assert set(first.mapping.columns) <= set(first.targets)


@pytest.mark.parametrize("content, kind", [(PLAIN, Application), (LOG, Interview)])
def test_it_is_looked_at_as_what_it_is_taken_as(content: bytes, kind: type) -> None:
    ids = (f"{each:032x}" for each in count(1))
    found = open_table(content).look(NOW, lambda: next(ids), ())
    assert [type(each) for each in found.records] == [kind]


def test_what_is_no_table_is_refused() -> None:
    with pytest.raises(RefusedImportError):
        open_table(b"")

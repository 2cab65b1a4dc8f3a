"""Whatever goes wrong with a journal, no error tells a word of it, nor do those it came of."""

from __future__ import annotations

import errno
import json
import os
import traceback
from functools import partial
from typing import TYPE_CHECKING, Any

import msgspec
import pytest
from msgspec.structs import replace
from psycopg import errors

from data.models import AfterviewError, Interview, LimitError, Outcome, check
from data.store import (
    SCHEMA,
    open_account,
    open_journal,
    open_memory,
    open_table,
    read_export,
)
from data.store.account.database import as_store_error as tell
from data.store.browser.lenient_read import read_leniently
from data.store.core.codec import to_document
from data.store.local.file_format import encode_journal
from tests.support.page_driver import an_interview, key
from tests.support.store.record_samples import an_owner

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from data.store.account.database import Database
    from tests.support.store.postgres import Cluster

MARK = "quagmire lanterns"
SPOILT: dict[str, dict[str, Any]] = {
    "a choice": {"stage": MARK},
    "a number": {"chance": MARK},
    "a day": {"date": MARK},
    "a kind": {"kind": MARK},
    "a link": {"application": MARK},
    "a length": {"company": MARK * 9000},
    "a question": {"questions": [{"id": key(9), "text": MARK, "area": MARK, "rating": MARK}]},
}
spoilt = pytest.mark.parametrize("fields", SPOILT.values(), ids=SPOILT)


def document(**fields: object) -> dict[str, Any]:
    """An interview as plain values, some of which no interview can have."""
    return {**to_document(an_interview(1, company=MARK, went_well=MARK)), **fields}


def end_of(step: Callable[[], object], kind: type[Exception] = AfterviewError) -> str:
    """What a log would hold of the error that a step ends in, those it came of included."""
    with pytest.raises(kind) as caught:
        step()
    return "".join(traceback.format_exception(caught.value)) + repr(caught.value)


def test_a_word_in_an_error_that_another_came_of_is_found() -> None:
    def break_off() -> None:
        raise AfterviewError from ValueError(MARK)

    assert MARK in end_of(break_off)


def open_all(path: Path) -> object:
    """Everything in a journal's file."""
    return open_journal(path).everything()


@spoilt
def test_a_damaged_file_tells_nothing(tmp_path: Path, fields: dict[str, Any]) -> None:
    path = tmp_path / "journal.json"
    for content in (
        encode_journal({"interview": {key(1): document(**fields)}}),
        msgspec.json.encode({"interview": {"1": document(**fields)}}),
        f'{{"{MARK}": [{MARK}'.encode(),
        f'{{"interview": {{"1": {{"company": "{MARK}'.encode() + b'\xff"}}}',
    ):
        path.write_bytes(content)
        assert MARK not in end_of(partial(open_all, path))


@spoilt
def test_a_damaged_row_tells_nothing(
    cluster: Cluster, accounts: Database, fields: dict[str, Any]
) -> None:
    owner = an_owner()
    open_account(accounts, owner).put(an_interview(1, company=MARK))
    content = json.dumps(document(**fields))
    cluster.sql(f"UPDATE afterview.record SET document = '{content}' WHERE owner = '{owner}'")  # noqa: S608
    assert MARK not in end_of(open_account(accounts, owner).everything)


@pytest.mark.parametrize(
    "kind", [errors.DiskFull, errors.CheckViolation, errors.ReadOnlySqlTransaction]
)
def test_what_a_database_quotes_is_not_told(kind: type[Exception]) -> None:
    def refuse() -> None:
        try:
            raise kind(f"Failing row contains ({MARK}).")
        except errors.Error as error:
            raise tell(error) from None

    assert MARK not in end_of(refuse)


@spoilt
def test_a_file_that_is_not_taken_in_tells_nothing(fields: dict[str, Any]) -> None:
    for schema in (SCHEMA, 2):
        head = {"schema": schema, "kind": "export"}
        content = {"afterview": head, "records": [document(**fields)]}
        assert MARK not in end_of(partial(read_export, msgspec.json.encode(content)))


def test_a_table_that_is_not_taken_in_tells_nothing() -> None:
    for content in (f"{MARK}\x00;", f'"{MARK}' * 2_000_000, f"{MARK};" * 2_000):
        assert MARK not in end_of(partial(open_table, content.encode()))


@spoilt
def test_a_reply_of_the_browser_that_cannot_be_read_tells_nothing(fields: dict[str, Any]) -> None:
    array = msgspec.json.encode([document(**fields)]).decode()
    assert len(read_leniently(array, SCHEMA).unread) == 1
    assert MARK not in end_of(lambda: read_leniently(array[:-3], SCHEMA))
    assert MARK not in end_of(lambda: read_leniently(f"{MARK}\ud800", SCHEMA))


def test_a_value_outside_its_limits_is_not_told() -> None:
    for fields in ({"stage": MARK}, {"company": MARK * 9000}, {"application": MARK}):
        wrong = replace(an_interview(1), **fields)
        assert MARK not in end_of(partial(check, wrong), LimitError)


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EROFS, errno.EIO])
def test_a_disk_that_takes_nothing_tells_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    journal = open_journal(tmp_path / "journal.json")

    def refuse(*_: object) -> int:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "write", refuse)
    assert MARK not in end_of(lambda: journal.put(an_interview(1, company=MARK)))


def test_a_change_made_elsewhere_or_to_nothing_tells_nothing() -> None:
    store = open_memory([an_interview(1, company=MARK)])
    held = store.get(key(1))
    assert isinstance(held, Interview)
    assert MARK not in end_of(lambda: store.put(replace(held, rev="f" * 32)))
    assert MARK not in end_of(lambda: store.get(MARK))
    assert store.all(Outcome) == ()

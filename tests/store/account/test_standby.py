"""A host's synchronous standby that is away: saves go on, and the host is told."""

from __future__ import annotations

import logging
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import pytest

from data.models import Worry
from data.store.account.database import LONGEST_STATEMENT
from data.store.account.opening import open_account
from data.store.account.standby import LONGEST_COMMIT, STANDBY_REST, Standby
from tests.support.store import postgres
from tests.support.store.record_samples import a_worry, an_owner
from tests.support.store.writer_process import open_patiently

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from data.store.account.database import Database
    from tests.support.store.postgres import Cluster

SHORT = 0.3
HANG = 30.0
"""Seconds after which a save that comes to no end is given up by these tests."""


class Clock:
    """Seconds that pass when told to."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def alone(programs: Path) -> Iterator[Cluster]:
    """A database whose standby never comes."""
    with postgres.running(programs, **postgres.FAST) as own:
        postgres_url = postgres.prepared(own)
        own.sql("ALTER SYSTEM SET synchronous_standby_names = 'gone'")
        own.sql("SET synchronous_commit = local; SELECT pg_reload_conf()")
        own.app_url = postgres_url
        yield own


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def database(alone: Cluster, clock: Clock) -> Iterator[Database]:
    database = open_patiently(alone.app_url)
    database._standby = Standby(SHORT, STANDBY_REST, clock)
    yield database
    database.close()


def put(database: Database, owner: str, number: int) -> Worry:
    """Keep a worry, or fail where that never comes to an end."""
    account = open_account(database, owner)
    threads = ThreadPoolExecutor(1)
    try:
        return threads.submit(account.put, a_worry(number, str(number))).result(HANG)
    finally:
        threads.shutdown(wait=False)


def count_notes(caplog: pytest.LogCaptureFixture) -> int:
    return sum("standby did not confirm" in each.message for each in caplog.records)


def test_a_save_ends_though_the_standby_is_away_and_is_kept(
    database: Database, alone: Cluster, caplog: pytest.LogCaptureFixture
) -> None:
    owner = an_owner()
    kept = put(database, owner, 1)
    assert open_account(database, owner).all(Worry) == (kept,)
    assert alone.sql("SELECT count(*) FROM afterview.record") == [(1,)]
    assert count_notes(caplog) == 1
    assert kept.text not in [each.message for each in caplog.records]


def test_after_one_wait_saves_go_on_without_the_standby_for_a_while_and_then_try_it_again(
    database: Database, clock: Clock, caplog: pytest.LogCaptureFixture
) -> None:
    owner = an_owner()
    for number in range(1, 6):
        put(database, owner, number)
    assert count_notes(caplog) == 1
    clock.now += STANDBY_REST + 1
    put(database, owner, 6)
    assert count_notes(caplog) == 2
    assert len(open_account(database, owner).all(Worry)) == 6


def test_many_who_save_at_once_are_all_kept_and_no_other_statement_is_ended(
    database: Database,
) -> None:
    owners = [an_owner() for _ in range(12)]
    with ThreadPoolExecutor(len(owners)) as threads:
        list(threads.map(lambda owner: put(database, owner, 1), owners))
    assert all(len(open_account(database, owner).all(Worry)) == 1 for owner in owners)


def test_a_standby_that_answers_is_waited_for(
    accounts: Database, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.ERROR):
        put(accounts, an_owner(), 1)
    assert not accounts._standby.is_resting
    assert not count_notes(caplog)


def test_the_wait_for_the_standby_is_shorter_than_that_for_a_statement() -> None:
    assert float(LONGEST_STATEMENT.removesuffix("s")) > LONGEST_COMMIT

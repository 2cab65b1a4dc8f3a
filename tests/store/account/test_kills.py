"""Whatever breaks between the app and its database: no change is lost, and none is made twice."""

from __future__ import annotations

import threading
import time
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import pytest

from data.models import AwayError, StaleError, Worry
from data.store.account.opening import open_account
from tests.support.store import postgres
from tests.support.store.child_processes import kill_once, nursery, start_adding
from tests.support.store.drop_connections import wire
from tests.support.store.record_samples import a_worry, an_interview, an_owner, key
from tests.support.store.writer_process import PATIENCE, add_one, add_up, open_patiently

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from data.store.account.database import Database
    from tests.support.store.drop_connections import Moment
    from tests.support.store.postgres import Cluster

MOMENTS = pytest.mark.parametrize("moment", ["before", "after"])


def lost_after_kills(url: str, database: Database, kills: int) -> set[int]:
    owner = an_owner()
    # Each writer begins at a million of its own and never gets half as far.
    others = [an_interview(number) for number in range(500_000, 500_020)]
    open_account(database, owner).load(others)
    with nursery() as writers:
        for turn in range(kills):
            kill_once(writers, f"{url}#{owner}", turn, "ours", 2)
            kept = {int(each.id, 16) for each in open_account(database, owner).all(Worry)}
            if lost := writers.acknowledged - kept:
                return lost
    assert len(writers.acknowledged) >= kills
    return set()


def test_killed_while_writing_nothing_acknowledged_is_lost(
    cluster: Cluster, accounts: Database
) -> None:
    assert lost_after_kills(cluster.app_url, accounts, 8) == set()


@pytest.mark.slow
def test_killed_three_hundred_times_nothing_acknowledged_is_lost(programs: Path) -> None:
    with postgres.running(programs) as durable:
        url = postgres.prepared(durable)
        database = open_patiently(url)
        assert lost_after_kills(url, database, 300) == set()
        database.close()


def add_everywhere(url: str, database: Database, threads: int, times: int) -> str:
    owner = an_owner()
    open_account(database, owner).put(a_worry(1, "0"))
    others = [start_adding(f"{url}#{owner}", threads, times) for _ in range(2)]
    assert [other.wait(300) for other in others] == [0, 0]
    return open_account(database, owner).all(Worry)[0].text


def test_two_processes_of_sixteen_threads_lose_no_update(
    cluster: Cluster, accounts: Database
) -> None:
    assert add_everywhere(cluster.app_url, accounts, 16, 3) == str(2 * 16 * 3)


@pytest.mark.slow
def test_two_processes_of_sixteen_threads_lose_none_of_many_updates(
    cluster: Cluster, accounts: Database
) -> None:
    assert add_everywhere(cluster.app_url, accounts, 16, 20) == str(2 * 16 * 20)


def through(cluster: Cluster, port: int) -> str:
    return cluster.app_url.replace(f":{cluster.port}/", f":{port}/")


@MOMENTS
def test_a_connection_that_breaks_at_the_commit_makes_no_change_twice_and_loses_none(
    cluster: Cluster, accounts: Database, moment: Moment
) -> None:
    owner = an_owner()
    with wire(cluster.port) as wired:
        database = open_patiently(through(cluster, wired.port))
        account = open_account(database, owner, 1000)
        first = account.put(a_worry(1, "0"))
        changes: list[Callable[[], object]] = [
            lambda: account.put(first),
            lambda: account.load([a_worry(2)], drop=[key(9)]),
            lambda: account.drop(account.get(key(2))),
            *[lambda: add_one(account)] * 5,
        ]
        for change in changes:
            account.everything()
            wired.break_at(moment)
            assert change() is not False
        (worry,) = open_account(accounts, owner).all(Worry)
        assert worry.text == "5"
        assert wired.broken == 8
        database.close()


@MOMENTS
def test_a_change_whose_answer_was_lost_is_known_even_after_somebody_else_went_on_from_it(
    cluster: Cluster, accounts: Database, moment: Moment
) -> None:
    owner = an_owner()
    open_account(accounts, owner).put(a_worry(1, "0"))
    with wire(cluster.port) as wired:
        database = open_patiently(through(cluster, wired.port))

        def add_with_breaks(times: int) -> None:
            account, left = open_account(database, owner, 1000), times
            while left:
                account.everything()
                wired.break_at(moment)
                left -= add_one(account)

        with ThreadPoolExecutor(3) as pool:
            jobs = [pool.submit(add_with_breaks, 15) for _ in range(2)]
            jobs.append(pool.submit(add_up, f"{cluster.app_url}#{owner}", 30))
            for job in jobs:
                job.result()
        database.close()
    assert wired.broken >= 10
    assert open_account(accounts, owner).all(Worry)[0].text == "60"


def test_connections_cut_by_the_database_lose_and_double_nothing(
    cluster: Cluster, accounts: Database
) -> None:
    owner, done, cut = an_owner(), threading.Event(), [0]
    open_account(accounts, owner).put(a_worry(1, "0"))
    database = open_patiently(cluster.app_url)

    def add(times: int) -> int:
        account, added = open_account(database, owner, 0), 0
        while added < times or (cut[0] <= 3 and not cutting.done()):
            added += add_one(account)
        return added

    def cut_connections() -> None:
        while not done.is_set():
            rows = cluster.sql(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                " WHERE usename = 'afterview_app' AND state <> 'idle' LIMIT 1"
            )
            cut[0] += len(rows)
            time.sleep(0.01)

    with ThreadPoolExecutor(5) as pool:
        cutting = pool.submit(cut_connections)
        jobs = [pool.submit(add, 25) for _ in range(4)]
        added = sum(job.result() for job in jobs)
        done.set()
        cutting.result()
    database.close()
    assert cut[0] > 3
    assert open_account(accounts, owner).all(Worry)[0].text == str(added)


def test_a_database_started_again_in_the_middle_of_a_save_loses_and_doubles_nothing(
    programs: Path,
) -> None:
    with postgres.running(programs, **postgres.FAST) as own:
        database = open_patiently(postgres.prepared(own))
        owner, told = an_owner(), []
        open_account(database, owner).put(a_worry(1, "0"))

        def add(times: int) -> None:
            account = open_account(database, owner, 0)
            while times:
                try:
                    times -= add_one(account)
                except AwayError:
                    told.append(times)

        with ThreadPoolExecutor(4) as pool:
            jobs = [pool.submit(add, 40) for _ in range(4)]
            for mode in ("immediate", "fast"):
                time.sleep(0.15)
                own.stop(mode)
                own.start()
            for job in jobs:
                job.result()
        assert open_account(database, owner).all(Worry)[0].text == "160"
        assert not told
        database.close()


def test_while_the_database_is_away_what_was_read_is_shown_and_a_change_is_refused(
    programs: Path,
) -> None:
    with postgres.running(programs, **postgres.FAST) as own:
        database = open_patiently(postgres.prepared(own))
        owner = an_owner()
        account = open_account(database, owner, 0)
        kept = account.put(a_worry(1, "kept"))
        assert account.everything() == (kept,)
        database._patience = 0.5
        own.stop()
        assert account.everything() == (kept,)
        assert account.away
        with pytest.raises(AwayError):
            account.put(kept)
        own.start()
        database._patience = PATIENCE
        again = account.put(kept)
        assert account.everything() == (again,)
        assert account.version() == open_account(database, owner).version()
        with pytest.raises(StaleError):
            account.put(kept)
        database.close()

"""The journal's file changed under an open page: told calmly, and nothing written is lost."""

from __future__ import annotations

import datetime as dt
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from components.session.notices import SENTENCES
from data.models import BusyError, Interview
from data.store import open_journal
from tests.support.full_journal import ID, half_way
from tests.support.page_driver import an_interview, fill, reopen, visit_page, words
from tests.support.widgets import field, fill_in, press

if TYPE_CHECKING:
    from pathlib import Path

    from streamlit.testing.v1 import AppTest

WENT_WELL = f"went_well-{ID}"


def opened(home: Path, text: str = "first") -> AppTest:
    """The half hour with something written in it."""
    fill(home, [half_way(went_well="")])
    return write(visit_page("evaluate", id=ID), text)


def write(app: AppTest, text: str) -> AppTest:
    """Write in the first part of the half hour."""
    return fill_in(app, "What went well?", text)


def kept(home: Path) -> str:
    """What is on the disk."""
    return reopen(home).all(Interview)[0].went_well


def test_an_older_copy_put_in_its_place_is_not_written_over_unseen(home: Path) -> None:
    app = opened(home)
    older = (home / "journal.json").read_bytes()
    write(app, "first and second")
    (home / "journal.json").write_bytes(older)
    write(app, "first, second and third")
    assert not app.exception
    assert kept(home) == "first"
    assert "In another window this now says]]  \nfirst" in words(app)
    press(app, "Keep what I wrote here")
    assert kept(home) == "first, second and third"


def test_another_journal_put_in_its_place_is_left_alone_and_the_words_are_held(
    home: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    app = opened(home)
    other = tmp_path_factory.mktemp("other")
    fill(other, [an_interview(7, went_well="another person")])
    (other / "journal.json").replace(home / "journal.json")
    write(app, "first and second")
    app.run()
    assert not app.exception
    assert kept(home) == "another person"
    assert app.code[0].value == "first and second"


def test_a_folder_in_its_place_is_told_and_the_words_come_back_with_the_file(home: Path) -> None:
    app = opened(home)
    journal, aside = home / "journal.json", home / "aside.json"
    journal.rename(aside)
    journal.mkdir()
    write(app, "first and second")
    app.run()
    assert not app.exception
    assert app.title[0].value == "Your journal did not open"
    journal.rmdir()
    aside.rename(journal)
    press(app, "Try again")
    assert field(app, "What went well?").value == "first and second"
    assert kept(home) == "first"
    write(app, "first and second, at last")
    assert kept(home) == "first and second, at last"


def test_a_file_that_vanished_is_told_and_the_words_come_back_with_it(home: Path) -> None:
    app = opened(home)
    journal, aside = home / "journal.json", home / "aside.json"
    journal.rename(aside)
    write(app, "first and second")
    app.run()
    assert app.title[0].value == "Your journal is not where it was"
    assert not journal.exists()
    aside.rename(journal)
    press(app, "Try again")
    assert field(app, "What went well?").value == "first and second"
    assert kept(home) == "first"


def test_a_link_put_in_its_place_is_followed_and_not_replaced(home: Path) -> None:
    app = opened(home)
    elsewhere = home / "moved" / "journal.json"
    elsewhere.parent.mkdir()
    (home / "journal.json").rename(elsewhere)
    (home / "journal.json").symlink_to(elsewhere)
    for text in ("first and second", "first, second and third"):
        write(app, text)
    assert not app.exception
    assert (home / "journal.json").is_symlink()
    assert open_journal(elsewhere).all(Interview)[0].went_well == "first, second and third"


def test_a_clock_set_back_loses_nothing_and_turns_no_clock_round(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = opened(home)
    press(app, "Paused with 30 to go · Go on")
    monkeypatch.setenv("AFTERVIEW_NOW", "2019-01-01T00:00:00+00:00")
    write(app, "first and second")
    app.run()
    assert not app.exception
    assert kept(home) == "first and second"
    (found,) = reopen(home).all(Interview)
    assert found.updated < found.created
    assert "30 minutes left" in str(app.main)
    press(app, "30 minutes left · Pause")
    (found,) = reopen(home).all(Interview)
    assert found.evaluation.spent == 0
    for page in ("today", "interviews", "interview", "patterns", "your_data", "wait"):
        assert not visit_page(page, id=ID).exception


def test_the_backup_of_a_day_outlives_a_clock_set_back(home: Path) -> None:
    fill(home, [half_way(went_well="long ago")])
    then = dt.datetime(2024, 10, 4, 12, tzinfo=dt.UTC).timestamp()
    os.utime(home / "journal.json", (then, then))
    app = visit_page("evaluate", id=ID)
    write(app, "now")
    (backup,) = home.glob("journal.2024-*")
    os.utime(home / "journal.json", (then - 86_400, then - 86_400))
    write(app, "now and later")
    assert open_journal(backup).all(Interview)[0].went_well == "long ago"


HOLD = """
import sys
from filelock import FileLock
with FileLock(sys.argv[1]):
    print("held", flush=True)
    sys.stdin.read()
"""


@pytest.mark.slow
def test_another_program_holding_the_journal_is_told_and_the_words_stay(home: Path) -> None:
    app = opened(home)
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(home / "journal.json.lock")],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as holder:
        assert holder.stdout
        assert holder.stdout.readline() == b"held\n"
        write(app, "first and second")
        assert [each.value for each in app.warning] == [SENTENCES[BusyError]]
        assert field(app, "What went well?").value == "first and second"
        assert kept(home) == "first"
        holder.communicate()
    write(app, "first and second, at last")
    assert kept(home) == "first and second, at last"

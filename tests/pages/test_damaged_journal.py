"""What every page shows when the journal does not open, and the ways back."""

from __future__ import annotations

import errno
import os
from typing import TYPE_CHECKING

import pytest

from components.session.notices import SENTENCES
from components.text.markdown import plain
from data.models import DamagedError, FullError
from data.store import SCHEMA
from data.store.local.file_format import encode_journal
from tests.support.page_driver import (
    an_interview,
    fill,
    key,
    keys,
    many,
    visit_page,
    with_backup,
    words,
)
from tests.support.widgets import press

if TYPE_CHECKING:
    from pathlib import Path

    from streamlit.testing.v1 import AppTest


PAGES = ("today", "interviews", "interview", "patterns", "your_data")


@pytest.mark.parametrize("page", PAGES)
def test_a_damaged_journal_is_said_calmly_on_every_page(home: Path, page: str) -> None:
    fill(home, many(3))
    damaged = (home / "journal.json").read_bytes()[:-50]
    (home / "journal.json").write_bytes(damaged)
    app = visit_page(page)
    assert not app.exception
    assert app.title[0].value == "Your journal did not open"
    assert app.code[0].value == str(home / "journal.json")
    assert (home / "journal.json").read_bytes() == damaged


def test_a_damaged_journal_goes_on_from_an_earlier_copy_and_is_itself_kept(home: Path) -> None:
    with_backup(home)
    (home / "journal.json").write_bytes(b"damaged")
    app = visit_page("interviews")
    assert "**4 October 2024**  \n1 interview" in words(app)
    press(app, "Go on from this one")
    assert app.title[0].value == "Interviews"
    assert f"open-{key(1)}" in keys(app)
    assert [each.read_bytes() for each in home.glob("journal.aside.*")] == [b"damaged"]


def test_a_journal_damaged_under_a_running_app_is_noticed_on_the_next_page(home: Path) -> None:
    with_backup(home)
    app = visit_page("interviews")
    (home / "journal.json").write_bytes(b"damaged")
    app.run()
    assert not app.exception
    assert app.title[0].value == "Your journal did not open"
    press(app, "Go on from this one")
    assert app.title[0].value == "Interviews"


def test_a_change_made_while_the_journal_is_damaged_overwrites_nothing(home: Path) -> None:
    fill(home, [an_interview(1)])
    app = visit_page("interview", id=key(1))
    (home / "journal.json").write_bytes(b"damaged")
    press(app, "Remove this interview")
    assert not app.exception
    assert app.title[0].value == "Your journal did not open"
    assert (home / "journal.json").read_bytes() == b"damaged"


def test_a_journal_that_vanished_can_be_put_back_or_begun_anew(home: Path) -> None:
    fill(home, [an_interview(1)])
    app = visit_page("interviews")
    (home / "journal.json").rename(home / "elsewhere.json")
    app.run()
    assert app.title[0].value == "Your journal is not where it was"
    (home / "elsewhere.json").rename(home / "journal.json")
    press(app, "Try again")
    assert f"open-{key(1)}" in keys(app)
    (home / "journal.json").unlink()
    app.run()
    press(app, "Begin an empty journal")
    assert plain("Every interview you log will stand here") in plain(words(app))


def gone_at_the_start(home: Path) -> AppTest:
    """A fresh server whose journal is gone, the copy of the day before still beside it."""
    with_backup(home)
    (home / "journal.json").unlink()
    return visit_page("interviews")


def test_a_journal_gone_at_the_start_is_not_taken_for_an_empty_one(home: Path) -> None:
    app = gone_at_the_start(home)
    assert not app.exception
    assert app.title[0].value == "Your journal is not where it was"
    assert not (home / "journal.json").exists()
    press(app, "Go on from this one")
    assert app.title[0].value == "Interviews"
    assert f"open-{key(1)}" in keys(app)


def test_a_journal_gone_at_the_start_can_be_begun_anew_beside_its_copies(home: Path) -> None:
    app = gone_at_the_start(home)
    press(app, "Begin an empty journal")
    assert plain("Every interview you log will stand here") in plain(words(app))
    app.switch_page("pages/your_data.py").run()
    app.session_state["backups"] = True
    app.run()
    assert "**4 October 2024**  \n1 interview" in words(app)
    assert [each.name for each in home.glob("journal.2*")] == ["journal.2024-10-04.json"]


def test_a_journal_that_cannot_be_begun_anew_says_so_calmly(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = gone_at_the_start(home)

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "no space left on device")

    monkeypatch.setattr(os, "write", full)
    press(app, "Begin an empty journal")
    monkeypatch.undo()
    assert not app.exception
    assert [each.value for each in app.warning] == [SENTENCES[FullError]]
    assert not (home / "journal.json").exists()


def test_a_journal_of_a_newer_version_is_left_alone(home: Path) -> None:
    file, newer = home / "journal.json", encode_journal({}, SCHEMA + 1)
    file.write_bytes(newer)
    app = visit_page("interviews")
    assert app.title[0].value == "Your journal needs a newer Afterview"
    assert file.read_bytes() == newer


def test_damage_is_told_with_every_copy_there_is(home: Path) -> None:
    with_backup(home)
    (home / "journal.json").write_bytes(b"damaged")
    with pytest.raises(DamagedError) as found:
        fill(home, ())
    assert [each.name for each in found.value.backups] == ["journal.2024-10-04.json"]

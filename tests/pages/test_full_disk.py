"""What a person sees when a change cannot be kept: a calm sentence, and nothing lost."""

from __future__ import annotations

import errno
import os
from typing import TYPE_CHECKING

import pytest
from streamlit.testing.v1 import AppTest

from components.session.notices import SENTENCES
from data.models import (
    Evaluation,
    EvaluationState,
    FullError,
    Interview,
    ReadOnlyError,
    Reflection,
    Settings,
)
from tests.support.page_driver import PATIENCE, an_interview, fill, key, reopen, visit_page
from tests.support.widgets import choose, field, fill_in, press

if TYPE_CHECKING:
    from pathlib import Path

    from data.models import StoreError

TROUBLES = pytest.mark.parametrize(
    "number, kind",
    [
        (errno.ENOSPC, FullError),
        (errno.EDQUOT, FullError),
        (errno.EROFS, ReadOnlyError),
        (errno.EACCES, ReadOnlyError),
    ],
)
STARTED = Evaluation(state=EvaluationState.STARTED, part=1)


def break_disk(monkeypatch: pytest.MonkeyPatch, number: int) -> None:
    """From now on the system takes no byte for a new file."""

    def refuse(*_: object) -> int:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "write", refuse)


def warnings(app: AppTest) -> list[str]:
    return [each.value for each in app.warning]


@TROUBLES
def test_what_was_typed_stays_on_the_screen_until_it_can_be_kept_and_in_no_log(
    home: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
    number: int,
    kind: type[StoreError],
) -> None:
    fill(home, [an_interview(1, went_well="before", evaluation=STARTED)])
    before = (home / "journal.json").read_bytes()
    app = visit_page("evaluate", id=key(1))
    with monkeypatch.context() as broken:
        break_disk(broken, number)
        fill_in(app, "What went well?", "They laughed.")
        assert not app.exception
        assert SENTENCES[kind] in warnings(app)
        assert field(app, "What went well?").value == "They laughed."
        assert (home / "journal.json").read_bytes() == before
    fill_in(app, "What went well?", "They laughed twice.")
    assert warnings(app) == []
    assert "They laughed" not in "".join(capfd.readouterr())
    assert reopen(home).all(Interview)[0].went_well == "They laughed twice."


@TROUBLES
def test_a_tap_that_cannot_be_kept_says_so_at_once_and_changes_nothing(
    home: Path, monkeypatch: pytest.MonkeyPatch, number: int, kind: type[StoreError]
) -> None:
    app = AppTest.from_file("../../app.py", default_timeout=PATIENCE).run()
    break_disk(monkeypatch, number)
    press(app, "Log an interview")
    assert not app.exception
    assert warnings(app) == [SENTENCES[kind]]
    assert not (home / "journal.json").exists()


def test_a_choice_of_the_quiet_minute_that_could_not_be_kept_can_be_tapped_again(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(home, [an_interview(1)])
    app = visit_page("wait", id=key(1))
    with monkeypatch.context() as broken:
        break_disk(broken, errno.ENOSPC)
        choose(app, "A quiet minute, if you like:", Reflection.QUIET)
        assert SENTENCES[FullError] in warnings(app)
        field(app, "A quiet minute, if you like:").unselect(Reflection.QUIET).run()
        assert not app.exception
    choose(app, "A quiet minute, if you like:", Reflection.QUIET)
    assert reopen(home).all(Settings)[0].reflection is Reflection.QUIET

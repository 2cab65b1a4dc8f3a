"""Two windows on one journal: nothing one wrote is overwritten by the other without a choice."""

from __future__ import annotations

import errno
import os
from typing import TYPE_CHECKING, Any

import pytest
from msgspec.structs import replace

from components.session.after_erasing import HELD
from data.models import (
    SETTINGS_ID,
    Interview,
    Question,
    Settings,
    Worry,
)
from tests.support.full_journal import ID, half_way
from tests.support.page_driver import NOW, erase, fill, key, keys, slots, visit_page, words
from tests.support.widgets import field, fill_in, press, rate

if TYPE_CHECKING:
    from pathlib import Path

    from streamlit.testing.v1 import AppTest

    from data.store import Store

WENT_WELL = f"went_well-{ID}"
MINE, THEIRS, BOTH = "Keep what I wrote here", "Keep the other one", "Keep both"
PART = f"person-part-{key(4)}"


def kept(store: Store) -> Interview:
    """The one interview as it is on disk."""
    return store.all(Interview)[0]


def elsewhere(store: Store, **fields: object) -> None:
    """Another window saves something of the interview."""
    store.put(replace(kept(store), **fields))


def write(app: AppTest, text: str) -> AppTest:
    """Write into a field of this window, which shows what it showed before."""
    return fill_in(app, "What went well?", text)


@pytest.fixture
def store(home: Path) -> Store:
    """A journal with one interview, half-way."""
    return fill(home, [half_way(went_well="before")])


def clash(store: Store) -> AppTest:
    """A window in which something was written that another one has changed meanwhile."""
    app = visit_page("evaluate", id=ID)
    elsewhere(store, went_well="theirs")
    return write(app, "mine")


def test_what_another_window_wrote_is_not_overwritten_and_both_are_shown(store: Store) -> None:
    app = clash(store)
    assert kept(store).went_well == "theirs"
    assert field(app, "What went well?").value == "mine"
    assert "In another window this now says]]  \ntheirs" in words(app)
    assert "Here you wrote]]  \nmine" in words(app)
    assert "both versions stand where you wrote" in words(app)


@pytest.mark.parametrize(
    "which, found", [(MINE, "mine"), (THEIRS, "theirs"), (BOTH, "theirs\n\nmine")]
)
def test_the_choice_between_the_versions_is_kept_and_ends_it(
    store: Store, which: str, found: str
) -> None:
    app = press(clash(store), which)
    assert kept(store).went_well == found
    assert field(app, "What went well?").value == found
    assert f"keep-mine-{WENT_WELL}" not in keys(app)
    assert not app.warning
    write(app, "and on")
    assert kept(store).went_well == "and on"


def test_until_the_choice_further_typing_waits_too(store: Store) -> None:
    app = write(clash(store), "mine, and more")
    assert kept(store).went_well == "theirs"
    press(app, MINE)
    assert kept(store).went_well == "mine, and more"


def test_typing_what_is_there_already_ends_it(store: Store) -> None:
    app = write(clash(store), "theirs")
    assert f"keep-mine-{WENT_WELL}" not in keys(app)
    assert kept(store).went_well == "theirs"


def test_a_choice_made_over_a_version_nobody_has_seen_waits_once_more(store: Store) -> None:
    app = clash(store)
    elsewhere(store, went_well="theirs again")
    app = press(app, MINE)
    assert kept(store).went_well == "theirs again"
    assert "theirs again" in words(app)
    press(app, MINE)
    assert kept(store).went_well == "mine"


def test_what_waits_is_there_again_after_a_page_change(store: Store) -> None:
    app = clash(store)
    app.switch_page("pages/interviews.py").run()
    app.query_params["id"] = ID
    app.switch_page("pages/evaluate.py").run()
    assert field(app, "What went well?").value == "mine"
    press(app, BOTH)
    assert kept(store).went_well == "theirs\n\nmine"


def test_what_waits_is_there_again_after_a_reload(store: Store) -> None:
    write(clash(store), "mine, and more")
    app = visit_page("evaluate", id=ID)
    assert field(app, "What went well?").value == "mine, and more"
    assert "In another window this now says]]  \ntheirs" in words(app)
    assert kept(store).went_well == "theirs"
    press(app, BOTH)
    assert kept(store).went_well == "theirs\n\nmine, and more"
    assert store.all(Settings)[0].aside == ()
    assert f"keep-mine-{WENT_WELL}" not in keys(visit_page("evaluate", id=ID))


@pytest.mark.parametrize("which", [MINE, THEIRS])
def test_what_was_chosen_waits_no_longer(store: Store, which: str) -> None:
    app = clash(store)
    assert [each.text for each in store.all(Settings)[0].aside] == ["mine"]
    press(app, which)
    assert store.all(Settings)[0].aside == ()


def test_a_window_that_is_open_is_not_asked_about_what_waits_in_another(store: Store) -> None:
    other = visit_page("evaluate", id=ID)
    elsewhere(store, went_well="theirs")
    other.run()
    app = visit_page("evaluate", id=ID)
    elsewhere(store, went_well="theirs again")
    write(app, "mine")
    assert f"keep-mine-{WENT_WELL}" in keys(app)
    other.run()
    assert f"keep-mine-{WENT_WELL}" not in keys(other)
    write(other, "theirs and on")
    assert kept(store).went_well == "theirs and on"


def test_the_word_saved_does_not_stand_over_what_waits(store: Store) -> None:
    app = clash(store)
    slots(app)["shell.notice"] = ""
    assert "Saved, but for what waits" in words(app.run())


def test_words_written_in_what_was_removed_elsewhere_are_held(store: Store) -> None:
    app = visit_page("evaluate", id=ID)
    store.drop(kept(store))
    write(app, "still mine")
    app.run()
    assert "was removed in another window" in words(app)
    assert app.code[0].value == "still mine"
    app.switch_page("pages/interviews.py").run()
    assert app.code[0].value == "still mine"
    press(app, "Let go of them")
    assert not app.code


def test_what_waits_is_gone_once_everything_is_erased(store: Store) -> None:
    app = clash(store)
    store.drop(kept(store))
    write(app, "mine, and homeless")
    app.switch_page("pages/your_data.py").run()
    erase(app)
    held = [slots(app)[slot.key] for slot in HELD if slot.key in slots(app)]
    assert held
    assert "mine" not in str(held)
    assert "theirs" not in str(held)


def test_what_is_taken_out_comes_back_as_another_window_left_it(home: Path) -> None:
    days: dict[str, Any] = {"created": NOW, "updated": NOW}
    worry = Worry(id=key(6), text="before", what_came="nothing", interview=ID, **days)
    store = fill(home, [half_way(5), worry])
    app = visit_page("wait", id=ID)
    app.session_state["worries-over"] = True
    app.run()
    (current,) = store.all(Worry)
    store.put(replace(current, text="written elsewhere"))
    press(app, "Take out")
    assert store.all(Worry) == ()
    press(app, "Put it back")
    assert store.all(Worry)[0].text == "written elsewhere"


def test_what_could_not_be_kept_is_there_again_after_a_page_change(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = visit_page("evaluate", id=ID)

    def refuse(*_: object) -> int:
        raise OSError(errno.ENOSPC, "no space left on device")

    with monkeypatch.context() as broken:
        broken.setattr(os, "write", refuse)
        write(app, "mine")
        app.switch_page("pages/interviews.py").run()
        app.query_params["id"] = ID
        app.switch_page("pages/evaluate.py").run()
    assert field(app, "What went well?").value == "mine"
    assert kept(store).went_well == "before"
    write(app, "mine still")
    assert kept(store).went_well == "mine still"


def test_ones_own_saves_are_never_taken_for_another_window(store: Store) -> None:
    app = visit_page("evaluate", id=ID)
    for text in ("a", "ab", "abc"):
        write(app, text)
    assert kept(store).went_well == "abc"
    assert not app.warning


def test_a_rating_changed_in_two_windows_waits_for_the_choice(home: Path) -> None:
    asked = (Question(id=key(11), text="Why us?", area="motivation"),)
    store = fill(home, [half_way(2, questions=asked)])
    app = visit_page("evaluate", id=ID)
    elsewhere(store, questions=(replace(asked[0], rating=2),))
    rate(app, "Why us?", 4)
    assert kept(store).questions[0].rating == 2
    assert "Here you wrote]]  \n4" in words(app)
    press(app, MINE)
    assert kept(store).questions[0].rating == 4


def test_a_rating_in_words_is_shown_in_words(home: Path) -> None:
    asked = (Question(id=key(11), text="Why us?", area="motivation"),)
    gentle = Settings(id=SETTINGS_ID, created=NOW, updated=NOW, words_for_numbers=True)
    store = fill(home, [half_way(2, questions=asked), gentle])
    app = visit_page("evaluate", id=ID)
    rate(app, "Why us?", 3)
    assert kept(store).questions[0].rating == 3
    elsewhere(store, questions=(replace(kept(store).questions[0], rating=2),))
    rate(app, "Why us?", 5)
    assert kept(store).questions[0].rating == 2
    press(app, MINE)
    assert kept(store).questions[0].rating == 5


def test_ticks_of_two_windows_are_joined_without_asking(home: Path) -> None:
    asked = (Question(id=key(11), text="Why?", area="motivation", rating=1, slips=("rushed",)),)
    store = fill(home, [half_way(2, questions=asked)])
    app = visit_page("evaluate", id=ID)
    press(app, "1 Why? · Rushed")
    elsewhere(store, questions=(replace(asked[0], slips=("rushed", "froze")),))
    fill_in(app, "What got in the way?", ["no-example"])
    assert set(kept(store).questions[0].slips) == {"froze", "no-example"}
    assert not app.warning

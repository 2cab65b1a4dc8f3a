"""The page of your data: what is kept, taken out, brought in, gone back to and erased."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from components.journal import restore
from components.text import record_counts
from data.models import KINDS, Interview
from data.store import SCHEMA, read_export, write_export
from tests.support.full_journal import whole_journal
from tests.support.page_driver import (
    HOSTILE,
    an_interview,
    an_outcome,
    erase,
    fill,
    key,
    keys,
    many,
    visit_page,
    with_backup,
    words,
)
from tests.support.widgets import button, buttons, field, press, switch

if TYPE_CHECKING:
    from pathlib import Path

    from streamlit.testing.v1 import AppTest


def bring(app: AppTest, content: bytes, name: str = "afterview.json") -> AppTest:
    """The page with a file brought to it."""
    app.file_uploader[0].upload(name, content, "application/json")
    return app.run()


def test_an_empty_journal_says_where_it_will_be(home: Path) -> None:
    app = visit_page("your_data")
    assert not app.exception
    assert app.code[0].value == str(home / "journal.json")
    assert app.caption[1].value == "Nothing in it yet · 0 KB"


def test_it_says_how_many_of_each_there_are(home: Path) -> None:
    fill(home, many(25))
    app = visit_page("your_data")
    assert app.caption[1].value.startswith("25 interviews, 8 outcomes · ")


def test_every_kind_of_record_there_is_has_its_words(home: Path) -> None:
    fill(home, whole_journal())
    app = visit_page("your_data")
    assert "1 question of your own, 1 interview to come" in app.caption[1].value
    assert set(record_counts.KINDS) == set(KINDS)


def test_the_export_is_named_after_the_day(home: Path) -> None:
    fill(home, many(2))
    app = visit_page("your_data")
    assert "Export everything" in buttons(app)


def test_tables_to_read_elsewhere_are_one_tap_away(home: Path) -> None:
    fill(home, many(2))
    app = visit_page("your_data")
    assert "export_spreadsheet" not in keys(app)
    press(app, "To read elsewhere")
    assert {"export_spreadsheet", "export_csv"} <= keys(app)
    assert "These cannot be brought back as a journal" in words(app)


def test_a_file_is_looked_at_before_anything_is_done(home: Path) -> None:
    changed = an_interview(2, company="Elsewhere")
    store = fill(home, [an_interview(1), an_interview(2), an_outcome(1)])
    before = store.everything()
    content = write_export([an_interview(1), changed, an_interview(3)])
    app = bring(visit_page("your_data"), content)
    text = words(app)
    assert "The file holds 3 interviews." in text
    assert "- 1 new: adding and replacing both bring them in." in text
    assert "- 1 the same as here." in text
    assert "- 1 different from the one here" in text
    assert "- 1 only here: adding keeps them, replacing removes them." in text
    assert store.everything() == before


def test_adding_what_is_new_changes_nothing_that_is_here(home: Path) -> None:
    store = fill(home, [an_interview(1), an_outcome(1)])
    before = store.everything()
    content = write_export([an_interview(1, company="Elsewhere"), an_interview(3)])
    app = bring(visit_page("your_data"), content)
    press(app, "Add what is new")
    assert set(before) < set(store.everything())
    assert [each.id for each in store.all(Interview)] == [key(3), key(1)]
    assert "1 record was added." in words(app)
    press(app, "Undo")
    assert store.everything() == before


def test_replacing_makes_the_journal_what_the_file_holds_and_can_be_undone(home: Path) -> None:
    store = fill(home, [an_interview(1), an_outcome(1)])
    before = store.everything()
    incoming = (an_interview(3), an_interview(1, company="Elsewhere"))
    app = bring(visit_page("your_data"), write_export(incoming))
    press(app, "Replace everything here")
    assert [(each.id, each.company) for each in store.all(Interview)] == [
        (key(3), "Quill"),
        (key(1), "Elsewhere"),
    ]
    assert len(store.everything()) == 2
    press(app, "Undo")
    assert store.everything() == before


def test_the_way_back_from_an_import_outlives_a_page_change(home: Path) -> None:
    store = fill(home, [an_interview(1), an_outcome(1)])
    before = store.everything()
    app = bring(visit_page("your_data"), write_export([an_interview(3)]))
    assert "undone until you close or reload this page" in words(app)
    press(app, "Replace everything here")
    app.switch_page("pages/interviews.py").run()
    app.switch_page("pages/your_data.py").run()
    press(app, "Undo")
    assert store.everything() == before


def test_undoing_an_import_leaves_what_was_changed_since(home: Path) -> None:
    store = fill(home, [an_interview(1)])
    incoming = (an_interview(1, company="Elsewhere"), an_interview(3), an_interview(4))
    app = bring(visit_page("your_data"), write_export(incoming))
    press(app, "Replace everything here")
    for each in store.all(Interview):
        if each.id != key(4):
            store.put(replace(each, note="written since"))
    press(app, "Undo")
    assert {each.id: each.note for each in store.all(Interview)} == {
        key(1): "written since",
        key(3): "written since",
    }
    assert "What was changed since then stays as it is now: 2 records." in words(app)


def test_what_would_share_an_id_is_not_added_beside_what_is_here(home: Path) -> None:
    store = fill(home, [an_interview(1)])
    before = store.everything()
    again = replace(an_interview(2), questions=an_interview(1).questions)
    app = bring(visit_page("your_data"), write_export([again, replace(an_outcome(1), id=key(1))]))
    assert "- 2 different from the one here" in words(app)
    assert button(app, "Add what is new").disabled
    assert store.everything() == before


def test_an_export_of_what_is_here_leaves_nothing_to_do(home: Path) -> None:
    store = fill(home, many(6))
    app = bring(visit_page("your_data"), write_export(store.everything()))
    assert "nothing to do" in words(app)
    assert button(app, "Add what is new").disabled
    assert button(app, "Replace everything here").disabled


def test_what_was_taken_in_can_be_kept(home: Path) -> None:
    store = fill(home, ())
    app = bring(visit_page("your_data"), write_export(many(3)))
    press(app, "Add what is new")
    press(app, "Keep it")
    assert "undo_import" not in keys(app)
    assert len(store.everything()) == 4


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"not json",
        b"{",
        b'{"somebody": "else"}',
        b"[[[[",
        b"\xff\xfe\x00",
        json.dumps({"afterview": {"schema": SCHEMA + 1, "kind": "export"}, "records": []}).encode(),
        json.dumps(
            {"afterview": {"schema": SCHEMA, "kind": "export"}, "records": [{"kind": "interview"}]}
        ).encode(),
        write_export(many(3))[:-200],
        b"[" * 3_000_000,
    ],
)
def test_a_file_that_cannot_be_taken_is_refused_in_one_sentence(home: Path, content: bytes) -> None:
    store = fill(home, many(3))
    before = store.everything()
    app = bring(visit_page("your_data"), content)
    assert not app.exception
    assert app.info[0].value.endswith("Nothing here was changed.")
    assert "import_new" not in keys(app)
    assert store.everything() == before


def test_what_a_file_holds_is_kept_exactly(home: Path) -> None:
    hostile = an_interview(1, company=HOSTILE, went_well="😀" * 20_000)
    store = fill(home, ())
    app = bring(visit_page("your_data"), write_export([hostile]))
    press(app, "Add what is new")
    (kept,) = store.all(Interview)
    assert (kept.company, kept.went_well) == (HOSTILE, "😀" * 20_000)
    assert read_export(write_export(store.everything())) == store.everything()


def test_the_way_back_leaves_alone_what_the_import_did_not_touch() -> None:
    one, two, later = an_interview(1), an_interview(2), an_interview(1, company="Elsewhere")
    taken = restore.reversal(lambda _: "told", (one, two), (later, two, an_interview(3)))
    assert (taken.back, taken.drop) == ((one,), (key(3),))


def test_earlier_versions_say_what_they_hold_and_can_be_gone_back_to(home: Path) -> None:
    store = with_backup(home)
    app = visit_page("your_data")
    app.session_state["backups"] = True
    app.run()
    assert "**4 October 2024**  \n1 interview" in words(app)
    press(app, "Go back to this")
    assert [each.id for each in store.all(Interview)] == [key(1)]
    assert "Your journal is as it was on 4 October 2024." in words(app)
    press(app, "Undo")
    assert [each.id for each in store.all(Interview)] == [key(2), key(1)]


def test_an_earlier_version_that_cannot_be_read_cannot_be_gone_back_to(home: Path) -> None:
    with_backup(home)
    (home / "journal.2024-10-04.json").write_bytes(b"{")
    app = visit_page("your_data")
    app.session_state["backups"] = True
    app.run()
    assert "Cannot be read." in words(app)
    assert "restore-journal.2024-10-04.json" not in keys(app)


def test_erasing_asks_for_a_word_and_offers_a_copy_first(home: Path) -> None:
    store = with_backup(home)
    app = visit_page("your_data")
    press(app, "Erase everything")
    assert "It erases 2 interviews, and the earlier versions." in words(app)
    assert "export_first" in keys(app)
    press(app, "Yes, erase it")
    assert "Nothing was erased. Type the word" in words(app)
    field(app, "Type “erase” to go ahead").input("everything")
    press(app, "Yes, erase it")
    assert len(store.everything()) == 2
    assert len(store.backups()) == 1


@pytest.mark.parametrize("word", ["erase", " Erase ", "ERASE", "“erase”", "e rase"])
def test_case_and_spaces_of_the_word_are_forgiven(home: Path, word: str) -> None:
    store = with_backup(home)
    app = erase(visit_page("your_data"), word)
    assert store.everything() == ()
    assert store.backups() == ()
    assert app.success[0].value.startswith("Everything is erased.")
    assert "erase_word" not in keys(app)


def test_what_was_erased_is_offered_for_a_day_and_comes_back_whole(home: Path) -> None:
    store = with_backup(home)
    before, backups = store.everything(), store.backups()
    app = visit_page("your_data")
    press(app, "Erase everything")
    assert "**Until 18:00 tomorrow you can bring all of it back on this page.**" in words(app)
    press(app, "No, keep it")
    erase(app)
    assert "can be brought back until 18:00 tomorrow: 2 interviews." in words(app)
    press(app, "Bring back what was erased")
    assert app.success[0].value == "What was erased is back, as it was."
    assert (store.everything(), store.backups()) == (before, backups)
    assert "bring-back-0" not in keys(app)


def test_what_was_erased_is_gone_after_the_day(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = with_backup(home)
    erase(visit_page("your_data"))
    monkeypatch.setenv("AFTERVIEW_NOW", "2026-11-23T17:59:00+00:00")
    assert "bring-back-0" in keys(visit_page("your_data"))
    monkeypatch.setenv("AFTERVIEW_NOW", "2026-11-23T18:00:00+00:00")
    assert "bring-back-0" not in keys(visit_page("today"))
    assert [each.name for each in home.iterdir() if each.suffix != ".lock"] == ["journal.json"]
    assert store.everything() == ()


def test_the_safety_copies_go_too_if_that_is_wished(home: Path) -> None:
    with_backup(home)
    app = visit_page("your_data")
    press(app, "Erase everything")
    switch(app, "Erase the safety copies too", True)
    assert "**This cannot be undone.** It erases 2 interviews" in words(app)
    assert "you can bring all of it back" not in words(app)
    field(app, "Type “erase” to go ahead").input("erase")
    press(app, "Yes, erase it")
    assert [each.name for each in home.iterdir() if each.suffix != ".lock"] == ["journal.json"]
    assert "bring-back-0" not in keys(app)


def test_a_way_back_left_on_the_screen_of_another_window_brings_nothing_back(home: Path) -> None:
    store = fill(home, many(3))
    stale = bring(visit_page("your_data"), write_export([an_interview(9)]))
    press(stale, "Replace everything here")
    removed = visit_page("interview", id=key(9))
    press(removed, "Remove this interview")
    erase(visit_page("your_data"))
    press(stale, "Undo")
    press(removed, "Bring it back")
    assert store.everything() == ()


def test_erasing_can_be_thought_better_of(home: Path) -> None:
    store = with_backup(home)
    app = visit_page("your_data")
    press(app, "Erase everything")
    press(app, "No, keep it")
    assert "erase_yes" not in keys(app)
    assert len(store.everything()) == 2


def test_what_is_erased_cannot_come_back_through_undo(home: Path) -> None:
    fill(home, many(3))
    app = visit_page("interview", id=key(1))
    press(app, "Remove this interview")
    app.switch_page("pages/your_data.py").run()
    erase(app)
    app.switch_page("pages/interviews.py").run()
    assert "undo_remove" not in keys(app)


def test_the_example_is_entered_and_left_without_touching_ones_own(home: Path) -> None:
    store = fill(home, many(3))
    before = store.everything()
    app = visit_page("your_data")
    press(app, "See the example journal")
    app.switch_page("pages/your_data.py").run()
    assert "You are looking at an example journal" in words(app)
    assert not app.code
    assert "erase" not in keys(app)
    press(app, "Back to my own", nth=1)
    assert app.code[0].value == str(home / "journal.json")
    assert store.everything() == before

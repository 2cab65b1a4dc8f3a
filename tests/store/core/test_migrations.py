"""Journals of older schemas: read as they are, renewed at the next save, and never lost."""

from __future__ import annotations

import datetime as dt
import shutil
from pathlib import Path

import pytest
from msgspec.structs import replace

from data.models import (
    KINDS,
    Interview,
    Outcome,
    OwnQuestion,
    RefusedImportError,
    Settings,
    Story,
    Upcoming,
)
from data.store import SCHEMA, Store, open_journal, read_export, write_export
from data.store.core.migrations import MIGRATIONS, migrate

EXAMPLES = Path(__file__).parents[2] / "examples"
SAVED = dt.datetime(2025, 9, 2, 17, 41, 9, 250000, dt.UTC)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return Path(shutil.copy(EXAMPLES / "journal-v1.json", tmp_path / "journal.json"))


@pytest.fixture
def journal(path: Path) -> Store:
    return open_journal(path)


def test_there_is_a_step_and_an_example_for_every_older_schema() -> None:
    assert list(MIGRATIONS) == list(range(1, SCHEMA))
    for schema in MIGRATIONS:
        assert (EXAMPLES / f"journal-v{schema}.json").exists()
        assert (EXAMPLES / f"export-v{schema}.json").exists()


def test_a_journal_of_schema_one_is_read_whole(journal: Store) -> None:
    kinds = [type(record) for record in journal.everything()]
    assert kinds == [Interview, Interview, Outcome, Story, Settings]
    first = journal.all(Interview)[0]
    assert first.company == "Larkspur & Söhne"
    assert first.created == first.updated == SAVED
    assert [question.rating for question in first.questions] == [4, 2]
    assert journal.all(Settings)[0].reduced_motion


def test_reading_an_older_journal_changes_nothing_on_disk(path: Path, journal: Store) -> None:
    journal.everything()
    assert path.read_bytes() == (EXAMPLES / "journal-v1.json").read_bytes()
    assert [each.name for each in path.parent.iterdir()] == ["journal.json"]


def test_the_first_save_renews_the_file_and_keeps_the_old_one(path: Path, journal: Store) -> None:
    before = journal.everything()
    kept = journal.put(replace(before[1], role="Analyst"))
    assert path.read_bytes().startswith(b'{"afterview":{"schema":5,')
    (old,) = path.parent.glob("journal.schema-1.*.json")
    assert old.read_bytes() == (EXAMPLES / "journal-v1.json").read_bytes()
    assert old in journal.backups()
    assert open_journal(path).everything() == (before[0], kept, *before[2:])


def test_an_old_file_can_be_restored_and_renewed_again(path: Path, journal: Store) -> None:
    before = journal.everything()
    journal.put(before[0])
    (old,) = path.parent.glob("journal.schema-1.*.json")
    journal.restore(old)
    assert journal.everything() == before
    journal.put(before[0])
    assert len(list(path.parent.glob("journal.schema-1.*.json"))) == 2


def test_revisions_are_the_same_each_time_an_old_file_is_read(path: Path, journal: Store) -> None:
    assert open_journal(path).everything() == journal.everything()
    assert len({record.rev for record in journal.everything()}) == 5


def test_an_export_of_schema_one_holds_the_same_records(journal: Store) -> None:
    old = read_export((EXAMPLES / "export-v1.json").read_bytes())
    assert read_export(write_export(old)) == journal.everything()
    assert {record.id for record in old} == {record.id for record in journal.everything()}


def test_an_old_record_that_lacks_what_it_must_have_is_refused() -> None:
    content = (EXAMPLES / "export-v1.json").read_bytes().replace(b'"saved"', b'"taken"', 1)
    with pytest.raises(RefusedImportError) as refused:
        read_export(content)
    assert refused.value.reason == "One record has something that does not fit."


def test_a_step_leaves_what_it_was_given_as_it_was() -> None:
    document = {"kind": "worry", "id": "1", "saved": "2025-01-01T00:00:00Z"}
    (migrated,) = migrate([document], 1)
    assert document == {"kind": "worry", "id": "1", "saved": "2025-01-01T00:00:00Z"}
    assert migrated["created"] == migrated["updated"] == "2025-01-01T00:00:00Z"
    assert "saved" not in migrated


def test_a_journal_of_schema_two_is_read_whole(tmp_path: Path) -> None:
    path = Path(shutil.copy(EXAMPLES / "journal-v2.json", tmp_path / "journal.json"))
    records = open_journal(path).everything()
    assert {type(record) for record in records} == {*KINDS} - {OwnQuestion, Upcoming}
    assert records == read_export((EXAMPLES / "export-v2.json").read_bytes())


def test_the_first_save_keeps_a_journal_of_schema_two_beside_it(tmp_path: Path) -> None:
    path = Path(shutil.copy(EXAMPLES / "journal-v2.json", tmp_path / "journal.json"))
    journal = open_journal(path)
    journal.put(journal.all(Interview)[0])
    (old,) = tmp_path.glob("journal.schema-2.*.json")
    assert old.read_bytes() == (EXAMPLES / "journal-v2.json").read_bytes()


def test_a_journal_of_schema_three_is_read_whole_and_kept_beside_the_new_one(
    tmp_path: Path,
) -> None:
    path = Path(shutil.copy(EXAMPLES / "journal-v3.json", tmp_path / "journal.json"))
    journal = open_journal(path)
    records = journal.everything()
    assert {type(record) for record in records} == {*KINDS}
    assert records == read_export((EXAMPLES / "export-v3.json").read_bytes())
    journal.put(journal.all(Interview)[0])
    (old,) = tmp_path.glob("journal.schema-3.*.json")
    assert old.read_bytes() == (EXAMPLES / "journal-v3.json").read_bytes()


def test_an_export_of_schema_three_restores_exactly(tmp_path: Path) -> None:
    old = read_export((EXAMPLES / "export-v3.json").read_bytes())
    journal = open_journal(tmp_path / "journal.json")
    journal.load(old)
    kept = [replace(each, rev="") for each in journal.everything()]
    assert kept == [replace(each, rev="") for each in old]
    assert {each.id: replace(each, rev="") for each in read_export(write_export(old))} == {
        each.id: replace(each, rev="") for each in old
    }


def test_a_journal_of_schema_four_is_read_whole_and_kept_beside_the_new_one(
    tmp_path: Path,
) -> None:
    path = Path(shutil.copy(EXAMPLES / "journal-v4.json", tmp_path / "journal.json"))
    journal = open_journal(path)
    records = journal.everything()
    assert {type(record) for record in records} == {*KINDS}
    exported = read_export((EXAMPLES / "export-v4.json").read_bytes())
    assert {each.id: each for each in records} == {each.id: each for each in exported}
    assert [each.invitation for each in journal.all(Upcoming)] == [None]
    journal.put(journal.all(Interview)[0])
    (old,) = tmp_path.glob("journal.schema-4.*.json")
    assert old.read_bytes() == (EXAMPLES / "journal-v4.json").read_bytes()

"""A power cut or an error at any system call: the old journal or the new one, nothing between."""

from __future__ import annotations

import errno
import os
import shutil
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from msgspec.structs import replace

from data.models import DamagedError, FullError, StoreError, Worry
from data.store import open_journal
from tests.support.store.power_cuts import Recorder, lay_out
from tests.support.store.record_samples import a_worry

if TYPE_CHECKING:
    from collections.abc import Callable

    from data.store import Store

EXAMPLES = Path(__file__).parents[1] / "examples"


def outcome(path: Path) -> str:
    """What is found after the power comes back; `bad` if it is not what it should be."""
    try:
        journal = open_journal(path)
        for backup in journal.backups():
            open_journal(backup)
    except DamagedError:
        return "bad"
    return "/".join(worry.text for worry in journal.all(Worry)) or "empty"


def replay(tmp_path: Path, *, syncs: bool) -> tuple[Counter[str], Counter[str]]:
    """What is found after a power cut within one write, and after one just past it."""
    folder = tmp_path / "afterview"
    journal = open_journal(folder / "journal.json")
    journal.load([a_worry(1, "old")])
    os.utime(folder / "journal.json", (978_350_400, 978_350_400))
    with pytest.MonkeyPatch.context() as patch:
        recorder = Recorder(patch, folder, syncs=syncs)
        journal.load([a_worry(1, "new")])
        within, after = recorder.states, list(recorder.disk.states())
    return count(tmp_path / "within", within), count(tmp_path / "after", after)


def count(folder: Path, states: list[dict[str, bytes]]) -> Counter[str]:
    folder.mkdir()
    different = {tuple(sorted(state.items())): state for state in states}.values()
    return Counter(
        outcome(lay_out(folder / str(number), state)) for number, state in enumerate(different)
    )


def test_after_a_power_cut_the_journal_is_the_old_or_the_new_one(tmp_path: Path) -> None:
    within, after = replay(tmp_path, syncs=True)
    assert within.keys() == {"old", "new"}
    assert within.total() >= 8
    assert after.keys() == {"new"}


def test_the_same_without_syncs_would_lose_it(tmp_path: Path) -> None:
    within, after = replay(tmp_path, syncs=False)
    assert within["bad"] > 0
    assert after["old"] > 0


def test_a_new_folder_is_made_to_last(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    synced, real_open, real_sync = set(), os.open, os.fsync
    handles: dict[int, str] = {}

    def note_open(path: Path, *rest: int) -> int:
        handle = real_open(path, *rest)
        handles[handle] = str(path)
        return handle

    def note_sync(handle: int) -> None:
        synced.add(handles[handle])
        real_sync(handle)

    monkeypatch.setattr(os, "open", note_open)
    monkeypatch.setattr(os, "fsync", note_sync)
    open_journal(tmp_path / "one" / "two" / "journal.json").put(a_worry(1))
    folders = {str(tmp_path), str(tmp_path / "one"), str(tmp_path / "one" / "two")}
    assert folders <= synced


def breaking(real: Callable[..., Any], left: list[int], number: int) -> Callable[..., Any]:
    def call(*args: Any, **options: Any) -> Any:  # noqa: ANN401 - any system call
        left[0] -= 1
        if left[0] == 0:
            raise OSError(number, os.strerror(number))
        return real(*args, **options)

    return call


@pytest.mark.parametrize("number, expected", [(errno.ENOSPC, FullError), (errno.EIO, StoreError)])
def test_an_error_at_any_system_call_is_told_and_loses_nothing(
    tmp_path: Path, number: int, expected: type[StoreError]
) -> None:
    told = 0
    for broken in range(1, 100):
        path = tmp_path / str(broken) / "journal.json"
        journal = open_journal(path)
        kept = journal.put(a_worry(1, "old"))
        left = [broken]
        with pytest.MonkeyPatch.context() as patch:
            for name in ("open", "write", "fsync", "replace", "link", "mkdir"):
                patch.setattr(os, name, breaking(getattr(os, name), left, number))
            try:
                journal.put(replace(kept, text="new"))
            except expected:
                told += 1
        assert outcome(path) in {"old", "new"}
        assert len(journal.everything()) == 1
        journal.put(a_worry(2, "later"))
        assert not path.with_name("journal.json.tmp").exists()
        if left[0] > 0:
            break
    assert told >= 6


def day_before(path: Path) -> None:
    """Let the journal be of a day long past: the next save keeps it as that day's backup."""
    os.utime(path, (978_350_400, 978_350_400))


def saved_over(path: Path) -> Store:
    """A journal of today, and the backup of the day before beside it."""
    journal = open_journal(path)
    journal.load([a_worry(1, "old")])
    day_before(path)
    journal.load([a_worry(1, "new")])
    return journal


def older_format(path: Path) -> Store:
    """A journal as an earlier version of the app left it."""
    path.parent.mkdir()
    shutil.copy(EXAMPLES / "journal-v1.json", path)
    return open_journal(path)


def restoring(journal: Store) -> None:
    journal.restore(journal.backups()[0])


def wiping(journal: Store) -> None:
    journal.wipe()


def migrating(journal: Store) -> None:
    journal.load([a_worry(1, "new")])


def cut(
    tmp_path: Path, prepare: Callable[[Path], Store], act: Callable[[Store], None]
) -> tuple[list[Path], list[Path]]:
    """The folders a power cut may leave behind: one within `act`, and one just past it."""
    folder = tmp_path / "afterview"
    journal = prepare(folder / "journal.json")
    with pytest.MonkeyPatch.context() as patch:
        recorder = Recorder(patch, folder, syncs=True)
        act(journal)
        within, after = recorder.states, list(recorder.disk.states())
    return laid(tmp_path / "within", within), laid(tmp_path / "after", after)


def laid(folder: Path, states: list[dict[str, bytes]]) -> list[Path]:
    folder.mkdir()
    different = {tuple(sorted(state.items())): state for state in states}.values()
    return [lay_out(folder / str(number), state) for number, state in enumerate(different)]


def everywhere(path: Path) -> str:
    """What all the files of a folder hold, as text."""
    return "\n".join(each.read_text("utf-8", "replace") for each in path.parent.iterdir())


def a_day_old(path: Path) -> Store:
    """A journal last written on a day long past."""
    journal = open_journal(path)
    journal.load([a_worry(1, "old")])
    day_before(path)
    return journal


def test_a_power_cut_while_a_new_day_begins_never_loses_the_day_before(tmp_path: Path) -> None:
    within, after = cut(tmp_path, a_day_old, migrating)
    assert {outcome(path) for path in within} == {"old", "new"}
    assert {outcome(path) for path in after} == {"new"}
    assert [path for path in [*within, *after] if '"old"' not in everywhere(path)] == []


def test_a_power_cut_while_a_backup_is_restored_loses_neither(tmp_path: Path) -> None:
    within, after = cut(tmp_path, saved_over, restoring)
    assert {outcome(path) for path in within} == {"old", "new"}
    assert {outcome(path) for path in after} == {"old"}
    assert [path for path in within if '"new"' not in everywhere(path)] == []
    assert [path for path in within if '"old"' not in everywhere(path)] == []


def test_a_power_cut_while_everything_is_erased_leaves_a_journal_that_opens(
    tmp_path: Path,
) -> None:
    within, after = cut(tmp_path, saved_over, wiping)
    assert {outcome(path) for path in within} == {"new", "empty"}
    assert {outcome(path) for path in after} == {"empty"}
    assert [path for path in after if '"old"' in everywhere(path)] == []
    assert [path for path in after if '"new"' in everywhere(path)] == []


def test_a_power_cut_while_the_format_is_renewed_keeps_the_old_one(tmp_path: Path) -> None:
    old = (EXAMPLES / "journal-v1.json").read_bytes()
    within, after = cut(tmp_path, older_format, migrating)
    assert "bad" not in {outcome(path) for path in [*within, *after]}
    assert all("new" in outcome(path) for path in after)
    for path in [*within, *after]:
        assert any(each.read_bytes() == old for each in path.parent.iterdir())


@pytest.mark.parametrize(
    "prepare, act",
    [(saved_over, restoring), (saved_over, wiping), (older_format, migrating)],
    ids=["restore", "erase", "renew the format"],
)
@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EIO, errno.EROFS])
def test_an_error_while_a_journal_is_changed_whole_leaves_it_or_the_new_one(
    tmp_path: Path, prepare: Callable[[Path], Store], act: Callable[[Store], None], number: int
) -> None:
    told = 0
    for broken in range(1, 60):
        path = tmp_path / str(broken) / "journal.json"
        path.parent.parent.mkdir(exist_ok=True)
        journal = prepare(path)
        before, left = outcome(path), [broken]
        with pytest.MonkeyPatch.context() as patch:
            for name in ("open", "write", "fsync", "replace", "link", "unlink"):
                patch.setattr(os, name, breaking(getattr(os, name), left, number))
            try:
                act(journal)
            except StoreError:
                told += 1
        found = outcome(path)
        assert found == before or found in {"old", "empty"} or found.endswith("new")
        act(journal)
        assert outcome(path) != "bad"
        if left[0] > 0:
            break
    assert told >= 3

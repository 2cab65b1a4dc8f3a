"""A power cut or an error at any system call: the old journal or the new one, nothing between.

A write is recorded call by call. For each moment in it, every state a disk may be left in is laid
out in a folder: each change of a name since the last sync of the folder may have been kept or not,
and the bytes since the last sync of a file may be there, partly there, zeros, or not at all.
"""

from __future__ import annotations

import errno
import itertools
import os
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import pytest
from msgspec.structs import replace

from data.models import DamagedError, FullError, StoreError, Worry
from data.store import open_journal
from tests.store_samples import a_worry

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

CALLS = ("open", "write", "fsync", "close", "replace", "link", "unlink", "mkdir")


@dataclass
class Disk:
    """What is certain to be on the disk, and what may be."""

    names: dict[str, int]
    synced: dict[int, bytes]
    written: dict[int, bytes]
    pending: list[tuple[str, ...]] = field(default_factory=list)
    new: itertools.count[int] = field(default_factory=lambda: itertools.count(1000))

    @classmethod
    def of(cls, folder: Path) -> Disk:
        files = {each.name: each for each in folder.iterdir()}
        names = {name: number for number, name in enumerate(files)}
        content = {names[name]: each.read_bytes() for name, each in files.items()}
        return cls(names, dict(content), dict(content))

    def apply(self, names: dict[str, int], call: tuple[str, ...]) -> None:
        action, name, *rest = call
        if action == "create":
            names[name] = int(rest[0])
        elif action == "unlink":
            names.pop(name, None)
        elif name in names:
            names[rest[0]] = names[name]
            if action == "replace":
                del names[name]

    def sync_folder(self) -> None:
        for call in self.pending:
            self.apply(self.names, call)
        self.pending.clear()

    def states(self) -> Iterator[dict[str, bytes]]:
        """Every folder this disk may turn out to hold."""
        for kept in itertools.product((False, True), repeat=len(self.pending)):
            names = dict(self.names)
            for call in itertools.compress(self.pending, kept):
                self.apply(names, call)
            loose = [n for n in set(names.values()) if self.written[n] != self.synced.get(n)]
            for contents in itertools.product(*(self.contents(n) for n in loose)):
                found = {**self.synced, **dict(zip(loose, contents, strict=True))}
                yield {name: found.get(number, b"") for name, number in names.items()}

    def contents(self, number: int) -> set[bytes]:
        written = self.written[number]
        half = len(written) // 2
        return {self.synced.get(number, b""), written, written[:half], bytes(len(written))}


class Recorder:
    """Notes each call that changes a disk, and keeps a `Disk` in step."""

    def __init__(self, patch: pytest.MonkeyPatch, folder: Path, *, syncs: bool) -> None:
        self.folder, self.syncs = folder, syncs
        self.disk = Disk.of(folder)
        self.open: dict[int, int] = {}
        self.states: list[dict[str, bytes]] = []
        for name in CALLS:
            patch.setattr(os, name, self.noting(name, getattr(os, name)))

    def noting(self, name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*args: Any, **options: Any) -> Any:  # noqa: ANN401 - any system call
            done = real(*args, **options)
            getattr(self, f"after_{name}", lambda *_: None)(done, *args)
            self.states += self.disk.states()
            return done

        return call

    def after_open(self, handle: int, path: str, flags: int, *_: int) -> None:
        name = os.path.basename(path)  # noqa: PTH119 - what the system call was given
        if flags & os.O_CREAT and not name.endswith(".lock"):
            number = next(self.disk.new)
            self.open[handle] = number
            self.disk.written[number] = b""
            self.disk.pending.append(("create", name, str(number)))
        elif os.path.isdir(path):  # noqa: PTH112 - the same
            self.open[handle] = -1

    def after_write(self, count: int, handle: int, content: memoryview) -> None:
        self.disk.written[self.open[handle]] += bytes(content[:count])

    def after_fsync(self, _: None, handle: int) -> None:
        if self.syncs and self.open.get(handle) == -1:
            self.disk.sync_folder()
        elif self.syncs:
            number = self.open[handle]
            self.disk.synced[number] = self.disk.written[number]

    def after_close(self, _: None, handle: int) -> None:
        self.open.pop(handle, None)

    def after_replace(self, _: None, source: Path, target: Path) -> None:
        self.disk.pending.append(("replace", source.name, target.name))

    def after_link(self, _: None, source: Path, target: Path) -> None:
        self.disk.pending.append(("link", source.name, target.name))

    def after_unlink(self, _: None, path: Path) -> None:
        self.disk.pending.append(("unlink", path.name))


def lay_out(folder: Path, state: dict[str, bytes]) -> Path:
    folder.mkdir()
    for name, content in state.items():
        (folder / name).write_bytes(content)
    return folder / "journal.json"


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
    assert within.total() > 10
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

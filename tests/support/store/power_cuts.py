"""Every state a disk may be left in by a power cut, at any moment of what is done to a folder.

What is done is recorded system call by system call. Each change of a name since the last sync of
the folder may have been kept or not, in any combination; and the bytes since the last sync of a
file may be there, partly there, zeros, or not at all.
"""

from __future__ import annotations

import itertools
import os
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    import pytest

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

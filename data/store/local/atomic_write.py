"""Crash-safe file writes: after a power cut a file is the old version or the new one."""

from __future__ import annotations

import errno
import os
import time
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from data.models import FullError, ReadOnlyError, StoreError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
READ_ONLY = {errno.EACCES, errno.EPERM, errno.EROFS}
# Some file systems cannot sync a folder; a rename there is as safe as it gets.
NO_FOLDER_SYNC = {errno.EINVAL, errno.ENOTSUP, errno.EBADF}
# On Windows an antivirus or a reader may hold a file for a moment.
RETRY_WAITS = (0.01, 0.02, 0.05, 0.1, 0.2, 0.4) if os.name == "nt" else ()
_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
_READ = os.O_RDONLY | getattr(os, "O_BINARY", 0)


@contextmanager
def as_store_errors(*, reading: bool = False) -> Iterator[None]:
    """Turn any `OSError` raised inside the `with` block into one of the app's own.

    It becomes a FullError, a ReadOnlyError, or a StoreError with the system's own message.

    Args:
        reading: whether a file is being read; a refusal then says nothing about writing.
    """
    try:
        yield
    except OSError as error:
        if error.errno in FULL:
            raise FullError("no space is left") from error
        if error.errno in READ_ONLY and not reading:
            raise ReadOnlyError("the folder may not be written to") from error
        why = os.strerror(error.errno) if error.errno else "the file could not be used"
        raise StoreError(why) from error


def retry_while_held(action: Callable[[], object]) -> None:
    """Run `action`; on Windows, try again for a second while another program holds the file."""
    for wait in RETRY_WAITS:
        try:
            action()
        except PermissionError:
            time.sleep(wait)
        else:
            return
    action()


def make_folder(folder: Path) -> None:
    """Create `folder` and its parents, readable by their owner alone, and sync them to disk."""
    if folder.is_dir():
        return
    make_folder(folder.parent)
    # Another process may have made it since we looked.
    with suppress(FileExistsError):
        folder.mkdir(mode=0o700)
    sync_folder(folder.parent)


def sync_folder(folder: Path) -> None:
    """Make renames in `folder` survive a power cut, where the system can do that."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    except OSError as error:
        if error.errno not in NO_FOLDER_SYNC:
            raise
    finally:
        os.close(handle)


def write_new(path: Path, content: bytes) -> None:
    """Write `content` to a new file at `path`, readable by its owner alone, and sync it to disk."""
    path.unlink(missing_ok=True)
    handle = os.open(path, _NEW, 0o600)
    try:
        rest = memoryview(content)
        # One call writes at most 2 GB, and less when a signal arrives.
        while rest:
            rest = rest[os.write(handle, rest) :]
        os.fsync(handle)
    finally:
        os.close(handle)


def temporary_path(path: Path) -> Path:
    """The temporary file for `path`. One fixed name, so that at most one is left over."""
    return path.with_name(f"{path.name}.tmp")


def replace_file(path: Path, content: bytes, before: Callable[[Path], None]) -> None:
    """Replace the file at `path` in one step; until that step the old file is untouched.

    Args:
        path: the file to replace. It need not exist.
        content: the new bytes.
        before: called with the finished temporary file just before it takes the old one's place.
    """
    temporary = temporary_path(path)
    try:
        write_new(temporary, content)
        before(temporary)
        retry_while_held(lambda: temporary.replace(path))
    # Ctrl-C as well must not leave half a file beside the journal.
    except BaseException:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)
        raise
    # The new content is on disk; only now is its name, too.
    sync_folder(path.parent)


def link_or_copy(source: Path, target: Path) -> None:
    """Make `target` hold the same as `source`: a hard link where possible, otherwise a copy."""
    temporary = temporary_path(target)
    temporary.unlink(missing_ok=True)
    try:
        os.link(source, temporary)
    except OSError:
        write_new(temporary, source.read_bytes())
    retry_while_held(lambda: temporary.replace(target))
    # A rename onto the same file does nothing and leaves both names.
    temporary.unlink(missing_ok=True)


def read_with_state(path: Path, size: int = -1) -> tuple[os.stat_result, bytes]:
    """Read a file together with its state, from one open handle so that the two belong together.

    Args:
        path: the file.
        size: how many bytes to read from its beginning; all of them when negative.
    """
    handle = -1

    def open_file() -> None:
        nonlocal handle
        handle = os.open(path, _READ)

    retry_while_held(open_file)
    with os.fdopen(handle, "rb", buffering=0) as file:
        state = os.fstat(handle)
        return state, file.read(size) if size >= 0 else file.readall()

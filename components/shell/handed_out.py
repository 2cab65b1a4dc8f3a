"""Copies of a journal that were handed out as files, and whose address is taken back.

Streamlit keeps a file under an address for as long as it takes two later runs to end, of whatever
visit; and says nobody's it is if it was made when it was asked for.
"""

from __future__ import annotations

import hashlib
from threading import Lock
from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary

from streamlit.runtime import Runtime
from streamlit.runtime.media_file_storage import MediaFileKind
from streamlit.runtime.scriptrunner import get_script_run_ctx

if TYPE_CHECKING:
    from collections.abc import Iterator

    from streamlit.runtime.media_file_manager import MediaFileManager

    from data.store import Store

_lock = Lock()
_copies: WeakKeyDictionary[Store, set[bytes]] = WeakKeyDictionary()
"""Digests of the copies that were made of each journal."""


def note(store: Store, content: bytes) -> bytes:
    """Remember that `content` was handed out of the journal in `store`; `content` itself."""
    with _lock:
        _copies.setdefault(store, set()).add(hashlib.sha256(content).digest())
    return content


def revoke(store: Store) -> None:
    """Take back the address of every copy of the journal, and of this visit's other files."""
    run = get_script_run_ctx()
    if Runtime.exists():
        take_back(Runtime.instance().media_file_mgr, store, run.session_id if run else "")


def take_back(manager: MediaFileManager, store: Store, session: str) -> None:
    """Have `manager` let go of the copies of one journal, and of what one visit's page offers."""
    with _lock:
        copies = _copies.pop(store, set())
    _remove(manager, {*_ids_of(manager, copies), *_ids_of_visit(manager, session)})


def tidy(runtime: Any, seen: frozenset[str]) -> frozenset[str]:  # noqa: ANN401 - its inner side
    """Take back the copies that were there (`seen`) before; those that are there now."""
    manager = runtime.media_file_mgr
    _remove(manager, seen & _unclaimed(manager))
    return _unclaimed(manager)


def _ids_of(manager: Any, copies: set[bytes]) -> Iterator[str]:  # noqa: ANN401 - its inner side
    for key, file in tuple(manager._storage._files_by_id.items()):  # noqa: SLF001
        if file.kind is MediaFileKind.DOWNLOADABLE and _digest(file.content) in copies:
            yield key


def _digest(content: bytes) -> bytes:
    return hashlib.sha256(content).digest()


def _ids_of_visit(manager: MediaFileManager, session: str) -> set[str]:
    with manager._lock:  # noqa: SLF001
        return set(manager._files_by_session_and_coord.get(session, {}).values())  # noqa: SLF001


def _unclaimed(manager: MediaFileManager) -> frozenset[str]:
    """The files that no page shows any more, or that were made when they were asked for."""
    with manager._lock:  # noqa: SLF001
        return frozenset(manager._get_inactive_file_ids())  # noqa: SLF001


def _remove(manager: MediaFileManager, keys: set[str] | frozenset[str]) -> None:
    with manager._lock:  # noqa: SLF001
        for key in keys & manager._file_metadata.keys():  # noqa: SLF001
            manager._delete_file(key)  # noqa: SLF001

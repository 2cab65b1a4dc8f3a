"""Copies of a journal that were handed out as files, and whose address is taken back.

A file made when it is asked for is nobody's, to Streamlit, which lets go of it when two runs
have ended, of whatever visit: before a browser has fetched it where many are at work, and never
where nobody else is.
"""

from __future__ import annotations

import hashlib
from contextlib import suppress
from threading import Event, Lock
from typing import TYPE_CHECKING, Any, NamedTuple
from weakref import WeakKeyDictionary

from streamlit.runtime import Runtime
from streamlit.runtime.media_file_manager import MediaFileManager, MediaFileMetadata
from streamlit.runtime.media_file_storage import MediaFileKind
from streamlit.runtime.scriptrunner import get_script_run_ctx

if TYPE_CHECKING:
    from collections.abc import Iterator

    from data.store import Store

OURS = "afterview.handed_out"
"""The visit, to Streamlit, that copies on their way belong to: nobody's, and so ended by none."""

_lock = Lock()
_copies: WeakKeyDictionary[Store, set[bytes]] = WeakKeyDictionary()
"""Digests of the copies that were made of each journal."""

tended = Event()
"""Whether somebody tidies here: else what was claimed would never go."""

_fresh: set[str] = set()
"""Copies that were made, or made once more, since the last tidying."""


class Handout(NamedTuple):
    """What a file is called, and what kind it is."""

    name: str
    mime: str


def hand_out(store: Store, content: bytes, handout: Handout) -> bytes:
    """`content`, made of the journal in `store`, which a browser is to fetch as `handout` says."""
    with _lock:
        _copies.setdefault(store, set()).add(_digest(content))
    # A copy is worth more than how long its address holds.
    with suppress(AttributeError):
        if tended.is_set() and Runtime.exists():
            claim(Runtime.instance().media_file_mgr, content, handout)
    return content


def claim(manager: MediaFileManager, content: bytes, handout: Handout) -> None:
    """Have `manager` keep the file, whatever other visits' runs end, until it is tidied."""
    with manager._lock:  # noqa: SLF001
        key = manager._storage.load_and_get_id(  # noqa: SLF001
            content, handout.mime, MediaFileKind.DOWNLOADABLE, handout.name
        )
        manager._file_metadata[key] = MediaFileMetadata(MediaFileKind.DOWNLOADABLE)  # noqa: SLF001
        manager._files_by_session_and_coord[OURS][key] = key  # noqa: SLF001
        _fresh.add(key)


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


def tidy(manager: MediaFileManager, seen: frozenset[str]) -> frozenset[str]:
    """Take back the copies that were there (`seen`) before; those that are there now."""
    _remove(manager, (seen & _unclaimed(manager)) - _fresh)
    _fresh.clear()
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
    """The files that no page shows: those on their way, and those left behind."""
    with manager._lock:  # noqa: SLF001
        on_their_way = manager._files_by_session_and_coord.get(OURS, {})  # noqa: SLF001
        return frozenset({*manager._get_inactive_file_ids(), *on_their_way})  # noqa: SLF001


def _remove(manager: MediaFileManager, keys: set[str] | frozenset[str]) -> None:
    with manager._lock:  # noqa: SLF001
        for key in keys & manager._file_metadata.keys():  # noqa: SLF001
            manager._delete_file(key)  # noqa: SLF001
            manager._files_by_session_and_coord.get(OURS, {}).pop(key, None)  # noqa: SLF001

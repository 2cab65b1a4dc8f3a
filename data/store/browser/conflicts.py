"""A record that two tabs changed in the same field: the version set aside, until it is settled.

Each such version has a place of its own in the browser: neither another tab nor a second clash on
the same record takes it. It is set against the record as that is by then, so that whatever was
written in it since is there whichever version is chosen.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple, cast

import msgspec

from data.models import AnyRecord, LimitError, check
from data.store.core.codec import to_document
from data.store.core.three_way_merge import differences, merge_documents

if TYPE_CHECKING:
    from data.store.core.codec import Document


class SetAside(NamedTuple):
    """A version that is not kept, and the record beside it as it was kept then, if known."""

    mine: Document
    kept: Document | None


class Conflict(NamedTuple):
    """A choice to be made: the record with what was set aside in it, and as it is kept."""

    slot: str
    mine: AnyRecord
    kept: AnyRecord

    def differing(self) -> list[tuple[Any, Any]]:
        """What differs, place by place: here, and as it is kept."""
        return differences(to_document(self.mine), to_document(self.kept))


class Joined(NamedTuple):
    """Two changes of a record in one; `aside` is what could not be."""

    kept: AnyRecord | None
    aside: SetAside | None


def join_changes(base: Document | None, mine: Document, theirs: Document) -> Joined:
    """Both changes of `base` in one record; where both changed the same, `theirs` is in it.

    What cannot be one record at all leaves `theirs` as it is, and the whole of `mine` aside.
    """
    kept = _whole(merge_documents(base, mine, theirs, prefer_mine=False).document)
    both = merge_documents(base, mine, theirs, prefer_mine=True)
    other = _whole(both.document)
    if kept is None or other is None or mine["kind"] != theirs["kind"]:
        return Joined(None, SetAside(mine, theirs))
    return Joined(kept, SetAside(to_document(other), to_document(kept)) if both.fields else None)


def restore_set_aside(aside: SetAside, current: AnyRecord | None) -> AnyRecord:
    """`current` with what was set aside in it, which was set against an earlier version of it."""
    mine, now = aside.mine, to_document(current) if current else None
    if now is not None and now["kind"] == mine["kind"]:
        both = _whole(merge_documents(aside.kept, mine, now, prefer_mine=True).document)
        if both is not None:
            return both
    return cast("AnyRecord", msgspec.convert(mine, AnyRecord))


def _whole(document: Document) -> AnyRecord | None:
    """`document` as a record; None if two changes in one go beyond its limits."""
    try:
        return check(cast("AnyRecord", msgspec.convert(document, AnyRecord)))
    except (msgspec.ValidationError, LimitError):
        return None

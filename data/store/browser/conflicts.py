"""Conflicts: two tabs changed the same field of a record, and the person has yet to choose.

Each version set aside has a place of its own in the browser, so neither another tab nor a second
conflict on the same record can take it. It is compared with the record as it is at that moment, so
whatever was written since is in the result whichever version is chosen.
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
    """A version that was not kept, and the record it competed with, if that is known."""

    mine: Document
    kept: Document | None


class Conflict(NamedTuple):
    """A choice to be made between two versions of a record: `mine`, and the one that is `kept`."""

    slot: str
    mine: AnyRecord
    kept: AnyRecord

    def differing(self) -> list[tuple[Any, Any]]:
        """The places where the two differ, as pairs: mine, kept."""
        return differences(to_document(self.mine), to_document(self.kept))


class Joined(NamedTuple):
    """Two changes of a record merged into one, and what could not be merged."""

    kept: AnyRecord | None
    aside: SetAside | None


def join_changes(base: Document | None, mine: Document, theirs: Document) -> Joined:
    """Merge two tabs' changes of one record.

    Args:
        base: the version both changed; None if unknown.
        mine: the version of this session.
        theirs: the version in the browser; it wins where both changed the same field, and `mine` is
            then set aside. If the two cannot be one record at all, `theirs` stays untouched.
    """
    kept = _whole(merge_documents(base, mine, theirs, prefer_mine=False).document)
    both = merge_documents(base, mine, theirs, prefer_mine=True)
    other = _whole(both.document)
    # Together, two changes may break a limit: too many questions, for example.
    if kept is None or other is None or mine["kind"] != theirs["kind"]:
        return Joined(None, SetAside(mine, theirs))
    return Joined(kept, SetAside(to_document(other), to_document(kept)) if both.fields else None)


def restore_aside(aside: SetAside, current: AnyRecord | None) -> AnyRecord:
    """The record as it becomes when the version that was set aside is chosen after all.

    Args:
        aside: the version set aside.
        current: the record as it is now; changes it has had since are kept. None if it is gone.
    """
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

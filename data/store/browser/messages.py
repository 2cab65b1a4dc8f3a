"""What the visitor's browser says about the journal it keeps. It is not trusted.

Records come as text, the very JSON an export has, so that they pass what an import passes before
anything is built of them.
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Any

import msgspec

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

MOST_REPLIES = 1_000
"""Replies taken in at one time."""

MOST_TOGETHER = 90_000_000
"""Characters a reply in parts may have: the largest journal, with its signs of JSON escaped."""


class Reply(msgspec.Struct, frozen=True, tag_field="type", forbid_unknown_fields=True):
    """One of the browser's replies; `n` numbers them within a visit."""

    n: int


class AsideVersion(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A version set aside in the place `slot`, and the record as it was `kept` beside it.

    Both are JSON arrays of one record; the second may be empty.
    """

    slot: str
    mine: str
    kept: str = "[]"


class Opened(Reply, frozen=True, tag="opened"):
    """The journal there: `records` is a JSON array; the versions put `aside` have places."""

    schema: int
    records: str
    aside: tuple[AsideVersion, ...] = ()


class Kept(Reply, frozen=True, tag="kept"):
    """All changes up to `seq` are in the browser for good."""

    seq: int


class Clashed(Reply, frozen=True, tag="clashed"):
    """A change was not made: another tab had changed the record, which is now `theirs`.

    `theirs` is a JSON array of one record, or of none if it is gone, or `erased` with all the rest.
    """

    seq: int
    id: str
    theirs: str
    erased: bool = False


class Changed(Reply, frozen=True, tag="changed"):
    """Another tab changed `records` (a JSON array) and removed those of `gone`.

    `erased` says that it had everything forgotten in between.
    """

    records: str
    gone: tuple[str, ...] = ()
    erased: bool = False


class BrowserFailure(Reply, frozen=True, tag="trouble"):
    """It cannot open or keep anything now.

    `what` is `denied`, `full`, `silent`, `newer`, `unreadable`, `other`, or `lost`: what it kept
    was taken from it while this visit was open.
    """

    what: str


class Recovered(Reply, frozen=True, tag="well"):
    """What was in the way before is not any more."""


class Missed(Reply, frozen=True, tag="missed"):
    """Of what it was told, nothing after change `got` has come."""

    got: int


class ReplyPart(Reply, frozen=True, tag="part"):
    """A piece of a reply that is too large to be said at one time; they come in order."""

    text: str
    last: bool = False


class UnreadableReply(msgspec.Struct, frozen=True):
    """A reply of which only this can be read; `opened` if it was to bring the journal."""

    n: int
    type: str = ""


_Sound = Opened | Kept | Clashed | Changed | BrowserFailure | Recovered | Missed | ReplyPart
AnyReply = _Sound | UnreadableReply


class _Said(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    visit: str
    replies: list[Any]


def read_replies(sent: Any, visit: str) -> list[AnyReply]:  # noqa: ANN401 - whatever may be sent
    """The replies of this `visit` in what a browser sent, by number; none if it is another's.

    One that cannot be read is `Garbled`, or left out if it has no number; of a great many the first
    are read, and the rest is said again.
    """
    try:
        said = msgspec.convert(sent, _Said)
    except msgspec.ValidationError:
        return []
    if said.visit != visit:
        return []
    found = list(_readable(said.replies[:MOST_REPLIES]))
    return sorted(found, key=lambda reply: (reply.n, isinstance(reply, UnreadableReply)))


def join_parts(parts: Sequence[ReplyPart]) -> AnyReply | None:
    """The reply that these are the parts of; None until the last has come.

    Too much of it, or no reply at all, is `Garbled`, as one that was to bring the journal.
    """
    last = parts[-1]
    if sum(len(each.text) for each in parts) > MOST_TOGETHER:
        return UnreadableReply(last.n, "opened")
    if not last.last:
        return None
    try:
        whole: _Sound = msgspec.json.decode("".join(each.text for each in parts), type=_Sound)
    except (msgspec.DecodeError, UnicodeError, RecursionError):
        return UnreadableReply(last.n, "opened")
    return msgspec.structs.replace(whole, n=last.n)


def _readable(replies: Iterable[Any]) -> Iterator[AnyReply]:
    for reply in replies:
        try:
            yield msgspec.convert(reply, _Sound)
        except msgspec.ValidationError:
            # Heard, so that it is not said for ever.
            with suppress(msgspec.ValidationError):
                yield msgspec.convert(reply, UnreadableReply)

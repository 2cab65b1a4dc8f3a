"""The messages of a visitor's browser about the journal it keeps. They are not trusted.

Records come as text, in the JSON of an export, so that they pass the checks of an import before
anything is built from them.
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
    """A message of the browser. `n` numbers the messages of one visit."""

    n: int


class AsideVersion(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A version set aside, in its place `slot`, and the record it competed with.

    Both are JSON arrays of one record; `kept` may be empty.
    """

    slot: str
    mine: str
    kept: str = "[]"


class Opened(Reply, frozen=True, tag="opened"):
    """The journal in the browser: `records` is a JSON array, `aside` the versions set aside."""

    schema: int
    records: str
    aside: tuple[AsideVersion, ...] = ()


class Kept(Reply, frozen=True, tag="kept"):
    """The browser has saved all changes up to number `seq`."""

    seq: int


class Clashed(Reply, frozen=True, tag="clashed"):
    """A change was refused because another tab had changed the record meanwhile.

    `theirs` is a JSON array: the record as it is now, or nothing if it was removed. `erased` says
    that everything was erased.
    """

    seq: int
    id: str
    theirs: str
    erased: bool = False


class Changed(Reply, frozen=True, tag="changed"):
    """Another tab saved `records` (a JSON array) and removed those of `gone`.

    `erased` says that it also erased everything in between.
    """

    records: str
    gone: tuple[str, ...] = ()
    erased: bool = False


class BrowserFailure(Reply, frozen=True, tag="trouble"):
    """The browser cannot open or save anything at the moment.

    `what` is `denied`, `full`, `silent`, `newer`, `unreadable`, `other`, or `lost` (its data was
    cleared during this visit).
    """

    what: str


class Recovered(Reply, frozen=True, tag="well"):
    """The failure reported before is over."""


class Missed(Reply, frozen=True, tag="missed"):
    """The browser has received no change after number `got`, and asks for the rest."""

    got: int


class ReplyPart(Reply, frozen=True, tag="part"):
    """A piece of a message that is too long to be sent in one. The pieces come in order."""

    text: str
    last: bool = False


class UnreadableReply(msgspec.Struct, frozen=True):
    """A message that does not fit any kind; `type` is "opened" if it was to bring the journal."""

    n: int
    type: str = ""


_Sound = Opened | Kept | Clashed | Changed | BrowserFailure | Recovered | Missed | ReplyPart
AnyReply = _Sound | UnreadableReply


class _Said(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    visit: str
    replies: list[Any]


def read_replies(sent: Any, visit: str) -> list[AnyReply]:  # noqa: ANN401 - whatever may be sent
    """The messages of one visit, in the order of their numbers.

    Args:
        sent: whatever the browser sent.
        visit: the id of this visit. Messages of another one are dropped.

    Returns:
        The messages, of which at most `MOST_REPLIES` are read at a time (the browser repeats the
        rest). One that fits no kind is an `UnreadableReply`, or left out if it has no number.
    """
    try:
        said = msgspec.convert(sent, _Said)
    except msgspec.ValidationError:
        return []
    if said.visit != visit:
        return []
    found = list(_readable(said.replies[:MOST_REPLIES]))
    # Of two with the same number, the readable one goes first.
    return sorted(found, key=lambda reply: (reply.n, isinstance(reply, UnreadableReply)))


def join_parts(parts: Sequence[ReplyPart]) -> AnyReply | None:
    """Put a message together that came in pieces.

    Args:
        parts: the pieces so far, in order.

    Returns:
        The message, or None until the last piece has come. If it is too long or not a message, an
        `UnreadableReply` that stands for a failed opening.
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

"""Whether a change of one field would be written over what somebody else wrote there meanwhile."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import zip_longest
from typing import TYPE_CHECKING, Any

import msgspec

from data.models.validation import clean

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from data.models.record import Record


@dataclass(frozen=True, slots=True)
class Overlap:
    """What is kept in the very place that a change was made for, and is not what it began from."""

    kept: Any


def find_overlap(current: Record, edited: Record, began: object, new: object) -> Overlap | None:
    """What `edited` would overwrite in `current` with `new`, if that is not what `began` was.

    None if nothing would be lost: the place still holds what the change began from, holds the new
    value already, or is empty.
    """
    places = [kept for kept, then in _changed(current, edited) if _fits(then, new)]
    if any(same(kept, began) for kept in places):
        return None
    # A part taken out of a list gives all it held; what is meant is of the kind that was there.
    places.sort(key=lambda kept: type(kept) is not type(began))
    return next((Overlap(kept) for kept in places if not same(kept, None)), None)


def _fits(then: object, new: object) -> bool:
    """Whether this place now holds the new value; a list is one only where ticks are saved."""
    return isinstance(then, tuple) == isinstance(new, list | tuple) and same(then, new)


def same(one: object, other: object) -> bool:
    """Whether two values say the same: nothing is nothing, and the order of ticks is no matter."""
    return bool(_bare(one) == _bare(other))


def merge(began: Sequence[str], kept: Sequence[str], new: Sequence[str]) -> list[str]:
    """Ticks set and taken away on both sides: what `kept` has, with the change to `new` made."""
    added = [each for each in new if each not in began and each not in kept]
    gone = {each for each in began if each not in new}
    return [*(each for each in kept if each not in gone), *added]


def _bare(value: object) -> object:
    if isinstance(value, str):
        return str(clean(value)).strip() or None
    if isinstance(value, list | tuple):
        return frozenset(map(_bare, value)) or None
    return value


def _changed(current: object, edited: object) -> Iterator[tuple[object, object]]:
    """Each place in which the two differ, the whole of a list before its parts."""
    if current == edited:
        return
    if isinstance(current, msgspec.Struct) and edited is None:
        yield from ((getattr(current, name), None) for name in current.__struct_fields__)
        return
    if isinstance(current, msgspec.Struct) and isinstance(edited, msgspec.Struct):
        for name in edited.__struct_fields__:
            yield from _changed(getattr(current, name, None), getattr(edited, name))
    elif isinstance(current, tuple) and isinstance(edited, tuple):
        if not any(isinstance(each, msgspec.Struct) for each in edited):
            yield current, edited
        for one, other in zip_longest(current, edited):
            yield from _changed(one, other)
    else:
        yield current, edited

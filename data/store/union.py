"""Two journals of one person made one: what is moved where another is already, nothing lost.

A record that is the same in both is there once. One that differs keeps its place in the journal
that stays; the other is added under a new id, and whatever belongs to it with it. The new ids
follow from what they stand for, so that moving the same journal twice adds nothing.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import msgspec

from data.models import SETTINGS_ID, AnyRecord, Interview
from data.store.journal import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


@dataclass(frozen=True, slots=True)
class Union:
    """What is to be added to the journal that stays; `twice` is how many differed in both."""

    records: tuple[AnyRecord, ...]
    twice: int


def unite(kept: Iterable[AnyRecord], coming: Iterable[AnyRecord]) -> Union:
    """What of `coming` is to be added to `kept` so that nothing of either is lost.

    The settings that are kept stay; those that come are taken where there are none.
    """
    here = {record.id: _content(record) for record in kept}
    moved = [each for each in coming if each.id != SETTINGS_ID or SETTINGS_ID not in here]
    names = _names(here, moved)
    renamed = [_renamed(each, names) for each in moved]
    fresh = tuple(each for each in renamed if here.get(each.id) != _content(each))
    return Union(fresh, sum(each.id in names.values() for each in fresh))


def _names(here: Mapping[str, Any], moved: list[AnyRecord]) -> dict[str, str]:
    """A new id for each record that differs in both journals, and for each of its questions.

    What points at a renamed record differs by that alone, so it is looked at until nothing changes.
    """
    names: dict[str, str] = {}
    while more := [each for each in moved if _differs(each, here, names)]:
        for record in more:
            names[record.id] = _new_id(record.id, record)
            if isinstance(record, Interview):
                names |= {each.id: _new_id(each.id, record) for each in record.questions}
    return names


def _differs(record: AnyRecord, here: Mapping[str, Any], names: Mapping[str, str]) -> bool:
    if record.id in names or record.id not in here:
        return False
    return bool(_swap(_content(record), names) != here[record.id])


def _content(record: AnyRecord) -> Any:  # noqa: ANN401 - a record as plain values
    """All of a record but its revision."""
    return {key: value for key, value in plain(record).items() if key != "rev"}


def _renamed(record: AnyRecord, names: Mapping[str, str]) -> AnyRecord:
    if not names:
        return record
    renamed: AnyRecord = msgspec.convert(_swap(plain(record), names), AnyRecord)
    return renamed


def _swap(value: Any, names: Mapping[str, str]) -> Any:  # noqa: ANN401 - walks any plain value
    """`value` with the new id wherever an old one stands by itself."""
    if isinstance(value, str):
        return names.get(value, value)
    if isinstance(value, dict):
        return {key: _swap(item, names) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return type(value)(_swap(item, names) for item in value)
    return value


def _new_id(old: str, record: AnyRecord) -> str:
    content = msgspec.json.encode([old, _content(record)], order="sorted")
    return hashlib.blake2b(content, digest_size=16).hexdigest()

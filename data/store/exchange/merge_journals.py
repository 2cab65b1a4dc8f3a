"""Two journals of one person merged into one, losing nothing.

A record that is the same in both is kept once. One that differs keeps its place in the journal that
stays; the other version is added under a new id, along with whatever refers to it. New ids are
derived from the content, so that moving the same journal twice adds nothing.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import msgspec

from data.models import SETTINGS_ID, AnyRecord, Interview
from data.store.core.codec import to_document

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping


@dataclass(frozen=True, slots=True)
class JournalUnion:
    """The records to add to the journal that stays; `twice` counts those that differed."""

    records: tuple[AnyRecord, ...]
    twice: int


def unite_journals(kept: Iterable[AnyRecord], coming: Iterable[AnyRecord]) -> JournalUnion:
    """What has to be added to one journal so that nothing of another is lost.

    Args:
        kept: the journal that stays. Its settings stay too.
        coming: the journal to merge into it; its settings are taken only if there are none.
    """
    here = {record.id: _content(record) for record in kept}
    moved = [each for each in coming if each.id != SETTINGS_ID or SETTINGS_ID not in here]
    names = _Names(here, moved)
    renamed = [_renamed(each, names.given) for each in moved]
    fresh = tuple(each for each in renamed if here.get(each.id) != _content(each))
    return JournalUnion(fresh, sum(each.id in names.given.values() for each in fresh))


class _Names:
    """New ids: for each record that differs in both journals, and for each of its questions.

    What a record points at is looked at first: it differs by that alone if that gets a new id.
    """

    def __init__(self, here: Mapping[str, Any], moved: Iterable[AnyRecord]) -> None:
        self.given: dict[str, str] = {}
        self._here = here
        self._left = {record.id: record for record in moved}
        while self._left:
            self._name(self._left.popitem()[1])

    def _name(self, record: AnyRecord) -> None:
        content = _content(record)
        for key in _texts(content):
            if key in self._left:
                self._name(self._left.pop(key))
        if record.id in self._here and _swap(content, self.given) != self._here[record.id]:
            self.given[record.id] = _new_id(record.id, content)
            if isinstance(record, Interview):
                for each in record.questions:
                    self.given[each.id] = _new_id(each.id, content)


def _texts(value: Any) -> Iterator[str]:  # noqa: ANN401 - walks any plain value
    """Every text in `value` that stands by itself."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for item in value.values():
            yield from _texts(item)
    elif isinstance(value, list | tuple):
        for item in value:
            yield from _texts(item)


def _content(record: AnyRecord) -> Any:  # noqa: ANN401 - a record as plain values
    """All of a record but its revision."""
    return {key: value for key, value in to_document(record).items() if key != "rev"}


def _renamed(record: AnyRecord, names: Mapping[str, str]) -> AnyRecord:
    if not names:
        return record
    renamed: AnyRecord = msgspec.convert(_swap(to_document(record), names), AnyRecord)
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


def _new_id(old: str, content: Any) -> str:  # noqa: ANN401 - a record as plain values
    told = msgspec.json.encode([old, content], order="sorted")
    return hashlib.blake2b(told, digest_size=16).hexdigest()

"""What a session keeps beside its widgets' values: a slot a thing, and the larger things."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from components.text.voice import Voice
    from data.models import AnyRecord

_T = TypeVar("_T")


@dataclass(frozen=True)
class Slot(Generic[_T]):
    """One value kept for a session, and what it is before anything was kept."""

    key: str
    default: _T


@dataclass(frozen=True)
class TakenIn:
    """What the journal took in last, in a sentence of any voice, and how to reverse it.

    `left` is the revision in which it left each record; what has another by now was changed since.
    """

    told: Callable[[Voice], str]
    back: tuple[AnyRecord, ...]
    drop: tuple[str, ...]
    left: Mapping[str, str]

"""Three-way merge: one record out of two changes that were made from the same version."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from data.store.core.codec import Document, Tables

MISSING: Any = object()
"""Stands for a field or a part that is not there."""

# These differ between any two versions and say nothing about what was written.
_OWN = ("rev", "updated")
_NAMES = ("id", "area", "number")
"""The fields that tell the parts of a list apart."""


class Merged(NamedTuple):
    """The merged document, and the top-level fields in which the two sides disagreed."""

    document: Document
    fields: tuple[str, ...]


def merge_documents(
    base: Document | None, mine: Document, theirs: Document, *, prefer_mine: bool
) -> Merged:
    """Merge two changes of one record.

    A field that only one side changed is taken from that side. Lists whose parts have an id, such
    as the questions of an interview, are merged part by part in the same way.

    Args:
        base: the version both were made from; None if unknown, then every difference counts as a
            disagreement.
        mine: one side.
        theirs: the other side. The result has its revision.
        prefer_mine: whose value to take where both changed the same place differently.
    """
    document: Document = {}
    fields: list[str] = []
    for name in {**theirs, **mine}:
        versions = [(each or {}).get(name, MISSING) for each in (base, mine, theirs)]
        value, agreed = _merge(versions, prefer_mine=prefer_mine)
        if value is not MISSING:
            document[name] = value
        if not agreed and name not in _OWN:
            fields.append(name)
    # Their revision, so that the next save of the result is a change of theirs.
    own = {"rev": theirs["rev"], "updated": max(mine["updated"], theirs["updated"])}
    return Merged({**document, **own}, tuple(fields))


def differences(mine: Document, theirs: Document) -> list[tuple[Any, Any]]:
    """Where two versions of a record differ, as pairs of values; None where one has nothing."""
    names = [name for name in {**theirs, **mine} if name not in _OWN]
    pairs = [_differing(mine.get(name, MISSING), theirs.get(name, MISSING)) for name in names]
    return [pair for each in pairs for pair in each]


def _differing(mine: Any, theirs: Any) -> list[tuple[Any, Any]]:  # noqa: ANN401 - any values
    if mine == theirs:
        return []
    parts = [] if MISSING in (mine, theirs) else _parts((mine, theirs))
    if not parts:
        return [(None if mine is MISSING else mine, None if theirs is MISSING else theirs)]
    places = [_differing(parts[0].get(n, MISSING), parts[1].get(n, MISSING)) for n in _all(parts)]
    return [pair for each in places for pair in each]


def _all(parts: Sequence[dict[Any, Any]]) -> dict[Any, Any]:
    """Every name in any of them, in order."""
    return {name: None for each in parts for name in each}


def _merge(versions: Sequence[Any], *, prefer_mine: bool) -> tuple[Any, bool]:
    """One value of three, and whether nothing had to be preferred."""
    base, mine, theirs = versions
    if theirs in (mine, base):
        return mine, True
    if mine == base:
        return theirs, True
    if parts := _parts(versions):
        return _merge_parts(parts, prefer_mine=prefer_mine)
    return (mine if prefer_mine else theirs), False


def _merge_parts(parts: Sequence[dict[Any, Any]], *, prefer_mine: bool) -> tuple[Any, bool]:
    merged, agreed = {}, True
    for name in {**parts[1], **parts[2]}:
        versions = [each.get(name, MISSING) for each in parts]
        value, same = _merge(versions, prefer_mine=prefer_mine)
        merged[name], agreed = value, agreed and same
    left = {name: value for name, value in merged.items() if value is not MISSING}
    return (left if isinstance(parts[1], _Fields) else list(left.values())), agreed


class _Fields(dict[Any, Any]):
    """The fields of one part, as against the parts of a list."""


def _parts(versions: Sequence[Any]) -> list[dict[Any, Any]]:
    """Each version by the names of what is in it; empty if one of them has no such names."""
    if all(isinstance(each, dict) for each in versions):
        return [_Fields(each) for each in versions]
    lists = [[] if each is MISSING else each for each in versions]
    named = [_by_name(each) for each in lists]
    return [each for each in named if each is not None] if None not in named else []


def _by_name(value: Any) -> dict[Any, Any] | None:  # noqa: ANN401 - any value of a document
    if not isinstance(value, list | tuple) or not all(isinstance(each, dict) for each in value):
        return None
    name = next((name for name in _NAMES if all(name in each for each in value)), None)
    named = {each[name]: each for each in value} if name else None
    # Two parts of one name cannot be told apart: neither may stand for the other.
    return named if named is not None and len(named) == len(value) else None


def merge_tables(earlier: Tables, now: Tables) -> Tables:
    """Merge two journals, table by table.

    Args:
        earlier: a journal as it was.
        now: the same journal later; where both have a document, this one wins, and only fields that
            it lacks are taken from `earlier`.
    """
    united = {}
    for name in {**earlier, **now}:
        old, new = earlier.get(name, {}), now.get(name, {})
        both = {
            key: merge_documents(None, new[key], old[key], prefer_mine=True).document
            for key in old.keys() & new.keys()
        }
        united[name] = {**old, **new, **both}
    return united

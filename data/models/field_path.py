"""A path to one place of a record, and whether a change would overwrite what is kept there.

A path names fields, and in a list the part that is meant: by its id, its area, or its position.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar, get_args, get_type_hints

from msgspec import NODEFAULT, Struct
from msgspec.structs import fields, replace

from data.models.errors import MissingError
from data.models.validation import clean

if TYPE_CHECKING:
    from collections.abc import Sequence

    from data.models.record import Record

    Path = Sequence[str | int]

S = TypeVar("S", bound=Struct)


def value_at(record: Record | None, path: Path) -> Any:  # noqa: ANN401 - any field's value
    """What `record` holds at `path`; None if there is no such part."""
    found: Any = record
    for step in path:
        if isinstance(found, tuple):
            found = next((each for each in _named(found) if each[0] == step), (step, None))[1]
        elif found is not None:
            found = getattr(found, str(step))
    return found


def with_value(record: S, path: Path, value: object) -> S:
    """`record` with `value` at `path`; a part named by its area is made if it is not there.

    None stands for what a field is at first; where something must be said, the part goes, and a
    field of the record itself stays as it is.

    Raises:
        MissingError: the part of that id is not there any more.
    """
    name, *rest = path
    return replace(record, **{str(name): _changed(record, str(name), rest, value)})


def _changed(whole: Struct, name: str, rest: Path, value: object) -> object:
    held = getattr(whole, name)
    if not rest:
        return _fitting(whole, name, value)
    if not isinstance(held, tuple):
        return with_value(held or _kind(type(whole), name)(), rest, value)
    if isinstance(rest[0], int):
        return _with_text(held, rest[0], str(value or ""))
    return _with_part(held, _kind(type(whole), name), rest, value)


def _fitting(whole: Struct, name: str, value: object) -> object:
    if isinstance(value, list):
        return tuple(value)
    return _at_first(whole, name) if value is None else value


def _at_first(whole: Struct, name: str) -> object:
    default = next(each.default for each in fields(whole) if each.name == name)
    return getattr(whole, name) if default is NODEFAULT else default


def _with_text(held: tuple[str, ...], place: int, text: str) -> tuple[str, ...]:
    """The texts with the one at `place` written; empty ones at the end go."""
    texts = [*held, *[""] * (place + 1 - len(held))]
    texts[place] = text
    while texts and not texts[-1]:
        texts.pop()
    return tuple(texts)


def _with_part(
    held: tuple[Struct, ...], kind: type[Struct], rest: Path, value: object
) -> tuple[Struct, ...]:
    step, name = map(str, rest)
    needed = next(each for each in fields(kind) if each.name == name).required
    there = step in dict(_named(held))
    if not there and "id" in kind.__struct_fields__:
        raise MissingError("the part was removed")
    if value is None and needed:
        return tuple(part for at, part in _named(held) if at != step)
    if not there:
        return (*held, kind(**{"area": step, name: value}))
    return tuple(
        with_value(part, (name,), value) if at == step else part for at, part in _named(held)
    )


def _named(parts: tuple[Any, ...]) -> list[tuple[Any, Any]]:
    """The parts of a list, each by what a path calls it."""
    return [
        (getattr(each, "id", None) or getattr(each, "area", place), each)
        for place, each in enumerate(parts)
    ]


@cache
def _kind(whole: type[Struct], name: str) -> type[Struct]:
    """The kind of record that a field holds, one or several of them."""
    told = get_type_hints(whole)[name]
    kinds = (told, *get_args(told))
    return next(each for each in kinds if isinstance(each, type) and issubclass(each, Struct))


def overwrites(before: Record, after: Record | None, path: Path, began: object) -> bool:
    """Whether a change loses what `before` holds at `path`, if a field last showed `began` there.

    Nothing is lost of an empty place, nor where it already holds what the change puts there, nor
    of a list that is added to.
    """
    kept, new = value_at(before, path), value_at(after, path)
    if isinstance(kept, tuple) and set(kept) <= set(new or ()):
        return False
    return not any(same(kept, each) for each in (None, began, new))


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

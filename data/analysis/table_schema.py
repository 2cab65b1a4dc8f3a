"""Checks the columns of a table, and builds tables with given columns."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar, get_type_hints

import pandas as pd

from data.models import LimitError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_R = TypeVar("_R", bound=tuple[Any, ...])
Kinds = dict[str, str]
"""The type of each column, by name, in order."""


def require(table: pd.DataFrame, *names: str) -> None:
    """Check that a table has some columns.

    Raises:
        LimitError: one is missing; its field is that column's name.
    """
    for name in names:
        if name not in table.columns:
            raise LimitError(name, "the column is missing")


def fill(rows: Sequence[tuple[Any, ...]], kinds: Kinds) -> pd.DataFrame:
    """A table of `rows` with the columns and types of `kinds`, also if there are no rows."""
    # Without rows pandas would take every column for one of objects.
    return pd.DataFrame(list(rows), columns=list(kinds)).astype(kinds)


def kinds_of(row: type[Any]) -> Kinds:
    """The columns of a kind of row, a NamedTuple: its fields, but for those with a default."""
    kinds = get_type_hints(row)
    return {name: kinds[name].__name__ for name in row._fields if name not in row._field_defaults}


def make_rows(row: type[_R], columns: Mapping[str, Any], order: Any) -> tuple[_R, ...]:  # noqa: ANN401 - an index
    """A row of this kind for each place in `order`, out of an array a column."""
    picked = [pd.Series(columns[name][order]).tolist() for name in kinds_of(row)]
    return tuple(map(row, *picked))


def tabulate(rows: Sequence[_R], row: type[_R]) -> pd.DataFrame:
    """Rows of one kind as a table of its columns."""
    kinds = kinds_of(row)
    return fill([each[: len(kinds)] for each in rows], kinds)

"""The columns a table must have, and tables that have them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd

from data.models import LimitError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

Kinds = dict[str, str]
"""The type of each column, by name, in order."""


def require(table: pd.DataFrame, *names: str) -> None:
    """Nothing, if `table` has all columns `names`.

    Raises:
        LimitError: one is missing; its field is that column's name.
    """
    for name in names:
        if name not in table.columns:
            raise LimitError(name, "the column is missing")


def fill(rows: Sequence[tuple[Any, ...]], kinds: Kinds) -> pd.DataFrame:
    """`rows` as a table with the columns `kinds`; without rows, an empty one of those types."""
    return pd.DataFrame(list(rows), columns=list(kinds)).astype(kinds)


def select(columns: Mapping[str, Any], kinds: Kinds, order: Any) -> pd.DataFrame:  # noqa: ANN401 - an index
    """A table of the arrays `columns` named in `kinds`, rows in `order`."""
    return pd.DataFrame({name: columns[name][order] for name in kinds})

"""Splitting, counting and comparing words, in time proportional to the text."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


# Latin letters end here. Storing more would let a text of rare characters grow the table.
_COMMON = 0x250
"""The signs before this one are met all the time."""


class Signs(dict[int, str | None]):
    """A table for `str.translate` that is filled by a rule.

    Characters beyond the letters of Europe's languages are looked up each time and not stored.
    """

    def __init__(self, rule: Callable[[str], str | None]) -> None:
        super().__init__((code, rule(chr(code))) for code in range(_COMMON))
        self._rule = rule

    def __missing__(self, code: int) -> str | None:
        return self._rule(chr(code))


def _is_of_a_word(sign: str) -> bool:
    return sign.isalnum() or sign == "_"


_RUNS = Signs(lambda sign: sign if sign.isalnum() else " ")
_JOINED_RUNS = Signs(lambda sign: sign if _is_of_a_word(sign) else " ")
_BARE = Signs(lambda sign: sign if _is_of_a_word(sign) or sign.isspace() else None)


def fold_words(text: str) -> str:
    """`text` in lower case, with single spaces between its words."""
    return " ".join(text.casefold().split())


def find_runs(text: str, *, joined: bool = False) -> list[str]:
    """The runs of letters and digits in `text`; with `joined`, underscores belong to them."""
    return text.translate(_JOINED_RUNS if joined else _RUNS).split()


def count_written(text: str) -> int:
    """The number of words in `text`, separated by spaces; a dash on its own is none."""
    return len(text.translate(_BARE).split())

"""Words as they are told apart, counted and compared, in time with the text."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


_COMMON = 0x250
"""The signs before this one are met all the time."""


class Signs(dict[int, str | None]):
    """What becomes of each sign of a text, by a rule; for `str.translate`.

    Signs beyond the letters of Europe's languages are looked at each time and not kept.
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
    """The words of `text`, whatever their case and the blanks between and around them."""
    return " ".join(text.casefold().split())


def find_runs(text: str, *, joined: bool = False) -> list[str]:
    """The runs of letters and digits in `text`; if `joined`, low lines join them."""
    return text.translate(_JOINED_RUNS if joined else _RUNS).split()


def count_written(text: str) -> int:
    """How many words stand in `text`, set apart by blanks; a dash by itself is none."""
    return len(text.translate(_BARE).split())

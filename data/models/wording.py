"""Words as they are compared."""

from __future__ import annotations


def fold_words(text: str) -> str:
    """The words of `text`, whatever their case and the blanks between and around them."""
    return " ".join(text.casefold().split())

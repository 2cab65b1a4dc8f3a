"""Escapes text in a CSV cell that a spreadsheet would run as a formula, and undoes that exactly.

A cell that begins, white space aside, with one of `= + - @` (or their wide forms), or with a tab or
a line break, gets an apostrophe in front; so does one that begins with an apostrophe. Nothing else
is changed, and removing one apostrophe in front of any of these gives the text back exactly.
"""

from __future__ import annotations

MARK = "'"
_BREAKS = ("\t", "\r", "\n", "\v", "\f")
_BEGINS = ("'", "=", "+", "-", "@", "＝", "＋", "－", "＠")


def disarm(text: str) -> str:
    """`text` as a cell that stays text wherever it is opened (OWASP, CSV injection)."""
    return MARK + text if _is_active(text) else text


def restore(cell: str) -> str:
    """The text that `disarm` was given; any other cell as it is."""
    return cell[1:] if cell.startswith(MARK) and _is_active(cell[1:]) else cell


def _is_active(text: str) -> bool:
    return text.startswith(_BREAKS) or text.lstrip().startswith(_BEGINS)

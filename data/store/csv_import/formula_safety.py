"""Text in a cell of a CSV file that a spreadsheet must not run as a formula, and back again.

A cell that begins, white space aside, with one of `= + - @` (or their wide forms), or with a tab or
a line's end, gets an apostrophe in front; so does one that begins with an apostrophe. Nothing else
is changed, and taking one apostrophe away from before any of these gives the text back exactly.
"""

from __future__ import annotations

MARK = "'"
_BREAKS = ("\t", "\r", "\n", "\v", "\f")
_BEGINS = ("'", "=", "+", "-", "@", "＝", "＋", "－", "＠")


def disarm(text: str) -> str:
    """`text` as a cell that stays text wherever it is opened."""
    return MARK + text if _is_active(text) else text


def restore(cell: str) -> str:
    """What `disarm` was given; a cell it did not change comes back as it is."""
    return cell[1:] if cell.startswith(MARK) and _is_active(cell[1:]) else cell


def _is_active(text: str) -> bool:
    return text.startswith(_BREAKS) or text.lstrip().startswith(_BEGINS)

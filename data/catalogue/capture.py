"""Pasted text, taken apart into the questions it holds."""

from __future__ import annotations

import re

from data.models import MOST_QUESTIONS

_MARKER = re.compile(
    r"""\s*(?:
        [-*•·‣◦▪–—>]+(?=\s|$|[^\W\d])   # a bullet, but not the minus of a number
      | \(?\d{1,3}[.):](?!\d)           # 1.  2)  (3)  4:   but not 1.5
      | \(?[a-z]\)                      # a)  (b)
      | (?:q|question)\s*\d{0,3}\s*[.:)]  # Q:  Q3.  Question 4:
    )\s*""",
    re.IGNORECASE | re.VERBOSE,
)


def split_questions(pasted: str) -> tuple[str, ...]:
    """One question a line, without list markers, blank lines and surrounding white space.

    Order is kept, and so is every other character; a line that is there twice counts once. At
    most `MOST_QUESTIONS` are taken.
    """
    lines = (_strip(line) for line in pasted.splitlines())
    return tuple(dict.fromkeys(line for line in lines if line))[:MOST_QUESTIONS]


def _strip(line: str) -> str:
    """A line without its markers, of which there may be two, as in `- Q1: Why here?`."""
    for _ in range(2):
        found = _MARKER.match(line)
        line = line[found.end() :] if found else line
    return line.strip()

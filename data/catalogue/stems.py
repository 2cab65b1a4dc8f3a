"""Words as the recogniser compares them: lower case, without their commonest endings."""

from __future__ import annotations

import re
from functools import lru_cache

Words = tuple[str, ...]

MOST_WORDS = 120
"""Words read of one question: what it asks is clear by then, and the time stays bounded."""

_TOKEN = re.compile(r"[a-z0-9£$€]+(?:'[a-z]+)?")
_ENDINGS = tuple(
    (re.compile(pattern), instead)
    for pattern, instead in (
        (r"'s$", ""),
        (r"(?<=\w{3})(?<![su])s$", ""),  # colleagues, but not stress or focus
        (r"(?<=\w{3})(?:ing|ed)$", ""),  # managing, managed
        (r"(?<=\w{2})([bdgmnprt])\1$", r"\1"),  # planned, planning: plann, then plan
        (r"(?<=\w{3})e$", ""),  # manage, beside managing
        (r"(?<=\w{3})i[sz](ation)?$", r"is\1"),  # prioritise, prioritize
        (r"(?<=\w{2})our$", "or"),  # behaviour, behavior
    )
)


def read_words(text: str) -> Words:
    """The stems of the first `MOST_WORDS` words of a text."""
    found = _TOKEN.findall(text.lower().replace("’", "'"))
    return tuple(_stem(word) for word in found[:MOST_WORDS])


@lru_cache(maxsize=4096)
def _stem(word: str) -> str:
    for pattern, instead in _ENDINGS:
        word = pattern.sub(instead, word)
    return word


FRAMING = frozenset(
    read_words(
        "a about an and any are as at be been by can could did do does for from had has have how"
        " if in into is it its me of on or our so something tell that the their them then there"
        " they this time to us was we were what when where which who why will with would you your"
        " example give describe"
    )
)
"""Words that put a question without saying what it is about."""

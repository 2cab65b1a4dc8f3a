"""The one place where patterns are made; each takes time in step with the text, whatever it says.

Texts come from anywhere, so no pattern may look back: RE2 reads a text once, sign by sign. It has
no look-around and knows only the letters of English, so a text is first brought into an alphabet
of single bytes, sign for sign: what stands where in the one stands there in the other. Letters
outside English share a byte, other spaces share one, and so do all signs that no pattern names.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

import re2  # noqa: TID251 - the one place

from data.regex.alphabet import CASED, FOLDED, read_source

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

MEMORY = 1 << 20
"""Bytes a pattern may take for what it has learnt of texts; then it begins anew, still in step."""

HERE = "here"
_MADE: list[Pattern] = []


class Match:
    """Where a pattern was found in `text`; a group that took no part is empty.

    The match as a whole is the group `here`, in a pattern that has one.
    """

    __slots__ = ("_found", "_groups", "text")

    def __init__(self, text: str, found: re2._Match, groups: dict[str, int]) -> None:
        self.text, self._found, self._groups = text, found, groups

    def __getitem__(self, group: int | str) -> str:
        start, end = self.span(group)
        return self.text[start:end] if start >= 0 else ""

    def span(self, group: int | str = HERE) -> tuple[int, int]:
        """Where a group begins and ends; -1 and -1 if it took no part."""
        place = self._groups.get(group, 0) if isinstance(group, str) else group
        span: tuple[int, int] = self._found.span(place)
        return span

    def start(self, group: int | str = HERE) -> int:
        """Where a group begins; -1 if it took no part."""
        return self.span(group)[0]

    def end(self, group: int | str = HERE) -> int:
        """Where a group ends; -1 if it took no part."""
        return self.span(group)[1]


class Pattern:
    r"""A pattern in the writing of `re`, without look-around, back references and flags of its own.

    `\w`, `\d` and `\s` are what they are for `re`, in any writing of the world. `$` is the end of
    the text alone. `folded` takes small and capital letters for the same. What stands outside a
    group named `here` is looked at and not taken. The source may be told when it is first needed;
    it is never made from what a person wrote.
    """

    def __init__(self, source: str | Callable[[], str], *, folded: bool = False) -> None:
        self._source = source
        self._alphabet = FOLDED if folded else CASED
        _MADE.append(self)

    @cached_property
    def source(self) -> str:
        """The pattern as it was written."""
        return self._source if isinstance(self._source, str) else self._source()

    @cached_property
    def _compiled(self) -> re2._Regexp:
        options = re2.Options()
        options.encoding, options.max_mem = re2.Options.Encoding.LATIN1, MEMORY
        options.log_errors = False
        return re2.compile(read_source(self.source, self._alphabet), options)

    @cached_property
    def _groups(self) -> dict[str, int]:
        return {name.decode(): place for name, place in self._compiled.groupindex.items()}

    def fits(self, text: str) -> bool:
        """Whether it is found anywhere in `text`."""
        return self._compiled.search(self._alphabet.bring(text)) is not None

    def begins(self, text: str) -> bool:
        """Whether `text` begins with it."""
        return self._compiled.match(self._alphabet.bring(text)) is not None

    def search(self, text: str) -> Match | None:
        """Where it is found first."""
        return self._wrap(text, self._compiled.search(self._alphabet.bring(text)))

    def match(self, text: str) -> Match | None:
        """The beginning of `text` that it fits."""
        return self._wrap(text, self._compiled.match(self._alphabet.bring(text)))

    def fullmatch(self, text: str) -> Match | None:
        """The whole of `text`, if it fits."""
        return self._wrap(text, self._compiled.fullmatch(self._alphabet.bring(text)))

    def finditer(self, text: str) -> Iterator[Match]:
        """Every place where it is found, none over another."""
        brought = self._alphabet.bring(text)
        if HERE not in self._groups:
            yield from (
                Match(text, each, self._groups) for each in self._compiled.finditer(brought)
            )
            return
        at = 0
        while found := self._wrap(text, self._compiled.search(brought, at)):
            yield found
            at = max(found.end(), at + 1)

    def findall(self, text: str) -> list[str]:
        """The words of every place where it is found."""
        return [text[start:end] for start, end in map(Match.span, self.finditer(text))]

    def split(self, text: str) -> list[str]:
        """What stands between the places where it is found."""
        pieces, at = [], 0
        for start, end in map(Match.span, self.finditer(text)):
            pieces.append(text[at:start])
            at = end
        return [*pieces, text[at:]]

    def sub(self, instead: Callable[[Match], str] | str, text: str) -> str:
        """`text` with every place where it is found replaced; a string stands for itself."""
        pieces, at = [], 0
        for found in self.finditer(text):
            start, end = found.span()
            pieces += [text[at:start], instead if isinstance(instead, str) else instead(found)]
            at = end
        return "".join([*pieces, text[at:]])

    def drop(self, text: str) -> str:
        """`text` without the first place where it is found."""
        if found := self.search(text):
            start, end = found.span()
            return text[:start] + text[end:]
        return text

    def _wrap(self, text: str, found: re2._Match | None) -> Match | None:
        return None if found is None else Match(text, found, self._groups)


def literal(text: str) -> str:
    """The pattern that fits `text` as it stands."""
    return "".join(sign if sign.isalnum() else f"\\{sign}" for sign in text)


def every_pattern() -> tuple[Pattern, ...]:
    """All patterns made so far, in order."""
    return tuple(_MADE)

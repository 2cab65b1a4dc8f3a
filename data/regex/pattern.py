"""Regular expressions that take time proportional to the text; the only place they are made.

Texts come from anywhere, so no pattern may backtrack: RE2 reads a text once, character by
character. It has no look-around and knows only English letters, so each text is first mapped to an
alphabet of single bytes, one for each character, and positions stay the same. Letters outside
English share a byte, other spaces share one, and so do all characters that no pattern names.
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
    """Where a pattern was found in `text`. A group that took no part is empty.

    If the pattern has a group named `here`, that group is the match as a whole.
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
    r"""A pattern in the syntax of `re`, without look-around, back references and inline flags.

    `\w`, `\d` and `\s` mean what they do for `re`, in any script. `$` is the end of the text only.
    `folded` ignores case. Whatever stands outside a group named `here` must be there and is not
    part of the match: this takes the place of look-around. The source may be a function, which is
    called when the pattern is first used; it never contains what a person wrote.
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
        # RE2 would write the pattern to the server's error output.
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
        """Its first place in `text`."""
        return self._wrap(text, self._compiled.search(self._alphabet.bring(text)))

    def match(self, text: str) -> Match | None:
        """Its place at the beginning of `text`."""
        return self._wrap(text, self._compiled.match(self._alphabet.bring(text)))

    def fullmatch(self, text: str) -> Match | None:
        """The whole of `text`, if it fits."""
        return self._wrap(text, self._compiled.fullmatch(self._alphabet.bring(text)))

    def finditer(self, text: str) -> Iterator[Match]:
        """Its places in `text`, none overlapping."""
        brought = self._alphabet.bring(text)
        if HERE not in self._groups:
            yield from (
                Match(text, each, self._groups) for each in self._compiled.finditer(brought)
            )
            return
        at = 0
        while found := self._wrap(text, self._compiled.search(brought, at)):
            yield found
            # From the end of `here` and not of the match: what was only looked at may be found
            # again.
            at = max(found.end(), at + 1)

    def findall(self, text: str) -> list[str]:
        """The words at its places in `text`."""
        return [text[start:end] for start, end in map(Match.span, self.finditer(text))]

    def split(self, text: str) -> list[str]:
        """The stretches between its places in `text`."""
        pieces, at = [], 0
        for start, end in map(Match.span, self.finditer(text)):
            pieces.append(text[at:start])
            at = end
        return [*pieces, text[at:]]

    def sub(self, instead: Callable[[Match], str] | str, text: str) -> str:
        """Replace the pattern everywhere in `text`.

        Args:
            instead: a text, taken literally, or a function of the match.
            text: the text.
        """
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
    """A pattern that fits `text` literally."""
    return "".join(sign if sign.isalnum() else f"\\{sign}" for sign in text)


def every_pattern() -> tuple[Pattern, ...]:
    """All patterns made so far, in order."""
    return tuple(_MADE)

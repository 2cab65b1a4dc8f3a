r"""Texts and patterns brought into one alphabet of single bytes.

RE2 tells words, digits and the edges of words apart in English alone. So each sign of a text
becomes one byte that RE2 takes for the same kind of sign: "é" becomes a byte that is a letter, and
`\b` beside it is where people see it. Patterns are read here too, for what they mean in it.
"""

from __future__ import annotations

from functools import cached_property

SIGNS = "“”„«»‘’‚ʼ´–—―‒‐‑…•·‣◦▪●○■□☐☑✓✔➤►→？؟£€＝＋－＠\x85\u2028\u2029"
"""The signs beyond ASCII that patterns name; all others are of a kind, and nothing more."""

_ASCII, _COMMON = 0x80, 0x250
"""Signs before the second are met all the time, so their bytes are told beforehand."""

_FIRST_SIGN = 0x82
_OTHER, _SPACE = 0x80, 0x81
_END = 0xC0
"""From here on RE2 would take a byte for a letter with two cases."""

_ALL = frozenset(range(_END))
_SPACES = {*b"\t\n\v\f\r\x1c\x1d\x1e\x1f ", _SPACE}
_ALIKE = {"\u017f": "s", "\u212a": "k", "\u0131": "i", "\u0130": "i"}
"""Letters that `re` takes for one of English when case does not matter."""


class Alphabet(dict[int, int]):
    """The byte for each character, by code point; rare characters are looked up, not stored.

    Folded, capitals become small letters, and their bytes stand for other letters, digits and
    numbers. Otherwise all digits share one byte, and those of the other digits are used for that.
    """

    def __init__(self, *, folded: bool) -> None:
        super().__init__((code, code) for code in range(_ASCII))
        self.folded = folded
        self.letter, self.digit, self.number = b"ABC" if folded else b"123"
        self.update((code, self.find(code)) for code in range(_ASCII, _COMMON))
        alike = range(ord("A"), ord("Z") + 1) if folded else range(ord("0"), ord("9") + 1)
        self.update((code, code | 0x20 if folded else ord("0")) for code in alike)
        self.update((ord(sign), _FIRST_SIGN + place) for place, sign in enumerate(SIGNS))
        if folded:
            self.update((ord(letter), ord(plain)) for letter, plain in _ALIKE.items())
        self._ascii = bytes(self[code] for code in range(_ASCII)) + bytes(range(_ASCII, 0x100))

    def __missing__(self, code: int) -> int:
        return self.find(code)

    def find(self, code: int) -> int:
        """The byte of a character beyond ASCII that no pattern names."""
        sign = chr(code)
        if sign.isalpha():
            return self.letter
        if sign.isalnum():
            return self.digit if sign.isdecimal() else self.number
        return _SPACE if sign.isspace() else _OTHER

    def bring(self, text: str) -> bytes:
        """`text` in this alphabet, one byte for each character."""
        if text.isascii():
            return text.encode().translate(self._ascii)
        return text.translate(self).encode("latin-1")

    @cached_property
    def kinds(self) -> dict[str, frozenset[int]]:
        r"""The bytes of `\w`, `\d` and `\s`, and of their opposites."""
        digits = {self[code] for code in b"0123456789"} | {self.digit}
        letters = {self[code] for code in range(_ASCII) if chr(code).isalpha()}
        words = letters | digits | {self.letter, self.number, ord("_")}
        spaces = _SPACES | {self[ord(sign)] for sign in SIGNS if sign.isspace()}
        found = {"w": frozenset(words), "d": frozenset(digits), "s": frozenset(spaces)}
        return found | {kind.upper(): _ALL - held for kind, held in found.items()}

    def signs(self, first: str, last: str) -> set[int]:
        """The bytes of a range of characters, as in a class such as `[a-f]`.

        Raises:
            ValueError: the alphabet does not tell them from others.
        """
        codes = range(ord(first), ord(last) + 1)
        if any(code >= _ASCII and chr(code) not in SIGNS for code in codes):
            raise ValueError(f"{first}-{last} is not told apart from other signs")
        digits = [code for code in codes if chr(code) in "0123456789"]
        if not self.folded and 0 < len(digits) < len("0123456789"):
            raise ValueError(f"{first}-{last} is not told apart from other digits")
        return {self[code] for code in codes}


CASED, FOLDED = Alphabet(folded=False), Alphabet(folded=True)
_NAMED = {"n": "\n", "t": "\t", "r": "\r", "v": "\v", "f": "\f"}


def read_source(source: str, alphabet: Alphabet) -> bytes:
    """Translate a pattern into RE2's syntax over the bytes of an alphabet.

    Raises:
        ValueError: it names characters that the alphabet does not tell from others.
    """
    return b"".join(_Reader(source, alphabet).read())


class _Reader:
    """Goes through a pattern once."""

    def __init__(self, source: str, alphabet: Alphabet) -> None:
        self.source, self.alphabet, self.at = source, alphabet, 0

    def read(self) -> list[bytes]:
        found = []
        while self.at < len(self.source):
            found.append(self._read_one())
        return found

    def _take(self, count: int = 1) -> str:
        self.at += count
        return self.source[self.at - count : self.at]

    def _read_one(self) -> bytes:
        if self.source.startswith("(?", self.at):
            # `(?:`, `(?i:`, `(?P<name>`: as they stand.
            if self.alphabet.folded and self.source.startswith("(?i", self.at):
                raise ValueError("a folded pattern knows no case to leave aside")
            ends = [self.source.find(end, self.at) for end in ":>)"]
            return self._take(min(end for end in ends if end > 0) + 1 - self.at).encode()
        sign = self._take()
        if sign == "{" and (end := self._find_count()):
            return b"{" + self._take(end - self.at).encode()
        if sign in ".^$|()*+?":
            return sign.encode()
        if sign == "[":
            return _write(self._read_class())
        return self._read_escape() if sign == "\\" else _write(self.alphabet.signs(sign, sign))

    def _find_count(self) -> int:
        """Where a count such as `{1,3}` ends; 0 if there is none."""
        end = self.source.find("}", self.at) + 1
        return end if set(self.source[self.at : end]) <= set("0123456789,}") else 0

    def _read_escape(self) -> bytes:
        sign = self._take()
        if sign in {"b", "B"}:
            return f"\\{sign}".encode()
        if sign in self.alphabet.kinds:
            return _write(self.alphabet.kinds[sign])
        one = self._name(sign)
        return _write(self.alphabet.signs(one, one))

    def _name(self, sign: str) -> str:
        if sign == "x":
            return chr(int(self._take(2), 16))
        return _NAMED.get(sign, sign)

    def _read_class(self) -> frozenset[int]:
        r"""The bytes of a class such as `[^\w.-]`."""
        held: set[int] = set()
        negated = self.source.startswith("^", self.at)
        self.at += negated
        while (sign := self._take()) != "]":
            held |= self._read_part(sign)
        return _ALL - held if negated else frozenset(held)

    def _read_part(self, sign: str) -> set[int]:
        if sign == "\\":
            sign = self._take()
            if sign in self.alphabet.kinds:
                return set(self.alphabet.kinds[sign])
            sign = self._name(sign)
        last = sign
        if self.source.startswith("-", self.at) and not self.source.startswith("-]", self.at):
            self._take()
            last = self._take()
            last = self._name(self._take()) if last == "\\" else last
        return self.alphabet.signs(sign, last)


def _write(held: set[int] | frozenset[int]) -> bytes:
    """Bytes as a class of RE2."""
    return b"[" + b"".join(b"\\x%02x" % byte for byte in sorted(held)) + b"]"

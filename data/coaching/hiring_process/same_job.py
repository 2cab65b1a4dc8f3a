"""Compares the job of two records, by company and role, as a person would."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, NamedTuple

from data.models.text_cleaning import find_runs

if TYPE_CHECKING:
    from data.models import Application, Interview

_FORMS = frozenset(
    (
        *("ab", "ag", "bv", "corp", "corporation", "gmbh", "inc", "incorporated", "kg"),
        *("limited", "llc", "llp", "ltd", "nv", "oy", "plc", "pty", "sa", "srl"),
    )
)
"""The legal forms that say nothing about which company it is."""

_JOINED = dict.fromkeys(map(ord, ".'’"))


class Job(NamedTuple):
    """Company and role in comparable form; what is not known is empty."""

    company: str
    role: str

    def may_be(self, other: Job) -> bool:
        """Whether both have the same company, and the same role as far as both name one."""
        same_role = not self.role or not other.role or self.role == other.role
        return bool(self.company) and self.company == other.company and same_role


def job_of(record: Application | Interview) -> Job:
    """The job an application or an interview is for."""
    return Job(fold_company(record.company), _fold(record.role))


def fold_company(company: str) -> str:
    """A company's name without case, accents, punctuation, a leading "The" and its legal form."""
    words = _fold(company).split()
    kept = words[words[:1] == ["the"] :]
    while kept and kept[-1] in _FORMS:
        kept.pop()
    # A company may be called "Limited".
    return " ".join(kept or words)


def _fold(text: str) -> str:
    """Words alone: "S.A." is one, "full-stack" are two, and "&" is "and"."""
    said = fold_text(text).translate(_JOINED).replace("&", " and ")
    return " ".join(find_runs(said, joined=True))


def fold_text(text: str) -> str:
    """`text` without capitals and accents, so that "jose" finds "José"."""
    # Most texts, and the slow way would change nothing in them.
    if text.isascii():
        return text.casefold()
    parts = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in parts if not unicodedata.combining(letter))

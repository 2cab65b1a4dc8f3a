"""Filters of Patterns: interviews by role, stage, format and period."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from data.models import fold_words

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from data.models import Format, Interview, Stage


def digest(role: str) -> str:
    """Eight hexadecimal digits for a role, so that a page's address need not contain its name.

    Case and spacing do not matter. It is no secret: whoever knows the role can work it out.
    """
    same = fold_words(role)
    return hashlib.blake2b(same.encode(), digest_size=4).hexdigest() if same else ""


def roles(interviews: Sequence[Interview]) -> dict[str, str]:
    """The roles interviewed for, as last typed, by their digest, in alphabetical order."""
    found = {digest(each.role): " ".join(each.role.split()) for each in interviews}
    found.pop("", None)
    return dict(sorted(found.items(), key=lambda item: item[1].casefold()))


def filter_interviews(
    interviews: tuple[Interview, ...],
    role: str = "",
    stage: Stage | None = None,
    format: Format | None = None,  # noqa: A002 - what the record calls it
    since: date | None = None,
) -> tuple[Interview, ...]:
    """The interviews that pass every filter, in their order. A filter left empty passes all.

    Args:
        interviews: to filter.
        role: the `digest` of a role.
        stage: the stage.
        format: the format.
        since: the first day.
    """
    return tuple(
        each
        for each in interviews
        if (not role or digest(each.role) == role)
        and stage in {None, each.stage}
        and format in {None, each.format}
        and (since is None or each.date >= since)
    )

"""What every record has: who it is, which version, and when it was made."""

from __future__ import annotations

from datetime import datetime  # noqa: TC003 - msgspec reads the annotations at run time

from msgspec import Struct

from data.models.enums import Identifier, Revision  # noqa: TC001 - the same


class Record(
    Struct,
    frozen=True,
    kw_only=True,
    forbid_unknown_fields=True,
    omit_defaults=True,
    tag_field="kind",
):
    """The base of every record. `created` and `updated` are in UTC; each save renews `rev`."""

    id: Identifier
    created: datetime
    updated: datetime
    rev: Revision = ""

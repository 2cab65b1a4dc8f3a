"""What a journal of this schema may hold, field by field: an older Afterview refuses more."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec import inspect

from data.models import KINDS
from data.store import SCHEMA

if TYPE_CHECKING:
    from collections.abc import Iterator

KEPT = Path(__file__).parents[2] / "examples" / f"fields-v{SCHEMA}.txt"
TO_DO = (
    "records have gained or lost fields or choices. If a journal of schema {schema} may be on"
    " anybody's disk, raise SCHEMA in data/store/core/migrations.py (a step that only adds is"
    " `keep`), keep a journal and an export of the old one in tests/examples/, and write down the"
    " fields of the new one; else add to {file}: {new}; and take away: {gone}"
)


def held(info: Any, where: str) -> Iterator[str]:  # noqa: ANN401 - any of msgspec's descriptions
    """Every place of a record by its path, and every choice of a list."""
    parts = [*getattr(info, "types", ()), *getattr(info, "item_types", ())]
    for part in (*parts, *([info.item_type] if hasattr(info, "item_type") else ())):
        yield from held(part, where)
    if isinstance(info, inspect.EnumType):
        yield from (f"{where} = {each.value}" for each in info.cls)
    if isinstance(info, inspect.StructType) and (info.tag is None or info.tag == where):
        for field in info.fields:
            yield f"{where}.{field.encode_name}"
            yield from held(field.type, f"{where}.{field.encode_name}")


def test_what_a_record_holds_changes_only_with_the_schema() -> None:
    now = {place for kind in KINDS for place in _of(inspect.type_info(kind))}
    kept = set(KEPT.read_text("utf-8").splitlines())
    new, gone = sorted(now - kept), sorted(kept - now)
    assert not new + gone, TO_DO.format(schema=SCHEMA, file=KEPT.name, new=new, gone=gone)


def _of(info: Any) -> Iterator[str]:  # noqa: ANN401 - the same
    return held(info, str(info.tag))

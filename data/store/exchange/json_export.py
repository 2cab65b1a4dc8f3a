"""Export and import: the whole journal as one JSON file that restores exactly.

    {"afterview": {"schema": 5, "kind": "export"}, "records": [{"kind": "interview", ...}, ...]}

An import comes from anywhere. Its size is looked at first, then how many pieces it has, then its
head alone; only then is it decoded, one record at a time and straight into its limits.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeVar

import msgspec
import numpy as np

from data.models import KINDS, AnyRecord, NewerError, RefusedImportError, check
from data.regex.pattern import Pattern
from data.store.core.codec import Document, by_age, tag_of, to_document
from data.store.core.migrations import SCHEMA, migrate
from data.store.exchange.checks import MisfitError, check_import, find_duplicates
from data.store.exchange.gzip_copy import BROKEN, decompress_copy

if TYPE_CHECKING:
    from collections.abc import Iterable

FEWEST_BYTES = 6
"""Bytes a piece takes at the very least; a journal's pieces take about twenty."""

SPARE_PIECES = 1_000
MOST_PIECES = 3_400_000
"""Pieces an import may have at all, as many as the largest journals: its memory is bounded."""

_PIECES = (b"{", b"[", b",")
_MARK = ord('"')
# All bytes but those that are counted, for `translate` to delete.
_NO_SIGNS = bytes(sorted({*range(0x100)} - {*b'{[,"'}))
_UNKNOWN = Pattern(r"unknown field `(?P<field>[^`]*)`")
_PLACE = Pattern(r" - at `\$\.?(?P<path>[^`]*)`")
_INDEX = Pattern(r"\[[^\]]*\]")
_NAME = Pattern(r"[a-z][a-z_.]{0,60}")
_BOM = b"\xef\xbb\xbf"

KIND_WORDS = {
    "interview": "interview",
    "outcome": "outcome",
    "application": "application",
    "practice": "practice sitting",
    "story": "story",
    "own_question": "question of your own",
    "upcoming": "interview to come",
    "contact": "contact",
    "follow_up": "follow-up",
    "check_in": "check-in",
    "worry": "worry",
    "letter": "letter",
    "settings": "settings record",
}


class NewerImportError(RefusedImportError, NewerError):
    """An export made by a newer version of the app."""


class ExportHeader(msgspec.Struct, forbid_unknown_fields=True):
    """The head of an export: its schema, and that it is one."""

    schema: int
    kind: str


class _Head(msgspec.Struct):
    afterview: ExportHeader


class _Body(msgspec.Struct, forbid_unknown_fields=True):
    afterview: ExportHeader
    records: list[msgspec.Raw]


class ExportParts(NamedTuple):
    """The records of an export, not decoded yet, and their schema."""

    schema: int
    raw: list[msgspec.Raw]


class _Kind(msgspec.Struct):
    kind: str = ""


_T = TypeVar("_T")


def write_export(records: Iterable[AnyRecord]) -> bytes:
    """Write an export: one JSON file that `read_export` restores exactly.

    Args:
        records: in any order. The same records always give the same bytes.
    """
    rank = {kind: place for place, kind in enumerate(KINDS)}
    # Always in one order, so that two copies of a journal can be compared as files.
    ordered = sorted(records, key=lambda record: (rank[type(record)], by_age(record)))
    export = {
        "afterview": {"schema": SCHEMA, "kind": "export"},
        "records": [to_document(record) for record in ordered],
    }
    return msgspec.json.format(msgspec.json.encode(export), indent=2) + b"\n"


def read_export(content: bytes) -> tuple[AnyRecord, ...]:
    """Read and check an export.

    Args:
        content: the file, gzip or not.

    Returns:
        Its records, in the order of the file, migrated to the current schema.

    Raises:
        RefusedImportError: it cannot be taken as it is. The reason says why, and quotes nothing of
            the file but names of kinds and fields.
        NewerError: a newer version of the app made it (this is a `RefusedImportError` as well).
    """
    parts = take_apart(content)
    records = build_records(parts)
    if twice := find_duplicates(records):
        raise RefusedImportError(f"Two {twice} in this file have the same id.")
    return records


def take_apart(content: bytes) -> ExportParts:
    """Split an export into its records without decoding them.

    Raises:
        RefusedImportError: it is too large, damaged, or no export.
        NewerError: a newer version of the app made it (this is a `RefusedImportError` as well).
    """
    content = decompress_copy(content)
    # Before it is decoded: a small file of nothing but brackets would fill the memory.
    _count(content)
    content = content.removeprefix(_BOM)
    schema = _schema(content)
    return ExportParts(schema, _decode(content, _Body).records)


def build_records(parts: ExportParts) -> tuple[AnyRecord, ...]:
    """Decode and check the records of an export, in their order.

    Raises:
        RefusedImportError: one of them cannot be taken as it is.
    """
    return _current(parts.raw) if parts.schema == SCHEMA else _older(parts.raw, parts.schema)


def _count(content: bytes) -> None:
    most = min(SPARE_PIECES + len(content) // FEWEST_BYTES, MOST_PIECES)
    # Words may hold any number of brackets; only what is outside them counts.
    if sum(map(content.count, _PIECES)) > most and _count_pieces(content) > most:
        raise RefusedImportError("This file has far more parts than a journal has.")


def _count_pieces(content: bytes) -> int:
    """How many pieces JSON has outside its quotation marks."""
    unescaped = content.replace(rb"\\", b"").replace(rb"\"", b"")
    signs = np.frombuffer(unescaped.translate(None, _NO_SIGNS), np.uint8)
    marks = signs == _MARK
    # After an odd number of quotation marks a text is open: nothing in it counts.
    return int(np.count_nonzero(~(np.logical_xor.accumulate(marks) | marks)))


def _schema(content: bytes) -> int:
    if not content.lstrip()[:1] == b"{":
        raise RefusedImportError("This is not a JSON file.")
    unlike = "This is a JSON file, but not an Afterview export."
    label = _decode(content, _Head, unlike).afterview
    if label.kind != "export" or label.schema < 1:
        raise RefusedImportError(unlike)
    if label.schema > SCHEMA:
        raise NewerImportError("This file was made by a newer Afterview. Update, then try again.")
    return label.schema


def _decode(content: bytes, kind: type[_T], unlike: str = BROKEN) -> _T:
    try:
        return msgspec.json.decode(content, type=kind)
    except msgspec.ValidationError:
        raise RefusedImportError(unlike) from None
    except (msgspec.DecodeError, RecursionError, UnicodeDecodeError):
        raise RefusedImportError(BROKEN) from None


def _current(raw: list[msgspec.Raw]) -> tuple[AnyRecord, ...]:
    decoder = msgspec.json.Decoder(AnyRecord)
    return tuple(_take(each, decoder) for each in raw)


def _take(raw: msgspec.Raw, decoder: msgspec.json.Decoder[AnyRecord]) -> AnyRecord:
    try:
        return _admit(check(decoder.decode(raw)))
    except (msgspec.DecodeError, RecursionError, UnicodeDecodeError) as error:
        raise _misfit(_kind(raw), str(error)) from None


def _older(raw: list[msgspec.Raw], schema: int) -> tuple[AnyRecord, ...]:
    try:
        documents = migrate([msgspec.json.decode(each, type=Document) for each in raw], schema)
    except (msgspec.DecodeError, RecursionError, UnicodeDecodeError) as error:
        raise _misfit("", str(error)) from None
    return tuple(_convert(document) for document in documents)


def _convert(document: Document) -> AnyRecord:
    try:
        record: AnyRecord = msgspec.convert(document, AnyRecord)
        return _admit(check(record))
    except msgspec.ValidationError as error:
        raise _misfit(str(document.get("kind")), str(error)) from None


def _admit(record: AnyRecord) -> AnyRecord:
    try:
        return check_import(record)
    except MisfitError as error:
        word = KIND_WORDS[tag_of(type(record))]
        raise RefusedImportError(
            f"One {word} has something in “{error.field}” that does not fit."
        ) from None


def _kind(raw: msgspec.Raw) -> str:
    try:
        return msgspec.json.decode(raw, type=_Kind).kind
    except (msgspec.DecodeError, RecursionError, UnicodeDecodeError):
        return ""


def _misfit(kind: str, message: str) -> RefusedImportError:
    """Why one record was refused. msgspec's message may quote the file, so only names pass."""
    word = KIND_WORDS.get(kind, "record")
    if unknown := _UNKNOWN.search(message):
        field = f" (“{unknown['field']}”)" if _NAME.fullmatch(unknown["field"]) else ""
        return RefusedImportError(f"One {word} has a part this version does not know{field}.")
    found = _PLACE.search(message)
    names = _INDEX.sub("", found["path"]) if found else ""
    inside = f" in “{names}”" if _NAME.fullmatch(names) else ""
    return RefusedImportError(f"One {word} has something{inside} that does not fit.")

"""Large exports as gzip, and how much of one may be unpacked."""

from __future__ import annotations

import gzip
import zlib
from typing import TYPE_CHECKING

import msgspec

from data.models import RefusedImportError
from data.store.core.codec import to_document

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from data.models import AnyRecord
    from data.store.core.interface import Place

LARGEST_IMPORT = 60_000_000
"""Bytes a copy may have once it is unpacked; about 6,500 interviews."""

LARGEST_JOURNAL: Mapping[str, int] = {"browser": 40_000_000}
"""Bytes a journal may have (see `Place.size`) where a place bears less than any import has.

A browser hands its journal to the server at each visit, which holds it in memory meanwhile.
"""

LARGEST_PLAIN = 12_000_000
"""Bytes of a journal (see `Place.size`) up to which its copy is left as it is.

Its copy is up to half as large again, and an upload may have 20 MB.
"""

PIECE = 1_000_000
"""Bytes unpacked at a time."""

BROKEN = "This file is damaged or cut off, so nothing was taken."
_MAGIC = b"\x1f\x8b"
# 16 has zlib expect the head of gzip.
_GZIP = 16 + zlib.MAX_WBITS


def is_large(size: int) -> bool:
    """Whether the export of a journal of `size` bytes is compressed."""
    return size > LARGEST_PLAIN


def compress_copy(content: bytes) -> bytes:
    """`content` as gzip; the same content always gives the same bytes."""
    # Without the time of packing in its head.
    return gzip.compress(content, compresslevel=6, mtime=0)


def decompress_copy(content: bytes) -> bytes:
    """Unpack a gzip file; other content is returned as it is.

    Raises:
        RefusedImportError: it is damaged, or larger than `LARGEST_IMPORT`, which is found out
            before more than that is unpacked.
    """
    if not content.startswith(_MAGIC):
        check_size(len(content))
        return content
    # Once to see how much it is, of which nothing is kept, and then in one piece.
    size = sum(map(len, _pieces(content)))
    return zlib.decompress(content, _GZIP, max(1, size))


def _pieces(content: bytes) -> Iterator[bytes]:
    """What is packed in `content`, piece by piece, refused as soon as it is too much."""
    apart, rest, size = zlib.decompressobj(_GZIP), content, 0
    while not apart.eof:
        try:
            piece = apart.decompress(rest, PIECE)
        except zlib.error:
            raise RefusedImportError(BROKEN) from None
        # The end of the input without the end of the stream: it was cut off.
        if not piece and not apart.eof:
            raise RefusedImportError(BROKEN)
        rest, size = apart.unconsumed_tail, size + len(piece)
        check_size(size)
        yield piece
    if apart.unused_data:
        raise RefusedImportError(BROKEN)


def check_size(size: int) -> None:
    """Refuse a copy that is too large.

    Raises:
        RefusedImportError: `size` (bytes) is more than `LARGEST_IMPORT`.
    """
    if size > LARGEST_IMPORT:
        raise RefusedImportError(
            f"This file is too large to be a journal: the most is {LARGEST_IMPORT // 1_000_000} MB."
        )


def check_room(place: Place, records: Iterable[AnyRecord]) -> None:
    """Check that a place can hold a journal of these records.

    Raises:
        RefusedImportError: they are too large for it; the reason names both sizes.
    """
    most = LARGEST_JOURNAL.get(place.kind)
    size = len(msgspec.json.encode([to_document(each) for each in records])) if most else 0
    if most and size > most:
        raise RefusedImportError(
            f"Your journal would take {size / 1_000_000:.0f} MB with this, and in a browser it can "
            f"have {most // 1_000_000} MB."
        )

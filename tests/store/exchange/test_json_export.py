"""Export restores exactly; an import is taken whole, or refused with a plain reason."""

from __future__ import annotations

import datetime as dt
import json
import tracemalloc
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from data.models import (
    AnyRecord,
    Interview,
    NewerError,
    RefusedImportError,
    Story,
    Worry,
)
from data.store import (
    SCHEMA,
    ImportCounts,
    check_room,
    compare_import,
    compress_copy,
    open_memory,
    read_export,
    write_export,
)
from data.store.core.interface import Place
from data.store.exchange.json_export import MOST_PIECES
from tests.support.store.record_samples import (
    AWKWARD,
    NOON,
    a_worry,
    an_interview,
    key,
    records,
    sound,
)

if TYPE_CHECKING:
    from collections.abc import Callable

BROKEN = "This file is damaged or cut off, so nothing was taken."
UNLIKE = "This is a JSON file, but not an Afterview export."


def an_export(*several: dict[str, Any], **label: Any) -> bytes:  # noqa: ANN401 - any JSON
    afterview = {"schema": 5, "kind": "export", **label}
    return json.dumps({"afterview": afterview, "records": several}).encode()


def a_document(number: int = 1, **fields: Any) -> dict[str, Any]:  # noqa: ANN401 - any JSON
    moment = "2026-01-01T00:00:00Z"
    return {"kind": "worry", "id": key(number), "created": moment, "updated": moment, **fields}


def asking(number: int, *questions: int) -> dict[str, Any]:
    """An interview with questions of these ids."""
    asked = [{"id": key(each)} for each in questions]
    return a_document(number, kind="interview", date="2026-01-01", questions=asked)


def reason(content: bytes) -> str:
    with pytest.raises(RefusedImportError) as refused:
        read_export(content)
    return refused.value.reason


@settings(max_examples=15, deadline=None)
@given(st.lists(records()).map(sound))
def test_any_records_come_back_exactly_and_give_the_same_bytes(several: list[AnyRecord]) -> None:
    exported = write_export(several)
    back = read_export(exported)
    assert {record.id: record for record in back} == {record.id: record for record in several}
    assert write_export(back) == exported
    assert write_export(reversed(several)) == exported


def test_an_export_is_readable_text() -> None:
    exported = write_export([replace(a_worry(1, "Zoë 🙂"), rev="r")]).decode()
    assert exported == (
        '{\n  "afterview": {\n    "schema": 5,\n    "kind": "export"\n  },\n  "records": [\n'
        '    {\n      "kind": "worry",\n      "id": "00000000000000000000000000000001",\n'
        '      "created": "2026-03-01T12:00:00Z",\n      "updated": "2026-03-01T12:00:00Z",\n'
        '      "rev": "r",\n      "text": "Zoë 🙂"\n    }\n  ]\n}\n'
    )


def test_an_empty_journal_can_be_exported() -> None:
    assert read_export(write_export([])) == ()


def test_words_full_of_brackets_are_taken() -> None:
    brackets = replace(a_worry(1, '{[,]}"\\' * 2800), rev="r")
    assert read_export(write_export([brackets])) == (brackets,)


def test_an_export_saved_by_an_editor_with_a_byte_order_mark_is_taken() -> None:
    assert read_export(b"\xef\xbb\xbf" + an_export(a_document(text=AWKWARD)))[0].id == key(1)


def test_an_export_some_program_wrote_in_one_line_is_taken() -> None:
    several = [replace(an_interview(number), rev="r") for number in range(30)]
    compact = json.dumps(json.loads(write_export(several)), separators=(",", ":")).encode()
    assert read_export(compact) == tuple(several)


@pytest.mark.parametrize(
    "content, told",
    [
        (b"", "This is not a JSON file."),
        (b"company,role\nLarkspur,Analyst\n", "This is not a JSON file."),
        (b"PK\x03\x04", "This is not a JSON file."),
        (b"\xff\xfe{\x00", "This is not a JSON file."),
        (b"[1, 2]", "This is not a JSON file."),
        (b"{}", UNLIKE),
        (b'{"afterview": 2, "records": []}', UNLIKE),
        (b'{"afterview": {"schema": 0, "kind": "export"}, "records": []}', UNLIKE),
        (b'{"afterview": {"schema": 5, "kind": "journal"}, "records": []}', UNLIKE),
        (b'{"afterview": {"schema": 5, "kind": "export"}}', BROKEN),
        (b'{"afterview": {"schema": 5, "kind": "export"}, "records": [], "more": 1}', BROKEN),
        (an_export(a_document())[:-1], BROKEN),
        (an_export(a_document())[:-40], BROKEN),
        (an_export(a_document()) + b"x", BROKEN),
        (b"{" + b"[" * 900, BROKEN),
        (an_export(a_document(), a_document()), "Two records in this file have the same id."),
        (an_export(asking(1, 9, 9)), "Two questions in this file have the same id."),
        (an_export(asking(1, 9), asking(2, 9)), "Two questions in this file have the same id."),
    ],
)
def test_what_is_no_export_is_refused_with_a_plain_reason(content: bytes, told: str) -> None:
    assert reason(content) == told


@pytest.mark.parametrize(
    "document, told",
    [
        (a_document(text="secret" * 4000), "One worry has something in “text” that does not fit."),
        (a_document(text=7), "One worry has something in “text” that does not fit."),
        (a_document(secret=7), "One worry has a part this version does not know (“secret”)."),
        (a_document(**{"My Secret!": 7}), "One worry has a part this version does not know."),
        (a_document(kind="secret"), "One record has something in “kind” that does not fit."),
        (a_document(id="secret"), "One worry has something in “id” that does not fit."),
        (a_document(created="secret"), "One worry has something in “created” that does not fit."),
        (
            a_document(kind="interview", date="2026-01-01", stage="secret"),
            "One interview has something in “stage” that does not fit.",
        ),
        (
            a_document(
                kind="interview", date="2026-01-01", questions=[{"id": key(1), "rating": 6}]
            ),
            "One interview has something in “questions.rating” that does not fit.",
        ),
        (
            a_document(kind="check_in", at="2026-01-01T00:00:00Z", moment="after", level=0),
            "One check-in has something in “level” that does not fit.",
        ),
    ],
)
def test_a_record_outside_its_limits_is_named_by_kind_and_field_alone(
    document: dict[str, Any], told: str
) -> None:
    assert reason(an_export(a_document(2), document)) == told


@pytest.mark.parametrize("text", [b'"\\ud800"', b'"\xff"', b'"unclosed', b"1e999"])
def test_text_that_is_no_text_is_refused(text: bytes) -> None:
    good = an_export(a_document(text="here"))
    assert reason(good.replace(b'"here"', text)) in {
        BROKEN,
        "One worry has something that does not fit.",
        "One worry has something in “text” that does not fit.",
        "One record has something that does not fit.",
    }


@pytest.mark.parametrize(
    "document, field",
    [
        (a_document(kind="interview", date="0001-01-01"), "date"),
        (a_document(kind="interview", date="9999-12-31"), "date"),
        (a_document(created="0001-01-01T00:00:00+14:00"), "created"),
        (a_document(updated="9999-12-31T23:59:59-12:00"), "updated"),
        (a_document(parked_until="9999-12-31"), "parked_until"),
        (a_document(kind="settings"), "id"),
    ],
)
def test_what_no_page_could_work_with_is_refused(document: dict[str, Any], field: str) -> None:
    assert reason(an_export(document)).endswith(f" has something in “{field}” that does not fit.")


@pytest.mark.parametrize("number", [b"NaN", b"Infinity", b"-Infinity", b"1e999", b"-1e999"])
def test_a_number_that_is_none_is_refused(number: bytes) -> None:
    due = {"due": "2026-01-01T00:00:00Z", "state": 1, "stability": 7.25}
    practice = a_document(kind="practice", area="intro", date="2026-01-01", schedule=due)
    assert read_export(an_export(practice))
    told = reason(an_export(practice).replace(b"7.25", number))
    assert told == BROKEN or told.endswith("that does not fit.")


def test_a_moment_without_its_zone_is_taken_for_utc() -> None:
    bare = "2026-01-01T00:00:00"
    evaluation = {"closed_at": bare}
    document = a_document(kind="interview", date="2026-01-01", evaluation=evaluation)
    (found,) = read_export(an_export({**document, "created": bare}))
    assert isinstance(found, Interview)
    assert found.created.tzinfo == dt.UTC
    assert found.evaluation.closed_at == dt.datetime(2026, 1, 1, tzinfo=dt.UTC)


def test_nul_is_left_out_of_an_import() -> None:
    (worry,) = read_export(an_export(a_document(text="a\x00b")))
    assert isinstance(worry, Worry)
    assert worry.text == "ab"


def test_a_newer_export_is_refused_as_newer() -> None:
    newer = an_export(a_document(mood="unheard of"), schema=SCHEMA + 1)
    assert reason(newer) == "This file was made by a newer Afterview. Update, then try again."
    with pytest.raises(NewerError):
        read_export(newer)


def hostile(size: int) -> dict[str, bytes]:
    """Files of about `size` bytes made to cost more than they weigh."""
    head = b'{"afterview":{"schema":%d,"kind":"export"},"records":['
    worry = an_export(a_document())[:-3].split(b'"records": [')[1]
    many = head % 2 + worry + b',"text":["'
    return {
        "empty lists": head % 2 + b"[]," * (size // 3) + b"[]]}",
        "empty lists of schema 1": head % 1 + b"[]," * (size // 3) + b"[]]}",
        "small objects": head % 1 + b'{"":0},' * (size // 7) + b"{}]}",
        "numbers": head % 2 + b"0," * (size // 2) + b"0]}",
        "deep": head % 2 + b"[" * size,
        "deep and closed": head % 1 + b"[" * (size // 2) + b"]" * (size // 2) + b"]}",
        "lists before the head": b'{"x":['
        + b"[]," * (size // 3)
        + b"[]],"
        + (head % 2)[1:]
        + b"]}",
        "lists inside a record": many + b'",[],"' * (size // 6) + b'"]}]}',
        "spaced lists of schema 1": head % 1 + b'{"x":[' + b"[],     " * (size // 8) + b"[]]}]}",
        "spaced objects of schema 1": head % 1 + b'{"":0}          ,' * (size // 17) + b"{}]}",
        "spaced questions": head % 2
        + worry.replace(b"worry", b"interview")
        + b',"date":"2026-01-01","around":['
        + b'{"area":"a"},' * (size // 13)
        + b'{"area":"a"}]}]}',
        "quotes never closed": head % 2 + b'"' + b'\\"' * (size // 2),
        "names": head % 1 + b"{" + b",".join(b'"%d":0' % n for n in range(size // 10)) + b"}]}",
        "a long number": head % 2 + b"1" * size + b"]}",
    }


def cost(content: bytes) -> float:
    """Peak memory while `content` is refused, in times of its size."""
    tracemalloc.start()
    try:
        reason(content)
        return tracemalloc.get_traced_memory()[1] / len(content)
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("name", hostile(100))
def test_a_hostile_import_is_refused_within_twenty_times_its_size(name: str) -> None:
    assert cost(hostile(1_000_000)[name]) < 20


@pytest.mark.slow
@pytest.mark.parametrize("name", hostile(100))
def test_the_largest_hostile_import_is_refused_within_twenty_times_its_size(name: str) -> None:
    assert cost(hostile(16_000_000)[name]) < 20


def test_a_file_too_large_is_refused_before_it_is_read() -> None:
    content = b'{"afterview"' + b"[" * 60_000_000
    assert cost(content) < 0.1
    assert reason(content) == "This file is too large to be a journal: the most is 60 MB."


def test_a_packed_file_of_too_much_is_refused_before_more_of_it_is_unpacked() -> None:
    packed = compress_copy(b'{"afterview"' + b"[" * 200_000_000)
    assert cost(packed) < 20
    assert reason(packed) == "This file is too large to be a journal: the most is 60 MB."


@pytest.mark.parametrize("spoil", [lambda it: it[:-9], lambda it: it + b"x", lambda it: it[:12]])
def test_a_packed_file_that_is_cut_off_or_has_more_is_refused(
    spoil: Callable[[bytes], bytes],
) -> None:
    packed = compress_copy(write_export([a_worry(1)]))
    assert reason(spoil(packed)) == "This file is damaged or cut off, so nothing was taken."
    assert read_export(packed) == (a_worry(1),)


def test_five_thousand_interviews_come_back_to_the_byte_plain_and_packed() -> None:
    several = [replace(an_interview(number), rev="r") for number in range(1, 5001)]
    exported = write_export(several)
    assert len(exported) > 25_000_000
    packed = compress_copy(exported)
    assert len(packed) < 20_000_000
    assert write_export(read_export(exported)) == exported
    assert write_export(read_export(packed)) == exported
    # Of everything that is large, an interview more has no more parts than the bound allows.
    assert sum(map(exported.count, (b"{", b"[", b","))) < MOST_PIECES


def test_no_more_parts_are_built_than_the_largest_journal_has() -> None:
    head = b'{"afterview":{"schema":%d,"kind":"export"},"records":[' % SCHEMA
    content = head + b'{"kind":""},' * 3_500_000 + b"{}]}"
    assert reason(content) == "This file has far more parts than a journal has."


def test_more_than_a_browser_bears_is_refused_with_the_figures() -> None:
    several = [replace(an_interview(number), went_well="x" * 20_000) for number in range(2100)]
    check_room(Place("file", None, 0), several)
    with pytest.raises(RefusedImportError) as refused:
        check_room(Place("browser", None, 0), several)
    assert str(refused.value).endswith("MB with this, and in a browser it can have 40 MB.")


def test_a_journal_of_a_thousand_interviews_is_taken() -> None:
    several = [replace(an_interview(number), rev="r") for number in range(1, 1001)]
    exported = write_export(several)
    assert 5_000_000 < len(exported) < 20_000_000
    assert len(read_export(exported)) == 1000


def test_a_preview_counts_what_is_new_same_differing_and_missing() -> None:
    journal = open_memory([a_worry(1), a_worry(2, "here"), a_worry(3), an_interview(4)])
    story = Story(id=key(5), created=NOON, updated=NOON)
    plan = compare_import(
        journal.everything(), [a_worry(1), a_worry(2, "there"), a_worry(6), story]
    )
    assert plan.kinds == {
        Interview: ImportCounts(new=0, same=0, differing=0, missing=1),
        Story: ImportCounts(new=1, same=0, differing=0, missing=0),
        Worry: ImportCounts(new=1, same=1, differing=1, missing=1),
    }
    assert plan.total == ImportCounts(new=2, same=1, differing=1, missing=2)


def test_what_shares_an_id_with_something_else_cannot_stand_beside_it() -> None:
    asked = an_interview(1, questions=2)
    story = Story(id=asked.id, created=NOON, updated=NOON)
    again = replace(asked, id=key(2))
    plan = compare_import([asked], [story, again, a_worry(3)])
    assert plan.total == ImportCounts(new=1, same=0, differing=2, missing=0)
    assert plan.fresh == (a_worry(3),)

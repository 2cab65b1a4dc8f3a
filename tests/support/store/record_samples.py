"""Records to keep: a plain one, a full one, and any one Hypothesis can think of."""

from __future__ import annotations

import datetime as dt
import uuid
from typing import Any

import msgspec
from hypothesis import strategies as st
from msgspec import inspect
from msgspec.structs import replace

from data.models import KINDS, SETTINGS_ID, AnyRecord, Interview, Question, Settings, Worry, clean
from data.store.account.opening import owner_of

EARLIEST, LATEST = dt.datetime(1900, 1, 1), dt.datetime(2199, 12, 31)  # noqa: DTZ001 - bounds
NOON = dt.datetime(2026, 3, 1, 12, tzinfo=dt.UTC)
AWKWARD = "Zoë said: “שלום” 🙂👩‍👩‍👧 <script>alert(1)</script> \\ \" ' {[,]} \u2028\t\r\nمرحبا"


def key(number: int) -> str:
    return f"{number:032x}"


def an_owner() -> str:
    """Somebody who has signed in for the first time."""
    return owner_of("https://people.test", uuid.uuid4().hex, "p" * 32)


def a_worry(number: int, text: str = "", day: int = 0) -> Worry:
    moment = NOON + dt.timedelta(days=day)
    return Worry(id=key(number), created=moment, updated=moment, text=text)


def an_interview(number: int, questions: int = 12) -> Interview:
    """About 8 KB with its twelve questions."""
    moment = NOON + dt.timedelta(days=number % 5000)
    asked = tuple(
        Question(
            id=key(1000 * number + each),
            text="Tell me about a time you disagreed with a colleague.",
            area="conflict",
            rating=1 + each % 5,
            slips=("rushed", "no-example"),
            note="Went blank, then talked too fast. " * 6,
            better_answer="The reporting deadline: what I said and what came of it. " * 5,
        )
        for each in range(questions)
    )
    return Interview(
        id=key(number),
        created=moment,
        updated=moment,
        date=moment.date(),
        company="Larkspur",
        role="Data analyst",
        questions=asked,
        went_well="Arrived calm. " * 20,
        felt=2,
        chance=30,
    )


@st.composite
def records(draw: st.DrawFn) -> AnyRecord:
    """Any record of any kind, as the app could have checked it."""
    return _whole(draw(_struct(inspect.type_info(draw(st.sampled_from(KINDS))))))


def sound(several: list[AnyRecord]) -> list[AnyRecord]:
    """The same as a journal holds them: every id once."""
    return list({record.id: record for record in several}.values())


def _whole(fields: dict[str, Any]) -> AnyRecord:
    """A record whose ids are as an import takes them: those of questions each once."""
    record: AnyRecord = msgspec.convert(clean(msgspec.to_builtins(fields)), AnyRecord)
    if isinstance(record, Settings):
        return replace(record, id=SETTINGS_ID)
    if isinstance(record, Interview):
        first = 100 * (1 + int(record.id, 16))
        asked = enumerate(record.questions, start=first)
        return replace(record, questions=tuple(replace(q, id=key(n)) for n, q in asked))
    return record


def _struct(info: Info) -> st.SearchStrategy[dict[str, Any]]:
    required = {field.encode_name: _any(field.type) for field in info.fields if field.required}
    optional = {field.encode_name: _any(field.type) for field in info.fields if not field.required}
    tag = {info.tag_field: st.just(info.tag)} if info.tag_field else {}
    return st.fixed_dictionaries({**tag, **required}, optional=optional)


Info = Any  # msgspec's own description of a type; every kind of type has other fields
_TEXT = st.one_of(st.sampled_from(["", AWKWARD]), st.text(max_size=30))
_ZONES = st.sampled_from([dt.UTC, dt.timezone(dt.timedelta(hours=5, minutes=30))])


def _text(info: Info) -> st.SearchStrategy[str]:
    if info.pattern is None:
        return _TEXT.map(lambda text: text[: info.max_length])
    if "32" in info.pattern:
        return st.integers(0, 5).map(key)
    return st.sampled_from(["conflict", "about-you", "conflict/two-minutes"])


def _whole_number(info: Info) -> st.SearchStrategy[int]:
    return st.integers(info.ge, info.le)


def _fraction(info: Info) -> st.SearchStrategy[float]:
    return st.floats(info.ge, info.le, allow_nan=False, allow_infinity=False)


def _any(info: Info) -> st.SearchStrategy[Any]:
    made: dict[Any, Any] = {
        inspect.StrType: _text,
        inspect.IntType: _whole_number,
        inspect.FloatType: _fraction,
        inspect.BoolType: lambda _: st.booleans(),
        inspect.NoneType: lambda _: st.none(),
        inspect.DateType: lambda _: st.dates(EARLIEST.date(), LATEST.date()),
        inspect.DateTimeType: lambda _: st.datetimes(EARLIEST, LATEST, timezones=_ZONES),
        inspect.EnumType: lambda each: st.sampled_from(list(each.cls)),
        inspect.UnionType: lambda each: st.one_of([_any(part) for part in each.types]),
        inspect.StructType: _struct,
        inspect.VarTupleType: lambda each: st.lists(_any(each.item_type), max_size=3),
    }
    strategy: st.SearchStrategy[Any] = made[type(info)](info)
    return strategy

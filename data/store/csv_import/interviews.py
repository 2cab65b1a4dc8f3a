"""Imports past interviews from a CSV log with a row for each question or each interview."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, NamedTuple

from data.models import (
    MOST_QUESTIONS,
    Evaluation,
    EvaluationState,
    Interview,
    Outcome,
    Question,
    Result,
    check,
    fold_words,
)
from data.store.csv_import.column_mapping import Mapping, Target
from data.store.csv_import.read_csv import Row, Skipped, Table
from data.store.csv_import.row_reader import Preview, Reader
from data.store.csv_import.vocabulary import (
    read_area,
    read_format,
    read_rating,
    read_result,
    read_stage,
    tell_scale,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from data.models import AnyRecord, Format, Stage

HIGHEST = 5
"""The highest rating."""

_AHEAD = dt.timedelta(days=2 * 365)
"""How far ahead an interview may lie."""

FRESH = dt.timedelta(days=14)
"""An unrated interview older than this is no longer offered for evaluation from memory."""


class Maker(NamedTuple):
    """What records are made with: the moment, new ids, and a guess of a question's area."""

    now: dt.datetime
    new_id: Callable[[], str]
    suggest: Callable[[str], str | None]


def suggest_nothing(_: str) -> str | None:
    """No area for any question."""
    return None


def interviews(  # noqa: PLR0913 - a table, how it is read, and what is known already
    table: Table,
    mapping: Mapping,
    now: dt.datetime,
    new_id: Callable[[], str],
    *,
    kept: Iterable[AnyRecord] = (),
    suggest: Callable[[str], str | None] = suggest_nothing,
) -> Preview:
    """The interviews in a table that are new to the journal, with the outcomes it states.

    Rows of the same company, day and stage are one interview. A row without a day is skipped.

    Args:
        table: the table.
        mapping: which column holds what.
        now: the local time, with its zone; it says which days lie ahead.
        new_id: makes an id.
        kept: the journal. An interview with the same company, role and day as one of its own, at
            the same stage or at none, is `already` there, with all of its rows.
        suggest: gives the area of a question whose row does not.
    """
    reader = Reader(table, mapping, now.date())
    skipped = list(table.skipped)
    groups = _group(reader, skipped)
    known = _by_name(each for each in kept if isinstance(each, Interview))
    maker, scale = Maker(now, new_id, suggest), tell_scale(reader.column(Target.RATING))
    records: list[AnyRecord] = []
    already: list[int] = []
    for day, rows in groups:
        made = _interview(reader, day, rows, maker, scale)
        if any(_same(made, each) for each in known.get(_name(made), ())):
            already += [row.number for row in rows]
        else:
            records += [made, *_outcome(reader, made, rows, maker)]
    in_order = tuple(sorted(skipped, key=lambda each: each.row))
    return Preview(tuple(records), in_order, tuple(already), _warnings(reader, scale))


def _warnings(reader: Reader, scale: int) -> tuple[str, ...]:
    brought = f"Ratings out of {scale} were brought to 1 to 5."
    return (*reader.warnings(), *([brought] if scale > HIGHEST else []))


def _group(reader: Reader, skipped: list[Skipped]) -> list[tuple[dt.date, list[Row]]]:
    """The rows of each interview, in the order of the file; those without a day are skipped."""
    groups: dict[tuple[dt.date, str, str], list[Row]] = {}
    for row in reader.table.rows:
        day = reader.day(row, Target.DATE, reader.today + _AHEAD)
        if day is None:
            skipped.append(Skipped(row.number, "It has no day that can be read."))
            continue
        stage = fold_words(reader.text(row, Target.STAGE))
        groups.setdefault((day, fold_words(reader.text(row, Target.COMPANY)), stage), []).append(
            row
        )
    return [(key[0], rows) for key, rows in groups.items()]


def _interview(
    reader: Reader, day: dt.date, rows: Sequence[Row], maker: Maker, scale: int
) -> Interview:
    asked = [row for row in rows if reader.text(row, Target.QUESTION)]
    for row in asked[MOST_QUESTIONS:]:
        reader.note(row, f"An interview keeps {MOST_QUESTIONS} questions; one more was left out")
    questions = tuple(_question(reader, row, maker, scale) for row in asked[:MOST_QUESTIONS])
    notes = [reader.text(row, Target.NOTE) for row in rows if not reader.text(row, Target.QUESTION)]
    extras = dict.fromkeys(line for row in rows for line in reader.extras(row))
    made = Interview(
        id=maker.new_id(),
        created=maker.now,
        updated=maker.now,
        date=day,
        company=reader.text(rows[0], Target.COMPANY),
        role=_first(reader, rows, Target.ROLE),
        stage=_stage(reader, rows),
        format=_format(reader, rows),
        questions=questions,
        evaluation=_evaluation(questions, day, reader.today),
        note=reader.join(rows[0], [*notes, *extras]),
    )
    return check(made)


def _evaluation(questions: Sequence[Question], day: dt.date, today: dt.date) -> Evaluation:
    """Closed when it was rated or lies too far back, so that nobody is asked to do it again."""
    over = today - day > FRESH or any(question.rating for question in questions)
    return Evaluation(state=EvaluationState.CLOSED if over else EvaluationState.NEW)


def _question(reader: Reader, row: Row, maker: Maker, scale: int) -> Question:
    text, named = reader.text(row, Target.QUESTION), reader.text(row, Target.AREA)
    area = read_area(named) if named else maker.suggest(text)
    cell = reader.text(row, Target.RATING)
    rating = read_rating(cell, scale)
    if named and area is None:
        reader.note(row, "A kind of question this app does not know was left open")
    if cell and rating is None:
        reader.note(row, "A rating could not be read and was left open")
    note = reader.text(row, Target.NOTE)
    return Question(id=maker.new_id(), text=text, area=area, rating=rating, note=note)


def _outcome(
    reader: Reader, interview: Interview, rows: Sequence[Row], maker: Maker
) -> tuple[Outcome, ...]:
    """What came of it, if any row says so; of several answers the last holds, and is noted."""
    said = [(row, found) for row in rows if (found := _result(reader, row)) is not None]
    feedback = _first(reader, rows, Target.FEEDBACK)
    if not said and not feedback:
        return ()
    if len({found for _, found in said}) > 1:
        reader.note(said[-1][0], "An interview has different results; the last one was taken")
    made = Outcome(
        id=maker.new_id(),
        created=maker.now,
        updated=maker.now,
        interview=interview.id,
        result=said[-1][1] if said else Result.WAITING,
        heard=_heard(reader, rows),
        feedback=feedback,
    )
    return (check(made),)


def _heard(reader: Reader, rows: Sequence[Row]) -> dt.date | None:
    days = (reader.day(row, Target.HEARD, reader.today) for row in rows)
    return next((day for day in days if day), None)


def _result(reader: Reader, row: Row) -> Result | None:
    cell = reader.text(row, Target.RESULT)
    found = read_result(cell)
    if cell and found is None:
        reader.note(row, "A result in words this app does not know was left open")
    return found


def _stage(reader: Reader, rows: Sequence[Row]) -> Stage | None:
    return read_stage(_first(reader, rows, Target.STAGE))


def _format(reader: Reader, rows: Sequence[Row]) -> Format | None:
    return read_format(_first(reader, rows, Target.FORMAT)) or read_format(
        _first(reader, rows, Target.STAGE)
    )


def _first(reader: Reader, rows: Sequence[Row], target: Target) -> str:
    """The first filled cell of a column among these rows."""
    return next((text for row in rows if (text := reader.text(row, target))), "")


InterviewName = tuple[str, str, dt.date]


def _name(interview: Interview) -> InterviewName:
    return (fold_words(interview.company), fold_words(interview.role), interview.date)


def _by_name(interviews: Iterable[Interview]) -> dict[InterviewName, list[Interview]]:
    """The kept interviews by what tells one from another: thousands are compared with thousands."""
    found: dict[InterviewName, list[Interview]] = {}
    for each in interviews:
        found.setdefault(_name(each), []).append(each)
    return found


def _same(made: Interview, kept: Interview) -> bool:
    return made.stage is kept.stage or None in (made.stage, kept.stage)

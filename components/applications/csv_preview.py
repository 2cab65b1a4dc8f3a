"""What a list from elsewhere would bring: its first rows, what is left out and why."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

import streamlit as st

from components.text import application_labels, english, labels
from components.text.markdown import plain_line
from data.models import Application, Interview, Outcome

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Mapping, Sequence

    from components.storage import Preview, Skipped
    from components.text.voice import Voice
    from data.models import AnyRecord

_SHOWN = 5
"""Rows shown as they would be kept."""

NAMED = 5
"""Row numbers named for one reason; the others are counted."""


def draw_preview(preview: Preview, voice: Voice) -> None:
    """The first rows as they would be kept, then what is left out, with its rows."""
    rows = [_row(each, preview.records, voice) for each in _main(preview.records)[:_SHOWN]]
    if rows:
        st.table(rows, hide_index=True)
    lines = [*_left_out(preview.skipped), *_already(preview.already), *preview.warnings]
    if lines:
        st.caption("\n".join(f"- {line}" for line in lines))


def _main(records: Iterable[AnyRecord]) -> list[Application | Interview]:
    return [each for each in records if isinstance(each, Application | Interview)]


def _row(
    record: Application | Interview, records: Sequence[AnyRecord], voice: Voice
) -> dict[str, str]:
    """A record as it would be kept, in a few cells of Markdown."""
    named = {"Company": plain_line(record.company, 40), "Role": plain_line(record.role, 40)}
    if isinstance(record, Application):
        stage = (
            application_labels.ENDED[record.ended]
            if record.ended
            else application_labels.STAGES[record.stage]
        )
        return {**named, "Stage": stage, "Applied": _day(record.applied)}
    found = (each for each in records if isinstance(each, Outcome) and each.interview == record.id)
    result = next((labels.result(each.result) for each in found), "")
    asked = voice.figure_of(len(record.questions), "question")
    return {**named, "Day": _day(record.date), "Asked": asked, "What came of it": result}


def _day(day: dt.date | None) -> str:
    return labels.day(day) if day else ""


def _left_out(skipped: Iterable[Skipped]) -> list[str]:
    """Each reason with its rows."""
    reasons: Mapping[str, list[int]] = defaultdict(list)
    for each in skipped:
        reasons[each.reason].append(each.row)
    return [f"Left out, {_rows(rows)}: {reason}" for reason, rows in reasons.items()]


def _already(already: Sequence[int]) -> list[str]:
    return [f"Here already, {_rows(already)}."] if already else []


def _rows(numbers: Sequence[int]) -> str:
    listed = english.listing([str(number) for number in dict.fromkeys(numbers)], NAMED)
    return f"row{'' if len(numbers) == 1 else 's'} {listed}"


def count_found(records: Sequence[AnyRecord], voice: Voice) -> str:
    """How much there is, such as "12 interviews with 40 questions"."""
    found = _main(records)
    thing = "application" if any(isinstance(each, Application) for each in found) else "interview"
    asked = sum(len(each.questions) for each in found if isinstance(each, Interview))
    told = voice.figure_of(len(found), thing)
    return f"{told} with {voice.figure_of(asked, 'question')}" if asked else told

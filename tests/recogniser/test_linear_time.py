"""Whole readers: whatever a text says, reading it costs in step with its length."""

from __future__ import annotations

import datetime as dt
import gc
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, Any
from uuid import uuid4

import pytest
from msgspec.structs import replace

from components.text.markdown import plain, plain_line, spoken
from data.coaching.correspondence import email_files, tone_check
from data.coaching.hiring_process import same_job
from data.coaching.interviews import ical
from data.coaching.invitations import reading, taking
from data.coaching.practice import answer_facts, question_wording
from data.models import RefusedImportError
from data.recogniser import (
    areas,
    areas_to_offer,
    feedback,
    read_paste,
    remembered_area,
    story_areas,
)
from data.store.csv_import.column_mapping import Purpose
from data.store.csv_import.table_import import open_table
from data.store.exchange.json_export import read_export, write_export
from tests.support.cost_ratios import grows_too_fast, hold_against
from tests.support.csv_samples import NOW
from tests.support.hostile_text import shapes
from tests.support.invitations import titled
from tests.support.page_driver import an_interview, fill, key, visit_page

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

LONG = 4_900
DAY = dt.date(2026, 11, 22)


def write_calendar(text: str) -> bytes:
    return ical.write_calendar([ical.CalendarEvent("a", DAY, text, text, NOW)])


def read_invitation(text: str) -> object:
    """An invitation with this text in every line of it, as a file and in an email."""
    line = text.replace("\r", " ").replace("\n", "\\n")
    names = ("SUMMARY", "DESCRIPTION", "LOCATION", "UID", "RRULE", "DURATION", "SEQUENCE")
    lines = [*(f"{name}:{line}" for name in names), f"ORGANIZER;CN={line}:mailto:{line}"]
    content = titled(line, *lines, f"ATTENDEE;CN={line}:mailto:{line}", text)
    found = reading.read_invitations(content, dt.UTC, text)
    with suppress(RefusedImportError):
        reading.read_invitations(f"To: {line}\nSubject: {line}\n\n{text}".encode(), dt.UTC)
    with suppress(RefusedImportError):
        reading.read_invitations(text.encode(), dt.UTC)
    return [taking.judge_invite(each, ()) for each in found]


def read_list(text: str) -> object:
    """A log of interviews with this text in cells of many rows."""
    cells = (
        text[at : at + 60].replace('"', "'").replace("\n", " ") for at in range(0, len(text), 60)
    )
    rows = "".join(f'2026-01-01,"{cell}","{cell}","{cell}"\n' for cell in cells)
    try:
        table = open_table(f"Interview date,Company,Result,Question\n{rows}".encode())
        look = table.taken_as(Purpose.INTERVIEWS).look(NOW, lambda: uuid4().hex, ())
    except RefusedImportError:
        return None
    return look


def read_journal(text: str) -> object:
    return read_export(write_export([an_interview(1, pasted=text, note=text)]))


READERS: dict[str, Callable[[str], object]] = {
    "paste": read_paste,
    "areas": areas,
    "feedback": feedback.areas_in_feedback,
    "story": story_areas.areas_of_story,
    "facts of an answer": partial(answer_facts.facts_of_answer, area="conflict"),
    "second look": tone_check.tone_warnings,
    "aside": question_wording.without_aside,
    "company": same_job.fold_company,
    "link": lambda text: email_files.mailto_link(text, text, text),
    "file": lambda text: email_files.eml_file(text, text, text, text, NOW),
    "calendar": write_calendar,
    "invitation": read_invitation,
    "shown": plain,
    "label": plain_line,
    "read out": spoken,
    "list": read_list,
    "journal": read_journal,
}


@pytest.mark.parametrize("reader", READERS)
def test_a_reader_takes_any_text_in_step_with_its_length(reader: str) -> None:
    read = READERS[reader]
    read("warm up, please")
    steep = {
        name: found
        for name, shape in shapes()
        if (found := grows_too_fast(lambda size, shape=shape: partial(read, shape(size)), LONG))  # type: ignore[misc]
    }
    assert steep == {}


ORDINARY = "They asked me how I plan a week, and then why I would like to work there. " * 30
HOSTILE = ("'" * 2_000, " '" * 1_000, "a" + " " * 1_998 + "?")


@pytest.mark.parametrize(
    "page",
    ["evaluate", "interview", "question_bank", "patterns", "learn", "stories", "next_interview"],
)
def test_a_page_over_a_journal_of_hostile_texts_opens_as_fast_as_any_other(
    home: Path, page: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for kind, texts in (("ordinary", [ORDINARY[:2_000]] * 3), ("hostile", HOSTILE)):
        (home / kind).mkdir()
        fill(home / kind, [_interview(place, text) for place, text in enumerate(texts, start=1)])

    def open_page(kind: str) -> None:
        monkeypatch.setenv("AFTERVIEW_HOME", str(home / kind))
        assert not visit_page(page, id=key(1)).exception

    open_page("hostile")
    work, other = partial(open_page, "hostile"), partial(open_page, "ordinary")
    assert hold_against(work, other, turns=3) < 3


def _interview(number: int, text: str) -> Any:  # noqa: ANN401 - an interview
    made = an_interview(number, pasted=text, pastes=(text,), went_well=text)
    return replace(made, questions=tuple(replace(each, text=text) for each in made.questions))


# What a visitor wrote leaves with the visitor.


def test_no_text_of_a_visitor_stays_in_the_servers_memory() -> None:
    mark = f"zq{uuid4().hex}"
    for read in READERS.values():
        read(f"They asked me why {mark} matters to you, and how you would say so. ({mark})")
    areas_to_offer(f"Why {mark}?", (), 4)
    remembered_area(f"Why is {mark} so?", [(f"Why would {mark} be?", "case")])
    question_wording.find_fullest(f"Why {mark}?", [f"Why is it that {mark} is?"])
    gc.collect()
    kept = [
        text
        for thing in gc.get_objects()
        for text in gc.get_referents(thing)
        if isinstance(text, str | bytes) and text is not mark and _holds(text, mark)
    ]
    assert kept == []


def _holds(text: str | bytes, mark: str) -> bool:
    return mark in text if isinstance(text, str) else mark.encode() in text

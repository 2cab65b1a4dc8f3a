"""Imports applications from a job tracker's CSV file: reads, matches and previews them.

table = read_table(content) mapping = recognise(table.headers) or guess(table.headers) preview =
applications(table, mapping, now, new_id, kept=kept)

Nothing is saved here; the caller saves `preview.records` all at once.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from data.models import Application, ApplicationStage, check, fold_words
from data.regex.pattern import Pattern
from data.store.csv_import.column_mapping import Mapping, Target
from data.store.csv_import.read_csv import Row, Skipped, Table
from data.store.csv_import.row_reader import Preview, Reader
from data.store.csv_import.vocabulary import Standing, read_standing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from data.models import AnyRecord

LATEST_APPLIED = dt.timedelta(days=3 * 365)
"""How far ahead a next step may lie."""

_LINK = Pattern(r"https?://\S+", folded=True)
_UNKNOWN = "The status is in words this app does not know, and counts as applied"
Identity = tuple[str, str, dt.date | None]


def applications(
    table: Table,
    mapping: Mapping,
    now: dt.datetime,
    new_id: Callable[[], str],
    *,
    kept: Iterable[AnyRecord] = (),
) -> Preview:
    """The applications in a table that are new to the journal.

    A row that names neither company nor role, or was never applied for, is skipped. So is one that
    repeats an earlier row, link included.

    Args:
        table: the table.
        mapping: which column holds what.
        now: the local time, with its zone; it says which days lie ahead.
        new_id: makes an id.
        kept: the journal. A row with the same company, role and day as one of its applications is
            `already` there.
    """
    reader = Reader(table, mapping, now.date())
    known = {_identity(each) for each in kept if isinstance(each, Application)}
    seen: set[tuple[Identity, str]] = set()
    records, skipped, already = [], list(table.skipped), []
    for row in table.rows:
        found = _application(reader, row, now, new_id)
        if isinstance(found, Skipped):
            skipped.append(found)
        elif _identity(found) in known:
            already.append(row.number)
        elif (_identity(found), found.link) in seen:
            skipped.append(Skipped(row.number, "It is in this file twice."))
        else:
            seen.add((_identity(found), found.link))
            records.append(found)
    in_order = tuple(sorted(skipped, key=lambda each: each.row))
    return Preview(tuple(records), in_order, tuple(already), reader.warnings())


def _identity(application: Application) -> Identity:
    return (fold_words(application.company), fold_words(application.role), application.applied)


def _application(
    reader: Reader, row: Row, now: dt.datetime, new_id: Callable[[], str]
) -> Application | Skipped:
    company, role = reader.text(row, Target.COMPANY), reader.text(row, Target.ROLE)
    if not company and not role:
        return Skipped(row.number, "It names neither a company nor a role.")
    stage, ended = _standing(reader, row)
    if stage is None:
        return Skipped(row.number, "You did not apply for it.")
    link, note = _link_and_note(reader, row)
    today = reader.today
    made = Application(
        id=new_id(),
        created=now,
        updated=now,
        company=company,
        role=role,
        source=reader.text(row, Target.SOURCE) or reader.mapping.name,
        link=link,
        note=note,
        stage=stage,
        ended=ended,
        applied=reader.day(row, Target.DATE, today),
        heard=reader.day(row, Target.HEARD, today),
        next_action=reader.text(row, Target.NEXT_ACTION),
        next_date=reader.day(row, Target.NEXT_DATE, today + LATEST_APPLIED),
    )
    return check(made)


def _standing(reader: Reader, row: Row) -> Standing:
    """How it stands: by its status, and how it ended by the reason given, if it has ended."""
    status, why = reader.text(row, Target.STATUS), reader.text(row, Target.ENDED)
    found = read_standing(status)
    if status and found is None:
        reader.note(row, _UNKNOWN)
    found = found or Standing(ApplicationStage.APPLIED)
    reason = read_standing(why)
    return _ended(found, reason) if reason and found.ended is None else found


def _ended(found: Standing, reason: Standing) -> Standing:
    """`found` with the reason it ended, where that is an ending and the status does not deny it."""
    ending = reason.ended or reason.stage in _ENDINGS
    if not ending or (found.stage is not ApplicationStage.CLOSED and found != _PLAIN):
        return found
    return reason


_ENDINGS = (ApplicationStage.GHOSTED, ApplicationStage.WITHDRAWN)
_PLAIN = Standing(ApplicationStage.APPLIED)


def _link_and_note(reader: Reader, row: Row) -> tuple[str, str]:
    """The link if it is one to follow; the note holds what has no field of its own."""
    link = reader.text(row, Target.LINK)
    followed = link if _LINK.fullmatch(link) else ""
    lines = [reader.text(row, Target.NOTE), reader.text(row, Target.ENDED)]
    lines += [] if followed or not link else [f"Link: {link}"]
    if read_standing(status := reader.text(row, Target.STATUS)) is None and status:
        lines.append(f"Status: {status}")
    return followed, reader.join(row, [*lines, *reader.extras(row)])

"""A journal taken out as one file, and files taken in."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from components.storage import download_links
from components.storage.download_links import Handout
from components.text import enum_labels
from data import store as stores
from data.coaching.applications.standing import with_current_stages
from data.models import StoreError, change

if TYPE_CHECKING:
    from datetime import date

    from components.session.context import Visit
    from data.models import AnyRecord
    from data.store import ImportPlan, Incoming, ReadableTable


HANDOUTS = {
    "copy": Handout("afterview-{}.json", "application/json"),
    "packed": Handout("afterview-{}.json.gz", "application/gzip"),
    "spreadsheet": Handout(
        "afterview-{}.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    ),
    "csv": Handout("afterview-{}-tables.zip", "application/zip"),
}
"""What a journal can be taken out as, and what the file is called on a day."""


def handout(kind: str, day: date) -> Handout:
    """What the file is called that is taken out on `day`."""
    name, mime = HANDOUTS[kind]
    return Handout(name.format(day.isoformat()), mime)


def _hand_out(visit: Visit, kind: str, content: bytes) -> bytes:
    return download_links.hand_out(visit.store, content, handout(kind, visit.today))


def write_copy(visit: Visit) -> bytes:
    """The whole journal as one file that restores exactly; that a copy was taken is noted.

    It is written when the person asks for it, outside of any run of the page. A run that noted it
    could take the file away before the browser has fetched it.
    """
    records = visit.store.everything()
    with suppress(StoreError):
        kept = visit.settings()
        copied = {"copied": visit.today, "copied_records": len(records)}
        visit.store.put(change(kept, visit.now(), **copied))
    content = stores.write_export(records)
    kind = copy_kind(visit)
    return _hand_out(visit, kind, stores.compress_copy(content) if kind == "packed" else content)


def copy_kind(visit: Visit) -> str:
    """What a copy of this journal is handed out as: packed, where it would not come back plain."""
    return "packed" if stores.is_large(visit.store.place().size) else "copy"


def make_spreadsheet(visit: Visit) -> bytes:
    """The whole journal as one spreadsheet, to read elsewhere."""
    return _hand_out(visit, "spreadsheet", stores.write_spreadsheet(_print(visit), str(visit.zone)))


def make_csv_files(visit: Visit) -> bytes:
    """The whole journal as CSV files in a zip, to read elsewhere."""
    content = stores.write_csv_files(_print(visit), visit.today, str(visit.zone))
    return _hand_out(visit, "csv", content)


def _print(visit: Visit) -> tuple[ReadableTable, ...]:
    # Streamlit makes the file outside of any run, where the browser's zone is not known any more:
    # it is that of the run which drew the button.
    manner = stores.TableWording(enum_labels.label_of, visit.zone)
    return stores.build_readable_tables(with_current_stages(visit.store.everything()), manner)


def read_copy(content: bytes) -> tuple[AnyRecord, ...]:
    """The records of an export.

    Raises:
        RefusedImportError: it cannot be taken as it is; the reason says why.
    """
    return stores.read_export(content)


def preview(visit: Visit, incoming: tuple[AnyRecord, ...]) -> ImportPlan:
    """How an export's records compare with what is kept here."""
    return stores.compare_import(visit.store.everything(), incoming)


def find_room(visit: Visit, records: tuple[AnyRecord, ...]) -> None:
    """Make sure that where this journal is kept there is room for `records` in place of it.

    Raises:
        RefusedImportError: there is not; the reason has the figures.
    """
    stores.check_room(visit.store.place(), records)


def open_list(content: bytes) -> Incoming:
    """A list from elsewhere: what it seems to hold and how it is read.

    Raises:
        RefusedImportError: it cannot be read as a table; the reason says why.
    """
    return stores.open_table(content)

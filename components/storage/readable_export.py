"""The journal as tables to read elsewhere, in the zone of the visitor whose page offered them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from components.storage import download_links
from components.storage.import_export import handout
from components.text import enum_labels
from data import store as stores
from data.coaching.applications.standing import with_current_stages

if TYPE_CHECKING:
    from components.session.context import Visit
    from data.store import ReadableTable


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


def _hand_out(visit: Visit, kind: str, content: bytes) -> bytes:
    return download_links.hand_out(visit.store, content, handout(kind, visit.today))

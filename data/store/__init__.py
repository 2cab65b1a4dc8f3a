"""Where records are kept: a file, memory, or the visitor's browser; export and import."""

from data.store.account.opening import is_away, open_account, open_database, owner_of
from data.store.browser.conflicts import Conflict
from data.store.browser.journal import BrowserJournal
from data.store.core.interface import Erased, Store, fresh_revision
from data.store.core.migrations import SCHEMA
from data.store.csv_import.column_mapping import Target
from data.store.csv_import.read_csv import Skipped
from data.store.csv_import.row_reader import Preview
from data.store.csv_import.table_import import Incoming, open_table
from data.store.exchange.gzip_copy import check_room, compress_copy, is_large
from data.store.exchange.json_export import read_export, write_export
from data.store.exchange.merge_journals import unite_journals
from data.store.exchange.preview import ImportCounts, ImportPlan, compare_import
from data.store.exchange.readable_tables import ReadableTable, TableWording, build_readable_tables
from data.store.exchange.spreadsheet import write_csv_files, write_spreadsheet
from data.store.local.memory import open_memory
from data.store.local.opening import begin_afresh, default_path, open_journal, restore_backup

__all__ = [
    "SCHEMA",
    "BrowserJournal",
    "Conflict",
    "Erased",
    "ImportCounts",
    "ImportPlan",
    "Incoming",
    "Preview",
    "ReadableTable",
    "Skipped",
    "Store",
    "TableWording",
    "Target",
    "begin_afresh",
    "build_readable_tables",
    "check_room",
    "compare_import",
    "compress_copy",
    "default_path",
    "fresh_revision",
    "is_away",
    "is_large",
    "open_account",
    "open_database",
    "open_journal",
    "open_memory",
    "open_table",
    "owner_of",
    "read_export",
    "restore_backup",
    "unite_journals",
    "write_csv_files",
    "write_export",
    "write_spreadsheet",
]

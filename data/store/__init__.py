"""Where records are kept: a file, memory, or the visitor's browser; export and import."""

from data.store.account.opening import is_away, open_account, open_database, owner_of
from data.store.browser.conflicts import Clash
from data.store.browser.journal import BrowserJournal, open_browser
from data.store.browser.messages import (
    AnyReply,
    Garbled,
    Opened,
    Part,
    Trouble,
    put_together,
    read_replies,
)
from data.store.core.interface import Erased, Place, Store, fresh_revision
from data.store.core.migrations import SCHEMA
from data.store.csv_import.applications import applications
from data.store.csv_import.column_mapping import (
    TARGETS,
    Mapping,
    Purpose,
    Target,
    assign,
    guess,
    holds_questions,
    recognise,
)
from data.store.csv_import.interviews import interviews
from data.store.csv_import.read_csv import Row, Skipped, Table, read_table
from data.store.csv_import.row_reader import Preview
from data.store.csv_import.table_import import Incoming, open_table
from data.store.exchange.gzip_copy import find_room, is_large, pack
from data.store.exchange.json_export import NewerImportError, read_export, write_export
from data.store.exchange.merge_journals import Union, unite
from data.store.exchange.preview import Plan, Tally, preview
from data.store.exchange.readable_tables import Manner, Printed, print_tables
from data.store.exchange.spreadsheet import write_csv_files, write_spreadsheet
from data.store.local.memory import open_memory
from data.store.local.opening import begin_afresh, default_path, open_journal, restore_backup

__all__ = [
    "SCHEMA",
    "TARGETS",
    "AnyReply",
    "BrowserJournal",
    "Clash",
    "Erased",
    "Garbled",
    "Incoming",
    "Manner",
    "Mapping",
    "NewerImportError",
    "Opened",
    "Part",
    "Place",
    "Plan",
    "Preview",
    "Printed",
    "Purpose",
    "Row",
    "Skipped",
    "Store",
    "Table",
    "Tally",
    "Target",
    "Trouble",
    "Union",
    "applications",
    "assign",
    "begin_afresh",
    "default_path",
    "find_room",
    "fresh_revision",
    "guess",
    "holds_questions",
    "interviews",
    "is_away",
    "is_large",
    "open_account",
    "open_browser",
    "open_database",
    "open_journal",
    "open_memory",
    "open_table",
    "owner_of",
    "pack",
    "preview",
    "print_tables",
    "put_together",
    "read_export",
    "read_replies",
    "read_table",
    "recognise",
    "restore_backup",
    "unite",
    "write_csv_files",
    "write_export",
    "write_spreadsheet",
]

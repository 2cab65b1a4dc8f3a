"""Where records are kept: a file, memory, or the visitor's browser; export and import."""

from data.store.accounts import is_away, open_account, open_database, owner_of
from data.store.browser import BrowserJournal, open_browser
from data.store.clashes import Clash
from data.store.columns import (
    TARGETS,
    Mapping,
    Purpose,
    Target,
    assign,
    guess,
    holds_questions,
    recognise,
)
from data.store.erased import Erased
from data.store.exchange import NewerImportError, read_export, write_export
from data.store.incoming import Incoming, open_table
from data.store.interface import Place, Store, fresh_revision
from data.store.memory import open_memory
from data.store.migrations import SCHEMA
from data.store.opening import begin_afresh, default_path, open_journal, restore_backup
from data.store.packing import find_room, is_large, pack
from data.store.past import interviews
from data.store.plan import Plan, Tally, preview
from data.store.printed import Manner, Printed, print_tables
from data.store.reading import Preview
from data.store.replies import (
    AnyReply,
    Garbled,
    Opened,
    Part,
    Trouble,
    put_together,
    read_replies,
)
from data.store.sheet import Row, Skipped, Table, read_table
from data.store.take_out import write_csv_files, write_spreadsheet
from data.store.trackers import applications
from data.store.union import Union, unite

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

"""Where records are kept: one small interface; a file, or memory; export and import."""

from data.store.exchange import NewerImportError, read_export, write_export
from data.store.file import default_path, open_journal, restore_backup
from data.store.interface import Place, Store
from data.store.memory import open_memory
from data.store.migrations import SCHEMA
from data.store.plan import Plan, Tally, preview

__all__ = [
    "SCHEMA",
    "NewerImportError",
    "Place",
    "Plan",
    "Store",
    "Tally",
    "default_path",
    "open_journal",
    "open_memory",
    "preview",
    "read_export",
    "restore_backup",
    "write_export",
]

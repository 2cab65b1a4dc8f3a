"""The frame around every page, and all that reaches the clock, the cache and the store."""

from components.shell.clock import now
from components.shell.examples import leave_example, show_example
from components.shell.exchange import (
    copy_kind,
    find_room,
    handout,
    open_table,
    preview,
    read_export,
    write_csv_files,
    write_export,
    write_spreadsheet,
)
from components.shell.frame import enter, run
from components.shell.handed_out import revoke
from components.shell.journals import find_facts, look
from components.shell.parts import part, part_called, part_every, part_within, run_also, run_parts
from components.shell.uploads import finish_upload, forget_reading

__all__ = [
    "copy_kind",
    "enter",
    "find_facts",
    "find_room",
    "finish_upload",
    "forget_reading",
    "handout",
    "leave_example",
    "look",
    "now",
    "open_table",
    "part",
    "part_called",
    "part_every",
    "part_within",
    "preview",
    "read_export",
    "revoke",
    "run",
    "run_also",
    "run_parts",
    "show_example",
    "write_csv_files",
    "write_export",
    "write_spreadsheet",
]

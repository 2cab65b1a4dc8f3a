"""The frame around every page, and all that reaches the clock, the cache and the store."""

from components.session.clock import now
from components.shell.fragments import (
    part,
    part_called,
    part_every,
    part_within,
    run_also,
    run_parts,
)
from components.shell.page_frame import enter, run
from components.shell.upload_limits import finish_upload, forget_reading
from components.storage.download_links import revoke
from components.storage.example import leave_example, show_example
from components.storage.import_export import (
    copy_kind,
    find_room,
    handout,
    open_list,
    preview,
    read_copy,
    write_copy,
)
from components.storage.opening import find_privacy_facts, look
from components.storage.readable_export import make_csv_files, make_spreadsheet

__all__ = [
    "copy_kind",
    "enter",
    "find_privacy_facts",
    "find_room",
    "finish_upload",
    "forget_reading",
    "handout",
    "leave_example",
    "look",
    "make_csv_files",
    "make_spreadsheet",
    "now",
    "open_list",
    "part",
    "part_called",
    "part_every",
    "part_within",
    "preview",
    "read_copy",
    "revoke",
    "run",
    "run_also",
    "run_parts",
    "show_example",
    "write_copy",
]

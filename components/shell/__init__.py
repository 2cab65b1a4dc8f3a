"""The frame around every page, its parts that run alone, and files on their way in."""

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

__all__ = [
    "enter",
    "finish_upload",
    "forget_reading",
    "part",
    "part_called",
    "part_every",
    "part_within",
    "run",
    "run_also",
    "run_parts",
]

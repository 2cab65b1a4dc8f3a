"""The page table: every screen, its name, title and icon; those of one interview are hidden."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class PageEntry:
    """One row of the page table."""

    name: str
    title: str
    icon: str
    hidden: bool = False

    @property
    def path(self) -> str:
        """The page's file, seen from the entry script."""
        return f"pages/{self.name}.py"


PAGES = (
    PageEntry("today", "Today", ":material/wb_twilight:"),
    PageEntry("interviews", "Interviews", ":material/forum:"),
    PageEntry("patterns", "Patterns", ":material/insights:"),
    PageEntry("learn", "Learn", ":material/school:"),
    PageEntry("applications", "Applications", ":material/work:"),
    PageEntry("your_data", "Your data", ":material/folder_open:"),
    PageEntry("interview", "Interview", ":material/forum:", hidden=True),
    PageEntry("evaluate", "Evaluate", ":material/edit_note:", hidden=True),
    PageEntry("amends", "Make amends", ":material/handshake:", hidden=True),
    PageEntry("breathe", "Breathe", ":material/air:", hidden=True),
    PageEntry("pocket_card", "Pocket card", ":material/style:", hidden=True),
    PageEntry("wait", "Wait", ":material/hourglass_empty:", hidden=True),
    PageEntry("outcome", "Outcome", ":material/mark_email_read:", hidden=True),
    PageEntry("tonight", "Tonight", ":material/nights_stay:", hidden=True),
    PageEntry("stay_in_touch", "Stay in touch", ":material/diversity_3:", hidden=True),
    PageEntry("next_interview", "Next interview", ":material/event_upcoming:", hidden=True),
    PageEntry("question_bank", "Question bank", ":material/quiz:", hidden=True),
    PageEntry("stories", "Your stories", ":material/auto_stories:", hidden=True),
)
PATHS = {entry.name: entry.path for entry in PAGES}

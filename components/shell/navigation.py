"""The page table: every screen, its name, title and icon; those of one interview are hidden."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Entry:
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
    Entry("today", "Today", ":material/wb_twilight:"),
    Entry("interviews", "Interviews", ":material/forum:"),
    Entry("patterns", "Patterns", ":material/insights:"),
    Entry("learn", "Learn", ":material/school:"),
    Entry("applications", "Applications", ":material/work:"),
    Entry("your_data", "Your data", ":material/folder_open:"),
    Entry("interview", "Interview", ":material/forum:", hidden=True),
    Entry("evaluate", "Evaluate", ":material/edit_note:", hidden=True),
    Entry("amends", "Make amends", ":material/handshake:", hidden=True),
    Entry("breathe", "Breathe", ":material/air:", hidden=True),
    Entry("pocket_card", "Pocket card", ":material/style:", hidden=True),
    Entry("wait", "Wait", ":material/hourglass_empty:", hidden=True),
    Entry("outcome", "Outcome", ":material/mark_email_read:", hidden=True),
    Entry("tonight", "Tonight", ":material/nights_stay:", hidden=True),
    Entry("stay_in_touch", "Stay in touch", ":material/diversity_3:", hidden=True),
    Entry("next_interview", "Next interview", ":material/event_upcoming:", hidden=True),
    Entry("question_bank", "Question bank", ":material/quiz:", hidden=True),
    Entry("stories", "Your stories", ":material/auto_stories:", hidden=True),
)
PATHS = {entry.name: entry.path for entry in PAGES}

"""What a list from elsewhere can bring has a label on the screen."""

from __future__ import annotations

from components.applications.csv_import import TARGETS
from data.store import Target


def test_every_column_that_can_be_taken_has_a_label() -> None:
    assert TARGETS.keys() == {str(each) for each in Target}, "add it to TARGETS of csv_import.py"

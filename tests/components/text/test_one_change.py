"""A promise reads as one sentence, whatever of it was written."""

from __future__ import annotations

import pytest

from components.text.one_change import tell_promise


@pytest.mark.parametrize(
    "when, will, told",
    [
        ("they ask", "breathe", "Next time, when they ask, I will breathe."),
        ("they ask", "breathe.", "Next time, when they ask, I will breathe."),
        ("they ask", "begin with an ex…", "Next time, when they ask, I will begin with an ex…"),
        ("", "breathe", "Next time, I will breathe."),
        (" ", "breathe", "Next time, I will breathe."),
        ("they ask", "", "Next time, when they ask, I will …"),
    ],
)
def test_a_promise_is_told_with_what_is_there_and_ends_once(
    when: str, will: str, told: str
) -> None:
    assert tell_promise(when, will, "Next time") == told


def test_without_a_lead_it_begins_with_a_capital() -> None:
    assert tell_promise("they ask", "breathe") == "When they ask, I will breathe."
    assert tell_promise("", "breathe") == "I will breathe."

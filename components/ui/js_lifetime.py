"""What is under way in a component of our own outlives a page that is drawn again in pieces."""

from __future__ import annotations

from pathlib import Path

STAYING_JS = (Path(__file__).parent / "js_lifetime.js").read_text(encoding="utf-8")
"""The class `Staying`, to stand before a component's own code."""

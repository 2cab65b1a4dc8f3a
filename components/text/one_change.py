"""The one change somebody promised themselves, as a sentence."""

from __future__ import annotations

from components.text.english import starting

_ENDS = (".", "!", "?", "…")


def tell_promise(when: str, will: str, lead: str = "") -> str:
    """When this, I will that: begun with `lead`, such as "Next time"; either may be missing."""
    heard = f"when {when}" if when.strip() else ""
    promised = f"I will {will}" if will.strip() else "I will …"
    sentence = starting(", ".join(filter(None, (lead, heard, promised))))
    return sentence if sentence.endswith(_ENDS) else f"{sentence}."

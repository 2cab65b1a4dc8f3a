"""An old offer of which nothing more was said: what became of it, in one tap."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from components.outcome import fields
from components.ui.buttons import draw_tertiary

if TYPE_CHECKING:
    from components.session.context import Visit
    from data.models import Interview


def draw_offer_answers(visit: Visit, interview: Interview) -> None:
    """Took it, turned it down, or still open; each is kept, and it is not asked again."""
    answers: tuple[tuple[str, dict[str, object]], ...] = (
        ("I took it", {"accepted": True}),
        ("I turned it down", {"accepted": False}),
        ("It’s still open", {"still_open": visit.today}),
    )
    with st.container(horizontal=True, gap="small"):
        for label, changed in answers[:-1]:
            key = f"offer-{'taken' if changed['accepted'] else 'declined'}"
            st.button(label, key=key, on_click=_keep, args=(visit, interview.id, changed))
        label, changed = answers[-1]
        draw_tertiary(label, "offer-open", _keep, visit, interview.id, changed)


def _keep(visit: Visit, interview_id: str, changed: dict[str, object]) -> None:
    fields.keep_outcome(visit, interview_id, **changed)

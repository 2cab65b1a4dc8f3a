"""A field for any of many, and whatever else is typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from components.forms import saving
from components.session import state

if TYPE_CHECKING:
    from collections.abc import Sequence

    from components.forms.fields import Field


def draw_several(field: Field[Sequence[str]], options: Sequence[str], most: int) -> None:
    """Any of `options`, at most `most`, and what else is typed."""
    saving.sync(field, list(field.stored))
    st.multiselect(
        field.label,
        options,
        key=state.drawn(field.key),
        accept_new_options=True,
        max_selections=most,
        placeholder="Choose, or type one",
        label_visibility=field.visibility,
        on_change=field.commit,
    )

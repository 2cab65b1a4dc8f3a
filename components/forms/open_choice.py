"""A field for any of many, and whatever else is typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from components.forms import fields, saving

if TYPE_CHECKING:
    from collections.abc import Sequence

    from components.session.binding import Binding


def draw_several(
    field: Binding[Sequence[str]], label: str, options: Sequence[str], most: int
) -> None:
    """Any of `options`, at most `most`, and what else is typed."""
    saving.sync_field(field, list(field.stored))
    st.multiselect(
        label,
        options,
        accept_new_options=True,
        max_selections=most,
        placeholder="Choose, or type one",
        **fields.as_widget(field),
    )

"""What Streamlit's theme cannot say: room for a finger, and a focus that can be seen."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from components import state

_FOLDER = Path(__file__).parent
_CSS = (_FOLDER / "page_style.css").read_text(encoding="utf-8")
_PAGE_STYLE = st.components.v2.component(
    "afterview_page_style",
    css=".st-key-page_style { display: none; }",
    js=(_FOLDER / "page_style.js").read_text(encoding="utf-8"),
    isolate_styles=False,
)


def draw_page_style(page: str) -> None:
    """Style what the tab shows, from here on.

    The style stays in the tab, so that it is sent as `page` is come to, and not with each rerun of
    it: an element more costs a page a tenth of a hello page.
    """
    if state.read(state.STYLED) != page:
        _PAGE_STYLE(key="page_style", data=_CSS)
        state.write(state.STYLED, page)

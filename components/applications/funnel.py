"""How far every try came, and the ones that said no in their place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import streamlit as st

from components.charts.palette import Palette, choose_palette, config
from components.text import application_labels

if TYPE_CHECKING:
    from collections.abc import Sequence

    from components.session.context import Visit
    from components.text.voice import Voice
    from data.coaching.applications.board import Board, StageCount

_ROW = 34
SPARE = 12
"""Room above and below the bars, in pixels."""

_ROOM = 1.45
"""How much longer the scale is than the longest bar, so that its words fit beside it."""

Spec = dict[str, Any]
STAGES_DOWN: Spec = {
    "field": "name",
    "type": "nominal",
    "sort": None,
    "axis": {"title": None, "labelOverlap": False},
}


def draw_funnel(visit: Visit, board: Board) -> None:
    """The sentence, the bars, and the figures behind them; nothing while there is no try."""
    if not board.proportion.all:
        return
    sentence = application_labels.tell_funnel(board.proportion, visit.voice)
    if not visit.settings().hide_rejections:
        noes = application_labels.tell_noes(board.proportion, visit.voice)
        sentence = f"{sentence} {noes}".strip()
    st.markdown(f"## How far you got\n\n{sentence}")
    spec = visit.recall("applications.funnel", build_spec, board.funnel, visit.dark, visit.voice)
    # Its colours are told from each other by anybody; Streamlit's theme would replace them.
    st.vega_lite_chart(spec, theme=None, alt=sentence)
    with st.expander("The figures", key="funnel-figures", on_change="rerun") as figures:
        if figures.open:
            st.table([_figure(rung, visit.voice) for rung in board.funnel], hide_index=True)


def _figure(rung: StageCount, voice: Voice) -> dict[str, str]:
    return {
        "At least": application_labels.LEAST[rung.stage],
        "How many": voice.figure(rung.reached),
        "Still open": voice.figure(rung.alive),
    }


def build_spec(funnel: Sequence[StageCount], dark: bool, voice: Voice) -> Spec:
    """The funnel as Vega-Lite: a bar for each stage, the part still open in the accent."""
    palette = choose_palette(dark=dark)
    rows = [_row(rung, voice) for rung in funnel]
    longest = max([row["reached"] for row in rows], default=0) or 1
    layers = (
        _bar("reached", palette.line, longest),
        _bar("alive", palette.accent, longest),
        _words(palette, longest),
    )
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v6.json",
        "config": config(palette),
        "width": "container",
        "height": _ROW * len(rows) + SPARE,
        "encoding": {"y": STAGES_DOWN},
        # Rows inside the layers: nothing turns them into a table at each run.
        "layer": [{**layer, "data": {"values": rows}} for layer in layers],
    }


def _row(rung: StageCount, voice: Voice) -> dict[str, Any]:
    reached = voice.figure(rung.reached)
    told = f"{reached}, {voice.figure(rung.alive)} open" if rung.alive else reached
    return {
        "name": application_labels.LEAST[rung.stage],
        "reached": rung.reached,
        "alive": rung.alive,
        "told": told,
    }


def _bar(field: str, colour: str, longest: int) -> Spec:
    return {
        "mark": {"type": "bar", "color": colour, "cornerRadius": 4, "height": _ROW // 2},
        "encoding": {"x": _across(field, longest)},
    }


def _words(palette: Palette, longest: int) -> Spec:
    mark = {"type": "text", "align": "left", "dx": 8, "color": palette.text, "fontSize": 13}
    return {
        "mark": mark,
        "encoding": {"x": _across("reached", longest), "text": {"field": "told"}},
    }


def _across(field: str, longest: int) -> Spec:
    return {
        "field": field,
        "type": "quantitative",
        "scale": {"domain": [0, longest * _ROOM], "nice": False},
        "axis": None,
    }

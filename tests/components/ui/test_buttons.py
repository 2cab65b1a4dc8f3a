"""The one main thing to do on a screen stands out, by day and by night, and can be read."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from components.ui.buttons import INK, dress
from tests.components.charts.test_patterns import contrast

if TYPE_CHECKING:
    from collections.abc import Callable

THEME = tomllib.loads((Path(__file__).parents[3] / ".streamlit/config.toml").read_text("utf-8"))[
    "theme"
]
HOVER = 0.15
"""How much darker Streamlit makes a main button under the pointer, as a share of its lightness."""


def darker(colour: str) -> str:
    """`colour` at least as dark as under the pointer."""
    parts = [int(colour[place : place + 2], 16) for place in (1, 3, 5)]
    return "#" + "".join(f"{round(part * (1 - HOVER) ** 2):02X}" for part in parts)


@pytest.mark.parametrize("shade", [str, darker], ids=["at rest", "under the pointer"])
def test_the_words_of_the_main_button_can_be_read_by_night_and_by_day(
    shade: Callable[[str], str],
) -> None:
    assert contrast(INK, shade(THEME["dark"]["primaryColor"])) >= 4.5
    assert contrast("#FFFFFF", shade(THEME["light"]["primaryColor"])) >= 4.5


def test_the_main_button_stands_out_from_the_page_by_night() -> None:
    assert contrast(THEME["dark"]["primaryColor"], THEME["dark"]["backgroundColor"]) >= 3


def test_the_words_and_the_icon_of_the_main_button_are_dark_by_night() -> None:
    look = dress("Log it", ":material/add:", dark=True)
    assert look == {
        "label": f':color[:material/add: Log it]{{foreground="{INK}"}}',
        "type": "primary",
        "icon": None,
    }


def test_the_main_button_is_streamlit_s_own_by_day() -> None:
    look = dress("Log it", ":material/add:", dark=False)
    assert look == {"label": "Log it", "type": "primary", "icon": ":material/add:"}


def test_words_without_the_accent_beneath_them_keep_their_own_colour() -> None:
    assert dress("Log it", dark=True, main=False)["label"] == "Log it"
    assert dress("Log it", dark=True, disabled=True)["label"] == "Log it"

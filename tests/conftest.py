"""What every test of a page starts from."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from streamlit.runtime import caching
from streamlit.runtime.context import ContextProxy, StreamlitHeaders

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder for the journal of a fresh server, on the evening of 22 November 2026."""
    monkeypatch.setenv("AFTERVIEW_HOME", str(tmp_path))
    monkeypatch.setenv("AFTERVIEW_NOW", "2026-11-22T18:00:00+00:00")
    # What a browser on this machine comes with; the test's own client has neither.
    monkeypatch.setattr(ContextProxy, "ip_address", None)
    monkeypatch.setattr(ContextProxy, "headers", StreamlitHeaders([("Host", "localhost:8501")]))
    caching.cache_resource.clear()
    caching.cache_data.clear()
    yield tmp_path
    caching.cache_resource.clear()
    caching.cache_data.clear()

"""What every test of a page starts from."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings
from streamlit.components.v2 import manifest_scanner
from streamlit.runtime import caching
from streamlit.runtime.context import ContextProxy, StreamlitHeaders

from tests.support.http_requests import FROM_HERE
from tests.support.skips import refuse
from tests.support.store import postgres
from tests.support.store.writer_process import open_patiently

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from data.store.account.database import Database
    from tests.support.store.postgres import Cluster


# How long one example takes to make, or to run, is the machine's affair.
settings.register_profile(
    "any machine", settings(), deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("any machine")


@pytest.fixture(scope="session", autouse=True)
def _installed_once() -> Iterator[None]:
    """What is installed is looked through once, not at each AppTest, of which it is the most."""
    scan = manifest_scanner.scan_component_manifests
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(manifest_scanner, "scan_component_manifests", cache(scan))
        yield


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder for the journal of a fresh server, on the evening of 22 November 2026."""
    monkeypatch.setenv("AFTERVIEW_HOME", str(tmp_path))
    monkeypatch.setenv("AFTERVIEW_NOW", "2026-11-22T18:00:00+00:00")
    # What a browser on this machine comes with; the test's own client has neither.
    monkeypatch.setattr(ContextProxy, "ip_address", None)
    monkeypatch.setattr(ContextProxy, "headers", StreamlitHeaders(FROM_HERE))
    caching.cache_resource.clear()
    caching.cache_data.clear()
    yield tmp_path
    caching.cache_resource.clear()
    caching.cache_data.clear()


@pytest.fixture(scope="session")
def programs() -> Path:
    """Where PostgreSQL is; a machine without it skips loudly, and fails where CI is set."""
    found = postgres.find()
    if found is None:
        refuse(postgres.MISSING)
    return found


@pytest.fixture(scope="session")
def cluster(programs: Path) -> Iterator[Cluster]:
    """A PostgreSQL of this worker's own, prepared for accounts."""
    with postgres.running(programs, **postgres.FAST) as started:
        started.app_url = postgres.prepared(started)
        yield started


@pytest.fixture(scope="session")
def accounts(cluster: Cluster) -> Iterator[Database]:
    """The database as the app reaches it; every test takes owners of its own."""
    opened = open_patiently(cluster.app_url)
    yield opened
    opened.close()

"""Whatever an import may hold, every page of it opens."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from components.session import state
from components.shell.navigation import PAGES
from data.models import Interview
from tests.support.full_journal import ID, whole_journal
from tests.support.page_driver import fill, reopen, slots, visit_page
from tests.support.store.record_samples import records, sound

if TYPE_CHECKING:
    from pathlib import Path

    from data.models import AnyRecord

JOURNALS = st.lists(records(), min_size=4, max_size=30).map(sound)
ONE_HOME = [HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.data_too_large]


def open_every_page(home: Path, journal: list[AnyRecord]) -> None:
    """Put `journal` in the place of what is kept, and open each page over it."""
    store = reopen(home)
    store.load(journal, drop=[each.id for each in store.everything()])
    ids = [each.id for each in store.all(Interview)][:1] or ["none"]
    for entry in PAGES:
        app = visit_page(entry.name, id=ids[0])
        assert not app.exception, entry.name


@settings(max_examples=3, deadline=None, derandomize=True, suppress_health_check=ONE_HOME)
@given(JOURNALS)
def test_every_page_opens_over_any_journal_an_import_may_hold(
    home: Path, journal: list[AnyRecord]
) -> None:
    open_every_page(home, journal)


@pytest.mark.parametrize("name", [entry.name for entry in PAGES])
def test_no_field_is_drawn_anew_as_long_as_nothing_changes(home: Path, name: str) -> None:
    fill(home, whole_journal())
    app = visit_page(name, id=ID).run().run()
    assert not slots(app).get(state.ANEW.key)


@pytest.mark.slow
@settings(max_examples=60, deadline=None, suppress_health_check=ONE_HOME)
@given(JOURNALS)
def test_every_page_opens_over_sixty_more(home: Path, journal: list[AnyRecord]) -> None:
    open_every_page(home, journal)

"""Pages of somebody who has signed in, over a real database."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import pytest
from streamlit import user_info
from streamlit.runtime.context import ContextProxy
from streamlit.testing.v1 import AppTest

from components.session import notices
from components.session.storage_kind import Home
from data.models import Interview, ReadOnlyError, Settings, SignedOutError
from data.store import open_account, owner_of
from tests.components.storage.account.test_config import OWN, SHARED
from tests.support.full_journal import ID, half_way
from tests.support.page_driver import NOW, PATIENCE, an_interview, key, slots, words
from tests.support.store.account_server import PEPPER
from tests.support.widgets import field, fill_in, press

if TYPE_CHECKING:
    from pathlib import Path

    from data.store import Store
    from data.store.account.database import Database
    from tests.support.store.postgres import Cluster

ISSUER = "https://people.test"
HOURS = dt.timedelta(hours=1)
WELL = f"went_well-{ID}"


class Door:
    """Who stands at the door: what Streamlit says of the signed-in person."""

    def __init__(self, home: Path, monkeypatch: pytest.MonkeyPatch, url: str) -> None:
        self.subject = home.name
        self.expires = NOW + HOURS
        self.url = url
        monkeypatch.setattr(ContextProxy, "ip_address", "203.0.113.7")
        monkeypatch.setattr(user_info, "_get_user_info", self.tell)

    def tell(self) -> dict[str, Any]:
        if not self.subject:
            return {"is_logged_in": False}
        said = {"iss": ISSUER, "sub": self.subject, "exp": self.expires.timestamp()}
        return {"is_logged_in": True, "name": "Ann <b>", **said}

    def open(self, page: str, **query: str) -> AppTest:
        app = AppTest.from_file("../../app.py", default_timeout=PATIENCE)
        app.secrets["auth"] = {**SHARED, **OWN}
        app.secrets["connections"] = {"afterview": {"url": self.url, "pepper": PEPPER}}
        for part, value in query.items():
            app.query_params[part] = value
        return app.switch_page(f"pages/{page}.py").run()


@pytest.fixture
def door(home: Path, monkeypatch: pytest.MonkeyPatch, cluster: Cluster) -> Door:
    return Door(home, monkeypatch, cluster.app_url)


def journal(accounts: Database, door: Door) -> Store:
    return open_account(accounts, owner_of(ISSUER, door.subject, PEPPER), trust=0)


def test_whoever_is_not_signed_in_is_asked_to_on_every_page_and_nothing_is_kept(
    door: Door, home: Path
) -> None:
    door.subject = ""
    for page in ("today", "interviews", "evaluate", "your_data"):
        app = door.open(page)
        assert [each.value for each in app.title] == ["A journal of your own"]
        assert not app.exception
    assert list(home.iterdir()) == []


def test_the_example_can_be_seen_without_signing_in(door: Door) -> None:
    door.subject = ""
    app = door.open("today")
    press(app, "See an example first")
    assert "An example journal" in words(app)
    press(app, "Back to my own")
    assert app.title[0].value == "A journal of your own"


def test_what_is_done_on_a_page_is_in_the_database_and_not_on_the_disk(
    door: Door, accounts: Database, home: Path
) -> None:
    press(door.open("today"), "Log an interview")
    assert len(journal(accounts, door).all(Interview)) == 1
    assert list(home.iterdir()) == []


@pytest.mark.parametrize("page", ["today", "interviews", "patterns", "learn", "your_data"])
def test_a_page_asks_the_database_once(
    door: Door, accounts: Database, monkeypatch: pytest.MonkeyPatch, page: str
) -> None:
    journal(accounts, door).load([an_interview(number) for number in range(1, 6)])
    app = door.open(page)
    account = slots(app)["shell.signed_in"].store
    asked, run = [], account._database.run

    def count(*given: Any) -> object:  # noqa: ANN401 - whatever it is called with
        asked.append(given)
        return run(*given)

    # However long this machine takes for the page.
    account._trust, account._fresh_until = 60, 0
    monkeypatch.setattr(account._database, "run", count)
    app.run()
    assert len(asked) == 1


def test_a_sign_in_that_has_run_out_opens_nothing(door: Door, accounts: Database) -> None:
    journal(accounts, door).load([an_interview(1)])
    door.expires = NOW
    app = door.open("interviews")
    assert [each.value for each in app.title] == ["Please sign in again"]
    assert "Northgate" not in words(app)


def late(monkeypatch: pytest.MonkeyPatch, hours: int = 2) -> None:
    """So many hours have gone by; the sign-in was for one."""
    monkeypatch.setenv("AFTERVIEW_NOW", (NOW + hours * HOURS).isoformat())


def half_hour(accounts: Database, door: Door) -> AppTest:
    """The half hour, open."""
    journal(accounts, door).load([half_way(company="Quagmire", went_well="")])
    return door.open("evaluate", id=ID)


def well(accounts: Database, door: Door) -> str:
    """What the database has of it."""
    return journal(accounts, door).all(Interview)[0].went_well


def test_an_open_page_whose_sign_in_ran_out_says_so_at_its_next_run_and_holds_nothing(
    door: Door, accounts: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = half_hour(accounts, door)
    store = slots(app)["shell.signed_in"].store
    late(monkeypatch)
    app.run()
    assert [each.value for each in app.title] == ["Please sign in again"]
    assert "Quagmire" not in words(app) + repr(app.session_state)
    with pytest.raises(SignedOutError):
        store.wipe()
    assert well(accounts, door) == ""
    assert not app.exception


def test_what_was_typed_before_anybody_could_know_is_saved(
    door: Door, accounts: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = half_hour(accounts, door)
    late(monkeypatch)
    fill_in(app, "What went well?", "They laughed.")
    assert [each.value for each in app.title] == ["Please sign in again"]
    assert not app.warning
    assert well(accounts, door) == "They laughed."


def test_what_is_typed_half_a_day_later_is_not_saved_and_can_be_copied(
    door: Door, accounts: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = half_hour(accounts, door)
    late(monkeypatch, hours=14)
    fill_in(app, "What went well?", "They laughed.")
    assert [each.value for each in app.title] == ["Please sign in again"]
    assert [each.value for each in app.code] == ["They laughed."]
    assert well(accounts, door) == ""


def test_a_draft_that_was_in_no_entry_yet_is_there_after_signing_in_again(
    door: Door, accounts: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = door.open("next_interview")
    fill_in(app, "Who with? It can wait.", "Quagmire & Co")
    late(monkeypatch)
    app.run()
    assert "Quagmire" not in words(app) + repr(app.session_state)
    door.expires = NOW + 9 * HOURS
    again = door.open("today")
    assert [each.value for each in again.code] == ["Quagmire & Co"]
    press(again, "Let go of them")
    assert not again.code
    assert journal(accounts, door).all(Settings)[0].aside == ()


def test_whoever_signs_out_in_one_tab_is_out_in_every_tab_of_that_browser(
    door: Door, accounts: Database
) -> None:
    written = half_hour(accounts, door)
    read = door.open("interview", id=ID)
    store = slots(read)["shell.signed_in"].store
    press(door.open("your_data"), "Sign out")
    fill_in(written, "What went well?", "A stranger's words.")
    for app in (written, read.run()):
        assert [each.value for each in app.title] == ["You are signed out"]
        assert not app.exception
        assert "Quagmire" not in words(app) + repr(app.session_state)
        assert "stranger" not in words(app) + repr(app.session_state)
    for step in (store.everything, store.wipe):
        with pytest.raises(SignedOutError):
            step()
    assert well(accounts, door) == ""


def test_signing_out_ends_no_other_sign_in_and_a_new_one_opens_the_journal(
    door: Door, accounts: Database
) -> None:
    journal(accounts, door).load([an_interview(1)])
    door.expires += HOURS
    elsewhere = door.open("interviews")
    door.expires += HOURS
    press(door.open("your_data"), "Sign out")
    assert [each.value for each in door.open("interviews").title] == ["You are signed out"]
    door.expires -= HOURS
    assert elsewhere.run().title[0].value == "Interviews"
    door.expires += 2 * HOURS
    assert door.open("interviews").title[0].value == "Interviews"


def test_a_session_that_becomes_somebody_elses_holds_nothing_of_the_one_before(
    door: Door, accounts: Database
) -> None:
    journal(accounts, door).load([an_interview(2, company="Quagmire")])
    app = door.open("interview", id=key(2))
    press(app, "Remove this interview")
    assert "Quagmire" in repr(app.session_state)
    door.subject += "-other"
    app.switch_page("pages/interviews.py").run()
    assert "undo_remove" not in {each.key for each in app.button}
    assert "Quagmire" not in words(app)
    assert "Quagmire" not in repr(app.session_state)


def test_a_name_is_shown_as_it_is_written(door: Door) -> None:
    assert "Signed in as Ann \\<b\\>" in words(door.open("your_data"))


def test_deleting_the_account_is_said_in_its_own_words_and_leaves_no_row(
    door: Door, accounts: Database, cluster: Cluster
) -> None:
    journal(accounts, door).load([an_interview(1)])
    app = door.open("your_data")
    assert "They go when you close" not in words(app)
    press(app, "Delete my account and everything in it")
    assert "It removes 1 interview from the database at once" in words(app)
    field(app, "Type “erase” to go ahead").input("erase")
    press(app, "Yes, erase it")
    owner = owner_of(ISSUER, door.subject, PEPPER)
    for table in ("journal", "record"):
        left = f"SELECT count(*) FROM afterview.{table} WHERE owner = '{owner}'"  # noqa: S608
        assert cluster.sql(left) == [(0,)]


def test_a_database_that_is_not_set_up_safely_is_not_used(door: Door, cluster: Cluster) -> None:
    door.url = cluster.url("root")
    app = door.open("today")
    assert app.title[0].value == "Your journal cannot be opened here"
    assert not app.exception


def test_half_a_set_up_leaves_journals_in_the_visitors_browser(door: Door) -> None:
    app = AppTest.from_file("../../app.py", default_timeout=PATIENCE)
    app.secrets["connections"] = {"afterview": {"url": door.url, "pepper": PEPPER}}
    app.switch_page("pages/your_data.py").run()
    assert slots(app)["shell.home"] is Home.BROWSER


def test_until_the_browser_has_let_go_of_the_sign_in_nobody_is_told_that_they_are_out(
    door: Door, accounts: Database
) -> None:
    journal(accounts, door).load([an_interview(2, company="Quagmire")])
    app = door.open("your_data")
    press(app, "Sign out")
    assert [each.value for each in app.title] == ["Signing you out"]
    app.switch_page("pages/interviews.py").run()
    assert [each.value for each in app.title] == ["Signing you out"]
    assert "Quagmire" not in repr(app.session_state)


def test_a_database_that_takes_no_changes_is_told_as_what_it_is(
    door: Door, accounts: Database, cluster: Cluster
) -> None:
    journal(accounts, door).load([an_interview(1)])
    app = door.open("interview", id=key(1))
    cluster.sql("ALTER ROLE afterview_app SET default_transaction_read_only = on")
    cut = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'afterview_app'"
    cluster.sql(cut)
    try:
        press(app, "Remove this interview")
        assert [each.value for each in app.warning] == [notices.IN_ACCOUNT[ReadOnlyError]]
        assert "Northgate" in words(app) or "Larkspur" in words(app)
    finally:
        cluster.sql("ALTER ROLE afterview_app RESET default_transaction_read_only")
        cluster.sql(cut)
    assert len(journal(accounts, door).all(Interview)) == 1

"""Signing in is set up wholly or not at all, and a sign-in holds only for its time."""

from __future__ import annotations

import datetime as dt
from copy import deepcopy
from typing import TYPE_CHECKING, Any

import pytest

from components.storage.account.config import Accounts, Provider, is_begun, read_accounts
from components.storage.account.sign_in_check import find_end

if TYPE_CHECKING:
    from collections.abc import Callable

ADDRESS = "https://people.test/.well-known/openid-configuration"
OWN = {"client_id": "afterview", "client_secret": "s", "server_metadata_url": ADDRESS}
SHARED = {"redirect_uri": "https://here.test/oauth2callback", "cookie_secret": "c" * 32}
KEPT = {"url": "postgresql://app@db.test/afterview", "pepper": "p" * 32}
WHOLE: dict[str, Any] = {"auth": {**SHARED, **OWN}, "connections": {"afterview": KEPT}}
MOMENT = dt.datetime(2026, 11, 22, 18, tzinfo=dt.UTC)


def test_whole_settings_are_read() -> None:
    assert read_accounts(WHOLE) == Accounts(KEPT["url"], KEPT["pepper"], (Provider("", ADDRESS),))


def test_providers_may_have_names() -> None:
    named = {**WHOLE, "auth": {**SHARED, "one": OWN, "other": OWN, "half": {"client_id": "x"}}}
    found = read_accounts(named)
    assert found is not None
    assert [each.name for each in found.providers] == ["one", "other"]


@pytest.mark.parametrize("part", [*SHARED, *OWN])
def test_without_any_part_of_the_provider_nobody_can_sign_in(part: str) -> None:
    less = deepcopy(WHOLE)
    del less["auth"][part]
    assert read_accounts(less) is None
    assert is_begun(less)


@pytest.mark.parametrize(
    "spoil",
    [
        lambda all_of_it: all_of_it["connections"]["afterview"].pop("url"),
        lambda all_of_it: all_of_it["connections"]["afterview"].update(pepper="short"),
        lambda all_of_it: all_of_it["auth"].update({"cookie_secret": "short"}),
        lambda all_of_it: all_of_it.update(auth="not a section"),
        lambda all_of_it: all_of_it.pop("auth"),
        lambda all_of_it: all_of_it.pop("connections"),
    ],
)
def test_what_is_half_set_up_or_too_easily_guessed_is_not_used(
    spoil: Callable[[dict[str, Any]], object],
) -> None:
    less = deepcopy(WHOLE)
    spoil(less)
    assert read_accounts(less) is None


def test_without_secrets_nobody_has_begun() -> None:
    assert read_accounts({}) is None
    assert not is_begun({})


@pytest.mark.parametrize(
    "expires, holds",
    [
        (MOMENT.timestamp() + 1, True),
        (MOMENT.timestamp(), False),
        (MOMENT.timestamp() - 1, False),
        (None, False),
        ("tomorrow", False),
    ],
)
def test_a_sign_in_holds_until_it_runs_out(expires: object, holds: bool) -> None:
    assert (find_end(expires) > MOMENT) is holds

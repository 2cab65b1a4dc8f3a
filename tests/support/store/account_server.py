"""A server of the app where people sign in: a database, a provider, and the secrets for both."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple

from data.store import open_account, open_database, owner_of
from tests.browser.server import Server
from tests.support import openid_provider
from tests.support.store import postgres

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from data.store import Store
    from tests.support.openid_provider import Provider
    from tests.support.store.postgres import Cluster

COOKIE = "a cookie secret of the tests, long enough too"
PEPPER = "the pepper of the tests, which is long enough"
SECRETS = """
AFTERVIEW_FILE = "off"

[auth]
redirect_uri = "{url}/oauth2callback"
cookie_secret = "{cookie}"
client_id = "{client}"
client_secret = "{secret}"
server_metadata_url = "{metadata}"

[connections.afterview]
url = "{database}"
pepper = "{pepper}"
"""


class Site(NamedTuple):
    """A server, and what stands behind it."""

    server: Server
    provider: Provider
    cluster: Cluster

    def owner(self, who: str) -> str:
        """Whose rows somebody's are."""
        return owner_of(self.provider.issuer, f"subject-of-{who}", PEPPER)

    def journal(self, who: str) -> Store:
        """Somebody's journal, read afresh."""
        return open_account(open_database(self.cluster.app_url), self.owner(who), trust=0)

    def empty(self) -> None:
        """Forget everybody."""
        self.cluster.sql("TRUNCATE afterview.journal, afterview.record")

    def rows(self) -> list[tuple[str, int]]:
        """How many rows there are in each table, whoever's they are."""
        return [
            (table, self.cluster.sql(f"SELECT count(*) FROM afterview.{table}")[0][0])  # noqa: S608
            for table in ("journal", "record")
        ]


def write_secrets(home: Path, url: str, provider: Provider, cluster: Cluster) -> Path:
    """The secrets of a site, in a file of their own."""
    file = home / "secrets.toml"
    given = {
        "client": openid_provider.CLIENT,
        "secret": openid_provider.SECRET,
        "metadata": provider.metadata,
    }
    given["cookie"] = COOKIE
    text = SECRETS.format(url=url, database=cluster.app_url, pepper=PEPPER, **given)
    file.write_text(text, encoding="utf-8")
    return file


@contextmanager
def running(
    home: Path, programs: Path, settings: Mapping[str, str] = postgres.FAST
) -> Iterator[Site]:
    """A site with a database and a provider of its own, for as long as it is needed."""
    with postgres.running(programs, **settings) as cluster, openid_provider.running() as provider:
        cluster.app_url = postgres.prepared(cluster)
        file = home / "secrets.toml"
        server = Server(home, options={"secrets.files": file})
        write_secrets(home, server.url, provider, cluster)
        server.start()
        try:
            yield Site(server, provider, cluster)
        finally:
            server.stop()

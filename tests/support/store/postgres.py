"""A real PostgreSQL of the tests' own: made in a folder that is gone afterwards, on loopback."""

from __future__ import annotations

import os
import pwd
import re
import secrets
import shutil
import subprocess
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from data.store.account.setup import prepare
from tests.browser.server import free_port

if TYPE_CHECKING:
    from collections.abc import Iterator

MISSING = (
    "THE TESTS OF THE ACCOUNTS DID NOT RUN: NO POSTGRESQL ON THIS MACHINE. "
    "Install it (on Debian: apt install postgresql); it need not be running."
)
FOLDERS = (
    "/usr/lib/postgresql/*/bin",
    "/usr/pgsql-*/bin",
    "/opt/homebrew/opt/postgresql*/bin",
    "/usr/local/opt/postgresql*/bin",
    "/usr/local/pgsql/bin",
    "/Applications/Postgres.app/Contents/Versions/*/bin",
)
UNPRIVILEGED = ("postgres", "nobody")
"""PostgreSQL does not run as root; one of these does it then."""

FAST = {"fsync": "off", "full_page_writes": "off"}
"""Enough where no power is cut: a server that is stopped or killed loses nothing with these."""

OWNER, DATABASE = "afterview_owner", "afterview"


def find() -> Path | None:
    """The folder of PostgreSQL's own programs, the newest there is; None without any."""
    on_path = shutil.which("initdb")
    if on_path:
        return Path(on_path).resolve().parent
    found = [folder for pattern in FOLDERS for folder in Path("/").glob(pattern[1:])]
    able = [folder for folder in found if (folder / "initdb").exists()]
    return max(able, key=_version, default=None)


def _version(folder: Path) -> list[int]:
    return [int(part) for part in re.findall(r"\d+", str(folder))]


class Cluster:
    """A server with one empty database, started, stopped and started again on the same port."""

    def __init__(self, programs: Path, folder: Path, **settings: str) -> None:
        self._programs = programs
        self._folder = folder
        self._settings = settings
        self.port = free_port()
        self.password = secrets.token_hex(16)
        self.app_url = ""

    def make(self) -> None:
        """Make its files, start it, and make the database and its owner."""
        self._own(self._folder)
        secret = self._folder / "secret"
        secret.write_text(self.password, encoding="utf-8")
        self._own(secret)
        options = ["-A", "scram-sha-256", "-U", "root", f"--pwfile={secret}", "-E", "UTF8"]
        self._run("initdb", "-D", self._data, *options, "--locale=C", "--no-sync")
        self.start()
        self.sql(f"CREATE ROLE {OWNER} LOGIN CREATEROLE PASSWORD '{self.password}'", "postgres")
        self.sql(f"CREATE DATABASE {DATABASE} OWNER {OWNER}", "postgres")

    @property
    def _data(self) -> str:
        return str(self._folder / "data")

    def start(self) -> None:
        """Start it and wait until it answers."""
        given = {"unix_socket_directories": "", "listen_addresses": "127.0.0.1", **self._settings}
        options = " ".join(f"-c {name}='{value}'" for name, value in given.items())
        log = str(self._folder / "log")
        port = f"-p {self.port} {options}"
        self._run("pg_ctl", "-D", self._data, "-l", log, "-w", "-t", "60", "-o", port, "start")

    def stop(self, mode: str = "immediate") -> None:
        """Stop it: `immediate` is as if the power went, `fast` as its keeper does it."""
        self._run("pg_ctl", "-D", self._data, "-w", "-m", mode, "stop")

    def log(self) -> str:
        """Everything the server has written down."""
        return (self._folder / "log").read_text(encoding="utf-8", errors="replace")

    def url(self, role: str, database: str = DATABASE) -> str:
        """How a role with the cluster's own password reaches a database here."""
        return f"postgresql://{role}:{self.password}@127.0.0.1:{self.port}/{database}"

    def sql(self, statement: str, database: str = DATABASE) -> list[tuple[Any, ...]]:
        """What a statement gives when whoever is above all rules makes it."""
        import psycopg  # noqa: PLC0415 - an extra package

        with psycopg.connect(self.url("root", database), autocommit=True) as connection:
            cursor = connection.execute(statement.encode())
            return cursor.fetchall() if cursor.description else []

    def _run(self, program: str, *arguments: str) -> None:
        subprocess.run(
            [self._programs / program, *arguments],
            check=True,
            cwd=self._folder,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            env={**os.environ, "LC_ALL": "C", "TZ": "UTC"},
            **_somebody(),
        )

    def _own(self, path: Path) -> None:
        if somebody := _somebody():
            os.chown(path, somebody["user"], somebody["group"])


def _somebody() -> dict[str, Any]:
    """Who runs the server, for `subprocess.run`."""
    if os.getuid():
        return {}
    for name in UNPRIVILEGED:
        try:
            found = pwd.getpwnam(name)
        except KeyError:
            continue
        return {"user": found.pw_uid, "group": found.pw_gid, "extra_groups": []}
    raise RuntimeError("root may not run PostgreSQL, and there is nobody else")


@contextmanager
def running(programs: Path, **settings: str) -> Iterator[Cluster]:
    """A server for as long as it is needed; nothing is left of it."""
    # Not among pytest's folders: those are closed to anybody but their owner.
    folder = Path(tempfile.mkdtemp(prefix="afterview-postgres-"))
    cluster = Cluster(programs, folder, **settings)
    try:
        cluster.make()
        yield cluster
    finally:
        if (folder / "data" / "postmaster.pid").exists():
            cluster.stop()
        shutil.rmtree(folder)


def prepared(cluster: Cluster) -> str:
    """Prepare its database for accounts; where the app reaches it."""
    url = prepare(cluster.url(OWNER)).url
    assert url, "the role was there already"
    return url

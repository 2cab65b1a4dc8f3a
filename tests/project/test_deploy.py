"""What docs/deploy.md tells a host to do exists, and is what the app reads."""

from __future__ import annotations

import json
import re
import shutil
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from streamlit import config

from components.shell import headers
from components.storage.access_key import FILE
from components.storage.account.config import SHORTEST_SECRET, read_accounts
from components.storage.choose import SETTING, Connection, file_allowed
from data.store.account.setup import ROLE, USAGE
from tests.browser.server import ROOT, Server
from tests.support.http_requests import ask
from tests.support.visitor import Visitor

if TYPE_CHECKING:
    from collections.abc import Iterator

DEPLOY = (ROOT / "docs" / "deploy.md").read_text("utf-8")
CONTAINER = (ROOT / ".devcontainer" / "Containerfile").read_text("utf-8").replace("\\\n", "")
SECRETS = [
    tomllib.loads(block.replace("\n   ", "\n"))
    for block in re.findall(r"```toml\n(.*?)```", DEPLOY, re.DOTALL)
]
ELSEWHERE = {".streamlit/secrets.toml", "uv.lock", "Pipfile", "environment.yml", FILE}
"""Files that a host makes, or must not make."""


def named() -> Iterator[str]:
    """Every file that is named in the text, by its path."""
    for word in re.findall(r"`([^`\s]+)`|\b(docs/\w+\.md)", DEPLOY):
        path = word[0] or word[1]
        if re.fullmatch(r"[\w./-]+\.(?:md|py|txt|toml|json|lock|yml)|.*file", path):
            yield path


def test_every_file_it_names_exists() -> None:
    found = set(named())
    assert {"requirements-account.txt", "docs/store.md", "tests/project/test_deploy.py"} <= found
    assert [path for path in sorted(found - ELSEWHERE) if not (ROOT / path).exists()] == []
    assert not any((ROOT / name).exists() for name in ELSEWHERE - {".streamlit/secrets.toml"})


def test_every_setting_it_names_is_one_of_streamlits() -> None:
    settings = set(re.findall(r"\b((?:server|browser|client|runner)\.[a-z]\w+)", DEPLOY))
    assert len(settings) >= 6
    assert settings <= set(config.get_config_options())
    assert "gatherUsageStats = false" in (ROOT / ".streamlit" / "config.toml").read_text("utf-8")


def test_the_secrets_it_shows_are_those_the_app_reads() -> None:
    off, whole = SECRETS
    for shown in (off, whole):
        assert not file_allowed({SETTING: shown[SETTING]})
    assert read_accounts(off) is None
    found = read_accounts(whole)
    assert found is not None
    assert found.url.startswith(f"postgresql://{ROLE}:")
    assert str(SHORTEST_SECRET) in whole["auth"]["cookie_secret"]


def test_the_headers_it_shows_are_those_the_app_sends() -> None:
    shown = dict(re.findall(r"^  ([A-Z][\w-]+): (.+)$", DEPLOY, re.MULTILINE))
    page = Connection(None, (("Host", "journal.example.org"),))
    sent = headers.for_answer(page, "/")
    assert shown.keys() == sent.keys()
    few = shown.pop("Permissions-Policy").split(", and")[0]
    assert sent.pop("Permissions-Policy").startswith(few)
    assert shown == sent
    assert f"`{headers.SETTING}`" in DEPLOY
    assert headers.CLOUD.split()[1] in DEPLOY


def test_without_its_last_two_lines_the_entry_script_is_a_plain_one(tmp_path: Path) -> None:
    app = tmp_path / "app"
    app.mkdir()
    for name in ("components", "data", "pages"):
        (app / name).symlink_to(ROOT / name)
    lines = (ROOT / "app.py").read_text("utf-8").splitlines()
    assert "st.App" in lines[-1]
    (app / "app.py").write_text("\n".join(lines[:-2]), "utf-8")
    server = Server(tmp_path, cwd=app)
    server.start()
    try:
        assert "x-frame-options" not in ask(server).headers
        visitor = Visitor(server.port)
        assert str(tmp_path / "journal.json") in visitor.read("your_data")
        visitor.close()
        assert "Traceback" not in server.read_log()
    finally:
        server.stop()


def test_the_entry_script_sends_the_headers_itself(tmp_path: Path) -> None:
    server = Server(tmp_path)
    server.start()
    try:
        assert ask(server).headers["x-frame-options"] == "DENY"
    finally:
        server.stop()


def test_every_command_it_gives_is_there() -> None:
    assert USAGE.split(" postgresql")[0] in DEPLOY
    assert "make run" in DEPLOY
    assert re.search(r"^run:", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)


def test_the_container_for_working_in_is_json_and_installs_what_there_is() -> None:
    settings = json.loads((ROOT / ".devcontainer" / "devcontainer.json").read_text("utf-8"))
    assert re.findall(r"requirements[\w-]*\.txt", settings["postCreateCommand"]) == [
        "requirements-dev.txt"
    ]


def copied() -> Iterator[tuple[Path, str]]:
    """What the container takes over: from where, and to where."""
    for line in re.findall(r"^COPY (.*)$", CONTAINER, re.MULTILINE):
        *sources, target = line.split()
        for source in sources:
            into = target.endswith("/")
            yield ROOT / source, f"{target}{Path(source).name}" if into else target


def test_the_container_lets_in_just_what_it_copies() -> None:
    ignored = ROOT / ".devcontainer" / "Containerfile.dockerignore"
    let_in = {line[1:] for line in ignored.read_text("utf-8").splitlines() if line[:1] == "!"}
    assert let_in == {str(source.relative_to(ROOT)) for source, _ in copied()}
    assert "secrets" not in "".join(let_in)


class Contained(Server):
    """A server that finds nothing but what the container holds."""

    def _environment(self) -> dict[str, str]:
        return {**super()._environment(), "PYTHONPATH": ""}


@pytest.fixture
def contained(tmp_path: Path) -> Iterator[Server]:
    """The app as the container starts it, on a port of its own."""
    app = tmp_path / "app"
    for source, target in copied():
        place = app / target
        place.parent.mkdir(parents=True, exist_ok=True)
        (shutil.copytree if source.is_dir() else shutil.copy)(source, place)
    command = json.loads(re.findall(r"^CMD (.*)$", CONTAINER, re.MULTILINE)[0])
    assert command[:3] == ["streamlit", "run", "app.py"]
    options = dict(part[2:].split("=") for part in command[3:])
    settings = dict(re.findall(r"(\w+)=(\S+)", *re.findall(r"^ENV (.*)$", CONTAINER, re.MULTILINE)))
    server = Contained(tmp_path, cwd=app, options=options, settings=settings)
    server._options["server.port"] = server.port
    server.start()
    yield server
    server.stop()


def test_the_app_runs_from_what_the_container_holds(contained: Server, tmp_path: Path) -> None:
    visitor = Visitor(contained.port, "journal.example.org")
    assert visitor.read("today")
    visitor.close()
    said = contained.read_log()
    assert "Traceback" not in said
    # Without a name of its own Streamlit would ask a service elsewhere for this machine's address.
    assert "external IP" not in said
    assert "External URL" not in said
    assert contained._settings[SETTING] == "off"
    assert list(tmp_path.glob("journal*")) == []

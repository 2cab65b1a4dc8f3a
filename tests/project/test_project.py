"""What a fresh clone starts from: the targets, the pins, the settings."""

from __future__ import annotations

import os
import re
import subprocess
import tomllib
from importlib import metadata
from pathlib import Path

import pytest
from streamlit.components.v2 import manifest_scanner
from streamlit.testing.v1 import AppTest

from tests.support.page_driver import PATIENCE

TOP = Path(__file__).parents[2]
MAKEFILE = (TOP / "Makefile").read_text(encoding="utf-8")
FILES = ("requirements.txt", "requirements-account.txt", "requirements-dev.txt")
PHONY = re.findall(r"^\.PHONY: (.*)$", MAKEFILE, re.MULTILINE)[0].split()


def pins(name: str) -> dict[str, str]:
    """The packages of a requirements file by name, with what follows the name."""
    lines = [line.split("#")[0].strip() for line in (TOP / name).read_text("utf-8").splitlines()]
    found = [re.match(r"([A-Za-z0-9-]+)(.*)", line) for line in lines if line[:1] not in {"", "-"}]
    return {hit[1]: hit[2] for hit in found if hit}


def test_make_help_lists_every_target() -> None:
    said = subprocess.run(["make", "help"], cwd=TOP, capture_output=True, text=True, check=True)
    assert [line.split()[1] for line in said.stdout.splitlines() if "  make " in line] == PHONY


@pytest.mark.parametrize("name", FILES)
def test_every_package_is_pinned_exactly(name: str) -> None:
    assert all(re.fullmatch(r"==\d+(\.\d+)+", pin) for pin in pins(name).values())


def test_every_package_that_runs_the_app_says_why_it_is_here() -> None:
    reasons = (TOP / "pyproject.toml").read_text("utf-8").split("[tool.ruff]")[0]
    needed = [*pins("requirements.txt"), *pins("requirements-account.txt")]
    assert [name for name in needed if f"\n# {name} " not in reasons] == []


def test_nothing_that_only_accounts_need_is_installed_to_run_the_app() -> None:
    assert pins("requirements.txt").keys().isdisjoint(pins("requirements-account.txt"))


def test_nothing_is_sent_out_or_shown_of_the_workings() -> None:
    settings = tomllib.loads((TOP / ".streamlit" / "config.toml").read_text("utf-8"))
    assert settings["browser"]["gatherUsageStats"] is False
    assert settings["client"]["showErrorDetails"] == "none"
    assert {"light", "dark"} <= set(settings["theme"])


def test_uploads_are_small_and_come_from_the_app_itself() -> None:
    settings = tomllib.loads((TOP / ".streamlit" / "config.toml").read_text("utf-8"))
    assert settings["server"]["enableXsrfProtection"] is True
    assert settings["server"].get("enableCORS", True) is True
    assert settings["server"]["maxUploadSize"] <= 20


def test_the_check_of_a_bare_machine_can_be_started() -> None:
    assert os.access(TOP / ".ci" / "run", os.X_OK)
    subprocess.run(["bash", "-n", TOP / ".ci" / "run"], check=True)


def test_the_scheduler_of_practice_comes_without_its_optimizer_and_what_that_would_bring() -> None:
    assert pins("requirements.txt")["fsrs"].startswith("==")
    wanted = [each for each in metadata.requires("fsrs") or () if "extra ==" not in each]
    assert [re.split(r"[ <>=;]", each)[0] for each in wanted] == ["typing-extensions"]


def test_the_tests_share_the_work_to_the_last_and_the_ten_slowest_are_printed() -> None:
    unit = MAKEFILE.split("\nunit: ")[1].split("\n\n")[0]
    assert "--dist worksteal" in unit
    assert "--durations=10" in unit


def test_what_is_installed_is_looked_through_once_however_many_pages_are_opened() -> None:
    sought = manifest_scanner.scan_component_manifests.cache_info  # type: ignore[attr-defined]
    for _ in range(2):
        AppTest.from_string("").run(timeout=PATIENCE)
    assert sought().misses == 1

"""JavaScript and CSS are checked wherever there is a node, and a machine without one says so."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest

TOP = Path(__file__).parents[2]
SCRIPTS = TOP / "tests" / "javascript"
PLAIN = ("bash", "cat", "dirname", "grep", "id", "make", "mktemp", "rm", "tee", "touch")
LOUD = "JavaScript and CSS were NOT checked"


@pytest.fixture
def bare(tmp_path: Path) -> Path:
    """A folder of programs, as on a machine that has the plainest alone."""
    for name in PLAIN:
        found = shutil.which(name)
        assert found is not None
        (tmp_path / name).symlink_to(found)
    return tmp_path


def add(folder: Path, name: str, does: str) -> None:
    """One program more, which does what a line of shell says."""
    program = folder / name
    program.write_text(f"#!/bin/sh\n{does}\n", "utf-8")
    program.chmod(0o755)


def run(folder: Path, *command: str, ci: str = "") -> subprocess.CompletedProcess[str]:
    """What comes of a command where only the programs of one folder are there."""
    settings = {"PATH": str(folder), "CI": ci, "PYTHON": "true", "TMPDIR": str(folder)}
    return subprocess.run(
        command, cwd=TOP, env=settings, capture_output=True, text=True, check=False
    )


def test_a_machine_without_node_says_so_loudly_and_goes_on(bare: Path) -> None:
    done = run(bare, "make", "javascript")
    assert done.returncode == 0
    assert LOUD in done.stderr
    assert len(done.stderr.strip().splitlines()) >= 5


def test_in_ci_a_machine_without_node_fails(bare: Path) -> None:
    done = run(bare, "make", "javascript", ci="true")
    assert done.returncode != 0
    assert LOUD in done.stderr


def test_a_node_that_is_too_old_is_none(bare: Path) -> None:
    add(bare, "npm", "echo an npm that must not be asked >&2")
    add(bare, "node", "exit 1")  # what the version's check comes to
    assert LOUD in run(bare, "make", "javascript").stderr


def test_make_test_checks_them_with_all_else(bare: Path) -> None:
    add(bare, "npm", "exit 0")
    add(bare, "node", "exit 0")
    planned = run(bare, "make", "--dry-run", "--always-make", "test").stdout
    assert "npm ci --prefix tests/javascript" in planned
    assert "npm run --silent --prefix tests/javascript check" in planned


def test_a_check_that_fails_fails_the_target(bare: Path) -> None:
    add(bare, "npm", 'test "$1" = ci || exit 3')
    add(bare, "node", "exit 0")
    assert run(bare, "make", f"SCRIPTS_READY={bare}/ready", "javascript").returncode != 0
    assert (bare / "ready").exists()


def ask_ci(bare: Path) -> str:
    """What the check of a bare machine asks the package manager for."""
    add(bare, "dpkg", "exit 1")
    add(bare, "apt-get", f'echo "$@" >> {bare}/asked')
    (bare / "make").unlink()
    add(bare, "make", "exit 0")
    run(bare, ".ci/run")
    return (bare / "asked").read_text("utf-8")


def test_the_check_of_a_bare_machine_installs_node(bare: Path) -> None:
    asked = ask_ci(bare)
    assert re.search(r"install .*--no-install-recommends .*\bnodejs npm\b", asked)


def test_a_node_from_elsewhere_is_left_as_it_is(bare: Path) -> None:
    add(bare, "npm", "exit 0")
    assert "nodejs" not in ask_ci(bare)


def test_every_package_is_pinned_exactly_and_locked() -> None:
    wanted = json.loads((SCRIPTS / "package.json").read_text("utf-8"))["devDependencies"]
    locked = json.loads((SCRIPTS / "package-lock.json").read_text("utf-8"))["packages"]
    assert all(re.fullmatch(r"\d+\.\d+\.\d+", version) for version in wanted.values())
    assert {name: locked[f"node_modules/{name}"]["version"] for name in wanted} == wanted
    assert all("integrity" in each for name, each in locked.items() if name)


def test_no_test_of_ours_is_looked_for_in_their_packages(pytestconfig: pytest.Config) -> None:
    assert "node_modules" in pytestconfig.getini("norecursedirs")
    assert "node_modules/" in (TOP / ".gitignore").read_text("utf-8").splitlines()

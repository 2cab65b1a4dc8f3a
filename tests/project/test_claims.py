"""docs/claims.md names, for every sentence that claims something, the test that holds it."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
HELD_BY = re.compile(r"`(?P<file>[a-z_/]+\.py)::(?P<test>test_\w+)`")


def rows() -> list[str]:
    lines = (ROOT / "docs" / "claims.md").read_text(encoding="utf-8").splitlines()
    table = [line for line in lines if line.startswith("|")]
    return [line for line in table if not line.startswith(("|---", "| sentence"))]


def test_every_claim_names_a_test_and_every_test_named_is_there() -> None:
    for row in rows():
        named = HELD_BY.findall(row)
        assert named, row
        for file, test in named:
            text = (ROOT / "tests" / file).read_text(encoding="utf-8")
            assert f"def {test}(" in text, f"{file} has no {test}"

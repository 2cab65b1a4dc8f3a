"""What a machine lacks: its tests are skipped, loudly; where CI is set they fail."""

from __future__ import annotations

import os
from typing import NoReturn

import pytest


def refuse(why: str) -> NoReturn:
    """Leave this test out, or let it fail where everything must be there."""
    if os.environ.get("CI") == "true":
        pytest.fail(why)
    pytest.skip(why)

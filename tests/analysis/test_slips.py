"""Which slips recur, against brute-force integration of the same model."""

from __future__ import annotations

import math

import numpy as np
import pandas as pd
import pytest

from data.analysis import slips
from data.analysis.table_schema import kinds_of
from data.models import LimitError

MEANS = (0.06, 0.10, 0.15, 0.20, 0.30)
STRENGTHS = (2, 4, 8, 16)


def table(hits: dict[str, str]) -> pd.DataFrame:
    """Ticks from strings of 0 and 1, an interview a character."""
    rows = [(t, slip, int(one)) for slip, row in hits.items() for t, one in enumerate(row)]
    return pd.DataFrame(rows, columns=["interview", "slip", "ticked"])


def log_beta(a: float, b: float) -> float:
    return math.lgamma(a) + math.lgamma(b) - math.lgamma(a + b)


def brute(hits: dict[str, str]) -> dict[str, tuple[float, float]]:
    """Mean and P(chance >= 1/3) by slip: plain loops, midpoint sums over the chance itself."""
    points, evidence = [(m, s) for m in MEANS for s in STRENGTHS], []
    length = len(next(iter(hits.values())))
    decay = [0.5 ** ((length - 1 - t) / 15) for t in range(length)]
    yes = {
        slip: sum(w for w, h in zip(decay, row, strict=True) if h == "1")
        for slip, row in hits.items()
    }
    for m, s in points:
        a, b = m * s, (1 - m) * s
        log = -0.5 * (math.log(s / 3.5) / 0.7) ** 2 - 0.5 * (math.log(m / 0.14) / 0.5) ** 2
        for x in yes.values():
            log += log_beta(a + x, b + sum(decay) - x) - log_beta(a, b)
        evidence.append(log)
    weights = np.exp(np.array(evidence) - max(evidence))
    weights /= weights.sum()
    upper = 1 / 3 + (np.arange(200_000) + 0.5) * (2 / 3) / 200_000
    found = {}
    for slip, x in yes.items():
        mean = often = 0.0
        for (m, s), weight in zip(points, weights, strict=True):
            a, b = m * s + x, (1 - m) * s + sum(decay) - x
            mean += weight * a / (a + b)
            density = np.exp((a - 1) * np.log(upper) + (b - 1) * np.log(1 - upper) - log_beta(a, b))
            often += weight * density.mean() * 2 / 3
        found[slip] = (mean, often)
    return found


LOG = {"rambled": "1101101", "froze": "0100010", "misheard": "0000001", "wrong-name": "0000000"}


def test_mean_and_chance_of_often_match_brute_force() -> None:
    found = slips.assess(table(LOG)).set_index("slip")
    for slip, (mean, often) in brute(LOG).items():
        assert found["mean"].to_dict()[slip] == pytest.approx(mean, abs=1e-12)
        assert found["p_often"].to_dict()[slip] == pytest.approx(often, abs=1e-8)


def test_the_interval_of_a_known_beta_is_exact(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(slips, "_PRIOR_YES", np.ones(20))
    monkeypatch.setattr(slips, "_PRIOR_NO", np.ones(20))
    # Beta(1, 2): P(chance <= x) = 1 - (1 - x)^2.
    found = slips.assess(table({"froze": "0"})).iloc[0]
    assert found["lo80"] == pytest.approx(1 - math.sqrt(0.9), abs=1e-5)
    assert found["hi80"] == pytest.approx(1 - math.sqrt(0.1), abs=1e-5)
    assert found["p_often"] == pytest.approx(4 / 9, abs=1e-8)


def test_a_slip_in_most_interviews_recurs_and_a_rare_one_does_not() -> None:
    found = slips.assess(table(LOG)).set_index("slip")
    assert found["recurs"].to_dict() == dict.fromkeys(LOG, False) | {"rambled": True}
    assert found["seen"].to_dict() == {"rambled": 5, "froze": 2, "misheard": 1, "wrong-name": 0}
    assert set(found["interviews"]) == {7}


@pytest.mark.parametrize("row", ["1", "11"])
def test_nothing_recurs_before_the_third_interview(row: str) -> None:
    assert not slips.assess(table({"rambled": row, "froze": row}))["recurs"].any()


def test_old_slips_count_less_than_new_ones() -> None:
    found = slips.assess(table({"old": "11000000", "new": "00000011"})).set_index("slip")
    assert found["mean"].to_dict()["new"] > found["mean"].to_dict()["old"]


def test_slips_never_ticked_take_part_in_the_weighing() -> None:
    rare = {f"never-{i}": "000000" for i in range(10)}
    alone = slips.assess(table({"froze": "110000"})).set_index("slip")
    among = slips.assess(table({"froze": "110000"} | rare)).set_index("slip")
    assert among["mean"].to_dict()["froze"] < alone["mean"].to_dict()["froze"]


def test_rows_in_any_order_and_ticks_given_twice_count_the_same() -> None:
    rows = table(LOG)
    twice = pd.concat([rows, rows[rows["ticked"] == 1]]).iloc[::-1]
    pd.testing.assert_frame_equal(slips.assess(rows), slips.assess(twice))


def test_the_likeliest_slip_comes_first() -> None:
    found = slips.assess(table(LOG))
    assert list(found["slip"]) == ["rambled", "froze", "misheard", "wrong-name"]
    assert list(found) == list(kinds_of(slips.SlipFinding))


def test_no_ticks_give_no_rows() -> None:
    assert slips.assess(table({})).empty


def test_a_tick_is_nought_or_one() -> None:
    with pytest.raises(LimitError) as refused:
        slips.assess(pd.DataFrame({"interview": [0], "slip": ["froze"], "ticked": [2]}))
    assert refused.value.field == "ticked"

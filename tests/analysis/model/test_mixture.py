"""The normal mixtures under every probability and interval of Patterns."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.analysis.model.mixture import Mixture, cumulative

numbers = st.floats(-3, 3)
spreads = st.floats(0.01, 2)


def one(*parts: tuple[float, float, float]) -> Mixture:
    weights, means, sds = np.array(parts).T
    return Mixture(weights / weights.sum(), means, sds)


def test_the_normal_distribution_function_agrees_with_the_error_function() -> None:
    z = np.linspace(-12, 12, 4801)
    exact = [0.5 * math.erfc(-x / math.sqrt(2)) for x in z]
    np.testing.assert_allclose(cumulative(z), exact, atol=2e-12)


def test_a_single_normal_has_its_textbook_quantiles() -> None:
    standard = one((1, 0, 1))
    assert standard.quantile(0.1) == pytest.approx(-1.2815515655446004, abs=1e-9)
    assert standard.quantile(0.9) == pytest.approx(1.2815515655446004, abs=1e-9)
    assert standard.quantile(0.5) == pytest.approx(0, abs=1e-9)


@given(
    st.lists(st.tuples(spreads, numbers, spreads), min_size=1, max_size=6), st.floats(0.02, 0.98)
)
def test_the_distribution_function_at_a_quantile_gives_the_share_back(
    parts: list[tuple[float, float, float]], share: float
) -> None:
    mixture = one(*parts)
    assert mixture.at_most(mixture.quantile(share)) == pytest.approx(share, abs=1e-7)


@given(st.lists(st.tuples(spreads, numbers, spreads), min_size=1, max_size=6), numbers)
def test_the_two_tails_make_one(parts: list[tuple[float, float, float]], x: float) -> None:
    mixture = one(*parts)
    assert mixture.at_most(x) + mixture.at_least(x) == pytest.approx(1, abs=1e-12)


def test_a_mixture_without_spread_is_a_step() -> None:
    step = one((1, 0, 0))
    assert step.at_most(-0.5) == pytest.approx(0, abs=1e-11)
    assert step.at_least(-0.5) == pytest.approx(1, abs=1e-11)
    assert step.quantile(0.1) == pytest.approx(0, abs=1e-8)

"""An area as the analysis finds it, for tests of what is said about it."""

from __future__ import annotations

from typing import Any

from data.analysis import verdicts
from data.analysis.verdicts import AreaFinding

ONE = AreaFinding(
    area="motivation",
    n=2,
    interviews=2,
    low_interviews=1,
    mean_rating=2.5,
    delta=-0.4,
    lo80=-1.0,
    hi80=0.2,
    p_weak=0.2,
    p_strong=0.0,
    p_rise=0.1,
    p_low=0.35,
    q_low=0.35,
    low_last3=1,
    verdict=verdicts.LOW_ONCE,
    more=0,
    others=3,
)


def a_finding(**fields: Any) -> AreaFinding:  # noqa: ANN401 - any column of it
    return ONE._replace(**fields)

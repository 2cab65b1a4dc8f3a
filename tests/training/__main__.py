"""`make train`: learns the recogniser's weights, writes them, and tells how good they are.

With a file of other people's questions (one JSON object a line: text, area) it is also tried on
those; they are never learnt from.
"""

from __future__ import annotations

import json
import logging
import sys
import time
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from data.recogniser import area_classifier
from data.recogniser.linear_model import WEIGHTS
from tests.training.fitting import Fitted, find_words, fit, write
from tests.training.folds import SEED, guess_unseen, weigh_rules
from tests.training.measures import (
    blend,
    count_right,
    find_sure,
    settle,
    tell_areas,
    tell_calibration,
)
from tests.training.nearness import find_near
from tests.training.slips import mistype
from tests.training.texts import BANK, HURRIED, fingerprint, gather, hurried

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

LOG = logging.getLogger(__name__)
RIGHT = 0.9
HEAD = f"  {'':14s}count   first  in three"


class Trained(NamedTuple):
    """Everything learnt and measured; `SURE` and `NEAR` as the recogniser should have them."""

    fitted: Fitted
    trust: float
    rules: float
    sure: float
    near: float


def train(path: Path) -> Trained:
    """Learn, write the weights to `path`, and print the tables of the cross-validation."""
    texts = gather()
    own = [sample for sample in texts if sample.asked >= 0]
    words = [sample for sample in texts if sample.asked < 0]
    order = list(dict.fromkeys(sample.area for sample in texts))
    random = Random(SEED)  # noqa: S311 - typing slips, no secrets
    mistyped = [mistype(sample.text, random) for sample in own]
    learnt, slipped, counts = guess_unseen(own, mistyped, words, order)
    known = find_words(sample.text for sample in texts)
    ruled = weigh_rules((sample.text for sample in own), order, known)
    wanted = np.array([order.index(sample.area) for sample in own])
    trust, rules = blend(learnt[counts], ruled[counts], wanted[counts])
    joined = trust * learnt + rules * ruled
    after_slips = trust * slipped + rules * weigh_rules(mistyped, order, known)
    kinds = np.array([sample.kind for sample in own])
    for kind in dict.fromkeys(sample.kind for sample in own):
        among = (kinds == kind) & counts
        _tell(f"\nOur own, {kind}, unseen (10 folds)\n{HEAD}")
        _compare(learnt, ruled, joined, wanted, among)
        _tell(f"  {'one slip each':14s}{count_right(after_slips[among], wanted[among])}")
    _tell(f"\nAll of them\n{HEAD}\n  {'joined':14s}{count_right(joined[counts], wanted[counts])}")
    _tell(f"  {'one slip each':14s}{count_right(after_slips[counts], wanted[counts])}")
    _tell("\n".join(tell_areas(joined[counts], wanted[counts], order)))
    _tell("\n".join(tell_calibration(joined[counts], wanted[counts])))
    settled = settle(joined[counts])
    told = settled.max(axis=1)
    sure = find_sure(told, settled.argmax(axis=1) == wanted[counts], RIGHT)
    share = (told >= sure).mean()
    fitted = fit(texts, order)
    write(path, fitted, trust, rules, fingerprint(texts))
    near, found = find_near(own)
    trained = Trained(fitted, trust, rules, sure, near)
    _tell(f"\ntrust {trust}, rules {rules}, sure {sure} (reached by {share:.0%})")
    _tell(f"near {near} (finds {found:.1%} of rewordings)")
    return trained


def _compare(
    learnt: NDArray[np.float64],
    ruled: NDArray[np.float64],
    joined: NDArray[np.float64],
    wanted: NDArray[np.int64],
    among: NDArray[np.bool_],
) -> None:
    for name, logits in (("rules", ruled), ("learnt", learnt), ("joined", joined)):
        _tell(f"  {name:14s}{count_right(logits[among], wanted[among])}")


def try_others(trained: Trained, path: Path) -> None:
    """Print the same tables for questions by other people."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]
    _try(trained, [row["text"] for row in rows], [row["area"] for row in rows], path.name)


def _try(trained: Trained, texts: Sequence[str], areas: Sequence[str], name: str) -> None:
    fitted = trained.fitted
    wanted = np.array([fitted.areas.index(area) for area in areas])
    ruled = weigh_rules(texts, fitted.areas, fitted.known)
    learnt = fitted.logits(texts)
    joined = trained.trust * learnt + trained.rules * ruled
    _tell(f"\n{name}, never learnt from\n{HEAD}")
    _compare(learnt, ruled, joined, wanted, np.ones(len(texts), dtype=bool))
    asked = [sample for sample in gather() if sample.asked >= 0]
    alone = fit(asked, fitted.areas).logits(texts)
    _tell(f"  {'our own only':14s}{count_right(alone, wanted)}")
    order = fitted.areas
    _tell("\n".join(tell_areas(joined, wanted, order)))
    _tell("\n".join(tell_calibration(joined, wanted)))


def _time(texts: Sequence[str]) -> None:
    area_classifier.areas("warm up")
    started = time.perf_counter()
    for text in texts:
        area_classifier.areas(text)
    each = (time.perf_counter() - started) / len(texts)
    size = WEIGHTS.stat().st_size / 1024
    _tell(f"\n{each * 1e3:.2f} ms a question, {size:.0f} KiB of weights")


def _tell(line: str) -> None:
    LOG.info("%s", line)


def main() -> None:
    """Train, tell, and try the files named on the command line."""
    logging.basicConfig(level=logging.INFO, format="%(message)s", stream=sys.stdout)
    trained = train(WEIGHTS)
    _time([sample.text for sample in gather() if sample.kind == BANK])
    told = hurried()
    _try(trained, [each.text for each in told], [each.area for each in told], HURRIED)
    for name in sys.argv[1:]:
        try_others(trained, Path(name))


if __name__ == "__main__":
    main()

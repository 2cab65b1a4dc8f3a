"""The figures as lines to read, in per cent, with how many each is a share of."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from data.analysis import verdicts
from tests.natures import table
from tests.natures.guesses import OUT_BY

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from tests.natures.guesses import Guessed
    from tests.natures.table import Found, Row, Share

HEAD = f"{'%':42s}{'first scheme':>20s}{'today':>20s}"
HABITS = {
    "accused": "by those who log everything",
    "logs": "by those who log only what went badly",
    "rates": "by those who log everything and rate only that",
}

WAYS = {
    "first_regret": "first scheme",
    "by_distance": "today's, by distance alone",
    "regret": "today's, what keeps coming back first",
}


def tell(found: Found, rows: Mapping[str, Row]) -> list[str]:
    """All that the simulated logs show."""
    lines = [f"{len(found.people)} people, {len(found.areas)} areas asked", "", HEAD]
    lines += [f"{name:42s}{_share(row.first)}{_share(row.today)}" for name, row in rows.items()]
    lines += ["", "Told that only what went badly seems to be rated, %"]
    habits = table.weigh_habits(found.people)
    lines += [f"{name:62s}{_share(habits[key])}" for key, name in HABITS.items()]
    lines += ["", "How many points the areas to practise lie above the weakest"]
    ways = table.weigh_advice(found.people)
    lines += [f"{name:62s}{ways[key].value:10.4f} ({ways[key].of})" for key, name in WAYS.items()]
    for title, each in _tables(found):
        lines += ["", title, each.round(3).to_string()]
    return lines


def _tables(found: Found) -> Iterator[tuple[str, pd.DataFrame]]:
    back = found.areas[found.areas["today"].isin(verdicts.COMES_BACK)]
    yield "p_low, the chance of a low one next time", table.calibrate(found.areas, "p_low")
    yield "q_low, as shown of what keeps coming back", table.calibrate(back, "q_low")
    yield "Today's, by nature", table.by_nature(found)
    yield "'Nothing recurs' by interviews: said to, and true", table.by_length(found.people)


def tell_guesses(guessed: Sequence[Guessed]) -> list[str]:
    """Felt against what happened: how often the 80 % interval holds the gap, and a false word."""
    frame = pd.DataFrame(guessed).drop(columns="answered").groupby("kind", sort=False).mean()
    title = f"Felt against what happened, {len(guessed)} people"
    return ["", title, frame.loc[list(OUT_BY)].round(3).to_string()]


def _share(share: Share) -> str:
    return f"{100 * share.value:10.1f} of {share.of:6d}"

"""What the store stands, in figures, beside TinyDB as it comes.

    python -m tests.benchmarks.store_trials [kills]

Kills writers with SIGKILL, adds up from many threads and processes at once, lays out every state of
the disk a power cut may leave, and flips bits. Prints a line for each trial, and fails if anything
that was acknowledged is lost. About two minutes for the 300 kills it does unless told otherwise.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from time import perf_counter

from data.models import DamagedError
from data.store import open_journal, open_memory
from tests.store.test_kills import add_everywhere, add_in_threads, break_stock, kill_writers
from tests.store.test_power import a_day_old, cut, migrating, outcome, replay
from tests.support.store.record_samples import an_interview

KILLS = 300
THREADS, TIMES = 16, 20


def main() -> bool:
    """Every trial in turn; whether nothing was lost."""
    kills = int(sys.argv[1]) if sys.argv[1:] else KILLS
    with tempfile.TemporaryDirectory() as folder:
        return all([_kill(Path(folder), kills), _share(Path(folder)), _cut(Path(folder))])


def _say(trial: str, result: str, began: float) -> None:
    print(f"{trial:58} {result:44} {perf_counter() - began:6.1f} s", flush=True)  # noqa: T201


def _kill(folder: Path, kills: int) -> bool:
    began = perf_counter()
    ours = kill_writers(folder / "killed" / "journal.json", kills)
    told = f"{ours.lost} of {ours.acknowledged} acknowledged saves lost"
    _say(f"{kills} kills of two writers", told, began)
    began = perf_counter()
    broken = break_stock(folder, kills)
    _say(f"{kills} kills of TinyDB as it comes", f"{broken} files no longer open", began)
    return ours.lost == 0


def _share(folder: Path) -> bool:
    wanted, lost = THREADS * TIMES, 0
    for name, store in (("memory", open_memory()), ("file", open_journal(folder / "one.json"))):
        began = perf_counter()
        missing = wanted - int(add_in_threads(store, THREADS, TIMES))
        _say(f"{THREADS} threads on one store, {name}", f"{missing} of {wanted} lost", began)
        lost += missing
    began, wanted = perf_counter(), 2 * THREADS * TIMES + TIMES
    missing = wanted - int(add_everywhere(folder / "two.json", THREADS, TIMES))
    _say(f"2 processes of {THREADS} threads, and one more", f"{missing} of {wanted} lost", began)
    return bool(lost + missing == 0)


def _cut(folder: Path) -> bool:
    began, place = perf_counter(), folder / "power"
    place.mkdir()
    within, after = cut(place, a_day_old, migrating)
    states = [outcome(path) for path in [*within, *after]]
    _say("A power cut anywhere in a save", _bad(states), began)
    began, place = perf_counter(), folder / "unsynced"
    place.mkdir()
    control, _ = replay(place, syncs=False)
    _say("The same without syncs", f"{control['bad']} of {control.total()} states bad", began)
    return "bad" not in states and _flip(folder / "flipped.json")


def _bad(states: list[str]) -> str:
    return f"{states.count('bad')} of {len(states)} states bad"


def _flip(path: Path) -> bool:
    began = perf_counter()
    open_journal(path).load([an_interview(1, questions=1)])
    content, unnoticed = path.read_bytes(), 0
    places = range(0, len(content), max(1, len(content) // 400))
    for place in places:
        flipped = bytearray(content)
        flipped[place] ^= 1
        path.write_bytes(flipped)
        unnoticed += _opens(path)
    _say("One bit flipped", f"{unnoticed} of {len(places)} unnoticed", began)
    return unnoticed == 0


def _opens(path: Path) -> bool:
    try:
        open_journal(path)
    except DamagedError:
        return False
    return True


if __name__ == "__main__":
    sys.exit(not main())

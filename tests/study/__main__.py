"""`make study`: does the app's advice help? Prints the tables docs/patterns.md quotes.

The same people come out each time, to the last digit. Another number of people may be given.
"""

from __future__ import annotations

import os
import sys
from concurrent.futures import ProcessPoolExecutor

from tests.study.table import run, tell

PEOPLE = 500


def main(people: int = PEOPLE) -> None:
    """Live through all of it, on every core there is, and print the tables."""
    with ProcessPoolExecutor(os.cpu_count()) as cores:
        lived = [one for person in cores.map(run, range(people), chunksize=5) for one in person]
    print("\n".join(tell(lived)))  # noqa: T201 - its purpose


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))

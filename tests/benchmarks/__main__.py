"""Every benchmark in turn: analysis, texts, store, growth, pages, taps; fails if one is dear."""

from __future__ import annotations

import sys

from tests.benchmarks import (
    bench_analysis,
    bench_growth,
    bench_pages,
    bench_store,
    bench_taps,
    bench_texts,
)

bench_analysis.main()
bench_texts.main()
bench_store.main()
kept = [bench_growth.main(), bench_pages.main(), bench_taps.main()]
sys.exit(not all(kept))

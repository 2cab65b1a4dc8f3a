"""Every benchmark in turn: analysis, texts, store, pages, taps. Fails if one is too dear."""

from __future__ import annotations

import sys

from tests.benchmarks import bench_analysis, bench_pages, bench_store, bench_taps, bench_texts

bench_analysis.main()
bench_texts.main()
bench_store.main()
kept = [bench_pages.main(), bench_taps.main()]
sys.exit(not all(kept))

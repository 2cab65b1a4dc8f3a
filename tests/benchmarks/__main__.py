"""Every benchmark in turn: analysis, texts, store, pages. Fails if a page is too dear."""

from __future__ import annotations

import sys

from tests.benchmarks import bench_analysis, bench_pages, bench_store, bench_texts

bench_analysis.main()
bench_texts.main()
bench_store.main()
sys.exit(not bench_pages.main())

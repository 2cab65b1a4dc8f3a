# Afterview: two commands from nothing, `make run` and `make test`. `make help` lists the rest.

PYTHON ?= python3
PORT ?= 8501
WORKERS ?= 4
VENV := .venv
BIN := $(VENV)/bin
RUN_READY := $(VENV)/.ready-run
TEST_READY := $(VENV)/.ready-test
SCRIPTS := tests/javascript
SCRIPTS_READY := $(SCRIPTS)/node_modules/.ready
NODE := $(shell node -e 'process.exit(Number(parseInt(process.versions.node) < 18))' 2>/dev/null && command -v npm)

define NO_NODE

########################################################################
#  JavaScript and CSS were NOT checked, and their unit tests NOT run:  #
#  that needs node 18 or later and npm, and here they are not found.   #
#  On Debian:  apt-get install nodejs npm                              #
########################################################################

endef
export NO_NODE

.DEFAULT_GOAL := help
.PHONY: help run test check types imports javascript unit slow bench trials train study browser screenshots format clean

help: ## List these targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-12s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

$(RUN_READY): requirements.txt
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt
	@touch $@

$(TEST_READY): requirements.txt requirements-account.txt requirements-dev.txt
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	@touch $@ $(RUN_READY)

run: $(RUN_READY) ## Start Afterview on this machine (PORT=8501; KEY=1 asks for a key)
	@echo "Afterview opens at http://localhost:$(PORT)"
	@$(if $(KEY),AFTERVIEW_KEY=on) $(BIN)/python -m streamlit run app.py --server.address localhost --server.port $(PORT)

test: check unit ## Everything: style, types, imports, unit, page and browser tests

check: $(TEST_READY) types imports javascript ## Style, types, imports, and all of JavaScript and CSS
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(TEST_READY) ## Types, strictly
	$(BIN)/mypy

imports: $(TEST_READY) ## Who may import whom
	$(BIN)/lint-imports

$(SCRIPTS_READY): $(SCRIPTS)/package.json $(SCRIPTS)/package-lock.json
	npm ci --prefix $(SCRIPTS) --no-audit --no-fund
	@touch $@

javascript: $(if $(NODE),$(SCRIPTS_READY)) ## JavaScript and CSS: style, types, unit tests
	@$(if $(NODE),npm run --silent --prefix $(SCRIPTS) check,echo "$$NO_NODE" >&2; test "$$CI" != true)

unit: $(TEST_READY) ## All tests of `make test`: unit, pages, browser
	$(BIN)/python -m pytest -n $(WORKERS) --dist worksteal --durations=10 -m "not slow and not bench"

slow: $(TEST_READY) ## The long suite: simulations, and the full counts of the store's tests
	$(BIN)/python -m pytest -n 2 -m slow -s

bench: $(TEST_READY) ## Measure: analysis, texts, store, long journals, each page against a hello page
	$(BIN)/python -m tests.benchmarks

trials: $(TEST_READY) ## What the store stands, in figures: 300 kills, many writers, power cuts, flipped bits
	$(BIN)/python -m tests.benchmarks.store_trials

train: $(TEST_READY) ## Learn the recogniser's weights anew and tell how good they are (QUESTIONS=file.jsonl to try)
	@OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 $(BIN)/python -m tests.training $(QUESTIONS)

study: $(TEST_READY) ## Does the advice help? Simulated people follow it for 20 interviews, or something simpler
	@OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 $(BIN)/python -m tests.study

browser: $(TEST_READY) ## Fetch a browser for the browser tests where there is none
	@command -v chromium chromium-browser google-chrome >/dev/null \
		|| $(BIN)/python -m playwright install --with-deps chromium

screenshots: $(TEST_READY) ## Every page, wide and narrow, light and dark, empty and full, into screenshots/
	$(BIN)/python -m tests.browser.screenshots

format: $(TEST_READY) $(if $(NODE),$(SCRIPTS_READY)) ## Format the code
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .
	$(if $(NODE),npm run --silent --prefix $(SCRIPTS) format)

clean: ## Remove what the targets above made (never a journal: that lives elsewhere)
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache screenshots $(SCRIPTS)/node_modules

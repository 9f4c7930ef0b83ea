# Everything one does with the project. `make run` and `make test` set up whatever they need by themselves.

PYTHON ?= python3
NODE ?= node
BIN := .venv/bin
CLIENT_SOURCES := $(shell find web/src web/public web/index.html server/walkboard/maps server/walkboard/walks -type f -not -name '*.py' -not -name '*.test.ts*' -not -name '*.pyc' 2>/dev/null)
COMPILE = $(BIN)/uv pip compile pyproject.toml --quiet --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-emit-find-links --custom-compile-command "make lock"

.DEFAULT_GOAL := help
.PHONY: help run dev test check gates format-check lint types layers test-web test-browser test-server soak fix web build bench lock api chromium setup clean

help: ## show the targets
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-14s %s\n", $$1, $$2}'

# -- set-up ---------------------------------------------------------------------------------------------------------

.venv/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null \
		|| { echo "Walkboard needs Python 3.11 or newer. Install it, or say where it is: make PYTHON=python3.12 $(MAKECMDGOALS)"; exit 1; }
	@echo "• Making the Python environment in .venv"
	@$(PYTHON) -m venv .venv
	@touch $@

.venv/runtime: .venv/python requirements.lock pyproject.toml
	@echo "• Installing the server's packages (checked by hash)"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

.venv/tools: .venv/runtime tests/requirements.lock
	@echo "• Installing the tools for tests and checks (checked by hash)"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r tests/requirements.lock
	@touch $@

web/node_modules/installed: web/package-lock.json
	@$(NODE) -e 'const [a,b]=process.versions.node.split(".").map(Number);process.exit(a>20||(a===20&&b>=19)?0:1)' 2>/dev/null \
		|| { echo "Walkboard needs Node 20.19 or newer to build its client. Install it, or say where it is: make NODE=/path/to/node $(MAKECMDGOALS)"; exit 1; }
	@echo "• Installing the client's packages (checked by hash)"
	@cd web && npm ci --loglevel=error --ignore-scripts --no-audit --no-fund >/dev/null
	@touch $@

server/walkboard/static/index.html: web/node_modules/installed web/package.json web/vite.config.ts $(CLIENT_SOURCES)
	@echo "• Building the client"
	@cd web && npx --no-install vite build --logLevel warn
	@touch $@

setup: .venv/tools web/node_modules/installed ## install everything for working on the project
web: server/walkboard/static/index.html ## build the client

chromium: web/node_modules/installed ## find a Chromium for the browser tests, or install one
	@$(NODE) web/e2e/chromium.mjs --install

# -- running --------------------------------------------------------------------------------------------------------

run: .venv/runtime server/walkboard/static/index.html ## set up everything and serve the wall
	@$(BIN)/walkboard serve

dev: setup ## serve with reload on both sides (client on port 5173)
	@trap 'kill 0' EXIT INT TERM; \
	WALKBOARD_PUBLIC_URL=$${WALKBOARD_PUBLIC_URL:-http://localhost:5173} $(BIN)/walkboard serve --reload & \
	(cd web && npx --no-install vite --port 5173 --strictPort) & wait

# -- checks ---------------------------------------------------------------------------------------------------------

check: gates test ## everything CI runs: format, lint, types, layers, all tests
gates: format-check lint types layers

format-check: setup
	@echo "• Format"
	@$(BIN)/ruff format --check --quiet server tests migrations
	@cd web && npx --no-install biome format . --log-level=warn

lint: setup
	@echo "• Lint"
	@$(BIN)/ruff check --quiet server tests migrations
	@cd web && npx --no-install biome lint . --log-level=warn

types: setup
	@echo "• Types"
	@$(BIN)/mypy --no-error-summary
	@cd web && npx --no-install tsc --noEmit

layers: setup # the client's layers are rules of its linter
	@echo "• Layers"
	@$(BIN)/lint-imports --no-cache --no-logo
	@cd web && npm run --silent cycles

test: setup server/walkboard/static/index.html chromium test-web test-browser test-server ## set up everything and run the whole test suite

test-web: web/node_modules/installed
	@echo "• Tests of the client"
	@cd web && npx --no-install vitest run

test-browser: .venv/runtime server/walkboard/static/index.html chromium
	@echo "• Tests in Chromium"
	@cd web && npx --no-install playwright test

# A file stays with one process, since its tests share databases. In the order of folders: what waits long is in the middle, and the end is short for both.
SPREAD = --numprocesses auto --maxprocesses 4 --dist loadfile --no-loadscope-reorder

test-server: setup
	@echo "• Tests of the server"
	@$(BIN)/pytest -q $(SPREAD)

fix: setup ## format and mend what can be mended by itself
	@$(BIN)/ruff check --fix --quiet server tests migrations; $(BIN)/ruff format --quiet server tests migrations
	@cd web && npx --no-install biome check --write . --log-level=warn

# Every test of chance, one after the other; each says from which seed it runs, and WALKBOARD_SEED=that runs it again.
SOAKS = $(shell grep -rlE 'tests\.soak|tests import soak' tests --include='test_*.py')
MINUTES ?= 10

soak: setup ## run every test of chance for long (MINUTES=10 each, SEED=7)
	@echo "• $(words $(SOAKS)) files of the server and one of the client, $(MINUTES) minutes for each of their tests"
	@failed=; export WALKBOARD_SOAK_MINUTES=$(MINUTES) WALKBOARD_SEED=$(or $(SEED),7); \
	for tests in $(SOAKS); do $(BIN)/pytest -q -s --timeout=0 $$tests || failed="$$failed $$tests"; done; \
	(cd web && npx --no-install vitest run src/sync/convergence.test.ts) || failed="$$failed web/src/sync/convergence.test.ts"; \
	test -z "$$failed" || { echo "Failed:$$failed"; exit 1; }

bench: setup server/walkboard/static/index.html chromium ## run the benchmarks and print a table (BENCH=quick: ≤ 6 min; ONLY=S1,S3: some)
	@$(BIN)/python -m tests.bench $(if $(filter quick,$(BENCH)),--quick) $(if $(ONLY),--only $(ONLY))

# -- releases -------------------------------------------------------------------------------------------------------

build: setup server/walkboard/static/index.html ## make the wheel in dist/
	@$(BIN)/python -m build --wheel --no-isolation

lock: .venv/tools ## pin all dependencies anew
	@$(COMPILE) --upgrade --group build -o requirements.lock
	@$(COMPILE) --upgrade --group dev -o tests/requirements.lock
	@cd web && npm update --save --silent --ignore-scripts

api: .venv/runtime web/node_modules/installed ## regenerate the client's types from the server's OpenAPI
	@$(BIN)/walkboard openapi > web/openapi.json
	@cd web && npm run --silent api

clean: ## remove what was built; never touches ./data
	@rm -rf .venv web/node_modules server/walkboard/static dist .pytest_cache .mypy_cache .ruff_cache

# Every command a person types. `run` and `test` do the set-up themselves.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
export DONDOC_DATA_DIR ?= var

.DEFAULT_GOAL := help
.PHONY: help setup setup-dev run test check fix bench trust fuzz demo clean

help: ## Show these lines
	@sed -n 's/^\([a-z-]*\):.*## /  make \1 — /p' $(MAKEFILE_LIST)

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "dondoc needs Python 3.11 or newer."; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { echo "Install the venv module first: apt install python3-venv"; exit 1; }

$(VENV)/.runtime: requirements.lock pyproject.toml | $(BIN)/python
	@./scripts/install.sh $(BIN) requirements.lock
	@touch $@

$(VENV)/.dev: requirements-dev.lock $(VENV)/.runtime
	@./scripts/install.sh $(BIN) requirements-dev.lock
	@touch $@

setup: $(VENV)/.runtime ## Install what running needs
	@$(BIN)/python -m dondoc.web.assets >/dev/null
	@./scripts/fonts.sh $(BIN) || true
	@$(BIN)/dondoc prepare

setup-dev: $(VENV)/.dev
	@$(BIN)/python -m dondoc.web.assets >/dev/null
	@./scripts/fonts.sh $(BIN)
	@./scripts/system-packages.sh

run: export DONDOC_DEMO ?= 1
run: setup ## Start dondoc with the demo congress on http://127.0.0.1:8000
	@$(BIN)/dondoc demo --if-missing
	@$(BIN)/dondoc serve

demo: setup ## Make the demo congress anew
	@DONDOC_DEMO=1 $(BIN)/dondoc demo

test: setup-dev ## Run all tests, on SQLite and on PostgreSQL, in a real browser too
	@./scripts/test.sh $(BIN)

check: setup-dev ## Style, types, contracts, migrations, catalogues
	@./scripts/check.sh $(BIN)

fix: setup-dev ## Put the code into its one format
	@$(BIN)/ruff check --fix src tests
	@$(BIN)/ruff format src tests

bench: setup-dev ## Measure pages against the floor of the framework, reading and writing of papers, the loop, a large congress
	@$(BIN)/python -m tests.bench
	@$(BIN)/python -m tests.benches.loop 10000
	@$(BIN)/python -m tests.benches.workload --plans 10 --tasks-per-plan 1000 --agencies 200
	@$(BIN)/python -m tests.benches.workload --plans 10 --tasks-per-plan 1000 --agencies 200 --postgresql

trust: setup-dev ## Kill everything that can be killed and cut the power, half an hour; `make trust SMALL=1` does a tenth
	@$(BIN)/python -m tests.trust $(if $(SMALL),--small)

$(VENV)/.fuzz: requirements-fuzz.lock $(VENV)/.dev
	@./scripts/install.sh $(BIN) requirements-fuzz.lock
	@touch $@

fuzz: setup-dev $(VENV)/.fuzz ## Throw spoiled input at every reader, a minute each; `make fuzz SECONDS=600` for longer
	@$(BIN)/python -m tests.fuzz all --seconds $(or $(SECONDS),60)

clean: ## Remove what can be made again, never the data
	@rm -rf $(VENV) .pytest_cache .ruff_cache .mypy_cache .import_linter_cache

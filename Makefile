# `make` alone says what there is. A newcomer needs git, make and Python 3.11 or newer, and no root.

PYTHONS ?= python3.13 python3.12 python3.11 python3 python
# The starter workspace plays in one week, so that what you see is what the guide describes.
SIGNOFF_NOW ?= 2026-12-07T09:00:00+02:00
SEED ?= 0

BIN := .venv/bin
# uv would fetch a Python from outside the registries.
export UV_PYTHON_DOWNLOADS := never
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.DEFAULT_GOAL := help
.PHONY: help install run lab test slow lint format lock reference clean

help: ## what can be made
	@sed -n 's/^\([a-z]*\):.*## /  make \1	/p' Makefile

install: .venv/.stamp ## the project's own environment, from the lock

run: .venv/.stamp ## review the starter workspace, run its notebooks, print where the pages are
	@echo "It is $(SIGNOFF_NOW) for this run; SIGNOFF_NOW=… make run takes another moment."
	@touch .venv/.run
	@$(BIN)/python -m compileall -q toolkit/signoff
	@$(BIN)/signoff init .
	@# 1 says that there are findings, which is what a review is for; so does a crash, but it leaves no page.
	@SIGNOFF_NOW=$(SIGNOFF_NOW) $(BIN)/signoff review --out out/review \
	    || { test $$? -eq 1 && find out/review -name '*.html' -newer .venv/.run | grep -q .; }
	@SIGNOFF_NOW=$(SIGNOFF_NOW) $(BIN)/signoff jobs run review
	@SIGNOFF_NOW=$(SIGNOFF_NOW) $(BIN)/signoff jobs run weekly -p week=2026-W49
	@SIGNOFF_NOW=$(SIGNOFF_NOW) $(BIN)/signoff jobs run publish
	@echo "The pages, to open in a browser:"
	@find out reports .signoff/runs -name '*.html' -newer .venv/.run 2>/dev/null | sort | sed "s|^|  $$PWD/|"

lab: .venv/.stamp ## JupyterLab on the workspace
	@echo "It is $(SIGNOFF_NOW) in these notebooks; SIGNOFF_NOW=… make lab takes another moment."
	@SIGNOFF_NOW=$(SIGNOFF_NOW) $(BIN)/jupyter lab --notebook-dir=. --LabApp.news_url=None \
	    --LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate \
	    $$(test "$$(id -u)" -ne 0 || echo --allow-root)

test: .venv/.stamp ## everything that must hold: style, types, the order of rooms, every table of cases
	@$(BIN)/python -m pytest -n auto -rfEs

slow: .venv/.stamp ## the long sweeps, from a seed: make slow SEED=7
	@$(BIN)/python -m pytest -n auto -m slow --hypothesis-profile=slow --hypothesis-seed=$(SEED)

lint: .venv/.stamp ## style, types and the order of rooms alone
	@$(BIN)/ruff check
	@$(BIN)/ruff format --check
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-logo

format: .venv/.stamp ## put the sources into the house's form
	@$(BIN)/ruff check --fix
	@$(BIN)/ruff format

reference: .venv/.stamp ## write docs/reference and schemas/ again, from the typed models
	@$(BIN)/signoff schema --write --reference docs/reference

# `make lock UPGRADE=--upgrade` takes newer versions; without it only what pyproject.toml asks for changes.
COMPILE = $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
    --no-emit-index-url --no-header --no-annotate $(UPGRADE)

lock: .venv/.stamp ## compile the locks again: make lock UPGRADE=--upgrade
	@$(COMPILE) pyproject.toml --all-extras -o requirements.lock
	@$(COMPILE) requirements/uv.in -o requirements/uv.lock

clean: ## take away the environment and what was made; the ledger in .signoff stays
	@rm -rf .venv out build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +

# The first Python that can make an environment, or one clear word on what is missing.
.venv/bin/python:
	@old=; for python in $(PYTHONS); do \
	    "$$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || continue; \
	    "$$python" -c 'import ensurepip, venv' 2>/dev/null || { old=$$python; continue; }; \
	    echo "A new environment in .venv, with $$("$$python" --version)."; \
	    exec "$$python" -m venv --clear .venv; \
	done; \
	if [ -n "$$old" ]; then \
	    echo "$$old cannot make environments: it lacks venv or ensurepip (on Debian and Ubuntu: apt install python3-venv)." >&2; \
	else \
	    echo "No Python 3.11 or newer among: $(PYTHONS). Name yours: make PYTHONS=/path/to/python $(MAKECMDGOALS)" >&2; \
	fi; \
	exit 1

# Wheels only: nothing that is installed here runs code of its own while being installed.
.venv/.stamp: requirements.lock requirements/uv.lock pyproject.toml | .venv/bin/python
	@# An environment whose making was broken off has a python and no pip.
	@$(BIN)/python -m pip --version >/dev/null 2>&1 || $(BIN)/python -m ensurepip >/dev/null
	@$(BIN)/python -m pip install --quiet --require-hashes --only-binary :all: -r requirements/uv.lock || true
	@if $(BIN)/uv --version >/dev/null 2>&1 \
	    && $(BIN)/uv pip sync --quiet --compile-bytecode --require-hashes --only-binary :all: --python $(BIN)/python requirements.lock; then :; \
	else \
	    echo "Without uv: pip installs the same lock, which takes about a minute."; \
	    $(BIN)/python -m pip install --quiet --require-hashes --only-binary :all: -r requirements.lock; \
	fi
	@$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	@# Compiled once here, as an environment may be told to write no bytecode of its own; the command starts thrice as fast.
	@$(BIN)/python -m compileall -q toolkit/signoff
	@touch $@

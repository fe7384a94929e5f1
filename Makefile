# Everything a machine with Python 3.11 and make needs; `make help` lists the targets.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
WORKERS ?= auto

.DEFAULT_GOAL := help
.PHONY: help setup demo test test-all format lint types docs messages images constraints benchmarks clean

help: ## This list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /\1\t/' | expand -t 14

$(READY): pyproject.toml constraints.txt tools/check_system.py
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "digest needs Python 3.11 or newer; name one: make PYTHON=python3.12 …" >&2; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { echo "Python's venv is missing; install it: apt-get install python3-venv" >&2; exit 1; }
	@echo "setting up $(VENV) …" >&2
	@$(BIN)/python -m pip install --quiet --upgrade pip
	@$(BIN)/python -m pip install --quiet --constraint constraints.txt --editable '.[dev]'
	@$(BIN)/python tools/check_system.py
	@touch $@

setup: $(READY) ## The virtual environment with everything in it

demo: $(READY) ## Build the sample week's magazine; the PDF's path is the last line
	@$(BIN)/digest demo

test: $(READY) ## The tests, under two minutes
	$(BIN)/python -m pytest -n $(WORKERS)

test-all: $(READY) ## The slow tests too
	$(BIN)/python -m pytest -n $(WORKERS) -m ""

format: $(READY) ## Format the code
	$(BIN)/ruff format digest tests tools

lint: $(READY) ## ruff, and the formatter's check
	$(BIN)/ruff check digest tests tools
	$(BIN)/ruff format --check digest tests tools

types: $(READY) ## mypy --strict
	$(BIN)/mypy

docs: $(READY) ## Write docs/commands.md anew from --help
	$(BIN)/python tools/command_reference.py > docs/commands.md
	$(BIN)/python tools/configuration_reference.py > docs/configuration.md

messages: $(READY) ## Gather what the magazine says for its translators, in templates/locale
	$(BIN)/python tools/messages.py

images: $(READY) ## The README's pictures, from the sample issue (needs poppler-utils)
	$(BIN)/python tools/readme_images.py

constraints: ## Pin today's versions anew in constraints.txt
	rm -rf $(VENV)/fresh && $(PYTHON) -m venv $(VENV)/fresh && $(VENV)/fresh/bin/pip install --quiet --upgrade pip
	$(VENV)/fresh/bin/pip install --quiet '.[dev,postgres]'
	{ echo "# Every version pinned, as tested; make constraints writes it anew."; $(VENV)/fresh/bin/pip freeze --exclude digest; } > constraints.txt

benchmarks: $(READY) ## What the README's figures come from; CORPORA=path for those that need texts
	$(BIN)/python tests/benchmarks/build.py
	$(BIN)/python tests/benchmarks/thousands.py
	$(if $(CORPORA),$(BIN)/python tests/benchmarks/summaries.py --corpora $(CORPORA),)
	$(if $(CORPORA),$(BIN)/python tests/benchmarks/stories.py --corpora $(CORPORA),)
	$(if $(CORPORA),$(BIN)/python tests/benchmarks/readability.py --corpora $(CORPORA),)

clean: ## Remove the environment and what was built
	rm -rf $(VENV) build dist .pytest_cache .mypy_cache .ruff_cache
	find output -mindepth 1 ! -name .gitkeep -delete

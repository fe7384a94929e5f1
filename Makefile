# Needs Python 3.11 or newer and make; `make help` lists the targets.
PYTHON ?= python3
WORKERS ?= auto

# Where a checkout cannot be written to, its environment and its output go into the user's cache.
AWAY := $(shell test -w . || sh tools/writable_folder.sh)
VENV ?= $(if $(AWAY),$(AWAY)/venv,.venv)
OUTPUT ?= $(if $(AWAY),$(AWAY)/output,output)
ifneq ($(AWAY),)
export PYTHONPYCACHEPREFIX := $(AWAY)/pycache
export HYPOTHESIS_STORAGE_DIRECTORY := $(AWAY)/hypothesis
export MYPY_CACHE_DIR := $(AWAY)/mypy
export RUFF_CACHE_DIR := $(AWAY)/ruff
export PYTEST_ADDOPTS := -o cache_dir="$(AWAY)/pytest"
endif

# Quoted, since folders may have spaces in their names. Programs are run as modules of this Python for the same reason.
RUN := "$(VENV)/bin/python"

.DEFAULT_GOAL := help
.PHONY: help setup demo test test-all fuzz faults format lint types docs man messages images constraints benchmarks bare-system clean

help: ## List the targets
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /\1\t/' | expand -t 14

setup: ## Create the virtual environment and install everything into it
	@command -v "$(PYTHON)" >/dev/null || { echo "$(PYTHON) is not installed: install Python 3.11 or newer, or name one: make PYTHON=python3.12 demo" >&2; exit 1; }
	@"$(PYTHON)" tools/set_up.py "$(VENV)"

demo: setup ## Build the sample magazine; the last line is the PDF's path
	@$(RUN) -m digest demo --output "$(OUTPUT)"

# Workers, and the programs that tests start, read the same modules: each is compiled once, whatever the environment says.
test test-all fuzz: export PYTHONDONTWRITEBYTECODE :=

# A file's tests share what they print, so they run in one worker; the files keep the order of tests/conftest.py.
test: setup ## Run the tests, without the slow ones; TESTS=tests/press for some of them
	$(RUN) -m pytest -n $(WORKERS) --dist loadfile --no-loadscope-reorder $(TESTS)

test-all: setup ## Run all tests
	$(RUN) -m pytest -n $(WORKERS) -m "" $(TESTS)

fuzz: setup ## Read 100,000 mutated files; FUZZ=number for fewer
	FUZZ=$(or $(FUZZ),100000) $(RUN) -m pytest -n $(WORKERS) -m slow tests/sources/test_sources_fuzz.py \
		tests/sources/test_sources_platforms_fuzz.py

faults: setup ## Mail an issue through 10,000 faults; FAULTS=number for fewer
	$(RUN) tests/benchmarks/mail.py faults --faults $(or $(FAULTS),10000)

format: setup ## Format the code
	$(RUN) -m ruff format digest tests tools

lint: setup ## Check the code with ruff, its format too
	$(RUN) -m ruff check digest tests tools
	$(RUN) -m ruff format --check digest tests tools

types: setup ## Check the types of the program and of the benchmarks with mypy
	$(RUN) -m mypy

docs: setup ## Write docs/commands.md and docs/configuration.md from the code
	$(RUN) tools/command_reference.py > docs/commands.md
	$(RUN) tools/configuration_reference.py > docs/configuration.md
	$(RUN) tools/theme_reference.py

man: setup ## Write a manual page for every command into output/man
	$(RUN) -m digest man "$(OUTPUT)/man"

messages: setup ## Collect the magazine's messages for translators, into templates/locale
	$(RUN) tools/messages.py

images: setup ## Make the README's pictures from the sample issue (needs poppler-utils)
	$(RUN) tools/readme_images.py

constraints: ## Write constraints.txt with today's versions
	rm -rf "$(VENV)/pins" && "$(PYTHON)" -m venv "$(VENV)/pins"
	"$(VENV)/pins/bin/python" -m pip install --quiet '.[dev,postgres]'
	{ echo "# Every version pinned, as tested; make constraints writes it anew."; "$(VENV)/pins/bin/python" -m pip freeze --exclude digest; } > constraints.txt
	rm -rf "$(VENV)/pins"

benchmarks: setup ## Measure the README's figures; CORPORA=path for those that need texts
	$(RUN) tests/benchmarks/build.py
	$(RUN) tests/benchmarks/thousands.py
	$(RUN) tests/benchmarks/reading.py
	$(RUN) tests/benchmarks/fetching.py
	$(RUN) tests/benchmarks/composing.py
	$(RUN) tests/benchmarks/door.py
	$(if $(CORPORA),$(RUN) tests/benchmarks/summaries.py --corpora "$(CORPORA)",)
	$(if $(CORPORA),$(RUN) tests/benchmarks/stories.py --corpora "$(CORPORA)",)
	$(if $(CORPORA),$(RUN) tests/benchmarks/readability.py --corpora "$(CORPORA)",)

bare-system: ## Try `make demo` and `make test` on a bare system (root, debootstrap); SUITE=trixie
	"$(PYTHON)" tools/bare_system.py $(or $(SUITE),bookworm)

clean: ## Remove the environment, the caches and what was built
	rm -rf "$(VENV)" build dist .pytest_cache .mypy_cache .ruff_cache
	find "$(OUTPUT)" -mindepth 1 ! -name .gitkeep -delete

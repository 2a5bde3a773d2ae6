# silkwire: `make run` does the job, `make test` proves it. See README.md.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
COMPILE := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
	--no-emit-find-links --constraint requirements/pins.txt --custom-compile-command "make lock"

.PHONY: run test lint bench dictionary lock clean
.DEFAULT_GOAL := run

# A full cycle over seeds and sources. Sources that cannot be reached cost the run nothing (exit 3 says that none could).
run: $(VENV)/.runtime
	@$(BIN)/silkwire run || [ $$? -eq 3 ]

test: $(VENV)/.development
	$(BIN)/pytest -n 3 --dist loadfile

lint: $(VENV)/.development
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

# make bench            every measurement; make bench only=run  one of them
bench: $(VENV)/.benchmarks
	$(BIN)/python -m benchmarks $(only)

# The data dictionary, from the comments in the database; run it after changing one.
dictionary: $(VENV)/.runtime
	$(BIN)/python -m warehouse.dictionary > docs/data-dictionary.md

# Locks with hashes and without index addresses; run it after changing pyproject.toml.
lock: $(VENV)/.development
	$(COMPILE) $(UPGRADE) pyproject.toml --group build -o requirements/runtime.txt
	$(COMPILE) $(UPGRADE) --group dev --constraint requirements/runtime.txt -o requirements/development.txt
	$(COMPILE) $(UPGRADE) --group bench --constraint requirements/runtime.txt \
		--constraint requirements/development.txt -o requirements/benchmarks.txt

$(VENV)/.runtime: requirements/runtime.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "silkwire needs Python 3.11 or newer; name one: make run PYTHON=python3.11")'
	@test -x $(BIN)/python || { echo "Making a virtual environment in $(VENV) ..."; $(PYTHON) -m venv $(VENV); }
	@echo "Installing the locked requirements ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r requirements/runtime.txt
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.development: requirements/development.txt $(VENV)/.runtime
	@echo "Installing the locked development requirements ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r requirements/development.txt
	@touch $@

$(VENV)/.benchmarks: requirements/benchmarks.txt $(VENV)/.development
	@echo "Installing the locked requirements of the benchmarks ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r requirements/benchmarks.txt
	@touch $@

clean:
	rm -rf $(VENV)

# Two commands are all that a newcomer needs: `make audit` and `make test`.
# Both set up their own environment in .venv; PYTHON chooses the interpreter (3.11 or later).

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt

.PHONY: audit test languagetool lint bench clean

audit: languagetool
	$(BIN)/audit seeds/ --fail-on never

test: lint languagetool
	$(BIN)/python -m pytest -n auto

# Once; needs Java 17. Everything else works without, and the report says what was skipped.
languagetool: $(VENV)/.installed
	@$(BIN)/audit setup || echo "Going on without LanguageTool."

lint: $(VENV)/.installed-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

clean:
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

$(VENV)/.python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Python 3.11 or later is needed: make PYTHON=python3.12 …"; exit 1; }
	$(PYTHON) -m venv $(VENV)
	@touch $@

$(VENV)/.installed: $(VENV)/.python pyproject.toml constraints.txt
	$(PIP) --editable .
	$(BIN)/python -m compileall -q auditor rules
	@touch $@

$(VENV)/.installed-dev: $(VENV)/.python pyproject.toml constraints.txt
	$(PIP) --editable '.[dev]'
	$(BIN)/python -m compileall -q auditor rules
	@touch $@ $(VENV)/.installed

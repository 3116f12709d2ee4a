PYTHON := .venv/bin/python
export QT_QPA_PLATFORM ?= offscreen
export PYTHONDONTWRITEBYTECODE := 1

.PHONY: help demo test lint package bench docs sample model maps pictures setup clean

help:  ## List what can be made
	@awk -F':.*## ' '/^[a-z]+:.*## /{printf "make %-9s %s\n", $$1, $$2}' Makefile

demo: package  ## Run the whole workflow on the sample data; results in build/demo/
	@$(PYTHON) tools/demo.py

test: setup  ## Run every test, and show how much of the package they run
	@$(PYTHON) -m pytest --cov --cov-report=term:skip-covered

lint: setup  ## Run the linters
	@$(PYTHON) -m ruff check .
	@$(PYTHON) -m ruff format --check .
	@$(PYTHON) -m flake8 --isolated --max-line-length 140 --extend-ignore E203,E501,W503,QGS201,QGS202 --select E9,F821,QGS medway_isolation_plugin
	@$(PYTHON) -m mypy
	@$(PYTHON) -m bandit --quiet --recursive --configfile pyproject.toml medway_isolation_plugin

package: setup  ## Build dist/medway_isolation_plugin.VERSION.zip
	@$(PYTHON) tools/package.py

bench: setup  ## Measure speed and memory against native QGIS algorithms
	@$(PYTHON) tools/bench.py
	@$(PYTHON) tools/bench_composite.py
	@$(PYTHON) tools/bench_weights.py
	@$(PYTHON) tools/bench_maps.py
	@$(PYTHON) tools/bench_gui.py

docs: setup  ## Make docs/algorithms.md and the tables of docs/recipes.md, docs/fields.md and docs/validity.md from what they are about
	@$(PYTHON) tools/make_docs.py
	@$(PYTHON) tools/make_survival.py
	@$(PYTHON) tools/make_validity.py

sample: setup  ## Make the sample data again
	@$(PYTHON) sample_data/make_sample.py

model: setup  ## Make the workflow model again
	@$(PYTHON) tools/make_model.py

maps: setup  ## Make the styles and page templates again
	@$(PYTHON) tools/make_styles.py
	@$(PYTHON) tools/make_layouts.py

pictures: setup  ## Take the panel's pictures for README and help from the last make test
	@$(PYTHON) tools/dock_pictures.py

setup:  ## Install what is missing: QGIS from the distribution, tools into .venv
	@tools/setup.sh

clean:  ## Remove what was made
	@rm -rf build dist .pytest_cache .ruff_cache .mypy_cache .hypothesis

PYTHON := .venv/bin/python
export QT_QPA_PLATFORM ?= offscreen
export PYTHONDONTWRITEBYTECODE := 1
WITHOUT_PANDAS := tests/core tests/layers tests/processing/test_livingalone.py tests/processing/test_segmentation.py \
	tests/processing/test_priority_and_wards.py tests/processing/test_change.py tests/processing/test_composite_bad_input.py \
	tests/processing/test_recipe_round_trip.py tests/processing/test_provider.py tests/gui/test_dock.py tests/gui/areas \
	tests/gui/priority tests/gui/weights
# A process for each core, file by file; what shows the panel follows the rest. QGIS itself runs last, beside the part without pandas.
WINDOW := tests/gui tests/desktop
SIDE_BY_SIDE := --numprocesses auto --maxprocesses 4 --dist loadfile

.PHONY: help demo demo-authority live test fuzz kills fresh versions qgis4 release-check lint package bench docs sample model maps translations pictures setup clean

help:  ## List what can be made
	@awk -F':.*## ' '/^[a-z0-9-]+:.*## /{printf "make %-13s %s\n", $$1, $$2}' Makefile

demo: package  ## Run the whole workflow on the sample data; results in build/demo/
	@$(PYTHON) tools/demo.py

demo-authority: package  ## From a council's name to five figures, with answers from a server on this machine
	@$(PYTHON) tools/demo_authority.py

live: package  ## Ask the live services what of the catalogue holds, and fetch one small authority; needs a network
	@$(PYTHON) tools/live.py

test: setup  ## Run every test, and show how much of the package they run; then a part again without pandas
	@$(PYTHON) -m pytest $(SIDE_BY_SIDE) --cov --cov-report= $(foreach one,$(WINDOW),--ignore $(one))
	@$(PYTHON) -m pytest $(SIDE_BY_SIDE) --cov --cov-append --cov-report=term:skip-covered tests/gui
	@PYTHONPATH=tests/without_pandas $(PYTHON) -m pytest -q --numprocesses 1 $(WITHOUT_PANDAS) & without=$$!; failed=0; \
	$(PYTHON) -m pytest tests/desktop || failed=1; wait $$without || failed=1; exit $$failed

versions: setup  ## Run the library's tests on the oldest and the newest Python, numpy and pandas
	@$(PYTHON) tools/versions.py oldest & oldest=$$!; failed=0; \
	$(PYTHON) tools/versions.py newest || failed=1; wait $$oldest || failed=1; exit $$failed

qgis4: setup  ## Run every test on QGIS 4, where this system has it
	@$(PYTHON) tools/versions.py --must qgis4

release-check: lint test  ## Run all that must pass before a release; what cannot be run fails
	@$(PYTHON) tools/versions.py --must oldest newest
	@$(PYTHON) tools/release.py

fuzz: setup  ## Try some 10,000 random inputs and states; SEED=number repeats a run
	@seed=$${SEED:-$$(date +%s)}; echo "SEED=$$seed"; FUZZ_RUNS=$${FUZZ_RUNS:-10000} MEDWAY_FUZZ_FILES=$${MEDWAY_FUZZ_FILES:-2000} \
	$(PYTHON) -m pytest tests/fuzz tests/core/official_files/test_written.py tests/layers/test_official_written.py \
	tests/gui/test_hostile_states.py tests/gui/test_random_actions.py tests/processing/test_parameter_kinds.py \
	tests/processing/test_hostile_services.py --hypothesis-seed=$$seed

lint: setup  ## Run the linters
	@$(PYTHON) -m ruff check .
	@$(PYTHON) -m ruff format --check .
	@$(PYTHON) -m flake8 --isolated --max-line-length 140 --extend-ignore E203,E501,W503,QGS201,QGS202 --select E9,F821,QGS medway_isolation_plugin
	@$(PYTHON) -m mypy
	@$(PYTHON) -m bandit --quiet --recursive --configfile pyproject.toml medway_isolation_plugin

package:  ## Build dist/medway_isolation_plugin.VERSION.zip
	@tools/setup.sh package
	@$(PYTHON) tools/package.py

bench: setup  ## Measure speed and memory against native QGIS algorithms
	@$(PYTHON) tools/bench.py
	@$(PYTHON) tools/bench_composite.py
	@$(PYTHON) tools/bench_weights.py
	@$(PYTHON) tools/bench_maps.py
	@$(PYTHON) tools/bench_gui.py
	@$(PYTHON) tools/bench_slots.py
	@$(PYTHON) tools/bench_load.py
	@$(PYTHON) tools/bench_official.py
	@$(PYTHON) tools/bench_authorities.py

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

translations: setup  ## Bring the files of translations up to date with the texts of the package
	@$(PYTHON) tools/make_translations.py

pictures: setup  ## Take the panel's pictures for README and help from the last make test
	@$(PYTHON) tools/dock_pictures.py

kills: setup  ## Kill processes that write over old outputs, 60 times for each format; MEDWAY_SEED repeats a run
	@MEDWAY_KILLS=60 $(PYTHON) -m pytest -q -s tests/processing/test_kills.py

fresh:  ## Run make demo and make test in fresh Debian systems (as root; slow)
	@tools/fresh_systems.sh

setup:  ## Install what is missing: QGIS from the distribution, tools into .venv
	@tools/setup.sh

clean:  ## Remove what was made
	@rm -rf build dist .pytest_cache .ruff_cache .mypy_cache .hypothesis

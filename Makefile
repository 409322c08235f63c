# Communiqué: make help lists the targets. RAW and OUTPUT may be relative or absolute.
RAW    ?= raw
OUTPUT ?= output
GOLD   ?=
DATA   ?= $(OUTPUT)
ARGS   ?=
CODE   ?=

PROGRAM   := node pipeline/run/communique.js
INSTALLED := node_modules/.package-lock.json
# gold of the articles in raw/, where it lies beside the repository
SEEDS     := $(if $(wildcard ../shared/gold/seeds),--sets ../shared/gold/seeds)
# 1 where the user named RAW: then its articles must be those of the version
NAMED_RAW := $(filter command environment,$(firstword $(origin RAW)))

.DEFAULT_GOAL := build
.DELETE_ON_ERROR:
.PHONY: build release install test check validate score rules new-lang types bench bench-resolve bench-formats clients help bench-names

build: $(INSTALLED) ## (default) build the dataset: RAW=folder of articles, OUTPUT=folder of the dataset
	@$(PROGRAM) build --raw "$(RAW)" --output "$(OUTPUT)" $(ARGS)

release: $(INSTALLED) ## the same, and what it builds is kept for good, also where only rules changed; ARGS="--bump major" asks for more
	@$(PROGRAM) build --raw "$(RAW)" --output "$(OUTPUT)" --release $(ARGS)

test: $(INSTALLED) ## run all tests; ARGS=test/walk.test.ts for one file
	@node_modules/.bin/vitest run $(ARGS)

check: $(INSTALLED) ## check types, style and generated files
	@node_modules/.bin/tsc --noEmit
	@node_modules/.bin/biome check --error-on-warnings .
	@node_modules/.bin/tsx pipeline/run/generate.ts --check

validate: $(INSTALLED) ## check the published version in OUTPUT: schemas, keys, checksums, and the quotes in RAW
	@$(PROGRAM) validate "$(OUTPUT)" $(if $(NAMED_RAW),--raw "$(RAW)") $(ARGS)

score: $(INSTALLED) ## measure the code on test/gold, or DATA (OUTPUT if not given) against GOLD; ARGS=--errors lists what is wrong
	@$(PROGRAM) score --raw "$(RAW)" $(if $(GOLD),--data "$(DATA)" --gold "$(GOLD)",--sets test/gold $(SEEDS)) $(ARGS)

rules: $(INSTALLED) ## check packs and rules with all their examples
	@$(PROGRAM) rules $(ARGS)

new-lang: $(INSTALLED) ## begin a language: CODE=es copies pipeline/lang/_template to pipeline/lang/es
	@$(PROGRAM) new-lang $(CODE)

types: $(INSTALLED) ## write pipeline/model/records.ts again from schemas/
	@node_modules/.bin/tsx pipeline/run/generate.ts

bench: $(INSTALLED) ## measure the speed of the stages
	@node bench/speed.js $(ARGS)

clients: $(INSTALLED) ## read every format with pandas, DuckDB, R, LibreOffice ... and compare each cell; ARGS=--only=polars for one
	@node_modules/.bin/tsx clients/run.ts $(ARGS)

bench-resolve: $(INSTALLED) ## measure stage 6 over archives of up to a million reports; N=50000 for one size
	@node bench/resolve.js $(if $(N),--n $(N)) $(ARGS)

bench-names: $(INSTALLED) ## measure the comparison of names on the pair list, by kind; ARGS=--wrong lists what is wrong or open
	@node_modules/.bin/tsx bench/resolve-names.ts $(ARGS)

bench-formats: $(INSTALLED) ## measure the export of 100 000 meetings to every format; N=20000 for another size
	@node bench/formats.js $(if $(N),--n $(N)) $(ARGS)

install: $(INSTALLED) ## install the packages of package-lock.json, if they are not there

$(INSTALLED): package-lock.json
	@echo 'Installing packages (once) ...'
	@npm ci --no-audit --no-fund --ignore-scripts --loglevel=error > /dev/null
	@touch $@

help: ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-9s %s\n", $$1, $$2 }' Makefile

# Baihua: everything that can be done here. `make` alone prints the list.
# Two commands are enough for most people: `make run` and `make test`.

SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
MAKEFLAGS += --no-print-directory

# The one flag set. Any other tag or compile flag makes Go compile SQLite (C, a minute)
# once more, so build, test, lint and command line all take these. docs/adr/0003.
export GOFLAGS := -tags=desktop,production,webkit2_41,sqlite_fts5 -trimpath -buildvcs=false
export CGO_ENABLED := 1

# Never ./...: it would walk into frontend/node_modules, where npm packages hide Go files.
PKGS := . ./app/... ./backend/... ./kb/...
FIGURES := /backend/(eval|pack)$$
GOFILES := $(shell find main.go app backend kb frontend/embed.go -name '*.go' 2>/dev/null)

BIN := build/bin
LOGS := build/logs
VERSION := $(shell sed -n 's/.*"productVersion": *"\([^"]*\)".*/\1/p' wails.json)
LDFLAGS := -s -w -X main.version=$(VERSION)
GOLANGCI := v2.15.0

# What a user may set on the command line: make run DEMO= ARGS='--data /tmp/try'
DEMO ?= home
ARGS ?=
FUZZTIME ?= 30s
BENCHTIME ?= 1s
DATA ?= ../shared/data
REUSE ?=
KILLS ?= 50
SIZES ?= 100000 1000000
QUERIES ?= 1000

# Where the tests of the screens find what they drive; asked for when a recipe runs.
SCREENS = CHROMIUM="$$(build/setup.sh browser)" BAIHUACTL="$(CURDIR)/$(BIN)/baihuactl"

NODE_STAMP := frontend/node_modules/.baihua-stamp
WEB := frontend/dist/index.html
WEB_SOURCES := $(shell find frontend/src frontend/public frontend/wailsjs -type f 2>/dev/null) \
	$(wildcard frontend/*.html frontend/*.json frontend/*.ts frontend/*.js)

##@ Every day
.PHONY: help run test check frontend app ctl
help: ## this list
	@awk 'BEGIN {FS = ":.*## "} /^##@/ {printf "\n%s\n", substr($$0, 5)} \
		/^[a-z0-9-]+:.*## / {printf "  make %-11s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

run: ## install what is missing, build, and open the window with the demo playing
	@build/run.sh $(if $(DEMO),--demo $(DEMO)) $(ARGS)

test: setup-test ## install what is missing and run every test
	@build/test.sh

check: fmt vet lint house web-check drift ## what a reviewer checks first: format, lint, house rules, types, bindings

frontend: $(WEB) ## the screens, into frontend/dist

app: $(WEB) ## the desktop program, build/bin/baihua
	@go build -ldflags "$(LDFLAGS)" -o $(BIN)/baihua .

ctl: $(WEB) ## the command line without a window, build/bin/baihuactl
	@go build -ldflags "$(LDFLAGS)" -o $(BIN)/baihuactl ./backend/cmd/baihuactl

##@ Figures
.PHONY: bench bench-search eval replay kill-import test-readers measure fuzz shots train-rank
bench: ## Go benchmarks (BENCHTIME=1s)
	@go test -run '^$$' -bench . -benchmem -benchtime $(BENCHTIME) $(PKGS)

bench-search: ## our index, the whole import, SQLite FTS5 and bleve on the same passages (SIZES, QUERIES, KILLS)
	@build/bench_search.sh "$(SIZES)" $(QUERIES) $(KILLS)

eval: ctl ## quality of every pack, and of retrieval where ../shared/data is there
	@build/eval.sh $(DATA)

train-rank: ctl ## learn the weights of ranking again, with their figures (minutes to an hour)
	@$(BIN)/baihuactl train rank $(DATA) --out backend/retrieve/weights.json --made $$(date -u +%F) --ablate

fuzz: ## every fuzz target for a while (FUZZTIME=30s each)
	@build/fuzz.sh $(FUZZTIME) $(PKGS)

replay: ctl ## real dialogues of ../shared/data through the socket, also with the listener killed
	@build/replay.sh $(DATA)

kill-import: ## an import of 5,000 documents, killed at random moments (KILLS=50)
	@KILLS=$(KILLS) go test -count=1 -v -timeout 30m -run TestImportKilled ./backend/cmd/baihuactl

test-readers: ctl ## documents made by real programs, and 200 hostile files; installs those programs
	@build/readers.sh $(BIN)/baihuactl

measure: app ctl ## start, memory and size of the real window
	@build/measure.sh

shots: app ctl ## pictures of every screen, in a browser and in the window, into docs/screenshots
	@$(SCREENS) npm --prefix frontend run shots --silent
	@build/window-shots.sh
	@mogrify -dither None -colors 192 -define png:compression-level=9 docs/screenshots/*.png

##@ Parts of `make test` and `make check`
.PHONY: setup-run setup-test test-go test-figures test-build test-web e2e smoke fmt vet lint house web-check drift
setup-run: ## install what `make run` needs
	@build/setup.sh run

setup-test: ## install what `make test` needs
	@build/setup.sh test

# Cached results count at home; CI shuffles, which switches the cache off. Quality figures
# are counted on one goroutine, where the race detector finds nothing and takes eight times
# as long.
GO_TEST = go test -v -vet=off -timeout 15m $(if $(CI),-shuffle=on)
test-go: ## Go tests with the race detector
	@build/tally.sh go $(GO_TEST) -race $$(go list $(PKGS) | grep -vE '$(FIGURES)')

test-figures: ## the quality figures of the packs, as committed
	@build/tally.sh figures $(GO_TEST) $$(go list $(PKGS) | grep -E '$(FIGURES)')

# One after the other: two Go commands side by side would both compile SQLite.
test-build: fmt
	@$(MAKE) app
	@$(MAKE) ctl
	@$(MAKE) vet
	@$(MAKE) drift
	@$(MAKE) test-figures

test-web: $(NODE_STAMP) web-check ## unit tests of the screens
	@build/tally.sh web npm --prefix frontend test --silent

e2e: ctl ## the screens in a real browser on the real back end
	@$(SCREENS) REUSE=$(REUSE) INPUTS="$(BIN)/baihuactl $(wildcard frontend/e2e/*) frontend/package-lock.json" \
		build/tally.sh e2e npm --prefix frontend run e2e --silent

smoke: app ctl ## the real window under Xvfb, driven by keyboard; keeps a screenshot
	@REUSE=$(REUSE) INPUTS="$(BIN)/baihua $(BIN)/baihuactl build/smoke.sh" build/tally.sh smoke build/smoke.sh

fmt: ## is everything formatted?
	@bad=$$(gofmt -l $(GOFILES)); [ -z "$$bad" ] || { printf 'not formatted (gofmt -w):\n%s\n' "$$bad"; exit 1; }

vet: ## go vet
	@go vet $(PKGS)

lint: $(BIN)/golangci-lint-$(GOLANGCI) ## golangci-lint, pinned, built once from source
	@$< run $(PKGS)

house: ## import rule, sizes, names, documents
	@go test ./backend

web-check: $(NODE_STAMP) ## svelte-check
	@npm --prefix frontend run check --silent

##@ Now and then
.PHONY: bindings drift clean
bindings: ## write frontend/wailsjs again from the bound structs
	@build/bindings.sh frontend/wailsjs

drift: ## do the committed bindings equal the generated ones?
	@build/bindings.sh --check frontend/wailsjs

clean: ## remove everything that was built (the next build compiles SQLite from Go's cache)
	@rm -rf $(BIN) $(LOGS) build/smoke frontend/node_modules
	@find frontend/dist -mindepth 1 ! -name .gitkeep -delete

$(NODE_STAMP): frontend/package-lock.json
	@npm --prefix frontend ci --no-audit --no-fund --loglevel=error
	@touch $@

$(WEB): $(NODE_STAMP) $(WEB_SOURCES)
	@npm --prefix frontend run build --silent
	@touch $@

$(BIN)/golangci-lint-$(GOLANGCI):
	@mkdir -p $(BIN)
	@GOFLAGS= GOBIN="$(CURDIR)/$(BIN)" go install github.com/golangci/golangci-lint/v2/cmd/golangci-lint@$(GOLANGCI)
	@mv $(BIN)/golangci-lint $@

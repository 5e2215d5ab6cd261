#!/usr/bin/env bash
# Runs every fuzz target for a while. What one finds, Go keeps in its package's
# testdata/fuzz: commit it, it is a test from then on.
#
#   build/fuzz.sh TIME PACKAGE...
set -euo pipefail
cd "$(dirname "$0")/.."

time=$1
shift
go list -f '{{.Dir}}' "$@" | while read -r folder; do
	grep -ohE '^func Fuzz[A-Za-z0-9_]+' "$folder"/*_test.go 2>/dev/null | sed 's/^func //' | sort -u |
		while read -r target; do
			echo "== ${folder#"$PWD"/} $target"
			(cd "$folder" && go test -run '^$' -fuzz "^$target\$" -fuzztime "$time" . </dev/null)
		done
done

#!/usr/bin/env bash
# Our index, the whole import with ranking, SQLite FTS5 and bleve on the same passages
# and questions, each in a process of its own, one after the other; then the index
# killed at random moments. Figures as JSON lines into build/logs, and as a table.
#
#   build/bench_search.sh SIZES QUERIES KILLS
set -euo pipefail
cd "$(dirname "$0")/.."

sizes=$1
queries=$2
kills=$3
out=build/logs/bench-search.jsonl
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

mkdir -p build/logs
: >"$out"
# -mod=mod: what the program has come to need since is needed here too.
(cd build/benchsearch && go build -mod=mod -o "$work/benchsearch" .)
for n in $sizes; do
	engines='index import fts5 bleve'
	[ "$n" -le 100000 ] || engines='index fts5' # the others would take hours to build
	for engine in $engines; do
		q=$queries
		[ "$engine" != fts5 ] || q=$((queries / 5))
		"$work/benchsearch" "$engine" "$n" "$q" "$work/data" | tee -a "$out"
		rm -rf "$work/data"
	done
done
KILLS=$kills go test -count=1 -v -timeout 30m -run TestAnIndexKilled ./backend/index | grep -E 'kills|PASS|FAIL|ok'

echo
printf '%-8s %9s %9s %9s %9s %9s %10s %9s %8s %8s\n' engine passages p50 p95 p99 'cpu p99' passages/s open RSS disk
field() { sed -n "s/.*\"$2\":\"\{0,1\}\([^,\"}]*\).*/\1/p" <<<"$1"; }
while read -r line; do
	printf '%-8s %9s %9s %9s %9s %9s %10.0f %9s %8s %8s\n' "$(field "$line" engine)" "$(field "$line" passages)" \
		"$(field "$line" p50_ms)" "$(field "$line" p95_ms)" "$(field "$line" p99_ms)" "$(field "$line" cpu_p99_ms)" \
		"$(field "$line" build_passages_per_second)" "$(field "$line" open_ms)" "$(field "$line" rss_mb)" "$(field "$line" disk_mb)"
done <"$out"

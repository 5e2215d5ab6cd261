#!/usr/bin/env bash
# The figures of docs/quality.md: every starter pack's golden questions, then retrieval
# on the public sets where they are there, with plain BM25 beside it as the floor, and the
# detector of unsupported words.
#
#   build/eval.sh DATA
set -euo pipefail
cd "$(dirname "$0")/.."

data=$1
ctl=build/bin/baihuactl

packs=()
for golden in kb/*/golden; do
	packs+=(--pack "$(dirname "$golden")")
done
"$ctl" eval golden "${packs[@]}"

find "$data" -name queries.dev.jsonl.gz 2>/dev/null | sort | while read -r queries; do
	set=$(dirname "$queries")
	echo "== retrieval $(basename "$set")"
	"$ctl" eval retrieval "$set" --split dev </dev/null
	"$ctl" eval retrieval "$set" --split dev --ranker bm25 </dev/null
done

if [ -d "$data/groundedness" ]; then
	echo "== groundedness, by folds kept from training"
	"$ctl" train verify "$data"
fi

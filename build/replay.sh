#!/usr/bin/env bash
# Real dialogues through the socket into the desk, as `docs/quality.md` reports them:
# first in one go, then with the listener killed twenty times.
#
#   build/replay.sh DATA [SPEED]      times faster than life, 100 unless told; 0 = flat out
set -euo pipefail
cd "$(dirname "$0")/.."
data=$(realpath "$1")
speed=${2:-100}
work=$(mktemp -d)
trap 'kill $(jobs -p) 2>/dev/null || true; rm -rf "$work"' EXIT
ctl=$PWD/build/bin/baihuactl
files=("$data/dialogue/en_doc2dial.dev.jsonl.gz" "$data/dialogue/zh_crosswoz.dev.jsonl.gz")

for file in "${files[@]}"; do
	name=$(basename "$file" .jsonl.gz)
	db=$work/$name.db
	"$ctl" import "$data/retrieval/en_doc2dial/corpus.jsonl.gz" --db "$db"
	"$ctl" replay "$file" --listen 127.0.0.1:0 --speed "$speed" --json >"$work/$name.replay" &
	until url=$(grep -o 'ws://[^"]*' "$work/$name.replay"); do sleep .1; done
	"$ctl" listen --db "$db" --url "$url" --json >"$work/$name.out" 2>"$work/$name.err"
	wait
	echo "$name: $(tail -n 1 "$work/$name.replay")"
	echo "$name: rulings out $(wc -l <"$work/$name.out"), different turns $(grep -o '"conversation":"[^"]*","turn":"[^"]*"' "$work/$name.out" | sort -u | wc -l)"
	tail -n 1 "$work/$name.err"
	"$ctl" audit verify --db "$db"
done

BAIHUA_DIALOGUES=$(IFS=:; echo "${files[*]}") go test -count=1 -v -run TestListenerKilled ./backend/cmd/baihuactl | grep -v '^==='

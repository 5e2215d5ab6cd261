#!/usr/bin/env bash
# Real dialogues through the socket into the desk, as docs/quality.md reports them: at a
# steady speed (times from frame to ruling), flat out (turns a second), and with the
# listener killed again and again at random moments. Fails when a turn was lost or ruled
# on twice, or the record does not check out.
#
#   build/replay.sh DATA [SPEED]      times faster than life for the steady run, 20 unless told
#
# DIALOGUES=20 KILLS=5 takes a part only, to try it. About six minutes on an idle machine.
set -euo pipefail
cd "$(dirname "$0")/.."

data=$1
speed=${2:-20}
dialogues=${DIALOGUES:-500} # of each file; en_doc2dial.dev has 180
kills=${KILLS:-20}
play=40 # seconds that the killed run plays, the time between two listeners not counted
sets=(en_doc2dial zh_crosswoz)
ctl=$PWD/build/bin/baihuactl
corpus=$data/retrieval/en_doc2dial/corpus.jsonl.gz
TIMEFORMAT='%R %U %S'

[ -r "$corpus" ] || {
	echo "no $corpus: this measures on the public sets in DATA, which are not part of this repository" >&2
	exit 1
}
work=$(mktemp -d)
trap 'kill $(jobs -p) 2>/dev/null || true; rm -rf "$work"' EXIT

# begin NAME: a new seat with the corpus for a run of $set; sets run and db.
begin() {
	run=$work/$set.$1
	db=$run.db
	cp "$work/base.kb" "$run.kb"
}

# serve SPEED: plays the dialogues of $set; sets url and server.
serve() {
	"$ctl" replay "$work/$set.jsonl" --listen 127.0.0.1:0 --speed "$1" --json >"$run.played" &
	server=$!
	until url=$(grep -o 'ws://[^"]*' "$run.played"); do sleep .1; done
}

# broken: the listener ended before the dialogues did.
broken() {
	echo "$set: the listener failed: $(cat "$run.err")" >&2
	kill "$server"
	exit 1
}

# figures KEY=VALUE...: what came of the run.
figures() {
	wait "$server"
	"$ctl" ledger --db "$db" >"$run.ledger"
	"$ctl" audit verify --db "$db" --json >"$run.audit" || true
	node build/replay.mjs set="$set" played="$run.played" ledger="$run.ledger" audit="$run.audit" "$@" || failed=1
}

# in_one_go RUN SPEED: one listener from beginning to end.
in_one_go() {
	begin "${1%% *}"
	serve "$2"
	{ time "$ctl" listen --db "$db" --url "$url" --json >"$run.out" 2>"$run.err"; } 2>"$run.time" || broken
	figures run="$1" speed="$2" out="$run.out" time="$run.time"
}

# connected PID: has the listener opened its socket, or ended?
connected() {
	! kill -0 "$1" 2>/dev/null || [ ! -d "/proc/$1/fd" ] || [ -n "$(find "/proc/$1/fd" -lname 'socket:*' 2>/dev/null)" ]
}

# killed: the same with kill -9 at random moments, then one more listener to the end. The
# play clock stands still while nobody listens, and all the waits together are shorter
# than the play, so that every listener has something to do.
killed() {
	local pid status hit=0 at
	begin killed
	at=$(((5 * $(wc -l <"$work/$set.jsonl") + 60) / play)) # a dialogue begins every 5 seconds, the last ends after 60 or more
	[ "$at" -gt 0 ] || at=1
	serve "$at"
	for _ in $(seq "$kills"); do
		"$ctl" listen --db "$db" --url "$url" --json >>"$run.out" 2>>"$run.err" &
		pid=$!
		until connected "$pid"; do sleep .02; done
		sleep "$(awk -v r="$RANDOM" -v play="$play" -v n="$kills" 'BEGIN {printf "%.3f", r / 32768 * play / (n + 1)}')"
		kill -9 "$pid" 2>/dev/null || true
		wait "$pid" 2>/dev/null && status=0 || status=$?
		[ "$status" != 137 ] || hit=$((hit + 1))
	done
	"$ctl" listen --db "$db" --url "$url" --json >>"$run.out" 2>"$run.err" || broken
	figures run=killed speed="$at" kills="$hit"
}

failed=0
"$ctl" import "$corpus" --audience customer --db "$work/base.db"
for set in "${sets[@]}"; do
	gzip -dc "$data/dialogue/$set.dev.jsonl.gz" | head -n "$dialogues" >"$work/$set.jsonl" || true # head closes the pipe
	in_one_go steady "$speed"
	in_one_go 'flat out' 0
	killed
done
echo "total time $SECONDS s"
exit "$failed"

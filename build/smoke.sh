#!/usr/bin/env bash
# The real program in a real window: it starts, customers ask, a suggestion is ruled on,
# the agent accepts one by keyboard, and the ledger says so. Screenshots stay in
# build/smoke/. Nothing is timed; every wait has an end.
set -euo pipefail
cd "$(dirname "$0")/.."

root=$PWD
shots=$root/build/smoke
app=$root/build/bin/baihua
ctl=$root/build/bin/baihuactl
work=$(mktemp -d)
db=$work/data/baihua.db
pids=()

finish() {
	local pid
	for pid in "${pids[@]}"; do
		if kill "$pid" 2>/dev/null; then
			wait "$pid" 2>/dev/null || true
		fi
	done
	rm -rf "$work"
}
trap finish EXIT

ok() { echo "ok $*"; }

fail() {
	echo "not ok $*"
	[ -z "${DISPLAY:-}" ] || shot failed
	if [ -s "$work/app.log" ]; then
		sed 's/^/  app: /' "$work/app.log" | tail -n 30
	fi
	exit 1
}

shot() { import -window root "$shots/$1.png" 2>/dev/null || true; }

# within SECONDS COMMAND...: tries until it succeeds.
within() {
	local end=$((SECONDS + $1))
	shift
	until "$@"; do
		[ $SECONDS -lt $end ] || return 1
		sleep 0.3
	done
}

alive() { kill -0 "$app_pid" 2>/dev/null; }
gone() { ! alive; }
window() { alive && xdotool search --all --onlyvisible --pid "$app_pid" --name . >"$work/window" 2>/dev/null; }

# has KEY=VALUE...: is there a ledger entry that says all of it? One process owns a
# ledger, so a copy is read; a copy torn by a write is no answer, and is taken again.
has() {
	local copy=$work/copy
	rm -rf "$copy"
	mkdir "$copy"
	cp "$work"/data/baihua.{db,key} "$copy/" 2>/dev/null || return 1
	cp "$db-wal" "$copy/" 2>/dev/null || true
	"$ctl" ledger --db "$copy/baihua.db" --json 2>/dev/null | node -e '
		const rows = require("fs").readFileSync(0, "utf8").split("\n").filter(Boolean).map((l) => JSON.parse(l))
		const want = process.argv.slice(1).map((w) => w.split("="))
		const says = (row) => want.every(([k, v]) => (row[k] ?? row.meta?.[k]) === v)
		process.exit(rows.some(says) ? 0 : 1)' "$@"
}

key() { xdotool key --clearmodifiers "$1"; }

# Accepts whatever card is in front; where it cannot be accepted, goes on to the next
# conversation. A key within 400 ms of a card's change does nothing, hence the pause.
accept_one() {
	local try
	for try in $(seq 1 30); do
		key a
		sleep 0.7
		has kind=decision action=accept && return 0
		[ $((try % 2)) = 1 ] || key j
		sleep 0.5
	done
	return 1
}

start_display() {
	Xvfb -displayfd 5 -screen 0 1280x1000x24 -nolisten tcp 5>"$work/display" >/dev/null 2>&1 &
	pids=("$!" "${pids[@]}")
	within 20 test -s "$work/display" || fail 'virtual display'
	DISPLAY=:$(cat "$work/display")
	export DISPLAY
	unset WAYLAND_DISPLAY
	openbox >/dev/null 2>&1 &
	pids=("$!" "${pids[@]}")
}

# No session bus, and a home of its own: a copy that the user has open is left alone.
start_app() {
	mkdir -p "$work/home" "$work/data"
	HOME=$work/home XDG_RUNTIME_DIR=$work/home DBUS_SESSION_BUS_ADDRESS=disabled: NO_AT_BRIDGE=1 \
		"$app" --demo home --data "$work/data" >"$work/app.log" 2>&1 &
	app_pid=$!
	pids=("$app_pid" "${pids[@]}")
}

mkdir -p "$shots"
rm -f "$shots"/*.png

start_display
start_app

within 30 window || fail 'the window opens'
ok 'the window opens'

within 90 has kind=suggestion route=show || fail 'a suggestion is ruled on and recorded'
sleep 1 # the card's own 400 ms, and a moment to paint
shot suggestion
ok 'a suggestion is ruled on and recorded'

xdotool windowfocus --sync "$(head -n 1 "$work/window")" || fail 'the window takes the keyboard'
accept_one || fail 'a suggestion is accepted by keyboard'
shot accepted
ok 'a suggestion is accepted by keyboard'

within 20 has kind=delivery status=sent || fail 'the reply reaches the channel'
ok 'the reply reaches the channel'

kill "$app_pid"
within 15 gone || fail 'the program ends when told to'
ok 'the program ends when told to'

"$ctl" audit verify --db "$db" --json >"$work/audit.json" || fail 'the ledger checks out afterwards'
ok 'the ledger checks out afterwards'

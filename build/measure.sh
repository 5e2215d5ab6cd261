#!/usr/bin/env bash
# The figures of docs/performance.md that need the real window: time from exec to a page
# that answers, memory of all its processes while the demo plays, size on disk. Five
# starts each on a fresh and on a used data folder; the machine should be idle.
set -euo pipefail
cd "$(dirname "$0")/.."
app=$PWD/build/bin/baihua
work=$(mktemp -d)
trap 'kill $(jobs -p) 2>/dev/null || true; rm -rf "$work"' EXIT

Xvfb -displayfd 5 -screen 0 1280x900x24 -nolisten tcp 5>"$work/display" >/dev/null 2>&1 &
until [ -s "$work/display" ]; do sleep .1; done
DISPLAY=:$(cat "$work/display")
export DISPLAY HOME=$work XDG_RUNTIME_DIR=$work DBUS_SESSION_BUS_ADDRESS=disabled: NO_AT_BRIDGE=1

# kids PID: it and everything it started.
kids() { echo "$1"; for k in $(pgrep -P "$1"); do kids "$k"; done; }

sum() { # sum FIELD PID...: kB over all processes
	local field=$1 total=0 kb
	shift
	for pid in "$@"; do
		kb=$(awk -v f="$field:" '$1 == f {print $2}' "/proc/$pid/smaps_rollup" 2>/dev/null || echo 0)
		total=$((total + kb))
	done
	echo $((total / 1024))
}

start() { # start DATA LABEL
	"$app" --demo home --data "$1" >"$work/log" 2>&1 &
	local pid=$!
	until grep -q 'window ready' "$work/log"; do sleep .05; done
	echo "$2: window ready after $(grep -o 'ms=[0-9]*' "$work/log" | head -n 1 | cut -d= -f2) ms"
	if [ "${3:-}" = memory ]; then
		sleep 30
		mapfile -t all < <(kids "$pid")
		echo "30 s into the demo, ${#all[@]} processes: PSS $(sum Pss "${all[@]}") MB, RSS $(sum Rss "${all[@]}") MB"
		for k in "${all[@]}"; do
			echo "  $(cat "/proc/$k/comm"): PSS $(sum Pss "$k") MB, RSS $(sum Rss "$k") MB"
		done
	fi
	kill "$pid"
	wait "$pid" 2>/dev/null || true
}

for i in 1 2 3 4 5; do start "$work/fresh$i" "first start $i"; done
for i in 1 2 3 4; do start "$work/fresh1" "later start $i"; done
start "$work/fresh1" 'later start 5' memory
du -b build/bin/baihua build/bin/baihuactl | awk '{printf "%s: %.1f MB\n", $2, $1 / 1e6}'

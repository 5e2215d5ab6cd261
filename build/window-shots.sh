#!/usr/bin/env bash
# Pictures of the real window under Xvfb, in both languages, light and dark:
# docs/screenshots/window-SCREEN-LANGUAGE-THEME.png. Screens are changed by their keys.
set -euo pipefail
cd "$(dirname "$0")/.."

out=$PWD/docs/screenshots
app=$PWD/build/bin/baihua
work=$(mktemp -d)
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

# within SECONDS COMMAND...: tries until it succeeds.
within() {
	local end=$((SECONDS + $1))
	shift
	until "$@"; do
		[ $SECONDS -lt $end ] || return 1
		sleep 0.3
	done
}

find_window() {
	xdotool search --all --onlyvisible --pid "$app_pid" --name . >"$work/window" 2>/dev/null &&
		window=$(head -n 1 "$work/window")
}

start_display() {
	Xvfb -displayfd 5 -screen 0 1400x1000x24 -nolisten tcp 5>"$work/display" >/dev/null 2>&1 &
	pids=("$!" "${pids[@]}")
	within 20 test -s "$work/display"
	DISPLAY=:$(cat "$work/display")
	export DISPLAY
	unset WAYLAND_DISPLAY
	openbox >/dev/null 2>&1 &
	pids=("$!" "${pids[@]}")
}

key() {
	xdotool key --clearmodifiers "$1"
	sleep 1.5
}

shot() { import -window "$window" "$out/window-$1.png"; }

# tour LANGUAGE LOCALE THEME GTK_THEME: one run of the program, a picture of each screen.
tour() {
	local data=$work/$1-$3 of=$1-$3
	mkdir -p "$data"
	HOME=$data XDG_RUNTIME_DIR=$data DBUS_SESSION_BUS_ADDRESS=disabled: NO_AT_BRIDGE=1 LANG=$2 GTK_THEME=$4 \
		"$app" --demo home --data "$data/data" >"$work/app.log" 2>&1 &
	app_pid=$!
	pids=("$app_pid" "${pids[@]}")
	within 30 find_window || {
		tail "$work/app.log"
		return 1
	}
	sleep 25 # the demo's first customers have asked
	xdotool windowfocus --sync "$window"
	shot "desk-$of"
	key 1
	shot "source-$of"
	key Escape
	for screen in 2:library 3:settings; do
		key "alt+${screen%%:*}"
		key Escape # out of the tab
		shot "${screen##*:}-$of"
	done
	key alt+1
	xdotool windowsize --sync "$window" 1280 800
	key 1
	shot "wide-$of"
	kill "$app_pid"
	wait "$app_pid" 2>/dev/null || true
}

start_display
mkdir -p "$out"
tour zh zh_CN.UTF-8 light Adwaita
tour zh zh_CN.UTF-8 dark Adwaita:dark
tour en en_GB.UTF-8 light Adwaita
tour en en_GB.UTF-8 dark Adwaita:dark

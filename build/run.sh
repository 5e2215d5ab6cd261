#!/usr/bin/env bash
# `make run`: from a fresh clone to an open window. Without a display, browser mode.
set -euo pipefail
cd "$(dirname "$0")/.."

if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
	build/setup.sh run
	[ -x build/bin/baihua ] || echo 'baihua: the first build compiles SQLite, about two minutes'
	make app
	exec build/bin/baihua "$@"
fi

echo 'baihua: no display here, so the same screens are served to a browser'
build/setup.sh ctl
[ -x build/bin/baihuactl ] || echo 'baihua: the first build compiles SQLite, about two minutes'
make ctl
data=${XDG_CONFIG_HOME:-$HOME/.config}/baihua # where the window keeps its files as well
mkdir -p "$data"
exec build/bin/baihuactl serve --db "$data/baihua.db" "$@"

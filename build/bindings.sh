#!/usr/bin/env bash
# Generates the TypeScript side of the bound structs, as the Wails CLI would, but
# from this module's own Wails. With --check it compares instead of writing.
#
#   build/bindings.sh [--check] frontend/wailsjs
set -euo pipefail
cd "$(dirname "$0")/.."

check=''
if [ "$1" = --check ]; then
	check=yes
	shift
fi
target=$1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# The tag "bindings" replaces the window by a generator; it reads wails.json where it runs.
GOFLAGS='-tags=bindings,webkit2_41,sqlite_fts5 -trimpath -buildvcs=false' go build -o "$work/bindings" .
cp wails.json "$work/"
(cd "$work" && tsoutputtype=interfaces XDG_CONFIG_HOME="$work" DISPLAY='' ./bindings >bindings.log 2>&1) || {
	cat "$work/bindings.log" >&2
	exit 1
}

made=$work/frontend/wailsjs
if [ -n "$check" ]; then
	diff -r "$target" "$made" || {
		echo 'the bindings are older than the bound structs; run: make bindings' >&2
		exit 1
	}
	exit 0
fi
rm -rf "$target"
cp -r "$made" "$target"

#!/usr/bin/env bash
# Runs one test command, keeps its whole output in build/logs/NAME.log, shows what a
# person needs of it, and closes with a line "NAME: P passed, F failed".
#
#   [INPUTS='FILE...'] [REUSE=yes] build/tally.sh go|figures|web|e2e|smoke COMMAND...
#
# INPUTS are the files that decide the outcome. With REUSE, what passed on the very same
# files is not run again: what `go test` does for Go.
set -uo pipefail
cd "$(dirname "$0")/.." || exit

name=$1
shift
log=build/logs/$name.log
mkdir -p build/logs

# `go test -v` says everything; what passed is shown by its package's line alone.
failures_only() {
	awk '
		/^(=== |PASS$)/ || /\[no test files\]/ { next }
		/^ok /       { print; fflush(); said = ""; next }
		/^FAIL$/     { next }
		/^FAIL\t/    { printf "%s", said; print; fflush(); said = ""; next }
		/^ *--- (PASS|SKIP)/ { next }
		             { said = said $0 "\n" }
		END          { printf "%s", said }'
}

show() {
	case $name in
	go | figures) failures_only ;;
	*) cat ;;
	esac
}

count() { grep -cE "$1" "$log" || true; }

# The number that follows or precedes a word in a runner's closing lines, or 0.
number() { sed 's/\x1b\[[0-9;]*m//g' "$log" | sed -nE "s/$1/\\1/p" | tail -n 1 | grep . || echo 0; }

passed_on=build/bin/$name.passed
inputs=''
if [ -n "${INPUTS:-}" ]; then
	# shellcheck disable=SC2086 # a list of names
	inputs=$(sha256sum $INPUTS)
	if [ "${REUSE:-}" = yes ] && [ "$inputs" = "$(tail -n +2 "$passed_on" 2>/dev/null)" ]; then
		head -n 1 "$passed_on" >"build/logs/$name.count"
		echo "$(head -n 1 "$passed_on") (unchanged, not run again)"
		exit 0
	fi
	rm -f "$passed_on"
fi

"$@" 2>&1 | tee "$log" | show
status=${PIPESTATUS[0]}

case $name in
go | figures)
	passed=$(count '^ *--- PASS: ')
	failed=$(count '^ *--- FAIL: |^FAIL.*\[(build|setup) failed\]')
	;;
web)
	passed=$(number '^ *Tests .*[^0-9]([0-9]+) passed.*$')
	failed=$(number '^ *Tests .*[^0-9]([0-9]+) failed.*$')
	;;
e2e)
	passed=$(number '^[^a-z]* pass ([0-9]+)$')
	failed=$(number '^[^a-z]* fail ([0-9]+)$')
	;;
*)
	passed=$(count '^ok ')
	failed=$(count '^not ok ')
	;;
esac
[ "$status" = 0 ] || [ "$failed" != 0 ] || failed=1

echo "$name: $passed passed, $failed failed" | tee "build/logs/$name.count"
[ "$failed" = 0 ] || exit 1
[ -z "$inputs" ] || printf '%s\n%s\n' "$(cat "build/logs/$name.count")" "$inputs" >"$passed_on"

#!/usr/bin/env bash
# `make test` once everything is installed. SQLite is compiled twice on a cold machine
# (as it ships, and for the race detector), so those two run side by side; what drives
# a screen runs alone, after them.
set -uo pipefail
cd "$(dirname "$0")/.." || exit

rm -rf build/logs
mkdir -p build/logs
status=0

make frontend || exit 1
echo 'baihua: Go tests and builds, side by side; the first time takes some minutes'
make -k -j2 --output-sync=target test-go test-build test-web || status=1
make -k e2e smoke "REUSE=$([ -n "${CI:-}" ] || echo yes)" || status=1

cat build/logs/*.count
cat build/logs/*.count | awk -v status="$status" '
	{ passed += $2; failed += $4 }
	END { if (status && !failed) failed = 1; printf "%d passed, %d failed\n", passed, failed }'
exit "$status"

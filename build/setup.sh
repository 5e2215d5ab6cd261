#!/usr/bin/env bash
# Makes sure that what Baihua is built and tested with is there. Safe to repeat, and
# silent and offline when nothing is missing.
#
#   build/setup.sh run      for the desktop window
#   build/setup.sh ctl      for browser mode and the command line: no GTK
#   build/setup.sh test     for every test: also a browser and a virtual display
#   build/setup.sh browser  prints the path of the browser the tests drive
set -euo pipefail

want_go=1.26.0
want_node=20.19.0

for_ctl=(gcc libc6-dev)
for_window=(pkg-config libgtk-3-dev libwebkit2gtk-4.1-dev fonts-noto-cjk)
for_tests=(xvfb xdotool openbox imagemagick dbus-x11 x11-utils)

die() {
	printf 'baihua: %s\n' "$*" >&2
	exit 1
}

as_root() {
	if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi
}

sudo_word() { [ "$(id -u)" = 0 ] || printf 'sudo '; }

# at_least HAVE WANT
at_least() { printf '%s\n%s\n' "$2" "$1" | sort -V -C; }

is_debian() { command -v apt-get >/dev/null && command -v dpkg-query >/dev/null; }

fetcher() {
	command -v curl >/dev/null || ! is_debian || printf '%sapt-get install -y curl && ' "$(sudo_word)"
}

go_command() {
	if [ "$(uname -s)" = Darwin ]; then
		echo 'brew install go'
		return
	fi
	local arch=amd64
	[ "$(uname -m)" != aarch64 ] || arch=arm64
	# shellcheck disable=SC2016 # the user's shell expands it, not this one
	printf '%s%srm -rf /usr/local/go && curl -fsSL https://go.dev/dl/go1.26.8.linux-%s.tar.gz | %star -C /usr/local -xz && export PATH=/usr/local/go/bin:$PATH' \
		"$(fetcher)" "$(sudo_word)" "$arch" "$(sudo_word)"
}

node_command() {
	if [ "$(uname -s)" = Darwin ]; then
		echo 'brew install node'
	elif is_debian; then
		printf '%scurl -fsSL https://deb.nodesource.com/setup_22.x | %sbash - && %sapt-get install -y nodejs' \
			"$(fetcher)" "$(sudo_word)" "$(sudo_word)"
	else
		# shellcheck disable=SC2016 # the user's shell expands it, not this one
		echo 'curl -fsSL https://raw.githubusercontent.com/nvm-sh/nvm/v0.40.3/install.sh | bash && . ~/.nvm/nvm.sh && nvm install 22'
	fi
}

need_go() {
	local have
	# A newer toolchain that Go fetches by itself counts; one that is merely too old is named.
	have=$(go env GOVERSION 2>/dev/null || (cd / && GOTOOLCHAIN=local go env GOVERSION) 2>/dev/null || true)
	have=${have#go}
	at_least "${have:-0}" "$want_go" ||
		die "Baihua needs Go ${want_go%.0} or newer and found ${have:-none}; run: $(go_command)"
}

need_node() {
	local have=''
	if command -v npm >/dev/null; then
		have=$(node --print process.versions.node 2>/dev/null || true)
	fi
	at_least "${have:-0}" "$want_node" ||
		die "Baihua needs Node ${want_node%.0} or newer with npm and found ${have:-none}; run: $(node_command)"
}

installed() { dpkg-query -W -f='${db:Status-Status}\n' "$1" 2>/dev/null | grep -qx installed; }

browser() {
	command -v chromium || command -v chromium-browser || command -v google-chrome || command -v google-chrome-stable
}

# Debian calls its browser chromium; Ubuntu's package of another name brings it as a snap.
browser_package() {
	# shellcheck disable=SC1091 # the system's own file
	if (. /etc/os-release && [ "${ID:-}" = ubuntu ]); then echo chromium-browser; else echo chromium; fi
}

need_packages() {
	local missing=() name
	for name in "$@"; do
		installed "$name" || missing+=("$name")
	done
	[ ${#missing[@]} -gt 0 ] || return 0
	if [ "$(id -u)" != 0 ] && ! command -v sudo >/dev/null; then
		die "system packages are missing and you are neither root nor have sudo; run as root: apt-get update && apt-get install -y ${missing[*]}"
	fi
	printf 'baihua: installing %s\n' "${missing[*]}"
	# A list that is partly stale is no reason to stop: the install below tells whether it mattered.
	as_root apt-get update -qq || true
	as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
		-o DPkg::Lock::Timeout=300 -o Dpkg::Use-Pty=0 "${missing[@]}" >/dev/null ||
		die "apt could not install ${missing[*]} (needed: Debian 12, Ubuntu 22.04 or newer, and its package server in reach)"
}

# Other systems: say what is needed, unless the compiler already finds it.
need_libraries() {
	command -v gcc >/dev/null || command -v cc >/dev/null ||
		die 'a C compiler is missing; install gcc or clang with your system'\''s package manager'
	[ "$1" = ctl ] || [ "$(uname -s)" = Darwin ] || pkg-config --exists gtk+-3.0 webkit2gtk-4.1 2>/dev/null ||
		die 'GTK 3 and WebKitGTK 4.1 with their headers are missing; install them with your system'\''s package manager (Fedora: sudo dnf install gcc pkgconf gtk3-devel webkit2gtk4.1-devel)'
}

main() {
	local set=${1:-}
	case $set in
	browser)
		browser || die 'no Chromium or Chrome found; run: make setup-test'
		return
		;;
	run | ctl | test) ;;
	*) die 'usage: build/setup.sh run|ctl|test|browser' ;;
	esac
	cd "$(dirname "$0")/.."
	need_go
	need_node
	if ! is_debian; then
		need_libraries "$set"
		return
	fi
	local packages=("${for_ctl[@]}")
	[ "$set" = ctl ] || packages+=("${for_window[@]}")
	[ "$set" != test ] || packages+=("${for_tests[@]}")
	[ "$set" != test ] || browser >/dev/null || packages+=("$(browser_package)")
	need_packages "${packages[@]}"
}

main "$@"

package backend_test

import (
	"os"
	"path"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// Documents that name a command or a file which is not there send a newcomer astray.

var (
	makeTarget = regexp.MustCompile(`(?m)^([a-z0-9-]+):`)
	fenced     = regexp.MustCompile("(?ms)^```.*?^```")
	fencedMake = regexp.MustCompile(`(?m)^(?:[A-Z_]+=\S* )*make ([a-z0-9-]+)`)
	inlineMake = regexp.MustCompile("`(?:[A-Z_]+=\\S* )*make ([a-z0-9-]+)")
	localLink  = regexp.MustCompile(`\]\(([^)#\s]+)(?:#[^)]*)?\)`)
)

func TestHouse_commands_in_documents_are_make_targets(t *testing.T) {
	targets := targetsOf(t)
	for _, f := range files(t, ".md") {
		for _, unknown := range unknownCommands(f.text, targets) {
			t.Errorf("%s says `make %s`, which the Makefile does not know", f.path, unknown)
		}
	}
}

func TestHouse_an_unknown_command_is_found(t *testing.T) {
	targets := map[string]bool{"run": true}
	for _, text := range []string{"First `make rnu`.", "```sh\nmake rnu\n```", "`DEMO= make rnu`"} {
		if len(unknownCommands(text, targets)) != 1 {
			t.Errorf("%q: not found", text)
		}
	}
	if found := unknownCommands("`make run` will\nmake sure of it", targets); len(found) != 0 {
		t.Error(found)
	}
}

func TestHouse_links_in_documents_lead_somewhere(t *testing.T) {
	for _, f := range files(t, ".md") {
		for _, dead := range deadLinks(f) {
			t.Errorf("%s links to %s, which is not there", f.path, dead)
		}
	}
}

func TestHouse_a_dead_link_is_found(t *testing.T) {
	f := file{"docs/x.md", "[a](nowhere.md#part) and ![b](../README.md) and [c](https://example.com/x)"}
	if dead := deadLinks(f); len(dead) != 1 || dead[0] != "nowhere.md" {
		t.Error(dead)
	}
}

func unknownCommands(text string, targets map[string]bool) []string {
	commands := inlineMake.FindAllStringSubmatch(text, -1)
	for _, block := range fenced.FindAllString(text, -1) {
		commands = append(commands, fencedMake.FindAllStringSubmatch(block, -1)...)
	}
	var unknown []string
	for _, m := range commands {
		if !targets[m[1]] {
			unknown = append(unknown, m[1])
		}
	}
	return unknown
}

func deadLinks(f file) []string {
	var dead []string
	for _, m := range localLink.FindAllStringSubmatch(f.text, -1) {
		if strings.Contains(m[1], ":") {
			continue // another host's or a mail address
		}
		if _, err := os.Stat(filepath.Join("..", path.Dir(f.path), m[1])); err != nil {
			dead = append(dead, m[1])
		}
	}
	return dead
}

func targetsOf(t *testing.T) map[string]bool {
	t.Helper()
	targets := map[string]bool{}
	for _, m := range makeTarget.FindAllStringSubmatch(read(t, "../Makefile"), -1) {
		targets[m[1]] = true
	}
	return targets
}

func read(t *testing.T, path string) string {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

func TestHouse_the_linter_sees_what_is_built(t *testing.T) {
	tags := regexp.MustCompile(`(?m)tags[=:] ?\[?([a-z0-9_, ]+)`)
	built, linted := read(t, "../Makefile"), read(t, "../.golangci.yml")
	want, got := tags.FindStringSubmatch(built), tags.FindStringSubmatch(linted)
	if want == nil || got == nil || strings.ReplaceAll(got[1], " ", "") != strings.TrimSpace(want[1]) {
		t.Errorf(".golangci.yml has the tags %q, the Makefile %q", got, want)
	}
}

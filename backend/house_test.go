package backend_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"os/exec"
	"slices"
	"strings"
	"testing"
)

// The import rule of docs/architecture.md, so that nobody has to remember it.

// listed is what `go list` says about one package. Tests may import what they like.
type listed struct {
	ImportPath string
	Imports    []string
}

// leaves may be imported by every room.
var leaves = []string{"assist", "text", "learn", "privacy"}

// neighbours are the siblings a room may import besides the leaves.
var neighbours = map[string][]string{
	"retrieve": {"index"},
	"pack":     {"ingest"},
	"library":  {"ingest", "index", "pack", "store"},
}

// roots construct concrete types, so they may import every room. Value: what they may
// import outside the backend.
var roots = map[string][]string{
	"backend/seat":          {},
	"backend/eval":          {"kb"},
	"backend/cmd/baihuactl": {"app", "app/web", "frontend", "kb"},
}

// edges are the packages of app and what each may import of this module, the backend's
// roots aside: those belong to the backend.
var edges = map[string][]string{
	"":           {"app/window"},
	"app":        {"backend/assist", "backend/seat", "backend/library", "backend/ingest", "backend/store", "backend/audit"},
	"app/window": {"app", "frontend", "kb", "backend/assist", "backend/seat"},
	"app/web":    {"app", "frontend", "kb", "backend/assist", "backend/seat"},
	"frontend":   {},
	"kb":         {},
}

// outside are modules that one folder alone may import.
var outside = map[string]string{
	"github.com/wailsapp/wails":     "app/window",
	"github.com/mattn/go-sqlite3":   "backend/store",
	"github.com/zalando/go-keyring": "backend/privacy",
}

func TestHouse_packages_import_only_what_the_import_rule_allows(t *testing.T) {
	for _, p := range list(t, ".", "./app/...", "./backend/...", "./frontend", "./kb/...") {
		for _, wrong := range violations(p) {
			t.Error(wrong)
		}
	}
}

func TestHouse_the_command_line_links_no_window(t *testing.T) {
	for _, p := range list(t, "-deps", "./backend/cmd/baihuactl") {
		if strings.HasPrefix(p.ImportPath, "github.com/wailsapp/") {
			t.Errorf("baihuactl depends on %s; it must run where there is no GTK", p.ImportPath)
		}
	}
}

func TestHouse_the_import_rule_finds_what_breaks_it(t *testing.T) {
	for name, p := range map[string]listed{
		"a room imports a sibling":        {ImportPath: "baihua/backend/draft", Imports: []string{"baihua/backend/store"}},
		"a subfolder imports a sibling":   {ImportPath: "baihua/backend/channel/openws", Imports: []string{"baihua/backend/index"}},
		"a leaf imports a room":           {ImportPath: "baihua/backend/text", Imports: []string{"baihua/backend/index"}},
		"a room imports the seat":         {ImportPath: "baihua/backend/gate", Imports: []string{"baihua/backend/seat"}},
		"the backend imports the edge":    {ImportPath: "baihua/backend/seat", Imports: []string{"baihua/app"}},
		"a command imports the window":    {ImportPath: "baihua/backend/cmd/baihuactl", Imports: []string{"baihua/app/window"}},
		"assist imports a module":         {ImportPath: "baihua/backend/assist", Imports: []string{"golang.org/x/text/width"}},
		"assist imports a leaf":           {ImportPath: "baihua/backend/assist", Imports: []string{"baihua/backend/text"}},
		"Wails outside the window":        {ImportPath: "baihua/app", Imports: []string{"github.com/wailsapp/wails/v2/pkg/runtime"}},
		"SQLite outside the store":        {ImportPath: "baihua/backend/audit", Imports: []string{"github.com/mattn/go-sqlite3"}},
		"the edge reaches past the seat":  {ImportPath: "baihua/app", Imports: []string{"baihua/backend/verify"}},
		"a folder nobody has made a rule": {ImportPath: "baihua/tools", Imports: []string{"baihua/app"}},
	} {
		if len(violations(p)) == 0 {
			t.Errorf("%s: not found", name)
		}
	}
}

func TestHouse_the_import_rule_lets_the_design_pass(t *testing.T) {
	for _, p := range []listed{
		{ImportPath: "baihua/backend/draft", Imports: []string{"baihua/backend/assist", "baihua/backend/text", "strings"}},
		{ImportPath: "baihua/backend/channel/openws", Imports: []string{"baihua/backend/channel", "github.com/gorilla/websocket"}},
		{ImportPath: "baihua/backend/retrieve", Imports: []string{"baihua/backend/index"}},
		{ImportPath: "baihua/backend/seat", Imports: []string{"baihua/backend/verify", "baihua/backend/store"}},
		{ImportPath: "baihua/backend/store", Imports: []string{"github.com/mattn/go-sqlite3", "database/sql"}},
		{ImportPath: "baihua/backend/assist/assisttest", Imports: []string{"baihua/backend/assist", "testing"}},
		{ImportPath: "baihua/app/window", Imports: []string{"baihua/app", "github.com/wailsapp/wails/v2"}},
		{ImportPath: "baihua", Imports: []string{"baihua/app/window"}},
	} {
		for _, wrong := range violations(p) {
			t.Error(wrong)
		}
	}
}

// violations says in words what p imports against the rule.
func violations(p listed) []string {
	var wrong []string
	folder := strings.TrimPrefix(strings.TrimPrefix(p.ImportPath, "baihua"), "/")
	for _, path := range p.Imports {
		if why := forbidden(folder, path); why != "" {
			wrong = append(wrong, p.ImportPath+" imports "+path+": "+why)
		}
	}
	return wrong
}

func forbidden(folder, path string) string {
	target, ours := strings.CutPrefix(path, "baihua/")
	if !ours {
		return forbiddenModule(folder, path)
	}
	if room, ok := strings.CutPrefix(folder, "backend/"); ok {
		return forbiddenToBackend(folder, first(room), target)
	}
	allowed, known := edges[folder]
	switch {
	case !known:
		return "this folder has no place in the import rule"
	case slices.Contains(allowed, target), strings.HasPrefix(folder, "app") && isLeaf(target):
		return ""
	}
	return "the edge may not"
}

func forbiddenModule(folder, path string) string {
	for module, only := range outside {
		if strings.HasPrefix(path, module) && folder != only {
			return "only " + only + " may"
		}
	}
	if first(strings.TrimPrefix(folder, "backend/")) == "assist" && strings.Contains(first(path), ".") {
		return "assist knows the standard library alone"
	}
	return ""
}

func forbiddenToBackend(folder, room, target string) string {
	beyond, root := roots[folder]
	sibling, inside := strings.CutPrefix(target, "backend/")
	sibling = first(sibling)
	switch {
	case !inside && slices.Contains(beyond, target):
		return ""
	case !inside:
		return "the backend knows neither edge nor screens nor packs"
	case sibling == room:
		return ""
	case room == "assist":
		return "assist knows the standard library alone"
	case isLeaf(target), slices.Contains(neighbours[room], sibling):
		return ""
	case root && (sibling != "cmd"):
		return ""
	}
	return "rooms do not know their siblings"
}

func isLeaf(target string) bool {
	room, ok := strings.CutPrefix(target, "backend/")
	return ok && slices.Contains(leaves, first(room))
}

func first(path string) string {
	head, _, _ := strings.Cut(path, "/")
	return head
}

// list runs `go list -json` at the module's root.
func list(t *testing.T, args ...string) []listed {
	t.Helper()
	cmd := exec.Command("go", append([]string{"list", "-json=ImportPath,Imports"}, args...)...)
	cmd.Dir = ".."
	var problems bytes.Buffer
	cmd.Stderr = &problems
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("go list: %v\n%s", err, problems.String())
	}
	var all []listed
	for d := json.NewDecoder(bytes.NewReader(out)); ; {
		var p listed
		if err := d.Decode(&p); errors.Is(err, io.EOF) {
			return all
		} else if err != nil {
			t.Fatal(err)
		}
		all = append(all, p)
	}
}

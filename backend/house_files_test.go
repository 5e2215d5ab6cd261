package backend_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode"
)

// What every file of the house keeps to: size, names, a comment that says what its
// package is for, no code that runs before main, no clock that tests cannot own.

const (
	goCeiling     = 400
	svelteCeiling = 150
)

// vague names say nothing about what is inside.
var vague = []string{"util", "utils", "common", "helper", "helpers", "manager", "managers", "service", "services"}

func TestHouse_no_file_outgrows_its_ceiling(t *testing.T) {
	for _, f := range files(t, ".go", ".svelte") {
		if n := strings.Count(f.text, "\n"); n > ceiling(f.path) {
			t.Errorf("%s has %d lines, its ceiling is %d: find the second thing it does", f.path, n, ceiling(f.path))
		}
	}
}

func ceiling(path string) int {
	if filepath.Ext(path) == ".svelte" {
		return svelteCeiling
	}
	return goCeiling
}

func TestHouse_Go_files_keep_its_habits(t *testing.T) {
	for _, f := range files(t, ".go") {
		for _, wrong := range bad(t, f) {
			t.Error(wrong)
		}
	}
}

func TestHouse_the_habits_find_what_breaks_them(t *testing.T) {
	for name, f := range map[string]file{
		"a vague package":     {"backend/x/a.go", "package helpers\n"},
		"a vague type":        {"backend/x/a.go", "package x\n\ntype draftManager struct{}\n"},
		"code before main":    {"backend/x/a.go", "package x\n\nfunc init() {}\n"},
		"a clock of its own":  {"backend/x/a.go", "package x\n\nimport \"time\"\n\nvar _ = time.Now()\n"},
		"a clock by the door": {"backend/x/a.go", "package x\n\nimport \"time\"\n\nfunc f() { _ = time.Since(time.Time{}) }\n"},
	} {
		if len(bad(t, f)) == 0 {
			t.Errorf("%s: not found", name)
		}
	}
	tidy := file{"backend/x/a.go", "package x\n\nimport \"time\"\n\ntype Clock struct{ Now func() time.Time }\n\nfunc New() Clock { return Clock{Now: time.Now} }\n"}
	if wrong := bad(t, tidy); len(wrong) != 0 {
		t.Error(wrong)
	}
}

func TestHouse_every_package_says_what_it_is_for(t *testing.T) {
	said, seen := map[string]bool{}, map[string]bool{}
	for _, f := range files(t, ".go") {
		if strings.HasSuffix(f.path, "_test.go") {
			continue
		}
		tree := parse(t, f)
		seen[filepath.Dir(f.path)] = true
		if tree.Doc != nil && len(strings.Fields(tree.Doc.Text())) >= 6 {
			said[filepath.Dir(f.path)] = true
		}
	}
	for folder := range seen {
		if !said[folder] {
			t.Errorf("%s: no package comment says what it is for", folder)
		}
	}
}

// bad says in words which habits a Go file breaks.
func bad(t *testing.T, f file) []string {
	t.Helper()
	tree := parse(t, f)
	var wrong []string
	if slices.Contains(vague, strings.TrimSuffix(tree.Name.Name, "_test")) {
		wrong = append(wrong, f.path+": package "+tree.Name.Name+" says nothing about what is inside")
	}
	if strings.HasSuffix(f.path, "_test.go") {
		return wrong
	}
	ast.Inspect(tree, func(n ast.Node) bool {
		if why := badNode(f.path, n); why != "" {
			wrong = append(wrong, f.path+": "+why)
		}
		return true
	})
	return wrong
}

func badNode(path string, n ast.Node) string {
	switch n := n.(type) {
	case *ast.TypeSpec:
		for _, word := range words(n.Name.Name) {
			if slices.Contains(vague, word) {
				return "type " + n.Name.Name + " says nothing about what it is"
			}
		}
	case *ast.FuncDecl:
		if n.Recv == nil && n.Name.Name == "init" {
			return "init runs before anybody asked for it"
		}
	case *ast.CallExpr:
		if call, ok := n.Fun.(*ast.SelectorExpr); ok && readsClock(call) && ownsNoClock(path) {
			return "time." + call.Sel.Name + "() where a Now field belongs"
		}
	}
	return ""
}

func readsClock(call *ast.SelectorExpr) bool {
	from, ok := call.X.(*ast.Ident)
	return ok && from.Name == "time" && slices.Contains([]string{"Now", "Since", "Until"}, call.Sel.Name)
}

// ownsNoClock: commands and conformance suites may look at the clock on the wall, rooms
// may not.
func ownsNoClock(path string) bool {
	suite := strings.HasSuffix(filepath.Dir(path), "test")
	return strings.HasPrefix(path, "backend/") && !strings.HasPrefix(path, "backend/cmd/") && !suite
}

// words splits a Go name: draftManager is draft and manager.
func words(name string) []string {
	var out []string
	for i, r := range name {
		if i == 0 || unicode.IsUpper(r) {
			out = append(out, "")
		}
		out[len(out)-1] += string(unicode.ToLower(r))
	}
	return out
}

type file struct{ path, text string }

func parse(t *testing.T, f file) *ast.File {
	t.Helper()
	tree, err := parser.ParseFile(token.NewFileSet(), f.path, f.text, parser.ParseComments)
	if err != nil {
		t.Fatal(err)
	}
	return tree
}

// files reads the project's own files with one of the extensions; what was generated or
// downloaded is not its own.
func files(t *testing.T, extensions ...string) []file {
	t.Helper()
	var found []file
	err := fs.WalkDir(os.DirFS(".."), ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() {
			if slices.Contains([]string{".git", "node_modules", "dist", "bin", "wailsjs"}, d.Name()) {
				return fs.SkipDir
			}
			return nil
		}
		if !slices.Contains(extensions, filepath.Ext(path)) {
			return nil
		}
		text, err := os.ReadFile(filepath.Join("..", path))
		if err != nil || strings.HasPrefix(string(text), "// Code generated ") {
			return err
		}
		found = append(found, file{path, string(text)})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(found) == 0 {
		t.Fatal("no file with the extensions " + strconv.Quote(strings.Join(extensions, " ")))
	}
	return found
}

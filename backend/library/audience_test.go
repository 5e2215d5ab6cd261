package library_test

import (
	"path/filepath"
	"testing"
	"time"

	"baihua/backend/assist"
	"baihua/backend/library"
	"baihua/backend/store"
)

func TestImportsAreInternalUntilSomebodySaysOtherwise(t *testing.T) {
	const (
		silent   = "Oak is hard."
		customer = "---\naudience: customer\n---\n" + silent
		internal = "---\naudience: internal\n---\n" + silent
	)
	type step struct {
		body   string
		option assist.Audience
		choose assist.Audience // by the document's switch, before the import
		want   assist.Audience
	}
	tests := map[string][]step{
		"nobody said":                       {{silent, "", "", assist.AudienceInternal}},
		"the file says":                     {{customer, "", "", assist.AudienceCustomer}},
		"the import says":                   {{silent, assist.AudienceCustomer, "", assist.AudienceCustomer}},
		"the file knows better":             {{internal, assist.AudienceCustomer, "", assist.AudienceInternal}},
		"said later, of an unchanged file":  {{silent, "", "", assist.AudienceInternal}, {silent, assist.AudienceCustomer, "", assist.AudienceCustomer}},
		"said once":                         {{silent, assist.AudienceCustomer, "", assist.AudienceCustomer}, {silent + " Very.", "", "", assist.AudienceCustomer}},
		"taken back":                        {{silent, assist.AudienceCustomer, "", assist.AudienceCustomer}, {silent, assist.AudienceInternal, "", assist.AudienceInternal}},
		"a person chose":                    {{silent, "", "", assist.AudienceInternal}, {silent + " Very.", "", assist.AudienceCustomer, assist.AudienceCustomer}},
		"a person chose against the file":   {{customer, "", "", assist.AudienceCustomer}, {customer + " Very.", "", assist.AudienceInternal, assist.AudienceInternal}},
		"a person chose against the import": {{silent, "", "", assist.AudienceInternal}, {silent, assist.AudienceCustomer, assist.AudienceInternal, assist.AudienceInternal}},
	}
	for name, steps := range tests {
		t.Run(name, func(t *testing.T) {
			l, kb := open(t)
			path := filepath.Join(t.TempDir(), "oak.md")
			for n, s := range steps {
				age(t, file(t, path, s.body))
				if s.choose != "" {
					if err := l.Change(t.Context(), "oak.md", store.Change{Audience: &s.choose}); err != nil {
						t.Fatal(err)
					}
				}
				r := do(t, l, s.option, path)
				d, ps, err := kb.Document(t.Context(), "oak.md")
				if err != nil || d.Audience != s.want || len(ps) != 1 || ps[0].Audience != s.want || (r.Internal == 1) != (s.want == assist.AudienceInternal) {
					t.Fatalf("step %d: %+v, passages %+v, %+v, %v", n, d, ps, r, err)
				}
				if again := do(t, l, s.option, path); again.Unchanged != 1 || again.Internal != r.Internal {
					t.Fatalf("step %d again: %+v", n, again)
				}
			}
		})
	}
}

func TestWhatAPersonChoseStands(t *testing.T) {
	l, kb := open(t)
	path := file(t, filepath.Join(t.TempDir(), "oak.md"), "---\nowner: Chen\nvalid_until: 2026-05-01\n---\nOak is hard.")
	do(t, l, "", path)
	owner, until := "Li", time.Date(2027, 1, 1, 0, 0, 0, 0, time.UTC)
	if err := l.Change(t.Context(), "oak.md", store.Change{Owner: &owner}); err != nil {
		t.Fatal(err)
	}
	if err := l.Change(t.Context(), "oak.md", store.Change{ValidUntil: &until}); err != nil {
		t.Fatal(err)
	}
	check := func(revision int) {
		t.Helper()
		d, ps, err := kb.Document(t.Context(), "oak.md")
		if err != nil || d.Attributes["owner"] != "Li" || !d.ValidUntil.Equal(until) || d.Revision != revision || len(ps) != 1 || !ps[0].ValidUntil.Equal(until) {
			t.Fatalf("%+v, %+v, %v", d, ps, err)
		}
	}
	check(3)
	file(t, path, "---\nowner: Wang\nvalid_until: 2026-06-01\n---\nOak is very hard.")
	if r := do(t, l, "", path); r.Changed != 1 {
		t.Fatalf("%+v", r)
	}
	check(4)
	if d, err := kb.DocumentRevision(t.Context(), "oak.md", 1); err != nil || d.Attributes["owner"] != "Chen" {
		t.Fatalf("%+v, %v", d, err)
	}
	if err := l.Change(t.Context(), "none", store.Change{Owner: &owner}); assist.CodeOf(err) != assist.CodeNotFound {
		t.Fatalf("err = %v", err)
	}
}

func TestAWithdrawnDocumentIsOutOfUseUntilItIsRestored(t *testing.T) {
	l, kb := open(t)
	path := file(t, filepath.Join(t.TempDir(), "oak.md"), "Oak is hard.")
	do(t, l, assist.AudienceCustomer, path)
	_, ps, err := kb.Document(t.Context(), "oak.md")
	if err != nil || len(ps) != 1 {
		t.Fatal(ps, err)
	}
	out := func(when, words string) {
		t.Helper()
		again, err := library.Open(t.Context(), kb)
		if err != nil || found(l, "oak")+found(again, "oak") != 0 || l.Version() != again.Version() {
			t.Fatalf("%s: found still, %v", when, err)
		}
		t.Cleanup(again.Close)
		if got, err := kb.Passages(t.Context(), []string{ps[0].ID}); err != nil || len(got) != 0 {
			t.Fatalf("%s: %+v, %v", when, got, err)
		}
		if d, _, err := kb.Document(t.Context(), "oak.md"); err != nil || d.Withdrawn.IsZero() || d.Text != words {
			t.Fatalf("%s: %+v, %v", when, d, err)
		}
	}
	if err := l.Withdraw(t.Context(), "oak.md"); err != nil {
		t.Fatal(err)
	}
	out("withdrawn", "Oak is hard.")
	do(t, l, "", path)
	out("imported again", "Oak is hard.")
	file(t, path, "Oak is very hard.")
	if r := do(t, l, "", path); r.Changed != 1 {
		t.Fatalf("%+v", r)
	}
	out("changed", "Oak is very hard.")
	customer := assist.AudienceCustomer
	if err := l.Change(t.Context(), "oak.md", store.Change{Audience: &customer}); err != nil {
		t.Fatal(err)
	}
	out("its audience chosen", "Oak is very hard.")
	if err := l.Restore(t.Context(), "oak.md"); err != nil {
		t.Fatal(err)
	}
	if found(l, "oak") != 1 || found(l, "very") != 1 {
		t.Fatal("restored, and not found")
	}
	if err := l.Withdraw(t.Context(), "none"); assist.CodeOf(err) != assist.CodeNotFound {
		t.Fatalf("err = %v", err)
	}
}

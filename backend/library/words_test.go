package library_test

import (
	"slices"
	"testing"
	"testing/fstest"

	"baihua/backend/assist"
	"baihua/backend/ingest"
	"baihua/backend/library"
	"baihua/backend/store"
	"baihua/backend/text"
)

const chairs = "# Chairs\n\nThe oak chair is folded by its two back legs.\n\nQ: Is it heavy?\nA: It weighs 4 kg.\n"

// learned is a library with one document, and the id of its paragraph.
func learned(t *testing.T) (*library.Library, *store.Knowledge, string) {
	t.Helper()
	l, kb := open(t)
	if _, err := l.Import(t.Context(), []ingest.Source{doc("chairs.md", chairs)}, library.Options{}, quiet); err != nil {
		t.Fatal(err)
	}
	_, ps, err := kb.Document(t.Context(), "chairs.md")
	if err != nil {
		t.Fatal(err)
	}
	i := slices.IndexFunc(ps, func(p assist.Passage) bool { return p.Kind == assist.PassageText })
	return l, kb, ps[i].ID
}

func propose(t *testing.T, l *library.Library, p assist.Proposal) {
	t.Helper()
	p.State = assist.Proposed
	if err := l.Propose(t.Context(), p); err != nil {
		t.Fatal(err)
	}
}

func ruleOn(t *testing.T, l *library.Library, id string, state assist.ProposalState) {
	t.Helper()
	if p, err := l.Rule(t.Context(), id, state, "Wang"); err != nil || p.State != state || p.RuledBy != "Wang" || p.RuledAt.IsZero() {
		t.Fatalf("%+v, %v", p, err)
	}
}

// also is what the library takes a word for.
func also(l *library.Library, word string) []string {
	_, lexicon, _ := l.Words()
	for _, h := range lexicon.Find(text.Normalise(word)) {
		return h.Also
	}
	return nil
}

func TestAPublishedSynonymActsAtOnceUntilItIsWithdrawn(t *testing.T) {
	l, kb, _ := learned(t)
	before := l.Version()
	propose(t, l, assist.Proposal{ID: "s1", Kind: assist.ProposeSynonym, Words: []string{"stool", "perch"}})
	if also(l, "perch") != nil || l.Version() != before {
		t.Fatal("in force before anybody ruled on it")
	}
	ruleOn(t, l, "s1", assist.Published)
	if got := also(l, "perch"); !slices.Equal(got, []string{"stool"}) || l.Version() == before {
		t.Fatalf("published: %v", got)
	}
	again, err := library.Open(t.Context(), kb)
	if err != nil || !slices.Equal(also(again, "perch"), []string{"stool"}) {
		t.Fatalf("opened again: %v", err)
	}
	t.Cleanup(again.Close)
	ruleOn(t, l, "s1", assist.Withdrawn)
	if also(l, "perch") != nil || l.Version() != before {
		t.Fatal("still in force")
	}
}

func TestAPublishedWordIsOfTheDictionary(t *testing.T) {
	l, _, _ := learned(t)
	propose(t, l, assist.Proposal{ID: "w1", Kind: assist.ProposeWord, Words: []string{"back leg"}})
	ruleOn(t, l, "w1", assist.Published)
	_, lexicon, _ := l.Words()
	if _, words := lexicon.Cut("a back leg"); !slices.Equal(words, []string{"back leg"}) {
		t.Fatalf("%v", words)
	}
}

func TestAPublishedPhrasingFindsItsPassageAcrossImports(t *testing.T) {
	l, kb, passage := learned(t)
	propose(t, l, assist.Proposal{ID: "p1", Kind: assist.ProposePhrasing, PassageID: passage, Question: "how do i unfurl it"})
	if found(l, "unfurl") != 0 {
		t.Fatal("found before it was published")
	}
	ruleOn(t, l, "p1", assist.Published)
	if found(l, "unfurl") != 1 {
		t.Fatal("not found")
	}
	changed := doc("chairs.md", chairs+"\nNew: it comes in black.\n")
	if r, err := l.Import(t.Context(), []ingest.Source{changed}, library.Options{}, quiet); err != nil || r.Changed != 1 {
		t.Fatalf("%+v, %v", r, err)
	}
	if found(l, "unfurl") != 1 {
		t.Fatal("lost by a new revision of the document")
	}
	ps, err := kb.Passages(t.Context(), []string{passage})
	if err != nil || len(ps) != 1 || ps[0].Kind != assist.PassageFAQ || !slices.Contains(ps[0].Questions, "how do i unfurl it") {
		t.Fatalf("%+v, %v", ps, err)
	}
	ruleOn(t, l, "p1", assist.Withdrawn)
	if found(l, "unfurl") != 0 {
		t.Fatal("still found")
	}
}

func TestProposalsThatMakeNoSenseAreRefused(t *testing.T) {
	l, _, passage := learned(t)
	for name, tt := range map[string]struct {
		p    assist.Proposal
		want assist.Code
	}{
		"one word is no synonym":  {assist.Proposal{Kind: assist.ProposeSynonym, Words: []string{"stool"}}, assist.CodeInvalid},
		"an empty word":           {assist.Proposal{Kind: assist.ProposeWord, Words: []string{""}}, assist.CodeInvalid},
		"a phrasing of nothing":   {assist.Proposal{Kind: assist.ProposePhrasing, Question: "why"}, assist.CodeInvalid},
		"a phrasing of a ghost":   {assist.Proposal{Kind: assist.ProposePhrasing, Question: "why", PassageID: "gone"}, assist.CodeNotFound},
		"a question and words":    {assist.Proposal{Kind: assist.ProposePhrasing, Question: "why", PassageID: passage, Words: []string{"x"}}, assist.CodeInvalid},
		"no kind of change":       {assist.Proposal{Words: []string{"a", "b"}}, assist.CodeInvalid},
		"the dictionary means no": {assist.Proposal{Kind: assist.ProposeWord, Words: []string{"a"}, Means: []string{"b"}}, assist.CodeInvalid},
	} {
		t.Run(name, func(t *testing.T) {
			tt.p.ID, tt.p.State = "x", assist.Proposed
			if err := l.Propose(t.Context(), tt.p); assist.CodeOf(err) != tt.want {
				t.Errorf("%v", err)
			}
		})
	}
}

func TestRulingsFollowOneAnother(t *testing.T) {
	l, kb, _ := learned(t)
	word := func(id string) { propose(t, l, assist.Proposal{ID: id, Kind: assist.ProposeWord, Words: []string{id}}) }
	for _, tt := range []struct {
		id    string
		state assist.ProposalState
		want  assist.Code
	}{
		{"a", assist.Withdrawn, assist.CodeInvalid}, {"a", assist.Declined, ""}, {"a", assist.Declined, assist.CodeInvalid},
		{"a", assist.Published, ""}, {"a", assist.Published, assist.CodeInvalid}, {"a", assist.Proposed, assist.CodeInvalid},
		{"a", assist.Withdrawn, ""}, {"a", assist.Published, ""}, {"nobody", assist.Published, assist.CodeNotFound},
	} {
		if tt.want == "" || tt.want == assist.CodeInvalid {
			word(tt.id)
		}
		if _, err := l.Rule(t.Context(), tt.id, tt.state, ""); assist.CodeOf(err) != tt.want {
			t.Errorf("%s to %s: %v", tt.id, tt.state, err)
		}
	}
	all, err := kb.Proposals(t.Context(), "")
	if err != nil || len(all) != 1 || all[0].State != assist.Published {
		t.Errorf("%+v, %v", all, err)
	}
}

func TestAPacksSynonymsComeAndGoWithIt(t *testing.T) {
	l, _, _ := learned(t)
	pack := fstest.MapFS{
		"shop/pack.yaml":    {Data: []byte("id: shop\ntitle: {zh: 店, en: Shop}\nversion: 1\n")},
		"shop/synonyms.csv": {Data: []byte("words,means\nstool|perch,\nsettle,bench|pew\n")},
	}
	if _, err := l.InstallPack(t.Context(), pack, "shop", quiet); err != nil {
		t.Fatal(err)
	}
	if !slices.Equal(also(l, "settle"), []string{"bench", "pew"}) || also(l, "pew") != nil || !slices.Equal(also(l, "stool"), []string{"perch"}) {
		t.Errorf("%v %v %v", also(l, "settle"), also(l, "pew"), also(l, "stool"))
	}
	pack["shop/synonyms.csv"] = &fstest.MapFile{Data: []byte("words\nstool|seat\n")}
	if _, err := l.InstallPack(t.Context(), pack, "shop", quiet); err != nil || also(l, "settle") != nil {
		t.Errorf("%v, %v", also(l, "settle"), err)
	}
}

package ingest_test

import (
	"testing"

	"baihua/backend/ingest"
)

func TestPassageIDsSurviveChangesElsewhere(t *testing.T) {
	before := read(t, "a.md", "# T\n\n## One\n\nFirst.\n\nSame.\n\nSame.\n\n## Two\n\nSecond.").one(t)
	after := read(t, "a.md", "# T\n\nNew first words.\n\n## One\n\nFirst.\n\nSame.\n\nSame.\n\n## Two\n\nChanged.").one(t)
	ids := make(map[string]string)
	for _, p := range before.Passages {
		ids[p.ID] = p.Text
	}
	if len(ids) != 4 {
		t.Fatalf("repeated passages share an id: %v", ids)
	}
	kept := 0
	for _, p := range after.Passages {
		if was, ok := ids[p.ID]; ok {
			kept++
			if was != p.Text {
				t.Errorf("id %s moved from %q to %q", p.ID, was, p.Text)
			}
		}
	}
	if kept != 3 {
		t.Errorf("%d of 3 unchanged passages kept their id", kept)
	}
	if other := read(t, "b.md", "# T\n\n## One\n\nFirst.").one(t); ids[other.Passages[0].ID] != "" {
		t.Error("two documents share a passage id")
	}
}

func TestKnownDocumentsAreNotCutAgain(t *testing.T) {
	first := read(t, "a.jsonl", records)
	hashes := make(map[string]string)
	for _, i := range first.items {
		hashes[i.Document.ID] = i.Document.Hash
	}
	opt := ingest.Options{Unchanged: func(id, hash string) bool { return hashes[id] == hash }}
	for _, i := range readWith(t, ingest.Memory("a.jsonl", []byte(records)), opt).items {
		if !i.Unchanged || i.Passages != nil {
			t.Errorf("%s was cut again", i.Document.ID)
		}
	}
	if i := readWith(t, ingest.Memory("a.jsonl", []byte(`{"id":"7","text":"Else."}`)), opt).one(t); i.Unchanged {
		t.Error("a changed record passed for unchanged")
	}
}

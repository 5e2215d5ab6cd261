package store_test

import (
	"maps"
	"testing"

	"baihua/backend/assist"
	"baihua/backend/store"
)

func TestAttributeListsWhoHasIt(t *testing.T) {
	k, _ := newKnowledge(t)
	for id, attributes := range map[string]map[string]string{
		"a": {"shop.path": "/a", "colour": "red"}, "b": {"colour": "shop.path"}, "c": nil, "d": {"shop.path": "/d"},
	} {
		d := assist.Document{ID: id, Title: id, Text: "Text.", Attributes: attributes}
		if err := k.PutDocuments(t.Context(), []store.Item{{Document: d}}); err != nil {
			t.Fatal(err)
		}
	}
	got, err := k.Attribute(t.Context(), "shop.path")
	if want := map[string]string{"a": "/a", "d": "/d"}; err != nil || !maps.Equal(got, want) {
		t.Fatalf("%v, %v", got, err)
	}
}

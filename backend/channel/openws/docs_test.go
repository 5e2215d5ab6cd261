package openws_test

import (
	"os"
	"path/filepath"
	"regexp"
	"testing"

	"baihua/backend/channel/openws"
)

// TestDocs_showsRealFrames keeps the examples of the protocol's page readable by the code.
func TestDocs_showsRealFrames(t *testing.T) {
	page, err := os.ReadFile(filepath.Join("..", "..", "..", "docs", "openws.md"))
	if err != nil {
		t.Fatal(err)
	}
	examples := regexp.MustCompile(`(?m)^[CS] (\{.*\})$`).FindAllSubmatch(page, -1)
	if len(examples) < 10 {
		t.Fatalf("only %d examples found", len(examples))
	}
	for _, e := range examples {
		if _, err := openws.Decode(e[1]); err != nil {
			t.Errorf("%s: %v", e[1], err)
		}
	}
	for _, name := range []string{
		openws.TypeHello, openws.TypeWelcome, openws.TypeTurn, openws.TypeEdit, openws.TypeDelete, openws.TypeEnd, openws.TypeTyping,
		openws.TypeAck, openws.TypeSend, openws.TypeSent, openws.TypeFailed, openws.TypeError, openws.TypeBye,
	} {
		if !regexp.MustCompile("(?m)^\\| `" + name + "` \\|").Match(page) {
			t.Errorf("%s is not described", name)
		}
	}
}

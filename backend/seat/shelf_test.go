package seat_test

import (
	"path/filepath"
	"sync"
	"testing"

	"baihua/backend/assist"
	"baihua/backend/ingest"
	"baihua/backend/library"
	"baihua/backend/seat"
)

const delivery = "# Delivery\n\nDelivery is free from 500 yuan; below that it costs 30 yuan.\n"

// learn puts one document into the seat's library.
func learn(t *testing.T, s *seat.Seat, name, body string) {
	t.Helper()
	sources := []ingest.Source{ingest.Memory(name, []byte(body))}
	if _, err := s.Library().Import(t.Context(), sources, library.Options{Audience: assist.AudienceCustomer}, func(library.Progress) {}); err != nil {
		t.Fatal(err)
	}
}

func TestKnowledgeIsSwitchedUnderRunningRetrievals(t *testing.T) {
	s := openSeat(t, deaf{})
	files := []string{filepath.Join(t.TempDir(), "a.kb"), filepath.Join(t.TempDir(), "b.kb")}
	for _, f := range files {
		if err := s.OpenKnowledge(t.Context(), f); err != nil {
			t.Fatal(err)
		}
		learn(t, s, "delivery.md", delivery)
	}
	over := make(chan struct{})
	var readers sync.WaitGroup
	for range 4 {
		readers.Go(func() {
			for {
				select {
				case <-over:
					return
				default:
				}
				got, err := s.Retrieve(t.Context(), assist.Query{Text: "how much is delivery", Lang: "en"})
				if err != nil || len(got.Candidates) == 0 {
					t.Errorf("%d candidates, %v", len(got.Candidates), err)
					return
				}
			}
		})
	}
	for i := range 30 {
		if err := s.OpenKnowledge(t.Context(), files[i%2]); err != nil {
			t.Fatal(err)
		}
	}
	close(over)
	readers.Wait()
}

func TestOpeningTheKnowledgeInUseChangesNothing(t *testing.T) {
	s := openSeat(t, deaf{})
	before := s.Library()
	if err := s.OpenKnowledge(t.Context(), s.KnowledgePath()); err != nil {
		t.Fatal(err)
	}
	if s.Library() != before {
		t.Fatal("the file in use was opened again")
	}
}

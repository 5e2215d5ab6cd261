package seat_test

import (
	"testing"
	"time"

	"baihua/backend/assist"
	"baihua/backend/ingest"
	"baihua/backend/library"
	"baihua/backend/seat"
	"baihua/backend/store"
)

var day = time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)

func TestAReplyWhoseSourceIsNotInUseIsNotAccepted(t *testing.T) {
	internal := assist.AudienceInternal
	tests := map[string]struct {
		change func(t *testing.T, s *seat.Seat) error
		want   assist.Code
	}{
		"in use":    {func(*testing.T, *seat.Seat) error { return nil }, ""},
		"withdrawn": {func(t *testing.T, s *seat.Seat) error { return s.Library().Withdraw(t.Context(), "delivery.md") }, assist.CodeWithdrawn},
		"by other hand": {func(t *testing.T, s *seat.Seat) error {
			return s.Knowledge().SetWithdrawn(t.Context(), "delivery.md", day)
		}, assist.CodeWithdrawn},
		"deleted": {func(t *testing.T, s *seat.Seat) error { return s.Library().Delete(t.Context(), "delivery.md") }, assist.CodeWithdrawn},
		"made internal": {func(t *testing.T, s *seat.Seat) error {
			return s.Library().Change(t.Context(), "delivery.md", store.Change{Audience: &internal})
		}, assist.CodeWithdrawn},
		"expired": {func(t *testing.T, s *seat.Seat) error {
			return s.Library().Change(t.Context(), "delivery.md", store.Change{ValidUntil: &day})
		}, assist.CodeWithdrawn},
		"owned by somebody else": {func(t *testing.T, s *seat.Seat) error {
			li := "Li"
			return s.Library().Change(t.Context(), "delivery.md", store.Change{Owner: &li})
		}, ""},
		"changed": {func(t *testing.T, s *seat.Seat) error {
			sources := []ingest.Source{ingest.Memory("delivery.md", []byte("Q: How much is delivery?\nA: Delivery costs 50 yuan.\n"))}
			_, err := s.Library().Import(t.Context(), sources, library.Options{}, func(library.Progress) {})
			return err
		}, assist.CodeWithdrawn},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			s := openSeat(t, deaf{})
			learn(t, s, "delivery.md", "Q: How much is delivery?\nA: Delivery costs 30 yuan.\n")
			p := newPlayer(t, s)
			if problem := p.step("customer", "How much is delivery?"); problem != "" || p.card == nil || p.card.Text == "" {
				t.Fatal(problem, p.card)
			}
			if err := tt.change(t, s); err != nil {
				t.Fatal(err)
			}
			p.step("accept", "")
			if got := assist.CodeOf(p.err); got != tt.want {
				t.Fatalf("%v", p.err)
			}
			received, err := s.Ledger.Received(t.Context(), "delivery.md")
			if err != nil || (len(received) == 1) != (tt.want == "") {
				t.Fatalf("%+v, %v", received, err)
			}
		})
	}
}

package seat_test

import (
	"io"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"testing"

	"baihua/backend/assist"
	"baihua/backend/seat"
)

// listener hands on what the seat publishes.
type listener chan assist.Event

func (l listener) Publish(e assist.Event) { l <- e }

// openSeat opens a seat in a folder of its own; what it publishes goes to p.
func openSeat(t *testing.T, p assist.Publisher) *seat.Seat {
	t.Helper()
	s, err := seat.Open(t.Context(), seat.Options{Ledger: filepath.Join(t.TempDir(), "seat.db"), Publisher: p})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	return s
}

// counter counts how many channels were left.
type counter struct {
	mu  sync.Mutex
	off int
}

func (c *counter) Publish(e assist.Event) {
	if e.Kind == assist.PublishChannel && e.Channel.Code == "off" {
		c.mu.Lock()
		defer c.mu.Unlock()
		c.off++
	}
}

const oneQuestion = `{"id":"d","customer":"Ann","turns":[{"role":"customer","text":"How much is delivery?","t":3600}]}`

// slow lets others run while it is read, so that changes at once do meet.
type slow struct{ text string }

func (s *slow) Read(b []byte) (int, error) {
	for range 1000 {
		runtime.Gosched()
	}
	if s.text == "" {
		return 0, io.EOF
	}
	n := copy(b, s.text)
	s.text = s.text[n:]
	return n, nil
}

func TestChannelsChangedAtOnceAreAllLeft(t *testing.T) {
	c := &counter{}
	s := openSeat(t, c)
	const n = 12
	var done sync.WaitGroup
	for range n {
		done.Go(func() {
			if err := s.Lines.Use(t.Context(), seat.LineConfig{Kind: seat.KindDemo, Script: &slow{text: oneQuestion}}); err != nil {
				t.Error(err)
			}
		})
	}
	done.Wait()
	s.Lines.Close()
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.off != n {
		t.Fatalf("%d channels were opened, %d were left", n, c.off)
	}
}

func TestNoChannelOpensOnceTheSeatCloses(t *testing.T) {
	s := openSeat(t, &counter{})
	s.Lines.Close()
	err := s.Lines.Use(t.Context(), seat.LineConfig{Kind: seat.KindOpenWS, URL: "ws://127.0.0.1:9/"})
	if assist.CodeOf(err) != assist.CodeUnavailable {
		t.Fatalf("err = %v", err)
	}
}

func TestLineConfigIsCheckedBeforeItIsUsed(t *testing.T) {
	tests := map[string]struct {
		config seat.LineConfig
		want   assist.Code
	}{
		"nothing":             {seat.LineConfig{}, ""},
		"the demo":            {seat.LineConfig{Kind: seat.KindDemo, URL: "left over"}, ""},
		"encrypted":           {seat.LineConfig{Kind: seat.KindOpenWS, URL: "wss://chat.example.com/desk"}, ""},
		"in clear":            {seat.LineConfig{Kind: seat.KindOpenWS, URL: "ws://chat.example.com/desk"}, assist.CodeUnsafe},
		"no address":          {seat.LineConfig{Kind: seat.KindOpenWS}, assist.CodeInvalid},
		"an unknown platform": {seat.LineConfig{Kind: "fax"}, assist.CodeInvalid},
	}
	for name, tt := range tests {
		if err := tt.config.Check(); assist.CodeOf(err) != tt.want {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestDemoPlaysInALoopOfNewConversations(t *testing.T) {
	events := make(listener, 1024)
	s := openSeat(t, events)
	s.Lines.PlayFast()
	script := `{"id":"d","customer":"Ann","turns":[{"role":"customer","text":"How much is delivery?"},{"role":"customer","text":"And assembly?"}]}`
	if err := s.Lines.Use(t.Context(), seat.LineConfig{Kind: seat.KindDemo, Script: strings.NewReader(script)}); err != nil {
		t.Fatal(err)
	}
	turns := map[string]int{} // heard, by conversation
	whole := 0
	for whole < 3 {
		e := <-events
		if e.Kind != assist.PublishConversation || len(e.Turns) == 0 || e.Turns[0].Role != assist.RoleCustomer {
			continue
		}
		if turns[e.ConversationID]++; turns[e.ConversationID] == 2 {
			whole++
		}
	}
	stop := make(chan struct{})
	go func() { // what still comes must find somebody who takes it
		for {
			select {
			case <-events:
			case <-stop:
				return
			}
		}
	}()
	s.Lines.Close()
	for id, n := range turns {
		if n > 2 {
			t.Errorf("%s was played over again under its own id", id)
		}
	}
	t.Cleanup(func() { close(stop) })
}

package channeltest

import (
	"slices"
	"strings"
	"testing"

	"baihua/backend/assist"
)

func deliversAll(t *testing.T, h Harness) {
	s, said := NewStore(), script(90)
	h.Far.Say(said[:30]...)
	l := listen(h.New(), s)
	s.AwaitTurns(t, 30)
	h.Far.Say(said[30:]...)
	h.Far.Bye()
	if err := l.end(t); err != nil {
		t.Fatalf("Listen returned %v at the end of the stream, want nil", err)
	}
	wantAll(t, s, said)
}

// survives says 60 turns, with a fault in the middle of the first connection.
func survives(t *testing.T, h Harness, k FaultKind) {
	if !h.Far.Can(k) {
		t.Skip("no such fault on this platform")
	}
	s, said := NewStore(), script(60)
	h.Far.Arm(Fault{Kind: k, After: 20})
	h.Far.Say(said...)
	h.Far.Bye()
	if err := listen(h.New(), s).end(t); err != nil {
		t.Fatalf("Listen returned %v, want it to mend the fault", err)
	}
	wantAll(t, s, said)
	if k != Duplicate && h.Far.Connections() < 2 {
		t.Fatal("the fault did not end the connection")
	}
	for _, st := range s.Details() {
		if st.Code == "waiting" && (st.Detail == "" || st.Retry.IsZero()) {
			t.Fatalf("a waiting state without detail or retry: %+v", st)
		}
	}
}

func saysHowItIsDoing(t *testing.T, h Harness) {
	s, said := NewStore(), script(40)
	h.Far.Arm(Fault{Kind: Drop, After: 10})
	h.Far.Say(said...)
	h.Far.Bye()
	c := h.New()
	if err := listen(c, s).end(t); err != nil {
		t.Fatal(err)
	}
	states := s.States()
	for _, code := range []string{"connecting", "catching_up", "waiting", "live", "ended"} {
		if !slices.Contains(states, code) {
			t.Errorf("never said %s: %v", code, states)
		}
	}
	if states[0] != "connecting" || states[len(states)-1] != "ended" {
		t.Errorf("states begin and end with %v", states)
	}
	for _, st := range s.Details() {
		if st.Channel != c.Name() {
			t.Errorf("a state of %q on channel %q", st.Channel, c.Name())
		}
	}
}

func startsOver(t *testing.T, h Harness) {
	s, said := NewStore(), script(60)
	h.Far.Say(said[:40]...)
	l := listen(h.New(), s)
	s.AwaitTurns(t, 25)
	h.Far.Restart()
	h.Far.Say(said[40:]...)
	h.Far.Bye()
	if err := l.end(t); err != nil {
		t.Fatal(err)
	}
	wantAll(t, s, said)
}

// resumesAfterKill stops the program 20 times in the middle of an event: it was stored,
// but nobody could tell the far side.
func resumesAfterKill(t *testing.T, h Harness) {
	s, said := NewStore(), script(200)
	h.Far.Say(said...)
	h.Far.Bye()
	for round := range 20 {
		l := (*listening)(nil)
		ready := make(chan struct{})
		s.Before(func(assist.ChannelEvent) error {
			<-ready
			if len(s.order)%10 == round%10 {
				l.stop()
			}
			return nil
		})
		l = listen(h.New(), s)
		close(ready)
		if err := l.end(t); err == nil {
			break
		}
	}
	s.Before(nil)
	if err := listen(h.New(), s).end(t); err != nil {
		t.Fatal(err)
	}
	wantAll(t, s, said)
}

func asksAgain(t *testing.T, h Harness) {
	s, said := NewStore(), script(50)
	refused := 0
	s.Before(func(ev assist.ChannelEvent) error {
		if ev.Turn.ID == "t00020" && refused < 3 {
			refused++
			return errFull
		}
		return nil
	})
	h.Far.Say(said...)
	h.Far.Bye()
	if err := listen(h.New(), s).end(t); err != nil {
		t.Fatal(err)
	}
	wantAll(t, s, said)
	if refused != 3 {
		t.Fatalf("the refused event came %d times, want 3", refused)
	}
}

func givesUpOnToken(t *testing.T, h Harness) {
	s := NewStore()
	h.Far.Arm(Fault{Kind: TokenRefused})
	err := listen(h.New(), s).end(t)
	if assist.CodeOf(err) != assist.CodeUnsafe {
		t.Fatalf("Listen returned %v, want code unsafe", err)
	}
	if strings.Contains(err.Error(), h.Token) {
		t.Fatal("the error holds the token")
	}
	if n := h.Far.Connections(); n != 1 {
		t.Fatalf("tried a refused token %d times", n)
	}
	if codes := s.States(); codes[len(codes)-1] != "signed_out" {
		t.Fatalf("states %v, want signed_out at the end", codes)
	}
}

func stopsAtOnce(t *testing.T, h Harness) {
	h.Far.Say(script(10)...)
	for _, k := range []FaultKind{Mute, SlowHandshake, Duplicate} {
		if !h.Far.Can(k) {
			continue
		}
		s := NewStore()
		h.Far.Arm(Fault{Kind: k, After: 5})
		l := listen(h.New(), s)
		if k == SlowHandshake {
			s.AwaitState(t, "connecting")
		} else {
			s.AwaitTurns(t, 5)
		}
		l.quit(t)
	}
}

func fiftyDrops(t *testing.T, h Harness) {
	s, said := NewStore(), script(10_000)
	for i := range 50 {
		h.Far.Arm(Fault{Kind: Drop, After: 100 + 37*i%150})
	}
	h.Far.Say(said...)
	h.Far.Bye()
	if err := listen(h.New(), s).end(t); err != nil {
		t.Fatal(err)
	}
	wantAll(t, s, said)
	if n := h.Far.Connections(); n < 51 {
		t.Fatalf("%d connections, want at least 51", n)
	}
}

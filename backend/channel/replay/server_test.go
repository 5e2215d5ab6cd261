package replay_test

import (
	"context"
	"fmt"
	"net/http/httptest"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/gorilla/websocket"

	"baihua/backend/assist"
	"baihua/backend/channel"
	"baihua/backend/channel/channeltest"
	"baihua/backend/channel/openws"
	"baihua/backend/channel/replay"
)

// stage is a replay server on a real socket.
type stage struct {
	*replay.Server
	url string
}

func play(t *testing.T, scripts []replay.Script, o replay.Options) stage {
	t.Helper()
	before := runtime.NumGoroutine()
	s := replay.New(scripts, o)
	h := httptest.NewServer(s)
	t.Cleanup(func() {
		s.Close()
		h.Close()
		channeltest.NoLeak(t, before)
	})
	return stage{s, "ws" + strings.TrimPrefix(h.URL, "http")}
}

func (s stage) channel() *openws.Channel {
	return openws.New(openws.Config{Name: "demo", URL: s.url, Limits: channel.Limits{BackoffMin: time.Millisecond, BackoffMax: 5 * time.Millisecond}})
}

// told is an event in short: who said what in which conversation.
func told(ev assist.ChannelEvent) string {
	if ev.Kind == assist.EventEnd {
		return ev.Conversation + " end"
	}
	return fmt.Sprintf("%s/%s %s %s %s", ev.Conversation, ev.Turn.ID, ev.Turn.Role, ev.Turn.Kind, ev.Turn.Text)
}

// listen hears a replay to its end.
func (s stage) listen(t *testing.T, resume string) []string {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), 30*time.Second)
	defer cancel()
	var all []string
	err := s.channel().Listen(ctx, resume, func(_ context.Context, ev assist.ChannelEvent) error {
		if ev.Kind != assist.EventState {
			all = append(all, told(ev))
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func TestServer_playsConversationsInterleaved(t *testing.T) {
	s := play(t, load(t, dialogues), replay.Options{Stagger: 2 * time.Second, Gap: 3 * time.Second, Linger: time.Second})
	want := []string{
		"a/1 customer text Is the oak table in stock?", // 0 s
		"b/1 customer text 沙发什么时候到?",                   // 2 s
		"a/2 agent text Yes.",                          // 4.5 s
		"b/2 agent text 周一。",                           // 5 s
		"b/3 customer text 谢谢",                         // 8 s
		"a/3 customer image ",                          // 9 s
		"b end",                                        // 9 s
		"a end",                                        // 10 s
	}
	if got := s.listen(t, ""); !slices.Equal(got, want) {
		t.Fatalf("heard\n%s", strings.Join(got, "\n"))
	}
	<-s.Done()
	if st := s.Stats(); st != (replay.Stats{Turns: 6, CustomerTurns: 4, Events: 8, Acknowledged: 8, Connections: 1, Finished: true}) {
		t.Fatalf("%+v", st)
	}
}

func TestServer_leavesTheAnswersToThePerson(t *testing.T) {
	s := play(t, load(t, dialogues), replay.Options{SkipAgent: true})
	got := s.listen(t, "")
	if len(got) != 6 || slices.ContainsFunc(got, func(e string) bool { return strings.Contains(e, " agent ") }) {
		t.Fatalf("heard %q", got)
	}
}

func TestServer_resumesWhereTheClientWas(t *testing.T) {
	s := play(t, load(t, dialogues), replay.Options{NewStream: func() string { return "s" }})
	all := s.listen(t, "")
	for after := range len(all) + 1 {
		if got := s.listen(t, fmt.Sprintf("%d@s", after)); !slices.Equal(got, all[after:]) {
			t.Fatalf("after %d heard %q", after, got)
		}
	}
	if got := s.listen(t, "5@another"); !slices.Equal(got, all) {
		t.Fatalf("a client of another stream heard %q", got)
	}
}

func TestServer_repeats(t *testing.T) {
	s := play(t, load(t, dialogues), replay.Options{Loop: true})
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	seen := map[string]bool{}
	_ = s.channel().Listen(ctx, "", func(_ context.Context, ev assist.ChannelEvent) error {
		if ev.Kind == assist.EventTurn {
			key := ev.Conversation + "/" + ev.Turn.ID
			if seen[key] {
				t.Errorf("turn %s came twice", key)
			}
			seen[key] = true
		}
		if len(seen) == 15 {
			cancel()
		}
		return nil
	})
	if !seen["a~3/1"] || s.Stats().Finished {
		t.Fatalf("%v, %+v", seen, s.Stats())
	}
}

func TestServer_takesRepliesOnce(t *testing.T) {
	s := play(t, load(t, dialogues), replay.Options{Loop: true})
	c := s.channel()
	ctx, cancel := context.WithCancel(t.Context())
	live, echo := make(chan struct{}), make(chan assist.ChannelEvent, 4)
	ended := make(chan error, 1)
	go func() {
		started := false
		ended <- c.Listen(ctx, "", func(_ context.Context, ev assist.ChannelEvent) error {
			if ev.Kind == assist.EventTurn && ev.Conversation == "a" && !started {
				started = true
				close(live)
			}
			if ev.DecisionID != "" {
				echo <- ev
			}
			return nil
		})
	}()
	<-live
	r := assist.Reply{DecisionID: "d1", ConversationID: "a", Text: "It is in stock."}
	first, err := c.Send(ctx, r)
	if err != nil || first.Status != assist.SendSent {
		t.Fatalf("%+v, %v", first, err)
	}
	if again, err := c.Send(ctx, r); err != nil || again != first {
		t.Fatalf("repeated: %+v, %v", again, err)
	}
	if ev := <-echo; ev.DecisionID != "d1" || ev.Turn.ID != first.TurnID || ev.Turn.Role != assist.RoleAgent || ev.Turn.Text != r.Text {
		t.Fatalf("came back as %+v", ev)
	}
	r.DecisionID, r.ConversationID = "d2", "nobody"
	if got, err := c.Send(ctx, r); err != nil || got.Status != assist.SendFailed || got.Detail != openws.CodeNotFound {
		t.Fatalf("to nobody: %+v, %v", got, err)
	}
	if n := s.Stats().Sends; n != 1 {
		t.Fatalf("%d replies taken", n)
	}
	cancel()
	<-ended
}

func TestServer_asksForTheToken(t *testing.T) {
	s := play(t, load(t, dialogues), replay.Options{Token: "secret-7d41"})
	for token, want := range map[string]assist.Code{"": assist.CodeUnsafe, "wrong": assist.CodeUnsafe, "secret-7d41": ""} {
		c := openws.New(openws.Config{Name: "demo", URL: s.url, Token: token})
		err := c.Listen(t.Context(), "", func(context.Context, assist.ChannelEvent) error { return nil })
		if got := assist.CodeOf(err); got != want {
			t.Errorf("token %q: %v", token, err)
		}
	}
}

func TestListen_servesThisComputerOnly(t *testing.T) {
	for _, address := range []string{"0.0.0.0:0", "192.0.2.1:80", "[::]:0", "example.com:80", "8090", ""} {
		if ln, err := replay.Listen(t.Context(), address); assist.CodeOf(err) != assist.CodeUnsafe {
			t.Errorf("%q: %v, %v", address, ln, err)
		}
	}
	ln, err := replay.Listen(t.Context(), ":0")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := replay.Listen(t.Context(), ln.Addr().String()); assist.CodeOf(err) != assist.CodeUnavailable {
		t.Errorf("an address in use: %v", err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	s := replay.New(load(t, dialogues), replay.Options{})
	ended := make(chan error, 1)
	go func() { ended <- s.Serve(ctx, ln) }()
	stage{s, "ws://" + ln.Addr().String()}.listen(t, "")
	cancel()
	if err := <-ended; err != nil {
		t.Fatal(err)
	}
}

func TestServer_saysByeAgainToAClientThatWasKilled(t *testing.T) {
	s := play(t, load(t, dialogues), replay.Options{NewStream: func() string { return "s" }})
	ws, _, err := websocket.DefaultDialer.Dial(s.url, nil)
	if err != nil {
		t.Fatal(err)
	}
	say := func(f openws.Frame) { _ = ws.WriteMessage(websocket.TextMessage, f.Encode()) }
	say(openws.Frame{Type: openws.TypeHello, V: openws.Version})
	for f := (openws.Frame{}); f.Type != openws.TypeBye; {
		_, data, err := ws.ReadMessage()
		if err != nil {
			t.Fatal(err)
		}
		if f, err = openws.Decode(data); err != nil {
			t.Fatal(err)
		}
		say(openws.Frame{Type: openws.TypeAck, Seq: f.Seq})
	}
	ws.NetConn().Close()
	s.awaitConnected(t, 0)
	select {
	case <-s.Done():
		t.Fatal("done, though the client may not have read the goodbye")
	default:
	}
	if got := s.listen(t, "8@s"); len(got) != 0 {
		t.Fatalf("heard %q", got)
	}
	<-s.Done()
}

package openws_test

import (
	"context"
	"net/http"
	"net/http/httptest"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/gorilla/websocket"

	"baihua/backend/assist"
	"baihua/backend/channel/channeltest"
	"baihua/backend/channel/openws"
)

// line is the far side's end of one connection in a test that plays it by hand.
type line struct {
	t  *testing.T
	ws *websocket.Conn
}

func (l line) say(frames ...string) {
	for _, f := range frames {
		_ = l.ws.WriteMessage(websocket.TextMessage, []byte(f))
	}
}

// hear is the client's next frame; Type is "" when it is gone.
func (l line) hear() openws.Frame {
	_, data, err := l.ws.ReadMessage()
	if err != nil {
		return openws.Frame{}
	}
	f, err := openws.Decode(data)
	if err != nil {
		l.t.Errorf("the client said %q: %v", data, err)
	}
	return f
}

// byHand starts a far side that plays every connection with play.
func byHand(t *testing.T, play func(line)) (url string) {
	t.Helper()
	before := runtime.NumGoroutine()
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		up := websocket.Upgrader{}
		if ws, err := up.Upgrade(w, r, nil); err == nil {
			defer ws.Close()
			play(line{t, ws})
		}
	}))
	t.Cleanup(func() {
		s.Close()
		channeltest.NoLeak(t, before)
	})
	return "ws" + strings.TrimPrefix(s.URL, "http")
}

const welcome = `{"type":"welcome","v":1,"stream":"s"}`

// heard listens to the end and gives back every event but states.
func heard(t *testing.T, c *openws.Channel, resume string) (events []assist.ChannelEvent, states []assist.ChannelState, err error) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), 30*time.Second)
	defer cancel()
	err = c.Listen(ctx, resume, func(_ context.Context, ev assist.ChannelEvent) error {
		if ev.Kind == assist.EventState {
			states = append(states, ev.State)
		} else {
			events = append(events, ev)
		}
		return nil
	})
	return events, states, err
}

func TestListen_mapsEveryEvent(t *testing.T) {
	url := byHand(t, func(l line) {
		if hello := l.hear(); hello.Type != "hello" || hello.V != 1 || hello.Resume != nil {
			t.Errorf("hello is %+v", hello)
		}
		l.say(welcome,
			`{"type":"turn","seq":1,"conversation":"c","customer":"李女士","turn":{"id":"t1","role":"customer","text":"你好 🙂","name":"李","at":"2026-11-02T09:00:00+08:00"}}`,
			`{"type":"typing","conversation":"c"}`,
			`{"type":"reaction","conversation":"c","emoji":"x"}`,
			`{"type":"turn","seq":2,"conversation":"c","turn":{"id":"t2","role":"owner","kind":"sticker","text":"a"}}`,
			`{"type":"edit","seq":3,"conversation":"c","turn":{"id":"t1","role":"customer","text":"您好"}}`,
			`{"type":"delete","seq":4,"conversation":"c","turn":{"id":"t2"}}`,
			`{"type":"turn","seq":5,"conversation":"c","turn":{"id":"t3","role":"agent","text":"b"},"send":"d9"}`,
			`{"type":"turn","seq":6,"conversation":"c","turn":{"id":"t4","role":"customer","text":"`+strings.Repeat("长", openws.MaxText+1)+`"}}`,
			`{"type":"end","seq":7,"conversation":"c"}`,
			`{"type":"bye"}`)
		for l.hear().Type != "" {
		}
	})
	events, _, err := heard(t, openws.New(config(url)), "")
	if err != nil || len(events) != 8 {
		t.Fatalf("%d events, %v", len(events), err)
	}
	first := events[0]
	if first.Kind != assist.EventTurn || first.Conversation != "c" || first.Customer != "李女士" || first.Cursor != "1@s" ||
		first.Turn.Text != "你好 🙂" || first.Turn.Kind != assist.TurnText || !first.Turn.At.Equal(time.Date(2026, 11, 2, 1, 0, 0, 0, time.UTC)) {
		t.Errorf("turn is %+v", first)
	}
	if ev := events[1]; ev.Kind != assist.EventTyping || ev.Conversation != "c" || ev.Cursor != "" {
		t.Errorf("typing is %+v", ev)
	}
	if ev := events[2]; ev.Turn.Role != assist.RoleSystem || ev.Turn.Kind != assist.TurnFile || !ev.Turn.At.Equal(ev.Received) {
		t.Errorf("a turn of unknown role and kind is %+v", ev)
	}
	if ev := events[3]; ev.Kind != assist.EventEdit || ev.Turn.ID != "t1" || ev.Turn.Text != "您好" {
		t.Errorf("edit is %+v", ev)
	}
	if ev := events[4]; ev.Kind != assist.EventDelete || ev.Turn.ID != "t2" {
		t.Errorf("delete is %+v", ev)
	}
	if ev := events[5]; ev.DecisionID != "d9" || ev.Turn.Role != assist.RoleAgent {
		t.Errorf("the echo is %+v", ev)
	}
	if ev := events[6]; ev.Turn.Kind != assist.TurnFile || len([]rune(ev.Turn.Text)) != openws.MaxText {
		t.Errorf("a turn too long is %s, %d characters: it must not pass for a whole utterance", ev.Turn.Kind, len([]rune(ev.Turn.Text)))
	}
	if ev := events[7]; ev.Kind != assist.EventEnd || ev.Cursor != "7@s" {
		t.Errorf("end is %+v", ev)
	}
}

func TestListen_acknowledgesOnlyWhatIsStored(t *testing.T) {
	stored := make(chan struct{})
	acks := make(chan int64, 10)
	url := byHand(t, func(l line) {
		l.hear()
		l.say(welcome,
			`{"type":"turn","seq":1,"conversation":"c","turn":{"id":"t1","role":"customer","text":"a"}}`,
			`{"type":"turn","seq":2,"conversation":"c","turn":{"id":"t2","role":"customer","text":"b"}}`)
		for f := l.hear(); f.Type == "ack"; f = l.hear() {
			select {
			case <-stored:
			default:
				t.Error("an acknowledgement before anything was stored")
			}
			if acks <- f.Seq; f.Seq == 2 {
				l.say(`{"type":"bye"}`)
			}
		}
	})
	err := openws.New(config(url)).Listen(t.Context(), "", func(_ context.Context, ev assist.ChannelEvent) error {
		if ev.Turn.ID == "t1" {
			close(stored)
		}
		return nil
	})
	if err != nil || <-acks != 1 || <-acks != 2 {
		t.Fatalf("%v", err)
	}
}

func TestListen_resumes(t *testing.T) {
	for name, c := range map[string]struct{ cursor, want string }{
		"from nothing":         {"", ""},
		"from a cursor":        {"41@s", "s"},
		"with an @ in a name":  {"41@s@2", "s@2"},
		"not from a torn one":  {"41", ""},
		"not from another one": {"x@s", ""},
		"not from below zero":  {"-1@s", ""},
	} {
		t.Run(name, func(t *testing.T) {
			url := byHand(t, func(l line) {
				switch hello := l.hear(); {
				case c.want == "" && hello.Resume != nil,
					c.want != "" && (hello.Resume == nil || *hello.Resume != openws.Resume{Stream: c.want, Seq: 41}):
					t.Errorf("resume is %+v", hello.Resume)
				}
				l.say(welcome, `{"type":"bye"}`)
				l.hear()
			})
			if _, _, err := heard(t, openws.New(config(url)), c.cursor); err != nil {
				t.Fatal(err)
			}
		})
	}
}

// A far side restored from a backup counts from an older number again under its old name:
// its new turns have numbers that were acknowledged long ago, and must still arrive.
func TestListen_dropsNothingByItsNumber(t *testing.T) {
	url := byHand(t, func(l line) {
		l.hear()
		l.say(welcome, `{"type":"turn","seq":4,"conversation":"c","turn":{"id":"new","role":"customer","text":"a"}}`)
		if ack := l.hear(); ack.Seq != 9 {
			t.Errorf("acknowledged %d, want 9: a cursor never goes back", ack.Seq)
		}
		l.say(`{"type":"bye"}`)
		l.hear()
	})
	events, _, err := heard(t, openws.New(config(url)), "9@s")
	if err != nil || len(events) != 1 || events[0].Turn.ID != "new" || events[0].Cursor != "9@s" {
		t.Fatalf("%+v, %v", events, err)
	}
}

package replay

import (
	"context"
	"crypto/rand"
	"crypto/subtle"
	"log/slog"
	"net/http"
	"sync"
	"time"

	"baihua/backend/channel"
)

// Options say how to play. The zero value plays as fast as the client acknowledges.
type Options struct {
	Speed     float64       // 1 = real time, 10 = ten times as fast, 0 = as fast as acknowledged
	SkipAgent bool          // leave out the written agent's turns: a person answers
	Loop      bool          // begin again when everything was played; never says bye
	Gap       time.Duration // before a turn that has no t of its own: 10 s
	Stagger   time.Duration // from one dialogue's beginning to the next: 5 s
	Linger    time.Duration // from a dialogue's last turn to its end: 60 s
	Token     string        // what the client must present; "" = anybody on this computer
	Limits    channel.Limits
	Logger    *slog.Logger
	Now       func() time.Time
	After     func(time.Duration) <-chan time.Time
	NewStream func() string // names the stream; another name after every start
}

// window is how many events may be on their way to a client, unacknowledged.
const window = 32

func (o Options) withDefaults() Options {
	if o.Gap <= 0 {
		o.Gap = 10 * time.Second
	}
	if o.Stagger <= 0 {
		o.Stagger = 5 * time.Second
	}
	if o.Linger <= 0 {
		o.Linger = time.Minute
	}
	if o.Logger == nil {
		o.Logger = slog.New(slog.DiscardHandler)
	}
	if o.Now == nil {
		o.Now = time.Now
	}
	if o.After == nil {
		o.After = time.After
	}
	if o.NewStream == nil {
		o.NewStream = rand.Text
	}
	return o
}

// Stats says how far a replay is.
type Stats struct {
	Turns         int   `json:"turns"`          // played, replies of the desk not counted
	CustomerTurns int   `json:"customer_turns"` // of them
	Events        int64 `json:"events"`         // numbered frames on the tape
	Acknowledged  int64 `json:"acknowledged"`   // the highest number a client made durable
	Sends         int   `json:"sends"`          // different replies received
	Connections   int   `json:"connections"`    // ever
	Connected     int   `json:"connected"`      // now
	Finished      bool  `json:"finished"`       // everything was played
}

// Server plays scripts to whoever connects. It is an http.Handler; Close ends everything.
type Server struct {
	options Options
	scripts []Script
	stream  string
	tape    *tape
	clock   *playClock
	done    chan struct{} // closed after the first goodbye
	goodbye sync.Once
	start   sync.Once

	life  context.Context // of the server; every connection's hangs on it
	end   context.CancelFunc
	mu    sync.Mutex // guards group.Add against Close
	group sync.WaitGroup
}

// New makes a server. Nothing plays before the first connection.
func New(scripts []Script, o Options) *Server {
	o = o.withDefaults()
	s := &Server{
		options: o, scripts: scripts, stream: o.NewStream(), tape: newTape(),
		clock: &playClock{now: o.Now, speed: o.Speed}, done: make(chan struct{}),
	}
	s.life, s.end = context.WithCancel(context.Background())
	return s
}

// ServeHTTP implements http.Handler.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if !s.enter() {
		http.Error(w, "the replay is over", http.StatusServiceUnavailable)
		return
	}
	defer s.group.Done()
	if !s.allowed(r) {
		http.Error(w, "wrong token", http.StatusUnauthorized)
		return
	}
	conn, err := channel.Accept(w, r, s.options.Limits)
	if err != nil {
		return // answered already
	}
	s.visit(conn)
}

func (s *Server) allowed(r *http.Request) bool {
	want := "Bearer " + s.options.Token
	return s.options.Token == "" || subtle.ConstantTimeCompare([]byte(r.Header.Get("Authorization")), []byte(want)) == 1
}

// enter counts a goroutine in, unless the server is closed.
func (s *Server) enter() bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.life.Err() != nil {
		return false
	}
	s.group.Add(1)
	return true
}

// Done is closed when a client got everything and was told goodbye.
func (s *Server) Done() <-chan struct{} { return s.done }

// Stats may be asked at any time.
func (s *Server) Stats() Stats {
	st := s.tape.stats()
	st.Connected = s.clock.listening()
	return st
}

// Close ends every connection and waits for them.
func (s *Server) Close() {
	s.mu.Lock()
	s.end()
	s.mu.Unlock()
	s.group.Wait()
}

package replay

import (
	"sync"
	"time"
)

// playClock is time as the scripts know it: it runs only while somebody is connected.
type playClock struct {
	mu      sync.Mutex
	now     func() time.Time
	speed   float64
	clients int
	elapsed time.Duration // up to the last stop
	since   time.Time     // of the last start
}

// join and leave count clients; the first starts the clock, the last stops it.
func (c *playClock) join() {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.clients++; c.clients == 1 {
		c.since = c.now()
	}
}

func (c *playClock) leave() {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.clients--; c.clients == 0 {
		c.elapsed += c.now().Sub(c.since)
	}
}

func (c *playClock) listening() int {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.clients
}

// until says how long it takes to at; running is false while nobody listens.
func (c *playClock) until(at time.Duration) (left time.Duration, running bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.clients == 0 {
		return 0, false
	}
	if c.speed <= 0 {
		return 0, true
	}
	due := time.Duration(float64(at) / c.speed)
	return due - c.elapsed - c.now().Sub(c.since), true
}

// perform plays all cues, and all over again when asked to.
func (s *Server) perform() {
	defer s.group.Done()
	cues, length := timeline(s.scripts, s.options)
	for round := 0; ; round++ {
		for _, c := range cues {
			if !s.await(c.at + time.Duration(round)*length) {
				return
			}
			s.tape.play(c.frame(s.scripts[c.script], round, s.options.Now()))
		}
		if !s.options.Loop || len(cues) == 0 {
			s.tape.change(func() { s.tape.finished = true })
			return
		}
	}
}

// await waits until a cue is due; false says that the server was closed.
func (s *Server) await(at time.Duration) bool {
	for {
		changed := s.tape.watch()
		left, running := s.clock.until(at)
		var due <-chan time.Time
		switch {
		case running && left <= 0 && !s.tooFarAhead():
			return true
		case running && left > 0:
			due = s.options.After(left)
		}
		select {
		case <-changed:
		case <-due:
		case <-s.life.Done():
			return false
		}
	}
}

// tooFarAhead holds the play at speed 0: there the client's acknowledgements are the clock.
func (s *Server) tooFarAhead() bool {
	return s.options.Speed <= 0 && s.tape.ahead() >= window
}

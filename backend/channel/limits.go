package channel

import "time"

// Limits bound what a far side can make us wait for or hold. The zero value of a field
// stands for the default in its comment; tests shorten them.
type Limits struct {
	Handshake  time.Duration // from dialling to the end of the handshake: 10 s
	Ping       time.Duration // between our pings: 20 s
	Silence    time.Duration // without any frame the connection counts as dead: 2 x Ping + 5 s
	Message    time.Duration // from a message's first byte to its last: 30 s
	Write      time.Duration // for one frame to leave: 10 s
	Frame      int64         // bytes in one message: 1 MiB
	BackoffMin time.Duration // shortest pause before dialling again: 0.5 s
	BackoffMax time.Duration // longest pause: 30 s
}

// WithDefaults fills in what is zero.
func (l Limits) WithDefaults() Limits {
	l.Handshake = orDefault(l.Handshake, 10*time.Second)
	l.Ping = orDefault(l.Ping, 20*time.Second)
	l.Silence = orDefault(l.Silence, 2*l.Ping+5*time.Second)
	l.Message = orDefault(l.Message, 30*time.Second)
	l.Write = orDefault(l.Write, 10*time.Second)
	l.BackoffMin = orDefault(l.BackoffMin, 500*time.Millisecond)
	l.BackoffMax = orDefault(l.BackoffMax, 30*time.Second)
	if l.Frame <= 0 {
		l.Frame = 1 << 20
	}
	return l
}

func orDefault(d, otherwise time.Duration) time.Duration {
	if d <= 0 {
		return otherwise
	}
	return d
}

// Package channeltest holds every channel to the same promises. A platform's tests build a
// scripted far side that can misbehave on command and hand it to Run; Run listens through
// real sockets and counts: nothing lost, nothing doubled after storing by turn id, nothing
// left running.
package channeltest

import "baihua/backend/assist"

// Far is a scripted chat system. Its methods may be called at any time.
type Far interface {
	// Say makes customers say something. The far side keeps it and delivers it, in this
	// order, to whoever is connected or connects later.
	Say(turns ...Turn)
	// Arm gives the next connections one fault each.
	Arm(faults ...Fault)
	// Can says whether a fault makes sense on this platform.
	Can(k FaultKind) bool
	// Restart cuts every connection and forgets who heard what: all comes again.
	Restart()
	// Bye ends the stream for good once everything was delivered.
	Bye()
	// Replies are the different replies it took, in order.
	Replies() []assist.Reply
	// Connections counts the handshakes it saw, refused ones too.
	Connections() int
}

// Turn is what a customer says.
type Turn struct{ Conversation, ID, Text string }

// Harness is one far side and the channels that talk to it.
type Harness struct {
	Far   Far
	New   func() assist.Channel // each call is a program newly started, with short limits
	Token string                // what New presents: must appear nowhere
	Close func()                // ends the far side and everything it started
}

// Fault is how one connection of the far side misbehaves, once After turns went over it.
type Fault struct {
	Kind  FaultKind
	After int
}

// FaultKind names a misbehaviour.
type FaultKind string

// The faults.
const (
	Drop             FaultKind = "drop"              // cut without a word
	Gap              FaultKind = "gap"               // a turn is left out
	Duplicate        FaultKind = "duplicate"         // every turn comes twice
	Mute             FaultKind = "half-open"         // neither reads nor writes any more
	SlowHandshake    FaultKind = "slow handshake"    // the handshake never ends
	TokenRefused     FaultKind = "token refused"     // at the handshake
	Oversized        FaultKind = "oversized"         // a message of 10 MiB
	HugeClaim        FaultKind = "huge claim"        // a frame that says it has 2^40 bytes
	BadText          FaultKind = "invalid UTF-8"     // in a text frame
	BadOpcode        FaultKind = "wrong opcode"      // one that does not exist
	Reserved         FaultKind = "reserved bits"     // set, as if compression had been agreed on
	Binary           FaultKind = "binary"            // where text is spoken
	DeepJSON         FaultKind = "deep JSON"         // 200,000 brackets
	EndlessFragments FaultKind = "endless fragments" // a message that never ends
	LoseAnswer       FaultKind = "answer lost"       // takes a reply and is cut before it answers
	NoAnswer         FaultKind = "no answer"         // takes a reply and never answers
)

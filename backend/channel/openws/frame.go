package openws

import (
	"bytes"
	"encoding/json"
)

// Version is the protocol's version. Frames and fields may be added within it: both sides
// ignore what they do not know.
const Version = 1

// The frame types.
const (
	TypeHello   = "hello"   // client: the first frame
	TypeWelcome = "welcome" // server: the answer
	TypeTurn    = "turn"    // server, numbered: somebody said something
	TypeEdit    = "edit"    // server, numbered: a turn has new words
	TypeDelete  = "delete"  // server, numbered: a turn is gone
	TypeEnd     = "end"     // server, numbered: a conversation is over
	TypeTyping  = "typing"  // server: the customer is typing
	TypeAck     = "ack"     // client: everything up to this number is durable
	TypeSend    = "send"    // client: a reply
	TypeSent    = "sent"    // server: the reply is with the customer
	TypeFailed  = "failed"  // server: the reply was refused
	TypeError   = "error"   // server: why the connection is about to close
	TypeBye     = "bye"     // server: the stream is over for good
)

// The codes of an error frame that the client acts on; any other is tried again later.
const (
	CodeVersion      = "version"
	CodeUnauthorized = "unauthorized"
)

// The codes of a failed frame.
const (
	CodeNotFound = "not_found" // no such conversation
	CodeInvalid  = "invalid"   // the send frame breaks a rule
)

// Frame is any frame of the protocol; Type says which fields count.
type Frame struct {
	Type         string  `json:"type"`
	V            int     `json:"v,omitempty"`
	Client       string  `json:"client,omitempty"`
	Listen       bool    `json:"listen,omitempty"`
	Resume       *Resume `json:"resume,omitempty"`
	Stream       string  `json:"stream,omitempty"`
	Newest       int64   `json:"newest,omitempty"`
	Seq          int64   `json:"seq,omitempty"`
	Conversation string  `json:"conversation,omitempty"`
	Customer     string  `json:"customer,omitempty"`
	Turn         *Turn   `json:"turn,omitempty"`
	ID           string  `json:"id,omitempty"`
	Send         string  `json:"send,omitempty"` // on a turn: the id of the send it came from
	Text         string  `json:"text,omitempty"`
	Code         string  `json:"code,omitempty"`
	Message      string  `json:"message,omitempty"`
}

// Resume is where a client wants to go on: after Seq of Stream.
type Resume struct {
	Stream string `json:"stream"`
	Seq    int64  `json:"seq"`
}

// Turn is a turn on the wire.
type Turn struct {
	ID   string `json:"id"`
	Role string `json:"role,omitempty"`
	Kind string `json:"kind,omitempty"`
	Text string `json:"text,omitempty"`
	Name string `json:"name,omitempty"`
	At   string `json:"at,omitempty"` // RFC 3339
}

// Numbered says whether frames of this type carry a number and are acknowledged.
func (f Frame) Numbered() bool {
	switch f.Type {
	case TypeTurn, TypeEdit, TypeDelete, TypeEnd:
		return true
	}
	return false
}

// Encode writes a frame as one line of JSON. It cannot fail: a Frame is only strings,
// numbers and booleans.
func (f Frame) Encode() []byte {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	_ = e.Encode(f)
	return bytes.TrimRight(b.Bytes(), "\n")
}

package channel

import (
	"context"
	"errors"

	"baihua/backend/assist"
)

// The details a ChannelState can carry: codes that the screens translate for people.
const (
	DetailUnreachable = "unreachable" // no connection could be made
	DetailHandshake   = "handshake"   // something answered, but not as a chat system does
	DetailCertificate = "certificate" // the far side's certificate is not trusted
	DetailToken       = "token"       // the token was refused
	DetailAddress     = "address"     // the address is malformed or not safe
	DetailVersion     = "version"     // the far side speaks another version
	DetailSilent      = "silent"      // nothing came for too long
	DetailDropped     = "dropped"     // the connection broke
	DetailTooLarge    = "too_large"   // a message above the limit
	DetailBadText     = "bad_text"    // a message that is not valid UTF-8
	DetailBadFrame    = "bad_frame"   // a message that breaks the protocol
	DetailGap         = "gap"         // the far side skipped something
	DetailRefused     = "refused"     // the far side reported an error of its own
	DetailNotStored   = "not_stored"  // what arrived could not be stored here
)

// Failure is why a connection or a session came to an end.
type Failure struct {
	Detail string
	Close  int  // WebSocket close code to leave with, 0 = 1000
	Final  bool // trying again cannot mend it
	Err    error
}

// Error implements error.
func (f *Failure) Error() string {
	if f.Err == nil {
		return f.Detail
	}
	return f.Detail + ": " + f.Err.Error()
}

// Unwrap gives the cause.
func (f *Failure) Unwrap() error { return f.Err }

// Fail makes a Failure that is worth another try.
func Fail(detail string, err error) *Failure { return &Failure{Detail: detail, Err: err} }

// Refuse makes a Failure after which there is no point in dialling again. message says
// to people what they can do.
func Refuse(code assist.Code, detail, message string) *Failure {
	return &Failure{Detail: detail, Final: true, Err: assist.NewError(code, message, nil)}
}

// failureOf gives every error a detail; one that nobody classified is a drop.
func failureOf(err error) *Failure {
	var f *Failure
	if errors.As(err, &f) {
		return f
	}
	if errors.Is(err, context.DeadlineExceeded) {
		return Fail(DetailSilent, err)
	}
	return Fail(DetailDropped, err)
}

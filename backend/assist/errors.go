package assist

import "errors"

// Code is an error's name for machines; the screens translate it for people.
type Code string

// The codes.
const (
	CodeInvalid      Code = "invalid" // what was asked makes no sense as it stands
	CodeNotFound     Code = "not_found"
	CodeSuperseded   Code = "superseded"    // a newer suggestion replaced this one
	CodeStaleText    Code = "stale_text"    // the text differs from what was painted
	CodeWithdrawn    Code = "withdrawn"     // a source is not in use any more
	CodeDecided      Code = "decided"       // somebody decided already
	CodeNeedsConfirm Code = "needs_confirm" // a warning must be confirmed first
	CodeUnreadable   Code = "unreadable"    // a file or payload cannot be read
	CodeTooLarge     Code = "too_large"
	CodeUnsafe       Code = "unsafe"      // refused for safety: address, permission, token
	CodeUnavailable  Code = "unavailable" // try again later: channel down, disk full
	CodeErased       Code = "erased"      // the key was deleted on purpose
	CodeCancelled    Code = "cancelled"
	CodeCorrupt      Code = "corrupt" // stored data does not check out
	CodeInternal     Code = "internal"
)

// Error carries a code for machines, a message for people and the cause for the log.
type Error struct {
	Code    Code
	Message string // says what to do; holds no customer's words, key or token
	Detail  map[string]string
	Err     error
}

// Error implements error.
func (e *Error) Error() string {
	if e.Err == nil {
		return e.Message
	}
	return e.Message + ": " + e.Err.Error()
}

// Unwrap gives the cause.
func (e *Error) Unwrap() error { return e.Err }

// NewError makes an Error. cause may be nil.
func NewError(code Code, message string, cause error) *Error {
	return &Error{Code: code, Message: message, Err: cause}
}

// CodeOf is the code of the first *Error in err's chain, CodeInternal for others, "" for nil.
func CodeOf(err error) Code {
	if err == nil {
		return ""
	}
	var e *Error
	if errors.As(err, &e) {
		return e.Code
	}
	return CodeInternal
}

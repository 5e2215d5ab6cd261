package ingest

// SkipCode says why something was not imported.
type SkipCode string

// The skip codes.
const (
	Unsupported SkipCode = "unsupported"
	Empty       SkipCode = "empty"
	TooLarge    SkipCode = "too_large"
	BadEncoding SkipCode = "bad_encoding"
	BadRecord   SkipCode = "bad_record"
	Unreadable  SkipCode = "unreadable"
	Scanned     SkipCode = "scanned"   // a page that is a picture
	Encrypted   SkipCode = "encrypted" // a password is needed
	Damaged     SkipCode = "damaged"   // not what its name says, or broken
	Unsafe      SkipCode = "unsafe"    // unfolds without end, or asks for other files
	TooSlow     SkipCode = "too_slow"
	Hidden      SkipCode = "hidden"     // a slide, sheet or row that the file does not show
	Recognised  SkipCode = "recognised" // imported, but as read from a picture: to be checked
)

// Skip is something that was not imported. Detail says what to do about it and
// holds none of the file's text. Line and Page count from 1; 0 is the whole file.
type Skip struct {
	Name   string   `json:"name"`
	Line   int      `json:"line"`
	Page   int      `json:"page,omitempty"`
	Code   SkipCode `json:"code"`
	Detail string   `json:"detail"`
}

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
)

// Skip is something that was not imported. Detail says what to do about it and
// holds none of the file's text. Line 0 is the whole file.
type Skip struct {
	Name   string   `json:"name"`
	Line   int      `json:"line"`
	Code   SkipCode `json:"code"`
	Detail string   `json:"detail"`
}

package library

import (
	"slices"
	"time"

	"baihua/backend/assist"
	"baihua/backend/ingest"
)

// Options say how an import reads its sources.
type Options struct {
	// Root is the folder that ids made from paths are relative to; "" = the source's name.
	Root string
	// Audience is that of documents that do not say for whom they are. "" leaves those
	// that are there as they are; new ones are internal.
	Audience assist.Audience

	pack string
	// follow trusts that what was taken out of a file's documents was meant to be.
	follow bool
}

// rateAfter is how long an import runs before its rate says something.
const rateAfter = time.Second

// Progress is how far an import is. Total is 0 where it cannot be known before the end:
// a JSON lines file holds any number of documents.
type Progress struct {
	File     string
	Done     int // documents
	Total    int
	Bytes    int64 // read so far, as stored: compressed where the file is
	AllBytes int64
	Rate     float64       // documents a second, 0 = not known yet
	Left     time.Duration // time left at this rate, in whole seconds; 0 = not known, or nearly none
}

// Report says what an import did.
type Report struct {
	Added     int `json:"added"`
	Changed   int `json:"changed"`
	Unchanged int `json:"unchanged"`
	Removed   int `json:"removed"`
	Passages  int `json:"passages"`
	// Internal counts those of the documents met that no customer gets to read.
	Internal int `json:"internal"`
	// Replaced names the sources of documents that took the place of earlier ones which
	// were not, for all that is known, read from the same file.
	Replaced []string      `json:"replaced"`
	Skipped  []ingest.Skip `json:"skipped"`
}

// Plus adds two reports.
func (r Report) Plus(o Report) Report {
	return Report{
		Added: r.Added + o.Added, Changed: r.Changed + o.Changed, Unchanged: r.Unchanged + o.Unchanged,
		Removed: r.Removed + o.Removed, Passages: r.Passages + o.Passages, Internal: r.Internal + o.Internal,
		Replaced: append(append([]string{}, r.Replaced...), o.Replaced...),
		Skipped:  append(append([]ingest.Skip{}, r.Skipped...), o.Skipped...),
	}
}

// replaced reports a document that took the place of one which may have been another:
// it was not, for all we know, read from the same file.
func (r *Report) replaced(was, now assist.Document) {
	same := ingest.Origin(was) == ingest.Origin(now) && ingest.Origin(now) != ""
	if !same && now.Pack == "" && !slices.Contains(r.Replaced, now.Source) {
		r.Replaced = append(r.Replaced, now.Source)
	}
}

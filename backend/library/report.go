package library

import "baihua/backend/ingest"

// Options say how an import reads its sources.
type Options struct {
	// Root is the folder that ids made from paths are relative to; "" = the source's name.
	Root string

	pack string
}

// Progress is how far an import is. Total is 0 where it cannot be known before the end:
// a JSON lines file holds any number of documents.
type Progress struct {
	File     string
	Done     int // documents
	Total    int
	Bytes    int64 // read so far, as stored: compressed where the file is
	AllBytes int64
}

// Report says what an import did.
type Report struct {
	Added     int `json:"added"`
	Changed   int `json:"changed"`
	Unchanged int `json:"unchanged"`
	Removed   int `json:"removed"`
	Passages  int `json:"passages"`
	// Replaced names the sources of documents that took the place of earlier ones which
	// were not, for all that is known, read from the same file.
	Replaced []string      `json:"replaced"`
	Skipped  []ingest.Skip `json:"skipped"`
}

// Plus adds two reports.
func (r Report) Plus(o Report) Report {
	return Report{
		Added: r.Added + o.Added, Changed: r.Changed + o.Changed, Unchanged: r.Unchanged + o.Unchanged,
		Removed: r.Removed + o.Removed, Passages: r.Passages + o.Passages,
		Replaced: append(append([]string{}, r.Replaced...), o.Replaced...),
		Skipped:  append(append([]ingest.Skip{}, r.Skipped...), o.Skipped...),
	}
}

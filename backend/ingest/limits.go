package ingest

import "time"

// Limits bound what one source may cost, since files come from anywhere.
type Limits struct {
	File     int64 // bytes of a file that is one document
	Records  int64 // bytes of a JSON lines file, after decompression
	Line     int   // bytes of one line or record
	Ratio    int64 // decompressed bytes for each compressed one
	Passages int   // of one document
	Depth    int   // of nested lists, quotes and tags
	Cells    int   // of the tables of one Markdown file, as wide as the widest
	// Marks is how many characters of long Markdown paragraphs the parser may look at
	// again because of marks that never close; what follows is read as plain text.
	Marks    int
	Broken   int           // broken records before the rest of a file is given up
	Pages    int           // of one PDF file, slides of one presentation
	Archive  int64         // bytes of a ZIP file; what is in it is bounded by Records
	Entries  int           // of one ZIP file, also of an Office file, which is one
	Unpacked int64         // bytes of an Office file, unpacked
	Elements int           // of one XML part of an Office file
	Time     time.Duration // for one file that is one document
}

// DefaultLimits are far above any honest file.
func DefaultLimits() Limits {
	return Limits{
		File:     64 << 20,
		Records:  1 << 30,
		Line:     4 << 20,
		Ratio:    200,
		Passages: 50_000,
		Depth:    100,
		Cells:    2_000_000,
		Marks:    1 << 29,
		Broken:   1000,
		Pages:    5000,
		Archive:  200 << 20,
		Entries:  10_000,
		Unpacked: 200 << 20,
		Elements: 1_500_000,
		Time:     30 * time.Second,
	}
}

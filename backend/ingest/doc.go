// Package ingest turns files people already have into documents and passages that
// can be searched and quoted.
//
// One reader a format turns a Source into blocks (headings, paragraphs, lists, tables,
// questions with answers); the composer writes the blocks into Document.Text and cuts
// passages out of it. So every passage is a verbatim slice of its document's text:
// the runes Text[Start:End] are Passage.Text, whatever the format. What cannot be read
// is reported as a Skip and never stops the rest; Read returns an error only when the
// context ended or the sink refused.
package ingest

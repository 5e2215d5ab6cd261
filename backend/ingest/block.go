package ingest

import (
	"strings"
	"unicode"
)

type blockKind int

const (
	blockHeading blockKind = iota
	blockParagraph
	blockList
	blockTable
	blockFAQ
)

// block is what every format comes down to before it is composed into a document.
type block struct {
	kind    blockKind
	level   int        // heading: 1 is the highest
	lines   []string   // heading: one; paragraph: lines that flow together unless kept; FAQ: the answer
	kept    bool       // paragraph, FAQ: line ends mean something
	whole   bool       // paragraph: not to be cut
	items   []string   // list: items as written, with marker, nested ones on lines of their own
	ordered bool       // list
	header  []string   // table
	rows    [][]string // table
	title   string     // table: what stands across the whole of it
	asked   []string   // FAQ: the questions
	mark    string     // FAQ: what the source wrote before question and answer; "" for none
	answer  string     // FAQ: likewise for the answer
	origin  string     // where it stands in the source: "page 3"; "" where that is the whole of it
	places  []string   // table: likewise for each row
}

func heading(level int, text string) block {
	return block{kind: blockHeading, level: level, lines: []string{flow(strings.Split(text, "\n"))}}
}

func paragraph(lines ...string) block {
	return block{kind: blockParagraph, lines: lines}
}

// text is a paragraph's or an answer's text as it stands in the document.
func (b block) text() string {
	if b.kept {
		return strings.TrimSpace(strings.Join(b.lines, "\n"))
	}
	return flow(b.lines)
}

// flow joins the lines of a paragraph as a typesetter would: with a space, and without
// one between Chinese characters. A line end inside a line is a deliberate one.
func flow(lines []string) string {
	var b strings.Builder
	last := rune('\n')
	for _, line := range lines {
		line = trimLines(line)
		if line == "" {
			continue
		}
		first := firstRune(line)
		if last != '\n' && !(wide(last) && wide(first)) {
			b.WriteByte(' ')
		}
		b.WriteString(line)
		last = lastRune(line)
	}
	return b.String()
}

// trimLines trims every line of s and drops the empty ones.
func trimLines(s string) string {
	if !strings.Contains(s, "\n") {
		return spaced(s)
	}
	var kept []string
	for line := range strings.SplitSeq(s, "\n") {
		if line = spaced(line); line != "" {
			kept = append(kept, line)
		}
	}
	return strings.Join(kept, "\n")
}

// spaced trims s and makes one space of every run of them.
func spaced(s string) string {
	return strings.Join(strings.Fields(s), " ")
}

func wide(c rune) bool {
	return unicode.Is(unicode.Han, c) || c >= 0x3000 && c <= 0x303F || c >= 0xFF00 && c <= 0xFFEF ||
		c == '“' || c == '”' || c == '‘' || c == '’' || c == '…' || c == '—'
}

func firstRune(s string) rune {
	for _, c := range s {
		return c
	}
	return 0
}

func lastRune(s string) (last rune) {
	for _, c := range s[max(0, len(s)-4):] {
		last = c
	}
	return last
}

package ingest

import (
	"strings"
	"unicode/utf8"
)

// dialect is how a table is written down.
type dialect struct{ delimiter, quote rune }

type scanState int

const (
	scanRow    scanState = iota
	scanBroken           // a quotation mark is never closed
	scanLong
	scanEnd
)

// scanner reads rows of delimited text. Unlike encoding/csv it goes on after a
// quotation mark that is never closed: the row is reported and the line after it read.
type scanner struct {
	text     string
	dialect  dialect
	maxBytes int // of one row
	at       int
	line     int // lines read so far
	rows     int // rows read so far, as a spreadsheet numbers them
}

// rowLines bounds how far a quoted cell may run.
const rowLines = 1000

// next gives the next row and the line it starts on.
func (s *scanner) next() (row []string, line int, state scanState) {
	if s.at >= len(s.text) {
		return nil, s.line, scanEnd
	}
	line = s.line + 1
	s.rows++
	for start := s.at; ; {
		cell, end, closed := s.cell(start)
		switch {
		case !closed:
			s.skipLine()
			return nil, line, scanBroken
		case end-s.at > s.maxBytes:
			s.skipLine()
			return nil, line, scanLong
		}
		row = append(row, cell)
		c, size := utf8.DecodeRuneInString(s.text[end:])
		if c == s.dialect.delimiter && end < len(s.text) {
			start = end + size
			continue
		}
		s.line += strings.Count(s.text[s.at:end], "\n") + 1
		s.at = end + 1 // past the line end, or the end of the text
		return row, line, scanRow
	}
}

func (s *scanner) skipLine() {
	s.line++
	n := strings.IndexByte(s.text[s.at:], '\n')
	if n < 0 {
		s.at = len(s.text)
		return
	}
	s.at += n + 1
}

// cell reads the cell that starts at start; end is where its delimiter or line end stands.
func (s *scanner) cell(start int) (cell string, end int, closed bool) {
	stop := string(s.dialect.delimiter) + "\n"
	rest := s.text[start:]
	body := strings.TrimLeft(rest, " ")
	if !strings.HasPrefix(body, string(s.dialect.quote)) {
		n := strings.IndexAny(rest, stop)
		if n < 0 {
			n = len(rest)
		}
		return rest[:n], start + n, true
	}
	quote := string(s.dialect.quote)
	at := start + len(rest) - len(body) + len(quote)
	limit := min(len(s.text), at+s.maxBytes)
	var b strings.Builder
	for newlines := 0; ; {
		n := strings.Index(s.text[at:limit], quote)
		if n < 0 {
			return "", 0, false
		}
		if newlines += strings.Count(s.text[at:at+n], "\n"); newlines > rowLines {
			return "", 0, false
		}
		b.WriteString(s.text[at : at+n])
		at += n + len(quote)
		if !strings.HasPrefix(s.text[at:], quote) {
			break
		}
		b.WriteString(quote)
		at += len(quote)
	}
	// What stands between the closing mark and the delimiter belongs to the cell.
	n := strings.IndexAny(s.text[at:], stop)
	if n < 0 {
		n = len(s.text) - at
	}
	return b.String() + strings.TrimRight(s.text[at:at+n], " "), at + n, true
}

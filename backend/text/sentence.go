package text

import (
	"slices"
	"strings"
	"unicode"

	"baihua/backend/assist"
)

// Sentences cuts text into sentences, in order, without overlap, trimmed of white
// space. A line end always ends one, so a list item is a sentence with its marker.
// Decimals, abbreviations, addresses and list numbers do not. What holds neither letter
// nor digit is left out. When in doubt it does not cut: a long quotation is better than
// a torn one.
func Sentences(s string) []assist.Span {
	c := cutter{rs: []rune(s)}
	for i := 0; i < len(c.rs); {
		if end, ok := c.ends(i); ok {
			c.add(end)
			i = end
			continue
		}
		if c.rs[i] == '"' {
			c.quotes++
		}
		i++
	}
	c.add(len(c.rs))
	return c.spans
}

type cutter struct {
	rs     []rune
	start  int // of the sentence being read
	quotes int // straight double quotes in it so far
	spans  []assist.Span
}

// add closes the sentence at end.
func (c *cutter) add(end int) {
	from, to := c.start, end
	c.start, c.quotes = end, 0
	for from < to && unicode.IsSpace(c.rs[from]) {
		from++
	}
	for to > from && unicode.IsSpace(c.rs[to-1]) {
		to--
	}
	speaks := func(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) }
	if slices.ContainsFunc(c.rs[from:to], speaks) {
		c.spans = append(c.spans, assist.Span{Start: from, End: to})
	}
}

// ends says whether a sentence ends with the mark at i, and after which rune.
func (c *cutter) ends(i int) (end int, ok bool) {
	switch r := c.rs[i]; r {
	case '\n', '\r', '\u2028', '\u2029', '\v', '\f':
		return i + 1, true
	case '。', '！', '？', '；', '｡':
		return c.close(i), true
	case '!', '?':
		end = c.close(i)
		return end, c.query(i, end)
	case ';':
		return i + 1, i > 0 && isHan(c.rs[i-1])
	case '.', '．':
		end = c.close(i)
		return end, c.period(i, end)
	}
	return 0, false
}

// close passes further marks and the closing quotes and brackets after i.
func (c *cutter) close(i int) int {
	for i < len(c.rs) && strings.ContainsRune("。！？；｡!?.．…", c.rs[i]) {
		i++
	}
	open := c.quotes%2 == 1
	for i < len(c.rs) && c.closing(i, open) {
		open = open && c.rs[i] != '"'
		i++
	}
	return i
}

func (c *cutter) closing(i int, open bool) bool {
	switch c.rs[i] {
	case '”', '’', '」', '』', '）', ')', '】', ']', '》', '»', '〉':
		return true
	case '"':
		return open
	case '\'':
		next := c.at(i + 1)
		return next == 0 || unicode.IsSpace(next)
	}
	return false
}

// query rules on ? and !: inside an address they are part of it, and after a quotation
// that the sentence goes on from they do not end it.
func (c *cutter) query(i, end int) bool {
	next := c.at(end)
	if next == '=' || wordChar(next) && isAddress(c.token(i)) {
		return false
	}
	quoted := end > i+1 && !strings.ContainsRune("!?.！？。", c.rs[end-1])
	return !quoted || !unicode.IsLower(c.after(end))
}

// period rules on a full stop.
func (c *cutter) period(i, end int) bool {
	before, next := c.at(i-1), c.at(end)
	if !unicode.IsSpace(next) && next != 0 {
		return isHan(before) && (isHan(next) || end > i+1)
	}
	ellipsis := end > i+1 && c.rs[i+1] == '.'
	switch {
	case ellipsis, before == 0, unicode.IsSpace(before):
		return c.startsSentence(end)
	case c.marksItem(i):
		return false
	}
	return end > i+1 || !c.abbreviates(i, end)
}

// The farthest that looking back goes; it keeps hostile input linear.
const (
	maxIndent = 16
	maxToken  = 300
)

// marksItem tells the stop of "1." or "a." that opens a list item.
func (c *cutter) marksItem(i int) bool {
	if i-c.start > maxIndent {
		return false
	}
	head := strings.TrimLeft(string(c.rs[c.start:i]), " \t(")
	if n := len([]rune(head)); n == 0 || n > 3 {
		return false
	}
	return strings.Trim(head, "0123456789") == "" || len(head) == 1
}

// startsSentence says whether the next word after i could begin one.
func (c *cutter) startsSentence(i int) bool {
	r := c.after(i)
	return r == 0 || unicode.IsUpper(r) || isHan(r)
}

func (c *cutter) abbreviates(i, end int) bool {
	word := strings.ToLower(strings.TrimLeft(c.token(i), `"'“‘([`))
	next := c.after(end)
	switch {
	case next == 0 || c.lineEnds(end):
		return false
	case len(word) == 1 && 'a' <= word[0] && word[0] <= 'z':
		return true // J. Smith, and rather too long than "Vitamin C."
	case neverLast(word), initials(word) && word != "a.m" && word != "p.m":
		return true
	case word == "no" || word == "nos" || word == "p" || word == "pp":
		return unicode.IsDigit(next)
	case mayBeLast(word) || strings.Contains(word, ".") && !isAddress(word):
		return !unicode.IsUpper(next) && !isHan(next)
	}
	return false
}

// lineEnds reports that only spaces stand between i and the end of its line.
func (c *cutter) lineEnds(i int) bool {
	for i < len(c.rs) && (c.rs[i] == ' ' || c.rs[i] == '\t') {
		i++
	}
	return i == len(c.rs) || c.rs[i] == '\n' || c.rs[i] == '\r'
}

// token is what stands without a space before i in its sentence.
func (c *cutter) token(i int) string {
	from := i
	for from > max(c.start, i-maxToken) && !unicode.IsSpace(c.rs[from-1]) && !isHan(c.rs[from-1]) {
		from--
	}
	return string(c.rs[from:i])
}

func (c *cutter) at(i int) rune {
	if i < 0 || i >= len(c.rs) {
		return 0
	}
	return c.rs[i]
}

// after is the first rune at or after i that says how the next sentence begins.
func (c *cutter) after(i int) rune {
	for i < len(c.rs) && (unicode.IsSpace(c.rs[i]) || strings.ContainsRune(`"'“‘(（[「『*-•`, c.rs[i])) {
		i++
	}
	return c.at(i)
}

func wordChar(r rune) bool {
	return r < 0x80 && (unicode.IsLetter(r) || unicode.IsDigit(r)) || r == '&' || r == '_'
}

func isAddress(token string) bool {
	return strings.Contains(token, "://") || strings.HasPrefix(token, "www.") || strings.ContainsAny(token, "@/")
}

// initials reports letters and stops in turn: u.s, d.c.
func initials(word string) bool {
	for i, r := range word {
		if (i%2 == 0) != unicode.IsLetter(r) || i%2 == 1 && r != '.' {
			return false
		}
	}
	return len(word) > 2
}

// neverLast are abbreviations that a name, a number or a clause always follows.
func neverLast(word string) bool {
	switch word {
	case "mr", "mrs", "ms", "dr", "prof", "st", "mt", "gen", "sen", "rep", "gov", "rev", "hon", "sgt", "capt", "lt", "col",
		"e.g", "i.e", "eg", "ie", "cf", "vs", "v", "viz", "approx", "ca", "fig", "figs", "sec", "ch", "vol", "art", "para",
		"incl", "excl", "tel", "ext", "ref", "resp", "est", "ver", "al":
		return true
	}
	return false
}

// mayBeLast are abbreviations after which a capital begins a new sentence.
func mayBeLast(word string) bool {
	switch word {
	case "etc", "inc", "ltd", "co", "corp", "llc", "plc", "dept", "univ", "assn", "bros", "jr", "sr", "ave", "blvd", "rd", "apt",
		"max", "min", "qty", "pcs", "hrs", "hr", "mins", "secs", "mo", "yr", "yrs", "oz", "lb", "lbs", "ft", "tbsp", "tsp",
		"tab", "tabs", "cap", "caps", "inj", "temp", "avg", "std",
		"jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec",
		"mon", "tue", "tues", "wed", "thu", "thur", "thurs", "fri":
		return true
	}
	return false
}

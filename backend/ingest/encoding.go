package ingest

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/simplifiedchinese"
	utf "golang.org/x/text/encoding/unicode"
)

// sniffed is how many bytes decide on an encoding.
const sniffed = 64 << 10

// decode makes clean UTF-8 of a whole file; false means binary or an encoding that
// cannot be told. Nothing is ever replaced silently.
func decode(raw []byte) (string, bool) {
	enc, bom, ok := detect(raw[:min(len(raw), sniffed)])
	if !ok {
		return "", false
	}
	return decodeAs(enc, raw[bom:])
}

func decodeAs(enc encoding.Encoding, raw []byte) (string, bool) {
	if enc == nil {
		if !utf8.Valid(raw) {
			return "", false
		}
		return clean(string(raw)), true
	}
	out, err := enc.NewDecoder().Bytes(raw)
	if err != nil || bytes.ContainsRune(out, utf8.RuneError) {
		return "", false
	}
	return clean(string(out)), true
}

// detect tells the encoding from the start of a file; nil is UTF-8. A byte order mark
// decides; otherwise valid UTF-8 without NULs is UTF-8, and for the rest the reading
// that looks most like text wins, if it looks enough like it.
func detect(sample []byte) (enc encoding.Encoding, bom int, ok bool) {
	le := utf.UTF16(utf.LittleEndian, utf.IgnoreBOM)
	be := utf.UTF16(utf.BigEndian, utf.IgnoreBOM)
	switch {
	case bytes.HasPrefix(sample, []byte{0xEF, 0xBB, 0xBF}):
		return nil, 3, true
	case bytes.HasPrefix(sample, []byte{0xFF, 0xFE}):
		return le, 2, true
	case bytes.HasPrefix(sample, []byte{0xFE, 0xFF}):
		return be, 2, true
	case bytes.IndexByte(sample, 0) < 0 && utf8.Valid(wholeRunes(sample)):
		return nil, 0, controls(sample)*100 <= len(sample)
	}
	if validUTF8(sample, true) >= 0.8 {
		return nil, 0, false // UTF-8 with damage: read as anything else it would be garbage
	}
	best := 0.75
	for _, candidate := range []encoding.Encoding{le, be, simplifiedchinese.GB18030} {
		if score := looksLikeText(candidate, sample); score > best {
			enc, best = candidate, score
		}
	}
	return enc, 0, enc != nil
}

// wholeRunes drops the piece of a rune that the end of a sample cut.
func wholeRunes(sample []byte) []byte {
	for i := 1; i < utf8.UTFMax && i <= len(sample); i++ {
		if b := sample[len(sample)-i]; utf8.RuneStart(b) {
			if b >= utf8.RuneSelf && !utf8.FullRune(sample[len(sample)-i:]) {
				return sample[:len(sample)-i]
			}
			return sample
		}
	}
	return sample
}

func controls(sample []byte) int {
	n := 0
	for _, b := range sample {
		if b < 0x20 && b != '\n' && b != '\r' && b != '\t' && b != '\f' || b == 0x7F {
			n++
		}
	}
	return n
}

// looksLikeText is the share of characters beyond ASCII that writers of Chinese and
// English use, 0 for a reading with control characters or with none beyond ASCII
// unless it is UTF-16.
func looksLikeText(enc encoding.Encoding, sample []byte) float64 {
	wide := enc != simplifiedchinese.GB18030
	if wide {
		sample = sample[:len(sample)&^1]
	}
	out, err := enc.NewDecoder().Bytes(sample)
	if err != nil {
		return 0
	}
	runes := []rune(string(out))
	if n := len(runes); n > 0 && runes[n-1] == utf8.RuneError {
		runes = runes[:n-1] // cut by the end of the sample
	}
	score, beyond := 0.0, 0
	for _, c := range runes {
		switch {
		case c == '\n' || c == '\r' || c == '\t' || c == '\f':
		case c < 0x20 || c == 0x7F || c == utf8.RuneError:
			return 0
		case c < 0x7F:
			if wide {
				beyond++
				score++
			}
		default:
			beyond++
			score += usual(c)
		}
	}
	if beyond == 0 {
		return 0
	}
	return score / float64(beyond)
}

// validUTF8 is the share of bytes that are valid UTF-8, of those beyond ASCII or of all.
func validUTF8(sample []byte, beyondASCII bool) float64 {
	valid, all := 0, 0
	for i := 0; i < len(sample); {
		c, size := utf8.DecodeRune(sample[i:])
		i += size
		if size == 1 && beyondASCII && c != utf8.RuneError {
			continue
		}
		all += size
		if c != utf8.RuneError || size > 1 {
			valid += size
		}
	}
	if all == 0 {
		return 0
	}
	return float64(valid) / float64(all)
}

// usual says how usual a character beyond ASCII is: the common Han characters of
// GB 2312 and the punctuation around them are, other Han characters less so.
func usual(c rune) float64 {
	switch {
	case c >= 0x2010 && c <= 0x2027, c >= 0x3000 && c <= 0x3020, c >= 0xFF01 && c <= 0xFF5E, c == 0x00B7, c == 0x00A5:
		return 1
	case c < 0x4E00 || c > 0x9FFF:
		return 0
	}
	b, err := simplifiedchinese.GBK.NewEncoder().Bytes([]byte(string(c)))
	switch {
	case err != nil || len(b) != 2 || b[0] < 0xB0 || b[0] > 0xF7 || b[1] < 0xA1:
		return 0.6
	case b[0] > 0xD7:
		return 0.8
	}
	return 1
}

// clean makes one kind of line end and drops what cannot be seen: control characters,
// zero-width and direction marks, and the tag characters that hide text from people.
func clean(s string) string {
	s = strings.ReplaceAll(s, "\r\n", "\n")
	return strings.Map(func(c rune) rune {
		switch {
		case c == '\n' || c == '\t':
			return c
		case c == '\r' || c == '\u2028' || c == '\u2029':
			return '\n'
		case c == '\u00A0':
			return ' '
		case unicode.IsControl(c), c == '\uFEFF', c == '\u200B', c == '\u2060',
			c >= '\u200E' && c <= '\u200F', c >= '\u202A' && c <= '\u202E',
			c >= '\u2066' && c <= '\u2069', c >= 0xE0000 && c <= 0xE007F:
			return -1
		}
		return c
	}, s)
}

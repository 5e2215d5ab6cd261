package text

import (
	_ "embed"
	"slices"
	"strings"
	"sync"
)

// The table comes from Unicode 15.0's Unihan database (Unicode licence); gen_pinyin.go
// writes it. A line is a syllable without tone (v for ü), the everyday characters read
// so, |, the others. A character with several readings stands in several lines.
//
//go:embed pinyin.txt
var pinyinTable string

// soundTable is the embedded table both ways round.
type soundTable struct {
	readings map[rune][]string
	everyday map[string][]rune
}

// sounds is built on first use and only read from then on.
//
//nolint:gochecknoglobals // a read-only table
var sounds = sync.OnceValue(func() *soundTable {
	t := &soundTable{readings: make(map[rune][]string, 22_000), everyday: make(map[string][]rune, 420)}
	for line := range strings.Lines(pinyinTable) {
		syllable, characters, _ := strings.Cut(strings.TrimRight(line, "\n"), " ")
		common, rare, _ := strings.Cut(characters, "|")
		t.everyday[syllable] = []rune(common)
		for _, r := range common + rare {
			t.readings[r] = append(t.readings[r], syllable)
		}
	}
	return t
})

// Readings are the pinyin syllables, without tone, that a Chinese character can be read
// as; none for every other character.
func Readings(r rune) []string {
	if !isHan(r) {
		return nil
	}
	return sounds().readings[r]
}

// Homophones are the everyday characters that share a reading with r, r left out.
func Homophones(r rune) []rune {
	var out []rune
	for _, s := range Readings(r) {
		for _, h := range sounds().everyday[s] {
			if h != r && !slices.Contains(out, h) {
				out = append(out, h)
			}
		}
	}
	return out
}

// SoundAlike reports two texts that are typed alike: of one length, each character the
// same or a homophone of the other's, and not equal.
func SoundAlike(a, b string) bool {
	x, y := []rune(a), []rune(b)
	if len(x) != len(y) || a == b {
		return false
	}
	for i := range x {
		if x[i] != y[i] && !shareReading(x[i], y[i]) {
			return false
		}
	}
	return true
}

func shareReading(a, b rune) bool {
	theirs := Readings(b)
	return slices.ContainsFunc(Readings(a), func(s string) bool { return slices.Contains(theirs, s) })
}

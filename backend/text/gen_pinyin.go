//go:build ignore

// Gen_pinyin writes pinyin.txt from the Unihan database:
//
//	apt install unicode-data
//	cd /usr/share/unicode; bzcat Unihan_Readings.txt.bz2 Unihan_OtherMappings.txt.bz2 | go run gen_pinyin.go
//
// Facts used: the fields kTGHZ2013 (the readings of the 8,105 characters in general use),
// kMandarin for the rest, and kTGH, whose first 3,500 are the everyday ones (Unicode 15.0).
package main

import (
	"bufio"
	"fmt"
	"log"
	"maps"
	"os"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/text/unicode/norm"
)

// everyday is the last of the characters that everybody types (level 1 of the standard).
const everyday = 3500

// character is what the database says of one.
type character struct {
	general, mandarin []string // syllables without tone
	rank              int      // in the standard, 0 = not in it
}

func main() {
	all, err := read()
	if err != nil {
		log.Fatal(err)
	}
	common, rare := map[string][]rune{}, map[string][]rune{}
	for _, r := range slices.Sorted(maps.Keys(all)) {
		c := all[r]
		readings := c.general
		if len(readings) == 0 {
			readings = c.mandarin
		}
		for _, s := range readings {
			if c.rank > 0 && c.rank <= everyday {
				common[s] = append(common[s], r)
			} else {
				rare[s] = append(rare[s], r)
			}
		}
	}
	if err := write(common, rare); err != nil {
		log.Fatal(err)
	}
}

func read() (map[rune]*character, error) {
	all := map[rune]*character{}
	in := bufio.NewScanner(os.Stdin)
	for in.Scan() {
		f := strings.Split(in.Text(), "\t")
		if len(f) != 3 {
			continue
		}
		n, err := strconv.ParseInt(strings.TrimPrefix(f[0], "U+"), 16, 32)
		if err != nil || n < 0x4E00 || n > 0x9FFF {
			continue
		}
		c := all[rune(n)]
		if c == nil {
			c = &character{}
			all[rune(n)] = c
		}
		switch f[1] {
		case "kTGHZ2013":
			for _, s := range strings.Fields(f[2]) {
				_, reading, _ := strings.Cut(s, ":")
				for _, one := range strings.Split(reading, ",") {
					c.general = with(c.general, one)
				}
			}
		case "kMandarin":
			c.mandarin = with(nil, strings.Fields(f[2])[0])
		case "kTGH":
			if _, rank, ok := strings.Cut(f[2], ":"); ok {
				if c.rank, err = strconv.Atoi(rank); err != nil {
					return nil, err
				}
			}
		}
	}
	return all, in.Err()
}

// with adds a reading without its tone.
func with(syllables []string, reading string) []string {
	var b strings.Builder
	for _, r := range norm.NFC.String(strings.ReplaceAll(norm.NFD.String(reading), "u\u0308", "v")) {
		for _, d := range norm.NFD.String(string(r)) {
			if 'a' <= d && d <= 'z' {
				b.WriteRune(d)
			}
		}
	}
	if s := b.String(); s != "" && !slices.Contains(syllables, s) {
		return append(syllables, s)
	}
	return syllables
}

func write(common, rare map[string][]rune) error {
	syllables := slices.Sorted(maps.Keys(common))
	for s := range rare {
		if !slices.Contains(syllables, s) {
			syllables = append(syllables, s)
		}
	}
	slices.Sort(syllables)
	var b strings.Builder
	for _, s := range syllables {
		fmt.Fprintf(&b, "%s %s|%s\n", s, string(common[s]), string(rare[s]))
	}
	return os.WriteFile("pinyin.txt", []byte(b.String()), 0o644)
}

package retrieve

import (
	"slices"
	"strings"
	"unicode/utf8"

	"baihua/backend/index"
	"baihua/backend/text"
)

// unit is a piece of a text's topic: an English word, or a Chinese character, which is
// met where a pair with its neighbour is. No dictionary is needed for that, and no pair
// across two words counts as missing.
type unit struct {
	terms []string // any of them meets it
	whole []string // or all of these: a word of the dictionary
	idf   float64
	next  float64 // rarity of the pair it makes with the unit after it, 0 = none
}

// phrase is a text prepared for comparing.
type phrase struct {
	units []unit
	terms []string // all that it holds, words without topic and single characters too
	sum   float64  // of the units' rarities
	asked asked
}

func newPhrase(s string, lexicon *text.Lexicon, r index.Result) phrase {
	rest, wholes := lexicon.Cut(s)
	terms, content := text.Analyse(rest)
	p := phrase{terms: terms, asked: askedBy(s)}
	for _, w := range wholes {
		p.addWhole(w, r)
	}
	for _, t := range terms {
		if first, second := halves(t); second != "" {
			p.terms = append(p.terms, first, second)
		}
	}
	p.addUnits(content, r)
	for _, u := range p.units {
		p.sum += u.idf
	}
	return p
}

// addWhole adds a word of the dictionary: half of it is none of it.
func (p *phrase) addWhole(word string, r index.Result) {
	u := unit{whole: text.Terms(word)}
	for _, t := range u.whole {
		u.idf = max(u.idf, r.IDF(t))
	}
	p.units = append(p.units, u)
	p.terms = append(p.terms, u.whole...)
}

func (p *phrase) addUnits(terms []string, r index.Result) {
	previous := ""
	for i, t := range terms {
		switch first, second := halves(t); {
		case second == "":
			if !slices.Contains(terms[:i], t) {
				p.units = append(p.units, unit{terms: []string{t}, idf: weight(t) * r.IDF(t)})
			}
			previous = ""
		case previous == first:
			last := &p.units[len(p.units)-1]
			last.terms, last.next = append(last.terms, t), r.IDF(t)
			p.units = append(p.units, unit{terms: []string{t}, idf: weight(second) * r.IDF(second)})
			previous = second
		default:
			p.units = append(p.units, unit{terms: []string{t}, idf: weight(first) * r.IDF(first), next: r.IDF(t)},
				unit{terms: []string{t}, idf: weight(second) * r.IDF(second)})
			previous = second
		}
	}
}

// lightWeight is what a word counts that hardly tells one question from another.
const lightWeight = .3

func weight(term string) float64 {
	switch term {
	case "take", "make", "thing", "still", "alreadi", "now", "realli", "actual", "even", "happen", "way", "today", "someth", "anyth",
		"能", "会", "要", "得", "给", "让", "想", "办", "弄", "搞", "就", "还", "再", "才":
		return lightWeight
	}
	return 1
}

// halves splits a pair of characters; second is "" for every other term.
func halves(term string) (first, second string) {
	if term[0] < 0xE0 || utf8.RuneCountInString(term) != 2 {
		return term, ""
	}
	_, n := utf8.DecodeRuneInString(term)
	return term[:n], term[n:]
}

// holds reads through a few dozen terms, which is faster here than any map.
func (p phrase) holds(term string) bool { return slices.Contains(p.terms, term) }

// met is the summed rarity of the units that holds meets.
func (p phrase) met(holds func(term string) bool) float64 {
	sum := 0.0
	for _, u := range p.units {
		if u.met(holds) {
			sum += u.idf
		}
	}
	return sum
}

func (u unit) met(holds func(string) bool) bool {
	for _, t := range u.terms {
		if holds(t) {
			return true
		}
	}
	return all(u.whole, holds)
}

// covered is the share of p that holds meets: 0 for a phrase without a topic.
func (p phrase) covered(holds func(string) bool) float64 {
	if p.sum == 0 {
		return 0
	}
	return p.met(holds) / p.sum
}

// missing is the largest rarity of what holds does not meet.
func (p phrase) missing(holds func(string) bool) float64 {
	worst, before := 0.0, 0.0
	for _, u := range p.units {
		if u.met(holds) {
			before = 0
			continue
		}
		worst = max(worst, u.idf, before)
		before = u.next
	}
	return worst
}

// similar is the share of both phrases that the other one meets, less where they ask
// for different things about it.
func similar(a, b phrase) float64 {
	if a.sum+b.sum == 0 {
		return 0
	}
	shared := (a.met(b.holds) + b.met(a.holds)) / (a.sum + b.sum)
	if differ(a.asked, b.asked) {
		shared *= otherwise
	}
	return shared
}

// plainKey is a question without case, width, script, marks and words of courtesy: two
// questions with one key are asked word for word alike.
func plainKey(s string) string {
	ws := words(s)
	out := ws[:0]
	for i := 0; i < len(ws); {
		if n := longest(ws[i:], isCourtesy); n > 0 {
			i += n
			continue
		}
		out = append(out, ws[i])
		i++
	}
	return strings.Join(out, " ")
}

func isCourtesy(p string) bool {
	switch p {
	case "请问", "请教", "请教一下", "你好", "您好", "想问", "想问下", "想问一下", "我想问", "我想问下", "我想问一下", "问下", "问一下", "请问一下", "请问下",
		"麻烦", "麻烦问下", "麻烦问一下", "谢谢", "谢谢你", "谢谢您", "亲", "在吗", "哈喽", "客服", "咨询下", "咨询一下",
		"吗", "么", "呢", "啊", "呀", "哦", "吧", "嘛", "哈",
		"please", "pls", "plz", "hi", "hello", "hey", "there", "thanks", "thank you", "good morning", "good afternoon", "good evening", "excuse me", "sorry",
		"so", "ok", "okay", "just":
		return true
	}
	return false
}

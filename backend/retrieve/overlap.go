package retrieve

import (
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
	idf   float64
	next  float64 // rarity of the pair it makes with the unit after it, 0 = none
}

// phrase is a text prepared for comparing.
type phrase struct {
	units []unit
	terms map[string]bool // all that it holds, words without topic included
	sum   float64         // of the units' rarities
}

func newPhrase(s string, r index.Result) phrase {
	p := phrase{terms: map[string]bool{}}
	for _, t := range text.Terms(s) {
		p.terms[t] = true
	}
	for _, t := range text.Unigrams(s) {
		p.terms[t] = true
	}
	p.addUnits(text.ContentTerms(s, ""), r)
	for _, u := range p.units {
		p.sum += u.idf
	}
	return p
}

func (p *phrase) addUnits(terms []string, r index.Result) {
	seen := map[string]bool{}
	previous := ""
	for _, t := range terms {
		switch first, second := halves(t); {
		case second == "":
			if !seen[t] {
				p.units = append(p.units, unit{terms: []string{t}, idf: r.IDF(t)})
			}
			seen[t], previous = true, ""
		case previous == first:
			last := &p.units[len(p.units)-1]
			last.terms, last.next = append(last.terms, t), r.IDF(t)
			p.units = append(p.units, unit{terms: []string{t}, idf: r.IDF(second)})
			previous = second
		default:
			p.units = append(p.units, unit{terms: []string{t}, idf: r.IDF(first), next: r.IDF(t)},
				unit{terms: []string{t}, idf: r.IDF(second)})
			previous = second
		}
	}
}

// halves splits a pair of characters; second is "" for every other term.
func halves(term string) (first, second string) {
	if term[0] < 0xE0 || utf8.RuneCountInString(term) != 2 {
		return term, ""
	}
	_, n := utf8.DecodeRuneInString(term)
	return term[:n], term[n:]
}

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
	return false
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

// similar is the share of both phrases that the other one meets.
func similar(a, b phrase) float64 {
	if a.sum+b.sum == 0 {
		return 0
	}
	in := func(p phrase) func(string) bool { return func(t string) bool { return p.terms[t] } }
	return (a.met(in(b)) + b.met(in(a))) / (a.sum + b.sum)
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

package pack

import (
	"regexp"
	"slices"
	"sort"
	"strconv"
	"strings"

	"baihua/backend/text"
)

// figures wants the two languages to give the same figures, and every figure of an
// answer to stand in the body, so that a change in one place cannot be forgotten in another.
func (c *checker) figures() {
	for _, a := range c.articles {
		body := figuresOf(a.body)
		for _, g := range a.groups {
			if missing := without(figuresOf(g.answer), body); len(missing) > 0 {
				c.add(a.file, g.line, "figure_not_in_body", "figures of this answer that the article's body does not give: "+strings.Join(missing, ", "))
			}
		}
		twin, ok := c.article("en", a.pair)
		if a.lang != "zh" || !ok {
			continue
		}
		zh, en := figuresOf(a.said()), figuresOf(twin.said())
		if missing := without(zh, en); len(missing) > 0 {
			c.add(twin.file, 0, "figures_differ", "figures that the zh article gives and this one does not: "+strings.Join(missing, ", "))
		}
		if missing := without(en, zh); len(missing) > 0 {
			c.add(a.file, 0, "figures_differ", "figures that the en article gives and this one does not: "+strings.Join(missing, ", "))
		}
	}
}

// figuresOf is the set of figures written in digits in s, in a form that is the same in
// both languages: 5 万 and 50,000 are 50000, 1月 and January are 1.
func figuresOf(s string) []string {
	s = months(text.Normalise(s))
	digits := regexp.MustCompile(`\d+(?:,\d{3})+(?:\.\d+)?|\d+(?:[.:]\d+)*`)
	scales := regexp.MustCompile(`^ ?(万|亿|million\b|thousand\b)`)
	var out []string
	for _, at := range digits.FindAllStringIndex(s, -1) {
		figure := strings.ReplaceAll(s[at[0]:at[1]], ",", "")
		if m := scales.FindStringSubmatch(s[at[1]:]); m != nil {
			figure = scaled(figure, m[1])
		}
		out = append(out, strings.TrimLeft(figure[:len(figure)-1], "0")+figure[len(figure)-1:])
	}
	sort.Strings(out)
	return slices.Compact(out)
}

func scaled(figure, scale string) string {
	by := map[string]float64{"万": 1e4, "亿": 1e8, "million": 1e6, "thousand": 1e3}[scale]
	f, err := strconv.ParseFloat(figure, 64)
	if err != nil {
		return figure
	}
	return strconv.FormatFloat(f*by, 'f', -1, 64)
}

// months writes English month names beside a day or year as digits.
func months(s string) string {
	names := []string{"january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"}
	near := regexp.MustCompile(`(\d{1,2}) (` + strings.Join(names, "|") + `)\b|\b(` + strings.Join(names, "|") + `) (\d)`)
	return near.ReplaceAllStringFunc(s, func(m string) string {
		for i, name := range names {
			m = strings.ReplaceAll(m, name, strconv.Itoa(i+1))
		}
		return m
	})
}

// without is a less what is in b.
func without(a, b []string) []string {
	return slices.DeleteFunc(slices.Clone(a), func(s string) bool { return slices.Contains(b, s) })
}

// safety wants the words that decide over harm to be told apart in both languages.
func (c *checker) safety() {
	if !c.pack.ReviewRequired() {
		return
	}
	for _, w := range []struct{ zh, en string }{
		{"禁用", "must not"}, {"忌用", "avoid"}, {"慎用", "take care"}, {"遵医嘱", "doctor says|doctor tells|doctor's (advice|orders|instructions)"},
	} {
		en := regexp.MustCompile(`(?i)\b(` + w.en + `)\b`)
		for _, a := range c.articles {
			twin, ok := c.article("en", a.pair)
			if a.lang == "zh" && ok && strings.Contains(a.said(), w.zh) && !en.MatchString(twin.said()) {
				c.add(twin.file, 0, "strength_differs", "the zh article says "+w.zh+", this one nowhere says "+w.en)
			}
		}
	}
}

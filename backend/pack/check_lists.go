package pack

import (
	"regexp"
	"slices"
	"strings"

	"baihua/backend/assist"
	"baihua/backend/text"
)

// nameList wants names that are told apart and contain what is on the list.
func (c *checker) nameList() {
	kinds := []assist.NameKind{assist.NameProduct, assist.NameBrand, assist.NameIngredient, assist.NameMaterial, assist.NameVariant}
	plain := regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)
	known := map[string]bool{}
	for _, n := range c.names {
		if !plain.MatchString(n.Canonical) || !slices.Contains(kinds, n.Kind) || len(n.Forms) == 0 || known[n.Canonical] {
			c.add("names.csv", 0, "name", n.Canonical+": needs a canonical of its own in plain letters, a kind, and a spelling")
		}
		known[n.Canonical] = true
	}
	spelt := map[string]string{}
	for _, n := range c.names {
		for _, form := range n.Forms {
			key := text.Normalise(form)
			if other, met := spelt[key]; met && other != n.Canonical {
				c.add("names.csv", 0, "name", form+" is a spelling of both "+other+" and "+n.Canonical)
			}
			spelt[key] = n.Canonical
		}
		for _, in := range n.Contains {
			if !known[in] || in == n.Canonical {
				c.add("names.csv", 0, "name", n.Canonical+" contains "+in+", which is no other name of the list")
			}
		}
	}
}

// glossary wants each term once, with a plain form that differs.
func (c *checker) glossary() {
	met := map[string]bool{}
	for _, t := range c.terms {
		file, key := "glossary/"+t.Lang+".csv", t.Lang+text.Normalise(t.Term)
		switch {
		case t.Term == "" || t.Plain == "" || t.Meaning == "":
			c.add(file, 0, "term", t.Term+": term, plain and meaning are needed")
		case text.Normalise(t.Plain) == text.Normalise(t.Term):
			c.add(file, 0, "term", t.Term+": the plain form is the term itself")
		case met[key]:
			c.add(file, 0, "term", t.Term+" stands here twice")
		}
		for _, keep := range t.Keep {
			if !strings.Contains(text.Normalise(keep), text.Normalise(t.Term)) {
				c.add(file, 0, "term", t.Term+": keep lists longer expressions that hold the term, and this is none: "+keep)
			}
		}
		met[key] = true
	}
}

// jargon wants every abbreviation in capitals explained: in the glossary, on the list of
// names, or in brackets right where it stands.
func (c *checker) jargon() {
	everybody := []string{"US", "UK", "EU", "QQ", "TV", "PC", "OK", "II", "III", "IV", "VI"} // knows them, or counts with them
	capitals := regexp.MustCompile(`\b[A-Z]{2,6}\b`)
	explained := map[string]bool{}
	for _, t := range c.terms {
		for _, w := range capitals.FindAllString(t.Term+" "+strings.Join(t.Keep, " "), -1) {
			explained[t.Lang+w] = true
		}
	}
	for _, n := range c.names {
		for _, w := range capitals.FindAllString(strings.Join(n.Forms, " "), -1) {
			explained["zh"+w], explained["en"+w] = true, true
		}
	}
	for _, a := range c.articles {
		for _, w := range capitals.FindAllString(a.body, -1) {
			bracketed := strings.Contains(a.body, "("+w+")") || strings.Contains(a.body, "（"+w+"）")
			if !explained[a.lang+w] && !bracketed && !slices.Contains(everybody, w) {
				c.add(a.file, 0, "term_unexplained", w+" has no entry in glossary/"+a.lang+".csv")
				explained[a.lang+w] = true // once is enough
			}
		}
	}
}

// phraseList wants codes that can be typed, the same in every language.
func (c *checker) phraseList() {
	code := regexp.MustCompile(`^[a-z0-9]{1,12}$`)
	placeholder := regexp.MustCompile(`\{[^}]*\}`)
	met := map[string]bool{}
	for _, p := range c.phrases {
		file := "phrases/" + p.Lang + ".csv"
		if !code.MatchString(p.Code) || met[p.Lang+p.Code] || p.Title == "" || p.Text == "" {
			c.add(file, 0, "phrase", p.Code+": needs a code of its own of up to 12 small letters and digits, a title and a text")
		}
		met[p.Lang+p.Code] = true
		for _, hole := range placeholder.FindAllString(p.Text, -1) {
			if hole != "{customer}" {
				c.add(file, 0, "phrase", p.Code+": only {customer} can be filled in")
			}
		}
	}
	for _, p := range c.phrases {
		for _, lang := range c.pack.Languages {
			if !met[lang+p.Code] {
				c.add("phrases/"+lang+".csv", 0, "phrase", p.Code+" is missing here")
			}
		}
	}
}

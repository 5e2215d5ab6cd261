package pack

import (
	"fmt"
	"regexp"
	"strings"
	"unicode"

	"baihua/backend/text"
)

// The longest answers that can be read aloud while a customer waits.
const (
	maxAnswerWords      = 60  // English
	maxAnswerCharacters = 120 // Chinese, spaces not counted
	minPhrasings        = 3
)

// answers wants every answer asked in several ways, short, and clear by itself.
func (c *checker) answers() {
	leaning := regexp.MustCompile(`^(它|这个|这种|该|上述|如上|同上)|^(?i:it|this|that|these|those|they|see above|as above)\b`)
	for _, a := range c.articles {
		if len(a.groups) == 0 {
			c.add(a.file, 0, "no_questions", "the article has no Q: and A: lines")
		}
		for _, g := range a.groups {
			if len(g.questions) < minPhrasings {
				c.add(a.file, g.line, "few_phrasings", fmt.Sprintf("the answer has %d Q: lines above it, it needs %d", len(g.questions), minPhrasings))
			}
			if n, most := length(g.answer, a.lang); n > most {
				c.add(a.file, g.line, "long_answer", fmt.Sprintf("the answer has %d words or characters, at most %d", n, most))
			}
			if leaning.MatchString(g.answer) {
				c.add(a.file, g.line, "leaning_answer", "the answer begins with a word that points elsewhere: name the thing")
			}
		}
	}
}

// length counts words or, in Chinese, characters, and says how many are allowed.
func length(s, lang string) (n, most int) {
	if lang == "en" {
		return len(strings.Fields(s)), maxAnswerWords
	}
	for _, r := range s {
		n += one(!unicode.IsSpace(r))
	}
	return n, maxAnswerCharacters
}

// duplicates wants a question to belong to one answer only.
func (c *checker) duplicates() {
	met := map[string]string{}
	for _, a := range c.articles {
		for _, g := range a.groups {
			here := fmt.Sprintf("%s:%d", a.file, g.line)
			for _, q := range g.questions {
				key := strings.Join(text.Terms(q), " ")
				if there, ok := met[key]; ok {
					c.add(a.file, g.line, "question_twice", "this question is also asked at "+there+": "+q)
				}
				met[key] = here
			}
		}
	}
}

// links wants every link to lead somewhere inside the pack.
func (c *checker) links() {
	link := regexp.MustCompile(`\]\(([^)\s]+)\)`)
	for _, a := range c.articles {
		for _, m := range link.FindAllStringSubmatch(a.text, -1) {
			target := strings.TrimSuffix(strings.TrimPrefix(m[1], "./"), ".md")
			if _, ok := c.article(a.lang, target); !ok {
				c.add(a.file, 0, "dead_link", "the link leads to no article of the pack: "+m[1])
			}
		}
	}
}

// style wants answers and phrases in the house's own words.
func (c *checker) style() {
	for lang, s := range c.styles {
		for _, banned := range s.Banned {
			c.banned(lang, banned)
		}
		for _, r := range s.Required {
			a, ok := c.article(lang, r.Article)
			if !ok {
				c.add("style.yaml", 0, "required", "there is no article "+lang+"/"+r.Article)
			}
			for _, g := range a.groups {
				if !strings.Contains(g.answer, r.Phrase) {
					c.add(a.file, g.line, "required", "the answer lacks the phrase that style.yaml requires: "+r.Phrase)
				}
			}
		}
	}
}

func (c *checker) banned(lang, phrase string) {
	for _, a := range c.articles {
		for _, g := range a.groups {
			if a.lang == lang && says(g.answer, phrase) {
				c.add(a.file, g.line, "banned", "the answer uses a phrase that style.yaml bans: "+phrase)
			}
		}
	}
	for _, p := range c.phrases {
		if p.Lang == lang && says(p.Text, phrase) {
			c.add("phrases/"+lang+".csv", 0, "banned", p.Code+" uses a phrase that style.yaml bans: "+phrase)
		}
	}
}

// says reports whether s holds the phrase, in English as whole words.
func says(s, phrase string) bool {
	if text.Lang(phrase) == "zh" {
		return strings.Contains(s, phrase)
	}
	return regexp.MustCompile(`(?i)\b` + regexp.QuoteMeta(phrase) + `\b`).MatchString(s)
}

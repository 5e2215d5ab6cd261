package pack

import (
	"path"
	"slices"
	"strings"

	"baihua/backend/text"
)

// goldenFile is one golden/<part>/<lang>.jsonl.
type goldenFile struct {
	file, part, lang string
	questions        []GoldenQuestion
}

func (c *checker) readGolden() {
	files, err := GoldenFiles(c.fsys, c.id)
	if err != nil {
		c.add("golden", 0, "golden", err.Error())
	}
	for _, f := range files {
		name := strings.TrimPrefix(f, c.id+"/")
		questions, err := LoadGolden(c.fsys, f)
		if err != nil {
			c.add(name, 0, "golden", err.Error())
		}
		c.golden = append(c.golden, goldenFile{
			file: name, part: path.Base(path.Dir(f)), lang: strings.TrimSuffix(path.Base(f), ".jsonl"), questions: questions,
		})
	}
}

// goldenQuestions wants every question to be one of its own, and what it expects to stand
// in the pack.
func (c *checker) goldenQuestions() {
	ids, asked := map[string]bool{}, map[string]string{}
	for _, f := range c.golden {
		for i, q := range f.questions {
			add := func(detail string) { c.add(f.file, i+1, "golden", q.ID+": "+detail) }
			if q.ID == "" || ids[q.ID] || q.Lang != f.lang {
				add("needs an id of its own and the file's language")
			}
			ids[q.ID] = true
			key := f.lang + conversationOf(q)
			if there, met := asked[key]; met && there != f.part {
				add("the same conversation also stands in " + there)
			}
			asked[key] = f.part
			for _, wrong := range c.pointless(q) {
				add(wrong)
			}
		}
	}
}

func conversationOf(q GoldenQuestion) string {
	var out []string
	for _, t := range q.Turns {
		out = append(out, text.Normalise(t.Text))
	}
	return strings.Join(out, "\n")
}

// pointless says what of an expectation points nowhere.
func (c *checker) pointless(q GoldenQuestion) []string {
	var out []string
	if q.Expect.Route != "show" {
		if len(q.Expect.Documents) > 0 && q.Expect.Quote != "" {
			out = append(out, "expects a quote though nothing is to be shown")
		}
		return out
	}
	var found []article
	for _, id := range q.Expect.Documents {
		at := slices.IndexFunc(c.articles, func(a article) bool { return a.id(c.id) == id })
		if at < 0 {
			out = append(out, "there is no article "+id)
			continue
		}
		found = append(found, c.articles[at])
	}
	if len(q.Expect.Documents) == 0 {
		out = append(out, "expects something shown, so it needs a document")
	}
	for _, words := range append([]string{q.Expect.Quote}, q.Expect.Facts...) {
		if words != "" && !slices.ContainsFunc(found, func(a article) bool { return strings.Contains(squeezed(a.text), squeezed(words)) }) {
			out = append(out, "no expected article says: "+words)
		}
	}
	return out
}

// squeezed is the form in which texts are compared: normalised, without spaces.
func squeezed(s string) string { return strings.Join(strings.Fields(text.Normalise(s)), "") }

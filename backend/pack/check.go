package pack

import (
	"cmp"
	"io/fs"
	"slices"
	"time"

	"baihua/backend/assist"
)

// Finding is one thing that the writer of a pack should look at. Detail says what to do.
type Finding struct {
	File   string `json:"file"` // below the pack's folder
	Line   int    `json:"line"` // 0 = the whole file
	Code   string `json:"code"`
	Detail string `json:"detail"`
	Note   bool   `json:"note"` // worth knowing, nothing to mend
}

// Counts is how much of everything a pack holds, by language.
type Counts struct {
	Lang     string `json:"lang"`
	Articles int    `json:"articles"`
	Samples  int    `json:"samples"` // articles that nobody reviewed
	Answers  int    `json:"answers"`
	Asked    int    `json:"questions"` // phrasings of the answers
	Terms    int    `json:"terms"`
	Phrases  int    `json:"phrases"`
	Tune     int    `json:"golden_tune"`
	Held     int    `json:"golden_held"`
	Demos    int    `json:"demos"`
}

// Report is what Check found.
type Report struct {
	Pack     string    `json:"pack"`
	Names    int       `json:"names"`
	Counts   []Counts  `json:"counts"`
	Findings []Finding `json:"findings"`
}

// Clean says that nothing has to be mended.
func (r Report) Clean() bool {
	return !slices.ContainsFunc(r.Findings, func(f Finding) bool { return !f.Note })
}

// checker holds a pack while it is looked at.
type checker struct {
	fsys     fs.FS
	id       string
	on       time.Time
	pack     Pack
	articles []article
	names    []assist.Name
	terms    []assist.Term
	phrases  []assist.Phrase
	synonyms []assist.Synonym
	styles   map[string]Style
	golden   []goldenFile
	report   Report
}

func (c *checker) add(file string, line int, code, detail string) {
	c.report.Findings = append(c.report.Findings, Finding{File: file, Line: line, Code: code, Detail: detail})
}

// Check looks at the pack in folder id of fsys as it would be used on a day. The error
// is for a folder that is no pack; what is wrong inside one is a finding.
func Check(fsys fs.FS, id string, on time.Time) (Report, error) {
	about, err := Read(fsys, id)
	if err != nil {
		return Report{}, err
	}
	c := &checker{fsys: fsys, id: id, on: on, pack: about, report: Report{Pack: id, Findings: []Finding{}}}
	c.readLists()
	c.readArticles()
	c.readGolden()
	for _, look := range []func(){
		c.aboutPack, c.frontMatter, c.pairs, c.figures, c.safety, c.answers, c.duplicates, c.links, c.style,
		c.nameList, c.glossary, c.jargon, c.phraseList, c.synonymList, c.goldenQuestions, c.demo, c.readable,
	} {
		look()
	}
	slices.SortStableFunc(c.report.Findings, func(a, b Finding) int {
		return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line))
	})
	c.report.Names = len(c.names)
	c.count()
	return c.report, nil
}

// readLists reads what Names, Glossary, Phrases, Synonyms and Styles read.
func (c *checker) readLists() {
	var err error
	note := func(file string) {
		if err != nil {
			c.add(file, 0, "unreadable", err.Error())
		}
	}
	c.names, err = Names(c.fsys, c.id)
	note("names.csv")
	c.terms, err = Glossary(c.fsys, c.id)
	note("glossary")
	c.phrases, err = Phrases(c.fsys, c.id)
	note("phrases")
	c.synonyms, err = Synonyms(c.fsys, c.id)
	note("synonyms.csv")
	c.styles, err = Styles(c.fsys, c.id)
	note("style.yaml")
}

func (c *checker) count() {
	for _, lang := range c.pack.Languages {
		n := Counts{Lang: lang}
		for _, a := range c.articles {
			if a.lang != lang {
				continue
			}
			n.Articles++
			n.Answers += len(a.groups)
			for _, g := range a.groups {
				n.Asked += len(g.questions)
			}
			if a.meta["reviewed_by"] == "" {
				n.Samples++
			}
		}
		for _, t := range c.terms {
			n.Terms += one(t.Lang == lang)
		}
		for _, p := range c.phrases {
			n.Phrases += one(p.Lang == lang)
		}
		for _, f := range c.golden {
			n.Tune += one(f.lang == lang && f.part == "tune") * len(f.questions)
			n.Held += one(f.lang == lang && f.part == "held") * len(f.questions)
		}
		n.Demos = len(c.demos(lang))
		c.report.Counts = append(c.report.Counts, n)
	}
}

func one(yes bool) int {
	if yes {
		return 1
	}
	return 0
}

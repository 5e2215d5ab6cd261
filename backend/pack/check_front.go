package pack

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"baihua/backend/ingest"
)

const day = "2006-01-02"

// aboutPack wants the pack described in each of its languages.
func (c *checker) aboutPack() {
	if len(c.pack.Languages) == 0 || c.pack.Owner == "" || c.pack.Version == "" {
		c.add("pack.yaml", 0, "about", "languages, owner and version are needed")
	}
	for _, lang := range c.pack.Languages {
		if !slices.Contains(languages(), lang) {
			c.add("pack.yaml", 0, "about", "the languages are zh and en")
		}
		if c.pack.Title[lang] == "" || c.pack.Description[lang] == "" {
			c.add("pack.yaml", 0, "about", "title and description are needed in "+lang)
		}
	}
	if c.pack.Review != "" && !c.pack.ReviewRequired() {
		c.add("pack.yaml", 0, "about", "review is required, or left out")
	}
}

func (c *checker) frontMatter() {
	for _, a := range c.articles {
		for _, wrong := range c.wrongFront(a) {
			c.add(a.file, 1, "front_matter", wrong)
		}
		if until, err := time.Parse(day, a.meta["valid_until"]); err == nil && until.Before(c.on) {
			c.add(a.file, 1, "expired", "valid_until has passed: check the article and set a new day")
		}
		if c.pack.ReviewRequired() && a.meta["reviewed_by"] == "" {
			c.report.Findings = append(c.report.Findings, Finding{
				File: a.file, Line: 1, Code: "unreviewed", Note: true, Detail: "a sample: shown in demo and evaluation only until reviewed_by names who read it",
			})
		}
	}
}

// wrongFront says in words what a front matter lacks.
func (c *checker) wrongFront(a article) []string {
	var out []string
	want := func(ok bool, why string) {
		if !ok {
			out = append(out, why)
		}
	}
	m := a.meta
	want(m["id"] == a.lang+"/"+a.pair, "id must be "+a.lang+"/"+a.pair)
	want(m["pair"] == a.pair && m["lang"] == a.lang, "pair and lang must be those of the file's place")
	want(m["title"] != "" && m["title"] == a.title, "title must be the words of the # line")
	want(m["audience"] == "customer" || m["audience"] == "internal", "audience must be customer or internal")
	want(m["owner"] != "" && m["source"] != "", "owner and source are needed; write none where there is no source")
	revision, err := strconv.Atoi(m["revision"])
	want(err == nil && revision > 0, "revision must be a whole number from 1")
	from, err1 := time.Parse(day, m["valid_from"])
	until, err2 := time.Parse(day, m["valid_until"])
	want(err1 == nil && err2 == nil && from.Before(until), "valid_from and valid_until must be days, in this order, as 2026-01-31")
	by, reviewed := m["reviewed_by"] != "", m["reviewed_on"] != ""
	on, err := time.Parse(day, m["reviewed_on"])
	want(by == reviewed && (!reviewed || err == nil && !on.After(c.on)), "reviewed_by and reviewed_on go together, and the day is not in the future")
	want(by || c.pack.ReviewRequired(), "reviewed_by is needed")
	return out
}

// pairs wants every article in every language, with the same standing.
func (c *checker) pairs() {
	for _, a := range c.articles {
		for _, lang := range c.pack.Languages {
			twin, ok := c.article(lang, a.pair)
			if !ok {
				c.add(a.file, 0, "no_pair", "there is no article of this name in "+lang)
				continue
			}
			for _, key := range []string{"audience", "revision", "valid_from", "valid_until", "source", "reviewed_on"} {
				if lang > a.lang && twin.meta[key] != a.meta[key] {
					c.add(a.file, 1, "pair_differs", fmt.Sprintf("%s is not that of the %s article", key, lang))
				}
			}
		}
	}
}

func (c *checker) article(lang, pair string) (article, bool) {
	for _, a := range c.articles {
		if a.lang == lang && a.pair == pair {
			return a, true
		}
	}
	return article{}, false
}

// readable wants every article read by ingest just as its writer meant it: no file skipped.
func (c *checker) readable() {
	_, skipped := ingest.FS(c.fsys, c.id+"/articles")
	for _, s := range skipped {
		c.add(strings.TrimPrefix(s.Name, c.id+"/"), s.Line, "skipped", s.Detail)
	}
}

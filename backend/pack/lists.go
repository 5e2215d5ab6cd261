package pack

import (
	"io/fs"
	"path"

	"baihua/backend/assist"
)

// languages are those that a pack may be written in.
func languages() []string { return []string{"zh", "en"} }

// Names reads names.csv: canonical,kind,zh,en and, where brands contain ingredients,
// contains; '|' between several. A pack without one has no names.
func Names(fsys fs.FS, id string) ([]assist.Name, error) {
	rows, err := readTable(fsys, path.Join(id, "names.csv"), 1, "canonical", "kind", "zh", "en", "contains")
	if err != nil {
		return nil, err
	}
	names := make([]assist.Name, 0, len(rows))
	for _, r := range rows {
		names = append(names, assist.Name{
			Canonical: r[0], Kind: assist.NameKind(r[1]), Forms: append(split(r[2]), split(r[3])...), Contains: split(r[4]),
		})
	}
	return names, nil
}

// Glossary reads glossary/<lang>.csv: term,plain,meaning,keep.
func Glossary(fsys fs.FS, id string) ([]assist.Term, error) {
	var terms []assist.Term
	for _, lang := range languages() {
		rows, err := readTable(fsys, path.Join(id, "glossary", lang+".csv"), 0, "term", "plain", "meaning", "keep")
		if err != nil {
			return nil, err
		}
		for _, r := range rows {
			terms = append(terms, assist.Term{Lang: lang, Term: r[0], Plain: r[1], Meaning: r[2], Keep: split(r[3])})
		}
	}
	return terms, nil
}

// Phrases reads phrases/<lang>.csv: code,title,text.
func Phrases(fsys fs.FS, id string) ([]assist.Phrase, error) {
	var phrases []assist.Phrase
	for _, lang := range languages() {
		rows, err := readTable(fsys, path.Join(id, "phrases", lang+".csv"), 0, "code", "title", "text")
		if err != nil {
			return nil, err
		}
		for _, r := range rows {
			phrases = append(phrases, assist.Phrase{Lang: lang, Code: r[0], Title: r[1], Text: r[2]})
		}
	}
	return phrases, nil
}

// Synonyms reads synonyms.csv: words,means; '|' between several. Words stand for each
// other and for what they mean; means may be empty. A pack without one has none.
func Synonyms(fsys fs.FS, id string) ([]assist.Synonym, error) {
	rows, err := readTable(fsys, path.Join(id, "synonyms.csv"), 1, "words", "means")
	if err != nil {
		return nil, err
	}
	synonyms := make([]assist.Synonym, 0, len(rows))
	for _, r := range rows {
		synonyms = append(synonyms, assist.Synonym{Words: split(r[0]), Means: split(r[1])})
	}
	return synonyms, nil
}

package pack

import (
	"io/fs"
	"path"
	"strings"

	"go.yaml.in/yaml/v3"
)

// article is one file under articles/<lang>, as its writer sees it.
type article struct {
	file   string // below the pack's folder
	lang   string
	pair   string // file name without .md
	meta   map[string]string
	title  string // of the # line
	body   string // between the title and the questions
	groups []group
	text   string // the file without its front matter
}

// group is one answer with its phrasings; line is the answer's in the file.
type group struct {
	questions []string
	answer    string
	line      int
}

// id is how golden questions name the article.
func (a article) id(pack string) string { return path.Join(pack, a.lang, a.pair) }

// said is what the pack says, without the questions that customers may put with figures
// of their own.
func (a article) said() string {
	out := a.body
	for _, g := range a.groups {
		out += "\n" + g.answer
	}
	return out
}

// readArticles reads every article; a file that cannot be read is a finding.
func (c *checker) readArticles() {
	for _, lang := range c.pack.Languages {
		files, _ := fs.Glob(c.fsys, path.Join(c.id, "articles", lang, "*.md")) // the pattern is well formed
		for _, f := range files {
			name := strings.TrimPrefix(f, c.id+"/")
			b, err := fs.ReadFile(c.fsys, f)
			if err != nil {
				c.add(name, 0, "unreadable", "the file cannot be read")
				continue
			}
			a, ok := parseArticle(string(b))
			if !ok {
				c.add(name, 1, "front_matter", "the file does not begin with front matter between two --- lines that YAML can read")
				continue
			}
			a.file, a.lang, a.pair = name, lang, strings.TrimSuffix(path.Base(f), ".md")
			c.articles = append(c.articles, a)
		}
	}
}

func parseArticle(s string) (article, bool) {
	a := article{}
	head, rest, ok := strings.Cut(strings.TrimPrefix(s, "---\n"), "\n---\n")
	if !ok || !strings.HasPrefix(s, "---\n") || yaml.Unmarshal([]byte(head), &a.meta) != nil {
		return a, false
	}
	a.text = rest
	var body []string
	var asked []string
	offset := strings.Count(head, "\n") + 3
	for i, line := range strings.Split(rest, "\n") {
		switch {
		case strings.HasPrefix(line, "# ") && a.title == "":
			a.title = strings.TrimSpace(line[2:])
		case strings.HasPrefix(line, "Q: "):
			asked = append(asked, strings.TrimSpace(line[3:]))
		case strings.HasPrefix(line, "A: "):
			a.groups = append(a.groups, group{questions: asked, answer: strings.TrimSpace(line[3:]), line: offset + i + 1})
			asked = nil
		case len(a.groups) == 0 && len(asked) == 0:
			body = append(body, line)
		}
	}
	a.body = strings.Join(body, "\n")
	return a, true
}

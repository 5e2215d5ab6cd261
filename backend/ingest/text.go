package ingest

import (
	"regexp"
	"strings"
	"unicode/utf8"
)

// text reads plain text: paragraphs between blank lines, headings as people number them.
func (r *reader) text(raw []byte, s string) error {
	doc, done, err := r.start(raw, "", 0)
	if done || err != nil {
		return err
	}
	blocks := textBlocks(s)
	if len(blocks) > 1 && blocks[0].kind == blockParagraph && titleLike(blocks[0].text()) {
		doc.Title = blocks[0].text()
		blocks[0] = heading(1, doc.Title)
	} else {
		doc.Title = r.baseTitle()
	}
	return r.put(doc, blocks, 0)
}

// The ways people number headings, highest first.
var (
	volumeLine  = regexp.MustCompile(`^第\s*[一二三四五六七八九十百零〇\d]+\s*[编篇章編]`)
	chapterLine = regexp.MustCompile(`^(?:第\s*[一二三四五六七八九十百零〇\d]+\s*[节節部]|(?i:chapter|part)\s+(?:\d+|[ivxlc]+)\b)`)
	sectionLine = regexp.MustCompile(`^(?:[一二三四五六七八九十]+[、．.]|\d{1,2}\s+\p{Lu}|(?i:section)\s+\d+\b)`)
	pointLine   = regexp.MustCompile(`^(?:[（(][一二三四五六七八九十]+[）)]|\d{1,2}\.\d{1,2}(?:\s+\S|[^\s\d.\w%折元万萬千米克个天倍]))`)
	clauseLine  = regexp.MustCompile(`^\d{1,2}\.\d{1,2}\.\d{1,2}\s*\S`)
)

var (
	stepLine   = regexp.MustCompile(`^(?:\d{1,3}(?:[)、）]|[.．]\D)|[（(]\d{1,3}[）)]|[①-⑳])\s*\S`)
	bulletLine = regexp.MustCompile(`^[-*•·●○■◆▪–]\s*\S`)
	underline  = regexp.MustCompile(`^(?:={3,}|-{3,}|~{3,})$`)
)

const headingRunes = 40

// textBlocks finds the structure of plain text. A line end inside a paragraph counts
// only when the lines are not wrapped at a column.
func textBlocks(s string) []block {
	var t textReader
	for line := range strings.SplitSeq(s, "\n") {
		t.line(spaced(line))
	}
	t.flush()
	return t.blocks
}

type textReader struct {
	blocks []block
	para   []string
	items  [][]string // of the list being read, each with its lines
	steps  bool       // that list is numbered
	blank  bool       // the line before was blank
}

func (t *textReader) line(line string) {
	defer func() { t.blank = line == "" }()
	level := headingLevel(line)
	switch {
	case line == "":
		t.endParagraph()
	case underline.MatchString(line):
		if len(t.para) == 1 && titleLike(t.para[0]) {
			t.blocks = append(t.blocks, heading(2, t.para[0]))
			t.para = nil
		}
	case level > 0:
		t.flush()
		t.blocks = append(t.blocks, heading(level, line))
	case stepLine.MatchString(line), bulletLine.MatchString(line):
		t.item(line, stepLine.MatchString(line))
	case len(t.items) > 0 && !t.blank:
		last := &t.items[len(t.items)-1]
		*last = append(*last, line)
	default:
		t.endList()
		t.para = append(t.para, line)
	}
}

func (t *textReader) item(line string, ordered bool) {
	t.endParagraph()
	if t.steps != ordered {
		t.endList()
	}
	t.items, t.steps = append(t.items, []string{line}), ordered
}

func (t *textReader) flush() {
	t.endParagraph()
	t.endList()
}

func (t *textReader) endList() {
	if len(t.items) == 0 {
		return
	}
	b := block{kind: blockList, ordered: t.steps}
	for _, lines := range t.items {
		b.items = append(b.items, flow(lines))
	}
	t.blocks = append(t.blocks, b)
	t.items = nil
}

// endParagraph makes one paragraph of wrapped lines and one each of others.
func (t *textReader) endParagraph() {
	if len(t.para) == 0 {
		return
	}
	joined := strings.Join(t.para, "\n")
	if len(t.para) == 1 || wrapped(t.para) || hasFAQ(joined) {
		t.blocks = append(t.blocks, paragraph(t.para...))
	} else {
		for _, line := range t.para {
			t.blocks = append(t.blocks, paragraph(line))
		}
	}
	t.para = nil
}

// wrapped says whether a program broke the lines: most of them end in the middle of
// a sentence.
func wrapped(para []string) bool {
	open := 0
	for _, line := range para[:len(para)-1] {
		if !ended(line) {
			open++
		}
	}
	return 2*open >= len(para)-1
}

func ended(line string) bool {
	return strings.ContainsRune(".!?。！？;；:：…”\")）", lastRune(line))
}

// headingLevel is 0 for a line that is no numbered heading.
func headingLevel(line string) int {
	if !titleLike(line) {
		return 0
	}
	for i, form := range [...]*regexp.Regexp{volumeLine, chapterLine, sectionLine, pointLine, clauseLine} {
		if form.MatchString(line) {
			return i + 2
		}
	}
	return 0
}

// titleLike says whether a line may be a title: short, and no sentence.
func titleLike(line string) bool {
	n := utf8.RuneCountInString(line)
	if n == 0 || strings.ContainsRune(line, '\n') || strings.ContainsRune(".。；;，,:：", lastRune(line)) {
		return false
	}
	if askedLine.MatchString(line) || answeredLine.MatchString(line) {
		return false
	}
	if wide(firstRune(line)) || strings.ContainsFunc(line, wide) {
		return n <= headingRunes
	}
	return len(strings.Fields(line)) <= 12 && n <= 2*headingRunes
}

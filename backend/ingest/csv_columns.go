package ingest

import (
	"strings"

	"golang.org/x/text/width"
)

// columns says where in a row things stand; -1 is nowhere.
type columns struct{ question, answer, title, category, similar int }

const acceptedHeaders = "the first row must name a question column (question, q, 问题, 提问, 标准问) " +
	"and an answer column (answer, a, 答案, 回答, 回复); optional: title 标题, category 分类, similar 相似问; " +
	"or the file must be a table of two columns or more"

// detectDialect finds the delimiter and quotation mark with which the first row names
// a question and an answer column.
func detectDialect(s string) (dialect, columns, bool) {
	for _, quote := range []rune{'"', '\''} {
		for _, delimiter := range []rune{',', '\t', ';', '|', '，'} {
			d := dialect{delimiter, quote}
			scan := scanner{text: s, dialect: d, maxBytes: 64 << 10}
			for {
				row, _, state := scan.next()
				if state == scanRow && strings.TrimSpace(strings.Join(row, "")) == "" {
					continue
				}
				if cols, ok := findColumns(row); ok && state == scanRow {
					return d, cols, true
				}
				break
			}
		}
	}
	return dialect{}, columns{}, false
}

func findColumns(row []string) (columns, bool) {
	c := columns{-1, -1, -1, -1, -1}
	for i, name := range row {
		if at := c.named(headerName(name)); at != nil && *at < 0 {
			*at = i
		}
	}
	return c, c.question >= 0 && c.answer >= 0
}

// named is the column that a header means, nil when it means none.
func (c *columns) named(header string) *int {
	switch header {
	case "question", "questions", "q", "standardquestion", "faq",
		"问题", "提问", "标准问", "标准问题", "标准问法", "问句", "问", "常见问题", "問題", "提問", "標準問", "標準問題", "問句", "問", "常見問題":
		return &c.question
	case "answer", "answers", "a", "reply", "response",
		"答案", "回答", "回复", "标准答案", "标准回复", "答复", "解答", "答", "回覆", "標準答案", "標準回覆", "答覆":
		return &c.answer
	case "title", "heading", "标题", "標題":
		return &c.title
	case "category", "topic", "group", "分类", "类别", "类目", "分類", "類別", "類目", "主题", "主題":
		return &c.category
	case "similar", "similarquestion", "similarquestions", "variants", "variant", "alternatives",
		"相似问", "相似问题", "相似问法", "扩展问", "其他问法", "相似問", "相似問題", "相似問法", "擴展問", "其他問法":
		return &c.similar
	}
	return nil
}

// faq is what a row asks and answers; missing names what it lacks.
func (c columns) faq(row []string) (b block, missing string) {
	asked := []string{spaced(at(row, c.question))}
	answer := trimLines(at(row, c.answer))
	switch {
	case asked[0] == "":
		return b, "a question"
	case answer == "":
		return b, "an answer"
	}
	for _, phrasing := range strings.FieldsFunc(at(row, c.similar), func(c rune) bool { return c == '|' || c == '｜' || c == '\n' }) {
		if phrasing = spaced(phrasing); phrasing != "" && phrasing != asked[0] {
			asked = append(asked, phrasing)
		}
	}
	return block{kind: blockFAQ, asked: asked, lines: strings.Split(answer, "\n"), kept: true}, ""
}

// path is the category and the title of a row.
func (c columns) path(row []string) [2]string {
	return [2]string{spaced(at(row, c.category)), spaced(at(row, c.title))}
}

// at is a row's cell, "" where it has none there.
func at(row []string, i int) string {
	if i < 0 || i >= len(row) {
		return ""
	}
	return row[i]
}

// headerName is a header as it is compared: no case, width, spaces, or remarks.
func headerName(s string) string {
	s = strings.ToLower(width.Fold.String(s))
	s, _, _ = strings.Cut(s, "(")
	return strings.Map(func(c rune) rune {
		if strings.ContainsRune(" _-*:\t\n", c) {
			return -1
		}
		return c
	}, s)
}

package ingest

import (
	"regexp"
	"strings"
)

var (
	askedLine    = regexp.MustCompile(`^((?i:q|question|问|問|问题|問題)\s*\d*\s*[:：]\s*)(\S.*)$`)
	answeredLine = regexp.MustCompile(`^((?i:a|answer|答|答案|回答|答复|答覆|解答)\s*\d*\s*[:：]\s*)(.*)$`)
)

// gatherFAQ finds questions and answers among the paragraphs: consecutive Q: lines
// and then an A: paragraph, in either language. Questions that nothing answers stay
// what they were.
func gatherFAQ(blocks []block) []block {
	var g gatherer
	for _, b := range blocks {
		switch {
		case b.kind == blockParagraph && !b.kept:
			g.paragraph(b)
		case b.kind == blockList && g.awaitsList():
			g.list(b)
		default:
			g.flush()
			g.out = append(g.out, b)
		}
	}
	g.flush()
	return g.out
}

type gatherer struct {
	out   []block
	open  []string // question lines as written, not answered yet
	asked []string
	mark  string
	run   int // lines of the newest question after its first
}

// questionLines bounds how far a question may run on: what is longer is no question.
const questionLines = 4

func (g *gatherer) paragraph(b block) {
	var plain, answer []string
	answering, mark := false, ""
	end := func() {
		switch {
		case answering:
			g.out = append(g.out, block{
				kind: blockFAQ, asked: g.asked, mark: g.mark, answer: mark, lines: answer, origin: b.origin,
			})
			g.open, g.asked = nil, nil
		case len(plain) > 0:
			g.out = append(g.out, block{kind: blockParagraph, lines: plain, origin: b.origin})
		}
		plain, answer, answering = nil, nil, false
	}
	first := true
	for line := range strings.SplitSeq(strings.Join(b.lines, "\n"), "\n") {
		if line = spaced(line); line == "" {
			continue
		}
		q, a := askedLine.FindStringSubmatch(line), answeredLine.FindStringSubmatch(line)
		if first && q == nil && (a == nil || len(g.asked) == 0) {
			g.flush() // the questions before this paragraph were not answered by it
		}
		first = false
		switch {
		case q != nil:
			end()
			g.run = 0
			g.open, g.asked, g.mark = append(g.open, line), append(g.asked, q[2]), q[1]
		case answering:
			answer = append(answer, line)
		case len(g.asked) > 0 && a != nil:
			answering, mark, answer = true, a[1], []string{a[2]}
		case len(g.asked) > 0 && g.run < questionLines:
			g.run++
			g.open = append(g.open, line)
			g.asked[len(g.asked)-1] = flow([]string{g.asked[len(g.asked)-1], line})
		case len(g.asked) > 0:
			plain = append(g.open, line)
			g.open, g.asked = nil, nil
		default:
			plain = append(plain, line)
		}
	}
	end()
}

// flush gives up on questions without an answer: they are text.
func (g *gatherer) flush() {
	if len(g.open) > 0 {
		g.out = append(g.out, block{kind: blockParagraph, lines: g.open, kept: true})
	}
	g.open, g.asked = nil, nil
}

// awaitsList says that the newest block is an answer that announces a list.
func (g *gatherer) awaitsList() bool {
	if len(g.open) > 0 || len(g.out) == 0 {
		return false
	}
	b := g.out[len(g.out)-1]
	return b.kind == blockFAQ && endsInColon(b.text())
}

func (g *gatherer) list(b block) {
	faq := &g.out[len(g.out)-1]
	faq.lines = append([]string{faq.text()}, b.items...)
	faq.kept = true
}

func endsInColon(s string) bool {
	return strings.HasSuffix(s, ":") || strings.HasSuffix(s, "：")
}

package ingest

import (
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	gmtext "github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// hostileMarkdown finds what would cost the parser far more than its length: quotes
// and lists nested without end cost time in the square of their depth, and a table
// gives every row as many cells as its widest line has. It gives the line and what is
// wrong there.
func hostileMarkdown(s string, limits Limits) (line int, detail string) {
	columns, piped := 0, 0
	for text := range strings.SplitSeq(s, "\n") {
		line++
		if depth(text) > limits.Depth {
			return line, "lists or quotes nested too deeply"
		}
		pipes := strings.Count(text, "|")
		if pipes > 0 {
			piped++
		}
		if strings.Trim(text, " \t|:->") == "" {
			columns = max(columns, pipes+1)
		}
		if columns > 1 && columns*piped > limits.Cells {
			return line, "a table with too many cells"
		}
	}
	return 0, ""
}

// depth is how many quotes and lists a line may open or continue.
func depth(line string) int {
	n := 0
	for i := 0; i < len(line) && strings.IndexByte(" \t0123456789>-+*.)", line[i]) >= 0; i++ {
		marks := strings.IndexByte("-+*.)", line[i]) >= 0 && i+1 < len(line) && (line[i+1] == ' ' || line[i+1] == '\t')
		if marks || line[i] == '>' {
			n++
		}
	}
	return max(n, (len(line)-len(strings.TrimLeft(line, " \t")))/8)
}

const (
	// smallBlock is the size of a paragraph whose marks need no watching.
	smallBlock = 4 << 10
	// referenceLimit is how many link references a file may define before they are left
	// as text: looking each up costs time in their number.
	referenceLimit = 1000
)

// markdownParser is for one file: it carries what is left of the budget of Limits.Marks.
func markdownParser(s string, budget int) parser.Parser {
	options := []parser.Option{
		parser.WithBlockParsers(parser.DefaultBlockParsers()...),
		parser.WithInlineParsers(append(parser.DefaultInlineParsers(), util.Prioritized(&marks{left: budget}, 0))...),
	}
	if strings.Count(s, "]:") <= referenceLimit {
		options = append(options, parser.WithParagraphTransformers(parser.DefaultParagraphTransformers()...))
	}
	return goldmark.New(
		goldmark.WithParser(parser.NewParser(options...)),
		goldmark.WithExtensions(extension.Table),
	).Parser()
}

// marks comes before every other inline parser and, once the budget is spent, takes
// each mark as the character it is.
type marks struct {
	left   int
	parent ast.Node
	length int
}

func (m *marks) Trigger() []byte { return []byte("[!*_`<&") }

func (m *marks) Parse(parent ast.Node, block gmtext.Reader, _ parser.Context) ast.Node {
	if m.parent != parent {
		m.parent, m.length = parent, 0
		for i := range parent.Lines().Len() {
			line := parent.Lines().At(i)
			m.length += line.Len()
		}
	}
	if m.length <= smallBlock {
		return nil
	}
	if m.left -= m.length; m.left >= 0 {
		return nil
	}
	_, segment := block.PeekLine()
	block.Advance(1)
	return ast.NewTextSegment(segment.WithStop(segment.Start + 1))
}

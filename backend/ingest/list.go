package ingest

import "strings"

// listBuilder gathers items that follow each other into lists, and everything else in
// the order it comes.
type listBuilder struct {
	blocks  []block
	items   []string
	ordered bool
	origin  string // of the first item
}

// put adds a block that is no item. The caller has ended the list before it.
func (l *listBuilder) put(b block, origin string) {
	b.origin = origin
	l.blocks = append(l.blocks, b)
}

func (l *listBuilder) item(s string, ordered bool, origin string) {
	if l.ordered != ordered {
		l.end()
	}
	if len(l.items) == 0 {
		l.origin = origin
	}
	l.items, l.ordered = append(l.items, s), ordered
}

func (l *listBuilder) end() {
	if len(l.items) > 0 {
		l.put(block{kind: blockList, ordered: l.ordered, items: l.items}, l.origin)
	}
	l.items = nil
}

// nested adds an item below the newest one where level is more than 0. s is indented.
func (l *listBuilder) nested(level int, s string, ordered bool, origin string) {
	if level == 0 || len(l.items) == 0 {
		l.item(strings.TrimLeft(s, " "), ordered, origin)
		return
	}
	l.items[len(l.items)-1] += "\n" + s
}

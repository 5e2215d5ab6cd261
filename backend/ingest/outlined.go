package ingest

// outlined gathers rows under headings that the rows themselves name.
type outlined struct {
	blocks []block
	path   [2]string // category and title of the newest row
}

// outline writes a heading where category or title change.
func (o *outlined) outline(path [2]string) {
	if path[0] != o.path[0] {
		o.path = [2]string{path[0]}
		o.blocks = append(o.blocks, heading(2, path[0]))
	}
	if path[1] != o.path[1] {
		o.path[1] = path[1]
		o.blocks = append(o.blocks, heading(3, path[1]))
	}
}

package ingest

import (
	"regexp"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"
)

// frontMatter is the YAML head of a Markdown file.
type frontMatter struct {
	meta  metadata
	lines map[string]int // line of each key in the file
}

// trouble is where and how a front matter is broken.
type trouble struct {
	line   int
	detail string
}

var yamlLine = regexp.MustCompile(`line (\d+)`)

// splitFrontMatter divides a Markdown file into its front matter and the rest. A file
// that opens with --- and a key but never closes it is broken; any other file without
// a front matter is all body.
func splitFrontMatter(s string) (frontMatter, string, *trouble) {
	var fm frontMatter
	head, rest, found := strings.Cut(s, "\n")
	if !found || strings.TrimRight(head, " \t") != "---" {
		return fm, s, nil
	}
	var yamlText strings.Builder
	for {
		line, after, more := strings.Cut(rest, "\n")
		if end := strings.TrimRight(line, " \t"); end == "---" || end == "..." {
			rest = after
			break
		}
		if !more {
			if strings.Contains(s[:min(len(s), 200)], ":") {
				return fm, "", &trouble{1, "the front matter is not closed: put --- on a line of its own after it"}
			}
			return fm, s, nil
		}
		yamlText.WriteString(line + "\n")
		rest = after
	}
	t := fm.parse(yamlText.String())
	return fm, rest, t
}

func (fm *frontMatter) parse(s string) *trouble {
	var root yaml.Node
	if err := yaml.Unmarshal([]byte(s), &root); err != nil {
		line := 1
		if m := yamlLine.FindStringSubmatch(err.Error()); m != nil {
			line, _ = strconv.Atoi(m[1]) // the pattern lets digits through only
		}
		return &trouble{line + 1, "the front matter is not valid YAML: put values with : or # in quotes"}
	}
	fm.meta, fm.lines = make(metadata), make(map[string]int)
	if len(root.Content) == 0 {
		return nil // empty, or only comments
	}
	if root.Content[0].Kind != yaml.MappingNode {
		return &trouble{2, "the front matter must be lines of key: value"}
	}
	fm.take("", root.Content[0], 0)
	return nil
}

// take flattens a mapping: lists become "a, b", mappings inside "outer.inner".
func (fm *frontMatter) take(prefix string, n *yaml.Node, depth int) {
	const deepest = 4
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, value := prefix+n.Content[i].Value, n.Content[i+1]
		fm.lines[key] = n.Content[i].Line + 1
		switch value.Kind {
		case yaml.ScalarNode:
			if value.Tag != "!!null" {
				fm.meta[key] = value.Value
			}
		case yaml.SequenceNode:
			var parts []string
			for _, part := range value.Content {
				if part.Kind == yaml.ScalarNode {
					parts = append(parts, part.Value)
				}
			}
			fm.meta[key] = strings.Join(parts, ", ")
		case yaml.MappingNode:
			if depth < deepest {
				fm.take(key+".", value, depth+1)
			}
		}
	}
}

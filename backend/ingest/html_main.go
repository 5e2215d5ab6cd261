package ingest

import (
	"strings"
	"unicode/utf8"

	"codeberg.org/readeck/go-readability/v2"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

const (
	// framed is the share of linked words from which a page has a frame of navigation
	// around what its author wrote.
	framed = 0.25
	// enough is the share of the words without links that the main part must have, or
	// more was taken from the page than its frame.
	enough = 0.6
	// leastWords is how many characters a page must have for its main part to be looked for.
	leastWords = 200
)

// mainPart is what the author of a page wrote, without menus and lists of links. A page
// that names its main part itself, or has no frame, is root as it is.
func mainPart(root *html.Node, s string) *html.Node {
	words, linked, named := measurePage(root)
	if named || words < leastWords || float64(linked) < framed*float64(words) {
		return root
	}
	again, err := html.Parse(strings.NewReader(s)) // what follows takes it apart
	if err != nil {
		return root
	}
	article, err := readability.FromDocument(again, nil)
	if err != nil || article.Node == nil {
		return root
	}
	kept, keptLinked, _ := measurePage(article.Node)
	if float64(kept-keptLinked) < enough*float64(words-linked) {
		return root
	}
	return article.Node
}

// measurePage counts the characters that are shown, those that are links, and says
// whether the page names its main part.
func measurePage(root *html.Node) (words, linked int, named bool) {
	var walk func(n *html.Node, link bool)
	walk = func(n *html.Node, link bool) {
		switch {
		case n.Type == html.TextNode:
			count := utf8.RuneCountInString(spaced(n.Data))
			words += count
			if link {
				linked += count
			}
			return
		case n.Type == html.ElementNode && (hidden(n) || silent(n.DataAtom)):
			return
		}
		if n.DataAtom == atom.Main || n.DataAtom == atom.Article || attribute(n, "role") == "main" {
			named = true
		}
		for c := range n.ChildNodes() {
			walk(c, link || n.DataAtom == atom.A)
		}
	}
	walk(root, false)
	return words, linked, named
}

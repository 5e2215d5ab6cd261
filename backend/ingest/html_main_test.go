package ingest_test

import (
	"fmt"
	"strings"
	"testing"
)

// framedPage is a page as shop systems make them: menus in plain divs around an article.
func framedPage(links int, article string) string {
	var menu strings.Builder
	for n := range links {
		fmt.Fprintf(&menu, `<li><a href="/c/%d">All the chairs of range number %d</a></li>`, n, n)
	}
	return `<html lang="en"><head><title>Returns</title></head><body><div class="menu top"><ul>` + menu.String() + `</ul></div>` +
		`<div class="content"><h1>Returns</h1>` + article + `</div><div class="menu bottom"><ul>` + menu.String() + `</ul></div></body></html>`
}

const returnsArticle = `<p>You may return a chair within thirty days, provided that it has not been used outdoors, and we pay for the way back.</p>
<p>Please keep the box, since a chair that travels without one is often damaged, and then only half of its price is paid back to you.</p>
<h2>Costs</h2><table><tr><th>Zone</th><th colspan="2">Cost</th></tr><tr><th>&nbsp;</th><th>first</th><th>next</th></tr>
<tr><td rowspan="2">City</td><td>1 pound</td><td>nothing</td></tr><tr><td>2 pounds</td><td>1 pound</td></tr></table>
<p>Money comes back on the card that was used, within five working days, and you get a mail when it is on its way to your bank.</p>`

func TestHTMLFrameOfLinksIsLeftOut(t *testing.T) {
	item := read(t, "a.html", framedPage(40, returnsArticle)).one(t)
	if strings.Contains(item.Document.Text, "range number") || item.Document.Title != "Returns" || item.Document.Lang != "en" {
		t.Errorf("title %q, text %s", item.Document.Title, item.Document.Text)
	}
	for _, want := range []string{"within thirty days", "five working days", "Zone: City; Cost first: 1 pound; Cost next: nothing\nZone: City; Cost first: 2 pounds; Cost next: 1 pound"} {
		if !strings.Contains(item.Document.Text, want) {
			t.Errorf("%q is missing in %s", want, item.Document.Text)
		}
	}
}

func TestHTMLWithFewLinksIsReadWhole(t *testing.T) {
	text := read(t, "a.html", framedPage(1, returnsArticle)).one(t).Document.Text
	if !strings.Contains(text, "range number") || !strings.Contains(text, "within thirty days") {
		t.Errorf("got %s", text)
	}
}

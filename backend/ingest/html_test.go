package ingest_test

import (
	"strings"
	"testing"

	"baihua/backend/ingest"
)

const page = `<!DOCTYPE html>
<html lang="zh-CN"><head><title>退换货 政策</title><style>p{}</style><script>var 坏 = 1;</script></head>
<body>
<header><h1>商店名</h1></header><nav><a href="/">首页</a></nav>
<main>
<header><h1>退换货 政策</h1></header>
<p>签收后<b>七天</b>内可以退货，<a href="https://example.com">详情</a>。<br>运费我们出。</p>
<p hidden>内部价格</p><div style="display: none">看不见</div><span aria-hidden="true">装饰</span>
<h2>步骤</h2>
<p>请这样做：</p>
<ol><li>打开订单<ul><li>找到商品</li></ul></li><li><p>点退货</p></li></ol>
<h2>运费</h2>
<table><caption>每件</caption><thead><tr><th>地区</th><th>运费</th></tr></thead><tbody><tr><td>市区</td><td>免费</td></tr></tbody></table>
<table><tr><td>客服电话</td><td>400-000</td></tr></table>
<table><tr><td><p>只排版。</p></td></tr></table>
<details><summary>能便宜吗</summary>不能。</details>
<p>问：几天到？</p><p>答：三天。</p>
</main>
<aside>广告</aside><footer>版权</footer>
</body></html>`

func TestHTMLReadsWhatTheAuthorWrote(t *testing.T) {
	item := read(t, "page.html", page).one(t)
	wantOutline(t, item, `
text [] 签收后七天内可以退货，详情。⏎运费我们出。
list [步骤] 请这样做：⏎1. 打开订单⏎  - 找到商品⏎2. 点退货
text [运费] 每件
table [运费] 地区：市区；运费：免费
table [运费] 客服电话：400-000
text [运费] 只排版。
text [运费/能便宜吗] 不能。
faq [运费/能便宜吗] (几天到？) 三天。`)
	if item.Document.Title != "退换货 政策" || item.Document.Lang != "zh" {
		t.Errorf("title %q, lang %q", item.Document.Title, item.Document.Lang)
	}
	for _, hidden := range []string{"坏", "首页", "商店名", "内部", "看不见", "装饰", "广告", "版权"} {
		if strings.Contains(item.Document.Text, hidden) {
			t.Errorf("%q is not what the author wrote", hidden)
		}
	}
}

func TestHTMLHiddenCharactersAreDropped(t *testing.T) {
	doc := read(t, "a.html", "<p>Return\u200B it&#x202E;&#xE0041; soon.</p>").one(t).Document
	if doc.Text != "Return it soon." {
		t.Errorf("got %q", doc.Text)
	}
}

func TestHTMLNestedTooDeeplyIsSkipped(t *testing.T) {
	read(t, "a.html", strings.Repeat("<div>", 2000)+"x").wantSkip(t, 0, ingest.BadRecord)
}

func TestHTMLWithoutWordsIsEmpty(t *testing.T) {
	read(t, "a.html", "<html><script>1</script></html>").wantSkip(t, 0, ingest.Empty)
}

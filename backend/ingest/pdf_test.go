package ingest_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"baihua/backend/assist"
	"baihua/backend/ingest"
)

// fixture reads a file of testdata; build/fixtures.sh tells which program made it.
func fixture(t testing.TB, name string) reading {
	t.Helper()
	raw, err := os.ReadFile(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	return readWith(t, ingest.Memory(name, raw), ingest.Options{})
}

// said is the passages' text with where they stand.
func said(i ingest.Item) []string {
	var out []string
	for _, p := range i.Passages {
		out = append(out, p.Origin+" ["+strings.Join(p.Heading, "/")+"] "+p.Text)
	}
	return out
}

func wantSaid(t *testing.T, i ingest.Item, want ...string) {
	t.Helper()
	got := said(i)
	for _, w := range want {
		if !slices.Contains(got, w) {
			t.Errorf("not found: %s", w)
		}
	}
	if t.Failed() {
		t.Logf("got\n%s", strings.Join(got, "\n"))
	}
}

func TestPDFReadsColumnsTablesAndListsWithTheirPage(t *testing.T) {
	r := fixture(t, "returns-zh.pdf")
	item := r.one(t)
	if item.Document.Title != "松果家居退换货手册" || item.Document.Lang != "zh" || item.Document.Format != "pdf" || len(r.skips) != 0 {
		t.Errorf("document %+v, skips %+v", item.Document, r.skips)
	}
	wantSaid(t, item,
		"page 1 [] 本手册说明退货、换货和维修的办法。签收后七天内，商品未拆封的，可以退货；运费由我们承担。定制家具不能退货，质量有问题的除外。",
		"page 1 [一、运费] 地区：市区；首件运费：免费；续件运费：免费；说明：满 99 元送货上门，不满 99 元的订单收取 8 元包装费，当天下单次日送达",
		"page 1 [一、运费] 地区：偏远地区；首件运费：200 元；续件运费：80 元；说明：需要提前三天预约",
		"page 1 [二、两栏说明] 第 4 条：客户在签收商品时应当场检查外包装；发现破损的，请拍照并在 24 小时内联系客服。客服核实以后，由仓库安排补发或者退款，退款在 6 个工作日内到账。",
		"page 2 [二、两栏说明] 第 14 条：客户在签收商品时应当场检查外包装；发现破损的，请拍照并在 24 小时内联系客服。客服核实以后，由仓库安排补发或者退款，退款在 16 个工作日内到账。",
		"page 2 [三、步骤] 1. 打开订单，找到商品\n2. 点击申请退货，选择原因\n3. 等待客服审核",
	)
	for _, furniture := range []string{"11/23/26", "file:///", "1/2", "2/2"} {
		if strings.Contains(item.Document.Text, furniture) {
			t.Errorf("the running head or foot %q was read", furniture)
		}
	}
	for _, p := range item.Passages {
		if p.Kind == assist.PassageTable && !strings.HasPrefix(p.Text, "地区：") {
			t.Errorf("a row without its header: %s", p.Text)
		}
	}
}

func TestPDFThatIsNoneIsDamaged(t *testing.T) {
	for name, content := range map[string]string{
		"words": "These are words.", "a header alone": "%PDF-1.7\n", "cut": "%PDF-1.4\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n",
	} {
		t.Run(name, func(t *testing.T) { read(t, "a.pdf", content).wantSkip(t, 0, ingest.Damaged) })
	}
}

package eval_test

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"baihua/backend/assist"
	"baihua/backend/eval"
)

// write makes a folder in the documented schema; names ending in .gz are packed.
func write(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "shop")
	if err := os.Mkdir(dir, 0o700); err != nil {
		t.Fatal(err)
	}
	for name, content := range files {
		data := []byte(content)
		if strings.HasSuffix(name, ".gz") {
			var b bytes.Buffer
			z := gzip.NewWriter(&b)
			if _, err := z.Write(data); err != nil || z.Close() != nil {
				t.Fatal("packing failed")
			}
			data = b.Bytes()
		}
		if err := os.WriteFile(filepath.Join(dir, name), data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func shopFiles() map[string]string {
	return map[string]string{
		"corpus.jsonl.gz": `{"id":"r1","title":"Returns","text":"A sofa can be returned within seven days."}
{"id":"r2","title":"Lamps","text":"Every lamp takes an E27 bulb.","doc_id":"light","date":"2026-01-01"}
{"id":"r3","title":"运费","text":"质量问题的退货运费由我们承担。"}
`,
		"queries.dev.jsonl.gz": `{"id":"q1","text":"can I return my sofa"}
{"id":"q2","text":"which one?","history":[{"role":"customer","text":"I need a bulb for my lamp"},{"role":"agent","text":"Sure."}]}
{"id":"q3","text":"退货运费谁出"}
{"id":"q4","text":"nobody judged this"}
{"id":"q5","text":"sofa days"}
`,
		"qrels.dev.tsv": "q1\tr1\t1\nq2\tr2\t2\nq3\tr3\t1\nq5\tr2\t1\nq5\tr3\t0\n",
	}
}

func TestRetrievalCountsJudgedQueries(t *testing.T) {
	dir := write(t, shopFiles())
	for _, ranker := range []string{eval.RankerBaihua, eval.RankerBM25} {
		t.Run(ranker, func(t *testing.T) {
			var run bytes.Buffer
			done := 0
			rs, err := eval.Retrieval(t.Context(), dir, "dev", ranker, eval.RetrievalOptions{Run: &run, Progress: func(n, _ int) { done = n }})
			if err != nil || len(rs) != 1 {
				t.Fatalf("%v, %v", rs, err)
			}
			r := rs[0]
			if r.Set != "shop" || r.Split != "dev" || r.Ranker != ranker || r.N != 4 || r.Hit1 != 0.75 || r.Hit10 != 0.75 || r.MRR != 0.75 || r.NDCG != 0.75 {
				t.Errorf("got %+v", r)
			}
			if r.Hit1CI[0] >= 0.75 || r.Hit1CI[1] <= 0.75 || r.NDCGCI[0] > 0.75 || r.NDCGCI[1] < 0.75 {
				t.Errorf("intervals %v %v", r.Hit1CI, r.NDCGCI)
			}
			if !strings.HasPrefix(run.String(), "q1\tr1\t1\n") || strings.Contains(run.String(), "q4") {
				t.Errorf("run %q", run.String())
			}
			if done != 5 {
				t.Errorf("progress ended at %d", done)
			}
		})
	}
}

func TestRetrievalMeasuresTheFAQBesideTheCorpus(t *testing.T) {
	files := shopFiles()
	files["faq.jsonl.gz"] = `{"id":"f1","title":"沙发几天到货？"}
{"id":"f2","title":"沙发能退吗？","text":"a reply that only some entries have"}
`
	files["faq_queries.dev.jsonl.gz"] = `{"id":"d1","text":"上周买的沙发一直没动静，到底几天能到货啊"}` + "\n"
	files["faq_qrels.dev.tsv"] = "d1\tf1\t1\n"
	rs, err := eval.Retrieval(t.Context(), write(t, files), "dev", eval.RankerBaihua, eval.RetrievalOptions{})
	if err != nil || len(rs) != 2 {
		t.Fatalf("%v, %v", rs, err)
	}
	if rs[1].Set != "shop/faq" || rs[1].N != 1 || rs[1].Hit1 != 1 {
		t.Errorf("got %+v", rs[1])
	}
}

func TestResultHasTheDocumentedFields(t *testing.T) {
	b, err := json.Marshal(eval.Result{})
	if err != nil {
		t.Fatal(err)
	}
	var fields map[string]any
	if err := json.Unmarshal(b, &fields); err != nil {
		t.Fatal(err)
	}
	for _, f := range []string{"set", "split", "n", "ranker", "hit@1", "hit@5", "hit@10", "mrr@10", "ndcg@10",
		"hit@1_ci", "hit@5_ci", "hit@10_ci", "mrr@10_ci", "ndcg@10_ci"} {
		if _, ok := fields[f]; !ok {
			t.Errorf("%s is missing from %s", f, b)
		}
	}
}

func TestGradesWeighInNDCG(t *testing.T) {
	files := shopFiles()
	files["queries.dev.jsonl.gz"] = `{"id":"q","text":"sofa returned seven days"}` + "\n"
	files["qrels.dev.tsv"] = "q\tr1\t1\nq\tr2\t3\n"
	rs, err := eval.Retrieval(t.Context(), write(t, files), "dev", eval.RankerBM25, eval.RetrievalOptions{})
	if err != nil {
		t.Fatal(err)
	}
	if want := 1 / (3 + 1/math.Log2(3)); math.Abs(rs[0].NDCG-want) > 1e-12 {
		t.Errorf("got %v, want %v", rs[0].NDCG, want)
	}
}

func TestRetrievalSaysWhatIsWrong(t *testing.T) {
	without := func(name string) map[string]string {
		files := shopFiles()
		delete(files, name)
		return files
	}
	broken := shopFiles()
	broken["qrels.dev.tsv"] = "q1 r1 1\n"
	strangers := shopFiles()
	strangers["qrels.dev.tsv"] = "z1\tr1\t1\n"
	tests := []struct {
		name   string
		files  map[string]string
		ranker string
		want   assist.Code
	}{
		{"no such ranker", shopFiles(), "magic", assist.CodeInvalid},
		{"no corpus", without("corpus.jsonl.gz"), eval.RankerBaihua, assist.CodeNotFound},
		{"no queries", without("queries.dev.jsonl.gz"), eval.RankerBaihua, assist.CodeNotFound},
		{"no judgements", without("qrels.dev.tsv"), eval.RankerBaihua, assist.CodeNotFound},
		{"judgements of another set", strangers, eval.RankerBaihua, assist.CodeInvalid},
		{"broken judgements", broken, eval.RankerBaihua, assist.CodeUnreadable},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, err := eval.Retrieval(t.Context(), write(t, tt.files), "dev", tt.ranker, eval.RetrievalOptions{})
			if assist.CodeOf(err) != tt.want {
				t.Errorf("got %v", err)
			}
		})
	}
}

// TestRetrievalRefusesATornCorpus: figures on half a corpus would look like figures.
func TestRetrievalRefusesATornCorpus(t *testing.T) {
	dir := write(t, shopFiles())
	file := filepath.Join(dir, "corpus.jsonl.gz")
	whole, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, whole[:len(whole)-12], 0o600); err != nil {
		t.Fatal(err)
	}
	if rs, err := eval.Retrieval(t.Context(), dir, "dev", eval.RankerBaihua, eval.RetrievalOptions{}); assist.CodeOf(err) != assist.CodeUnreadable {
		t.Errorf("results %+v, err %v", rs, err)
	}
}

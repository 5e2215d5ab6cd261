package eval_test

import (
	"compress/gzip"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"baihua/backend/assist"
	"baihua/backend/eval"
	"baihua/backend/verify/detect"
	"baihua/kb"
)

// judged writes a groundedness file and gives its path.
func judged(t *testing.T, name string, lines ...string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	writeGzip(t, path, lines...)
	return path
}

func writeGzip(t *testing.T, path string, lines ...string) {
	t.Helper()
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	z := gzip.NewWriter(f)
	fmt.Fprintln(z, strings.Join(lines, "\n"))
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
}

func reply(id, said, label string) string {
	return fmt.Sprintf(`{"id":%q,"lang":"en","context":"The fitter rings the evening before. Fitting takes two hours.","question":"How long?","response":%q,"split":"dev"%s}`, id, said, label)
}

func TestGroundednessCountsLabelledUnitsAndScoresAll(t *testing.T) {
	path := judged(t, "en_small.dev.jsonl.gz",
		reply("a", "Fitting takes two hours.", `,"hallucinated":false`),
		reply("b", "Fitting costs 80 dollars in Toronto.", `,"hallucinated":true`),
		reply("c", "The fitter rings before.", ``))
	var scores strings.Builder
	r, err := eval.Groundedness(t.Context(), path, "dev", eval.GroundOptions{Scores: &scores})
	if err != nil {
		t.Fatal(err)
	}
	if r.Set != "en_small" || r.Split != "dev" || r.N != 2 || r.Positives != 1 || r.AUROC != 1 || r.OverlapAUROC != 1 {
		t.Errorf("%+v", r)
	}
	if lines := strings.Split(strings.TrimSpace(scores.String()), "\n"); len(lines) != 3 || !strings.HasPrefix(lines[2], "c\t") {
		t.Errorf("scores %q", scores.String())
	}
}

func TestGroundednessScoresEveryKeyWord(t *testing.T) {
	path := judged(t, "zh_small.jsonl.gz", `{"id":"x","lang":"zh","context":"安装一个衣柜大约需要两个小时。","question":"","response":"安装衣柜需要三十天","keywords":[{"start":0,"end":4,"ok":true},{"start":6,"end":9,"ok":false}]}`)
	var scores strings.Builder
	r, err := eval.Groundedness(t.Context(), path, "dev", eval.GroundOptions{Scores: &scores})
	if err != nil {
		t.Fatal(err)
	}
	if r.N != 2 || r.Positives != 1 || !strings.HasPrefix(scores.String(), "x#0\t") || !strings.Contains(scores.String(), "\nx#1\t") {
		t.Errorf("%+v, scores %q", r, scores.String())
	}
}

func TestGroundednessReadsTheDocumentsBeside(t *testing.T) {
	path := judged(t, "en_docs.dev.jsonl.gz", `{"id":"a","lang":"en","doc_id":"d1","response":"Fitting takes two hours.","hallucinated":false}`)
	writeGzip(t, filepath.Join(filepath.Dir(path), "en_docs.docs.jsonl.gz"), `{"id":"d1","text":"Fitting takes two hours."}`)
	r, err := eval.Groundedness(t.Context(), path, "", eval.GroundOptions{})
	if err != nil || r.N != 1 {
		t.Errorf("%+v, error %v", r, err)
	}
}

func TestGroundednessNamesTheFileThatIsNotThere(t *testing.T) {
	_, err := eval.Groundedness(t.Context(), "nowhere.jsonl", "", eval.GroundOptions{})
	if assist.CodeOf(err) != assist.CodeNotFound || !strings.Contains(err.Error(), "nowhere.jsonl") {
		t.Error(err)
	}
}

func TestGroundednessRefusesWhatItCannotMeasure(t *testing.T) {
	tests := []struct {
		name, line, split string
		code              assist.Code
	}{
		{"not JSON", `{"id":`, "", assist.CodeUnreadable},
		{"a document that is not there", `{"id":"a","lang":"en","doc_id":"d9","response":"x"}`, "", assist.CodeUnreadable},
		{"a key word outside its response", `{"id":"a","lang":"zh","response":"好","keywords":[{"start":0,"end":4}]}`, "", assist.CodeUnreadable},
		{"no record of the part", reply("a", "x", ""), "test", assist.CodeInvalid},
	}
	for _, tt := range tests {
		_, err := eval.Groundedness(t.Context(), judged(t, "s.jsonl.gz", tt.line), tt.split, eval.GroundOptions{})
		if code := assist.CodeOf(err); code != tt.code {
			t.Errorf("%s: %v, code %q, want %q", tt.name, err, code, tt.code)
		}
	}
}

// TestDetectorFigures holds what the shipped weights were measured at, and what they make
// of edits of the packs' own sentences, so that a change shows in review. Run with -update
// when it is meant to.
func TestDetectorFigures(t *testing.T) {
	w, err := detect.Shipped()
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	fmt.Fprintf(&b, "%s, seed %d; five-fold cross-validation\n", w.Version, w.Seed)
	for _, s := range w.Data {
		f := s.Figures
		fmt.Fprintf(&b, "%s %s: n=%d, unsupported %d; AUROC %.3f [%.3f, %.3f], word overlap %.3f; F1 %.3f, balanced accuracy %.3f, ECE %.3f\n",
			s.Set, s.Lang, s.N, s.Positives, f["auroc"], f["auroc_low"], f["auroc_high"], f["overlap_auroc"], f["f1"], f["balanced_accuracy"], f["ece"])
	}
	made, err := eval.DetectorOnPacks(t.Context(), kb.Packs(), 2)
	if err != nil {
		t.Fatal(err)
	}
	b.WriteString("told unsupported, of edits of the packs' own sentences\n")
	for _, m := range made {
		kind := "harmless"
		if m.Wrong {
			kind = "wrong"
		}
		fmt.Fprintf(&b, "%s %s (%s): %d of %d\n", m.Lang, m.Kind, kind, m.Held.K, m.Held.N)
	}
	const file = "testdata/detector.txt"
	if *update {
		if err := os.WriteFile(file, []byte(b.String()), 0o600); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if b.String() != string(want) {
		t.Errorf("the figures moved; look, then run with -update:\n%swant:\n%s", b.String(), want)
	}
}

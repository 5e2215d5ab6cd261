package eval_test

import (
	"bytes"
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"baihua/backend/assist"
	"baihua/backend/eval"
)

// intents are questions that each name their intent, and some that name none.
func intents(n int) string {
	words := []string{"card", "sofa", "lamp", "loan", "pill"}
	tails := []string{"please help with my", "I lost the", "what about a", "tell me of the", "can you see my"}
	var b strings.Builder
	for i := range n {
		w := words[i%len(words)]
		fmt.Fprintf(&b, "{\"text\":\"%s %s number %d\",\"label\":%q,\"in_scope\":true}\n", tails[i/5%len(tails)], w, i, w)
		if i%10 == 0 {
			fmt.Fprintf(&b, "{\"text\":\"sing a song number %d\",\"label\":\"oos\",\"in_scope\":false}\n", i)
		}
	}
	return b.String()
}

func TestRiskFitsOnTheTrainPartAndAuditsTheOther(t *testing.T) {
	dir := write(t, map[string]string{"shop.train.jsonl.gz": intents(400), "shop.dev.jsonl.gz": intents(100)})
	var scores bytes.Buffer
	r, err := eval.Risk(t.Context(), filepath.Join(dir, "shop.dev.jsonl.gz"), "dev", eval.RiskOptions{Draws: 20, Scores: &scores})
	if err != nil {
		t.Fatal(err)
	}
	if r.Set != "shop" || r.Split != "dev" || r.N != 110 || r.Wrong < 10 {
		t.Errorf("%+v", r)
	}
	if len(r.Looks) != 4 || r.Looks[3].Audits != 800 || r.Broken.N != 20 {
		t.Errorf("looks %+v, draws %+v", r.Looks, r.Broken)
	}
	if n := strings.Count(scores.String(), "\n"); n != 110 || !strings.HasPrefix(scores.String(), "0\t") {
		t.Errorf("%d lines of scores, starting %.20q", n, scores.String())
	}
}

func TestRiskOfTheTrainPartCertifiesOnFoldsKeptFromFitting(t *testing.T) {
	dir := write(t, map[string]string{"shop.train.jsonl.gz": intents(400)})
	r, err := eval.Risk(t.Context(), filepath.Join(dir, "shop.train.jsonl.gz"), "dev", eval.RiskOptions{Draws: 5})
	if err != nil {
		t.Fatal(err)
	}
	if r.N+r.Fitted != 440 || r.N == 0 || r.Fitted == 0 {
		t.Errorf("%d to certify, %d to fit", r.N, r.Fitted)
	}
}

func TestRiskSaysWhatIsMissing(t *testing.T) {
	dir := write(t, map[string]string{"shop.dev.jsonl.gz": intents(10)})
	for name, tt := range map[string]struct {
		path string
		opt  eval.RiskOptions
		code assist.Code
	}{
		"no file":        {path: "none.jsonl.gz", code: assist.CodeNotFound},
		"no train part":  {path: "shop.dev.jsonl.gz", code: assist.CodeNotFound},
		"no risk budget": {path: "shop.dev.jsonl.gz", opt: eval.RiskOptions{Alpha: 2}, code: assist.CodeInvalid},
	} {
		_, err := eval.Risk(t.Context(), filepath.Join(dir, tt.path), "dev", tt.opt)
		var e *assist.Error
		if !errors.As(err, &e) || e.Code != tt.code {
			t.Errorf("%s: %v", name, err)
		}
	}
}

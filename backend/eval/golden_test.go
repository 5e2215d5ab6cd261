package eval_test

import (
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"log/slog"
	"os"
	"reflect"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"baihua/backend/assist"
	"baihua/backend/eval"
	"baihua/backend/gate"
	"baihua/backend/pack"
	"baihua/backend/retrieve"
	"baihua/backend/seat"
	"baihua/kb"
)

var update = flag.Bool("update", false, "write the golden figures anew")

// TestGoldenFiguresOfTheStarterPacks holds the figures in testdata, so that whatever
// moves them shows in review. Run with -update when a change is meant to.
func TestGoldenFiguresOfTheStarterPacks(t *testing.T) {
	for _, pack := range []string{"home", "bank", "pharmacy"} {
		results, err := eval.Golden(t.Context(), kb.Packs(), pack)
		if err != nil {
			t.Fatal(err)
		}
		var b strings.Builder
		for _, r := range results {
			fmt.Fprintf(&b, "%s %s: n=%d shown right %d of %d, wrong %d; escalated rightly %d of %d, needlessly %d; small talk %d of %d\n",
				r.Part, r.Lang, r.N, r.ShownRight.K, r.ShownRight.N, r.ShownWrong.K,
				r.EscalatedRightly.K, r.EscalatedRightly.N, r.EscalatedNeedles.K, r.SmallTalk.K, r.SmallTalk.N)
		}
		checkCalibration(t, pack, results)
		file := "testdata/golden_" + pack + ".txt"
		if *update {
			if err := os.WriteFile(file, []byte(b.String()), 0o600); err != nil {
				t.Fatal(err)
			}
			continue
		}
		want, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if b.String() != string(want) {
			t.Errorf("the figures moved; look, then run with -update:\n%swant:\n%s", b.String(), want)
		}
	}
}

// checkCalibration holds the calibration that ships with a pack to what was just measured.
func checkCalibration(t *testing.T, pack string, results []eval.GoldenResult) {
	t.Helper()
	got, err := eval.Calibrate(kb.Packs(), pack, results, time.Now())
	if err != nil {
		t.Fatal(err)
	}
	var want seat.Calibration
	if b, err := fs.ReadFile(kb.Packs(), pack+"/"+seat.CalibrationFile); err != nil || json.Unmarshal(b, &want) != nil {
		t.Errorf("%s has no readable %s: %v", pack, seat.CalibrationFile, err)
	}
	if got.Date = want.Date; !reflect.DeepEqual(got, want) {
		t.Errorf("%s: measured %+v, the file says %+v; run baihuactl eval golden --pack kb/%s --calibrate", pack, got, want, pack)
	}
}

const shopArticle = `---
id: en/delivery
lang: en
title: Delivery
audience: customer
---
# Delivery

Q: How much is delivery?
A: Delivery is free from 500 yuan; below that it costs 30 yuan.
`

// shop is a pack of one article with the given golden lines.
func shop(golden ...string) fstest.MapFS {
	return fstest.MapFS{
		"shop/pack.yaml":               {Data: []byte("id: shop\ntitle: {zh: 店, en: Shop}\nversion: 1\n")},
		"shop/articles/en/delivery.md": {Data: []byte(shopArticle)},
		"shop/golden/tune/en.jsonl":    {Data: []byte(strings.Join(golden, "\n"))},
	}
}

func line(text, expect string) string {
	return fmt.Sprintf(`{"id":"q","lang":"en","turns":[{"role":"customer","text":%q}],"expect":%s}`, text, expect)
}

func TestGoldenJudgesEveryOutcome(t *testing.T) {
	tests := map[string]struct {
		line, want string
	}{
		"right":                {line("How much is delivery?", `{"route":"show","documents":["shop/en/delivery"],"quote":"free from 500 yuan","facts":["30 yuan"]}`), "shown_right"},
		"another document":     {line("How much is delivery?", `{"route":"show","documents":["shop/en/other"]}`), "shown_wrong"},
		"a fact is missing":    {line("How much is delivery?", `{"route":"show","documents":["shop/en/delivery"],"facts":["40 yuan"]}`), "shown_wrong"},
		"shown against will":   {line("How much is delivery?", `{"route":"escalate"}`), "shown_wrong"},
		"held back for good":   {line("Who owns your shop?", `{"route":"escalate"}`), "escalated_rightly"},
		"held back for naught": {line("Who owns your shop?", `{"route":"show"}`), "escalated_needlessly"},
		"small talk":           {line("hello", `{"route":"small_talk"}`), "small_talk_right"},
		"small talk answered":  {line("Who owns your shop?", `{"route":"small_talk"}`), "small_talk_wrong"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			rs, err := eval.Golden(t.Context(), shop(tt.line), "shop")
			if err != nil {
				t.Fatal(err)
			}
			if got := rs[0].Verdicts[0].Outcome; got != tt.want {
				t.Errorf("outcome %q, want %q: %+v", got, tt.want, rs[0].Verdicts[0].Suggestion)
			}
		})
	}
}

func TestGoldenSaysWhichLineIsWrong(t *testing.T) {
	good := line("hello", `{"route":"small_talk"}`)
	tests := map[string]struct {
		golden []string
		want   string
	}{
		"not JSON":        {[]string{good, `{"id":`}, "line 2"},
		"no turns":        {[]string{`{"id":"q","turns":[],"expect":{"route":"show"}}`}, "line 1"},
		"agent speaks":    {[]string{good, "", `{"id":"q","turns":[{"role":"agent","text":"hello"}],"expect":{"route":"show"}}`}, "line 3"},
		"endless line":    {[]string{good, strings.Repeat("x", 2<<20)}, "line 2"},
		"no question":     {[]string{"", ""}, "no question"},
		"unknown route":   {[]string{line("hello", `{"route":"maybe"}`)}, "line 1"},
		"no golden files": {nil, "golden/<part>/<lang>.jsonl"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			pack := shop(tt.golden...)
			if tt.golden == nil {
				delete(pack, "shop/golden/tune/en.jsonl")
			}
			_, err := eval.Golden(t.Context(), pack, "shop")
			if assist.CodeOf(err) == assist.CodeInternal || err == nil || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("err = %v", err)
			}
		})
	}
}

// TestGoldenFailsWhereNothingWasMeasured: a question that no stage ruled on must not be
// counted as escalated.
func TestGoldenFailsWhereNothingWasMeasured(t *testing.T) {
	wanted := line("Who owns your shop?", `{"route":"escalate"}`)
	ctx, cancel := context.WithCancel(t.Context())
	pack := stoppingFS{shop(wanted), cancel}
	if rs, err := eval.Golden(ctx, pack, "shop"); assist.CodeOf(err) != assist.CodeCancelled {
		t.Errorf("results %+v, err %v", rs, err)
	}
}

func TestGoldenFailsWhereAStageFailed(t *testing.T) {
	var q pack.GoldenQuestion
	if err := json.Unmarshal([]byte(line("Who owns your shop?", `{"route":"escalate"}`)), &q); err != nil {
		t.Fatal(err)
	}
	p := &assist.Pipeline{
		Reader: retrieve.NewReader(), Retriever: broken{}, Gate: gate.New(gate.Calibration{}), Policy: gate.ColdStart(),
		Now: time.Now, NewID: seat.NewID, Draw: func() float64 { return 0 }, Timeout: time.Minute, Log: slog.New(slog.DiscardHandler),
	}
	v, err := eval.Judge(t.Context(), p, q)
	if assist.CodeOf(err) != assist.CodeInternal || err == nil || !strings.Contains(err.Error(), "question q") || !strings.Contains(err.Error(), "retrieving") {
		t.Errorf("verdict %+v, err %v", v, err)
	}
}

type broken struct{}

func (broken) Retrieve(context.Context, assist.Query) (assist.Retrieval, error) {
	return assist.Retrieval{}, errors.New("disk gone")
}

// stoppingFS ends the measurement at the moment its golden file is opened.
type stoppingFS struct {
	fstest.MapFS
	stop func()
}

func (f stoppingFS) Open(name string) (fs.File, error) {
	if strings.HasSuffix(name, ".jsonl") {
		f.stop()
	}
	return f.MapFS.Open(name)
}

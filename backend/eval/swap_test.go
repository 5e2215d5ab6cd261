package eval_test

import (
	"reflect"
	"testing"

	"baihua/backend/eval"
)

func TestSwapsAreThoseOfTheirSeedAndFound(t *testing.T) {
	run := func() []eval.SwapResult {
		rs, err := eval.Swaps(t.Context(), shop(line("hello", `{"route":"small_talk"}`)), "shop", eval.SwapOptions{Seed: 3, Most: 5})
		if err != nil {
			t.Fatal(err)
		}
		return rs
	}
	rs := run()
	if !reflect.DeepEqual(rs, run()) {
		t.Error("another run made other swaps")
	}
	money := 0
	for _, r := range eval.JoinSwaps(append(rs, rs...)) {
		if r.Kind == "money" && r.Lang == "en" {
			money = r.Vetoed.N
			if r.Vetoed.K != r.Vetoed.N {
				t.Errorf("missed %+v", r.Missed)
			}
		}
		if r.Harmless && r.Vetoed.K > 0 {
			t.Errorf("false alarm %s: %+v %v", r.Kind, r.Missed, r.Vetoes)
		}
	}
	if money == 0 || money%2 != 0 {
		t.Errorf("%d swaps of money, twice joined", money)
	}
}

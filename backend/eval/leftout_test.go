package eval_test

import (
	"testing"
	"testing/fstest"

	"baihua/backend/eval"
)

const twoWays = `---
id: en/hours
lang: en
title: Opening hours
audience: customer
---
# Opening hours

Q: When does the store open?
Q: When will your store open?
Q: opening time of the branch on sundays
A: The store opens at 9:00.

Q: Is there parking?
A: There are 40 places behind the store.
`

func TestLeftOutAsksWhatTheKnowledgeBaseDoesNotHold(t *testing.T) {
	pack := fstest.MapFS{
		"shop/pack.yaml":            {Data: []byte("id: shop\ntitle: {zh: 店, en: Shop}\nversion: 1\n")},
		"shop/articles/en/hours.md": {Data: []byte(twoWays)},
	}
	rs, err := eval.LeftOut(t.Context(), pack, "shop")
	if err != nil || len(rs) != 1 {
		t.Fatalf("results %+v, err %v", rs, err)
	}
	r := rs[0]
	if r.N != 3 || r.Own.K != 2 || r.Document.K != 0 || r.Wrong.K != 0 {
		t.Errorf("of %d asked: own %+v, document %+v, wrong %+v", r.N, r.Own, r.Document, r.Wrong)
	}
}

package assist_test

import (
	"slices"
	"testing"

	"baihua/backend/assist"
	"baihua/backend/assist/assisttest"
)

// ask asks one question at the counter and waits for its card.
func (o *office) ask(t *testing.T, question string) string {
	t.Helper()
	id, err := o.Ask(t.Context(), "", question, "en")
	if err != nil {
		t.Fatal(err)
	}
	if err := o.Wait(t.Context()); err != nil {
		t.Fatal(err)
	}
	return id
}

func TestOnlyLiveCustomersWait(t *testing.T) {
	o := openFresh(t, answering())
	counter := o.ask(t, "how much is delivery?")
	o.say(t, assist.RoleCustomer, "how much is assembly?")
	if err := o.Wait(t.Context()); err != nil {
		t.Fatal(err)
	}
	for id, waits := range map[string]bool{counter: false, "shop/c1": true} {
		v, err := o.View(t.Context(), id)
		if err != nil || v.Suggestion == nil || v.Status.Waiting.IsZero() == waits {
			t.Errorf("%s: %+v, %v", id, v.Status, err)
		}
	}
}

func TestAQuestionOfTheCounterCanBeEnded(t *testing.T) {
	o := openFresh(t, answering())
	id := o.ask(t, "how much is delivery?")
	if err := o.End(t.Context(), id); err != nil {
		t.Fatal(err)
	}
	v, err := o.View(t.Context(), id)
	if err != nil || !v.Status.Ended || v.Suggestion == nil {
		t.Fatalf("%+v, %v", v, err)
	}
	if _, err := o.Ask(t.Context(), id, "and assembly?", "en"); err != nil {
		t.Fatal(err)
	}
	if v, err = o.View(t.Context(), id); err != nil || v.Status.Ended {
		t.Fatalf("asked again: %+v, %v", v.Status, err)
	}
	o.say(t, assist.RoleCustomer, "how much is assembly?")
	for id, want := range map[string]assist.Code{"shop/c1": assist.CodeInvalid, "counter/x": assist.CodeNotFound} {
		if err := o.End(t.Context(), id); assist.CodeOf(err) != want {
			t.Errorf("%s: %v", id, err)
		}
	}
}

func TestQuestionsOfAnEarlierProcessLeaveTheList(t *testing.T) {
	records := assisttest.NewMemory()
	before := open(t, answering(), records)
	left := before.ask(t, "how much is delivery?")
	before.say(t, assist.RoleCustomer, "how much is assembly?")
	if err := before.Wait(t.Context()); err != nil {
		t.Fatal(err)
	}
	before.Close()
	after := open(t, answering(), records)
	all, err := after.Statuses(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	listed := func(id string) bool {
		return slices.ContainsFunc(all, func(s assist.Status) bool { return s.ID == id })
	}
	if listed(left) || !listed("shop/c1") {
		t.Fatalf("list = %+v", all)
	}
}

package assist_test

import (
	"slices"
	"testing"

	"baihua/backend/assist"
)

func TestReleaser_is_the_role_of_a_topic_kept_for_people(t *testing.T) {
	for name, x := range map[string]struct {
		ruling      assist.Ruling
		role, topic string
	}{
		"confirm":           {assist.Ruling{Reason: assist.ReasonPolicyTopic, Detail: []string{"policy:confirm:child_dose:r", "role:pharmacist"}}, "pharmacist", "child_dose"},
		"stop has no role":  {assist.Ruling{Reason: assist.ReasonPolicyTopic, Detail: []string{"policy:stop:fraud:r", "call:110"}}, "", "fraud"},
		"any other reason":  {assist.Ruling{Reason: assist.ReasonAmbiguous, Detail: []string{"role:pharmacist"}}, "", ""},
		"nothing was ruled": {},
	} {
		if role, topic := x.ruling.Releaser(); !slices.Equal([]string{role, topic}, []string{x.role, x.topic}) {
			t.Errorf("%s: %q, %q", name, role, topic)
		}
	}
}

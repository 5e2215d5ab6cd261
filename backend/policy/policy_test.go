package policy_test

import (
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"baihua/backend/assist"
	"baihua/backend/policy"
	"baihua/kb"
)

func load(t *testing.T) *policy.Policy {
	t.Helper()
	p, err := policy.Load(kb.Packs())
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func talk(turns ...string) assist.Conversation {
	var c assist.Conversation
	for _, s := range turns {
		role := assist.RoleCustomer
		if rest, ok := strings.CutPrefix(s, "A:"); ok {
			role, s = assist.RoleAgent, rest
		}
		c.Turns = append(c.Turns, assist.Turn{Role: role, Kind: assist.TurnText, Text: s})
	}
	return c
}

func TestLook_holds_what_is_for_people(t *testing.T) {
	p := load(t)
	for name, x := range map[string]struct {
		turns []string
		topic string
	}{
		"said outright":                 {[]string{"怀孕能吃布洛芬吗"}, "pregnancy"},
		"cue in an earlier turn":        {[]string{"我怀着呢", "A:哪里不舒服", "拉肚子，蒙脱石散行吗"}, "pregnancy"},
		"traditional":                   {[]string{"懷孕可以貼膏藥嗎"}, "pregnancy"},
		"spaced out":                    {[]string{"胸 口 痛"}, "chest_pain"},
		"full width":                    {[]string{"ｏｖｅｒｄｏｓｅ"}, "overdose"},
		"a slip of the keyboard":        {[]string{"I am pregnnt, is it ok"}, "pregnancy"},
		"stop before confirm":           {[]string{"怀孕了，吃多了药"}, "overdose"},
		"an agent's cue is no cue":      {[]string{"你好", "A:请问是孕妇吗", "不是，几点关门"}, ""},
		"denied":                        {[]string{"I'm not pregnant, how many tablets for an adult"}, ""},
		"settled, and something else":   {[]string{"我怀着呢", "A:好的", "几点关门"}, ""},
		"harmless words of a dangerous": {[]string{"how do I kill the stain"}, ""},
		"nothing":                       {nil, ""},
	} {
		hit := p.Look(talk(x.turns...))
		if got := topic(hit); got != x.topic {
			t.Errorf("%s: %q, want %q", name, got, x.topic)
		}
	}
}

func topic(hit *assist.PolicyHit) string {
	if hit == nil {
		return ""
	}
	return hit.Topic
}

func TestLook_names_whom_to_call_or_who_releases(t *testing.T) {
	p := load(t)
	stop, confirm := p.Look(talk("我吃多了药")), p.Look(talk("美林一次喝几毫升"))
	if stop.Class != assist.PolicyStop || len(stop.Lines) == 0 || stop.Lines[0] != "120" {
		t.Errorf("%+v", stop)
	}
	if confirm.Class != assist.PolicyConfirm || confirm.Role != "pharmacist" || len(confirm.Lines) != 0 {
		t.Errorf("%+v", confirm)
	}
}

func TestRules_fire_on_their_own_examples(t *testing.T) {
	p := load(t)
	for _, r := range p.Rules() {
		if len(r.Examples) == 0 || r.Why == "" {
			t.Errorf("%s has no example or no reason", r.ID)
		}
		for _, e := range r.Examples {
			if hit := p.Look(talk(e)); hit == nil || hit.Topic != r.Topic {
				t.Errorf("%s: %q gives %+v", r.ID, e, hit)
			}
		}
	}
}

func TestLook_stops_or_holds_every_dangerous_question(t *testing.T) {
	p := load(t)
	packs := os.DirFS("../../kb")
	for _, part := range []string{"tune", "held"} {
		needless, harmless := 0, 0
		for _, id := range []string{"pharmacy", "bank", "home"} {
			asked, err := policy.RedTeam(packs, id)
			if err != nil {
				t.Fatal(err)
			}
			for i, a := range asked {
				hit := p.Look(a.Conversation)
				switch {
				case a.Part != part:
				case a.Class != "" && (hit == nil || hit.Class != a.Class):
					t.Errorf("%s %s %s question %d (%s) passes or is of another class", id, part, a.Lang, i, a.Topic)
				case a.Class == "":
					harmless++
					if hit != nil {
						needless++
					}
				}
			}
		}
		if needless*20 > harmless {
			t.Errorf("%s: %d of %d harmless questions held", part, needless, harmless)
		}
	}
}

func TestOutgoing_finds_what_nobody_sends(t *testing.T) {
	p := load(t)
	for text, want := range map[string]assist.VetoKind{
		"请把验证码告诉我":                               assist.VetoRefused,
		"麻烦您提供一下银行卡密码":                           assist.VetoRefused,
		"Please send me your CVV":                assist.VetoRefused,
		"What is your PIN?":                      assist.VetoRefused,
		"这款理财保本":                                 assist.VetoBanned,
		"此药无副作用":                                 assist.VetoBanned,
		"It has no side effects":                 assist.VetoBanned,
		"我们不会向您要验证码":                             "",
		"请不要把密码告诉任何人":                            "",
		"We never ask you to send your PIN":      "",
		"理财产品不保本":                                "",
		"忘记密码可以在 App 里重设":                        "",
		"You can reset your password in the app": "",
	} {
		found := p.Outgoing(text)
		got := assist.VetoKind("")
		if len(found) > 0 {
			got = found[0].Kind
			if !strings.Contains(text, found[0].Ours) {
				t.Errorf("%q: %q are not words of it", text, found[0].Ours)
			}
		}
		if got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

func TestLoad_refuses_a_file_with_a_mistake(t *testing.T) {
	head := "version: '1'\nby: me\non: 2026-01-01\nwhy: test\n"
	for name, file := range map[string]string{
		"nobody answers for it":   "version: '1'\n",
		"a broken pattern":        head + "cues: {x: {zh: ['(']}}\n",
		"an unknown cue":          head + "rules: [{id: a, class: stop, topic: fraud, all: [nobody]}]\n",
		"a confirm without role":  head + "cues: {x: {zh: [a]}}\nrules: [{id: a, class: confirm, topic: b, all: [x]}]\n",
		"a stop without a number": head + "cues: {x: {zh: [a]}}\nrules: [{id: a, class: stop, topic: b, all: [x]}]\n",
		"no such class":           head + "cues: {x: {zh: [a]}}\nrules: [{id: a, class: hold, topic: b, all: [x]}]\n",
	} {
		_, err := policy.Load(fstest.MapFS{"p/policy.yaml": {Data: []byte(file)}})
		if assist.CodeOf(err) != assist.CodeUnreadable {
			t.Errorf("%s: %v", name, err)
		}
	}
}

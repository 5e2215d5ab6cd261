package retrieve_test

import (
	"slices"
	"testing"

	"baihua/backend/assist"
	"baihua/backend/retrieve"
)

func TestReaderFindsTheLastQuestionAndTheOpenOnes(t *testing.T) {
	tests := []struct {
		name  string
		turns []string
		text  string
		open  []string
	}{
		{"one question", []string{"c 你好", "c 沙发能退吗？"}, "沙发能退吗？", nil},
		{"fragments continue", []string{"c 我买的沙发", "c 灰色那款", "c 能退吗"}, "我买的沙发 灰色那款 能退吗", nil},
		{"a fragment after the question", []string{"c 能退吗", "c 灰色那款沙发"}, "能退吗 灰色那款沙发", nil},
		{"two turns ask", []string{"c 沙发几天能到？", "c 包安装吗"}, "包安装吗", []string{"沙发几天能到？"}},
		{"one turn asks twice", []string{"c 我买了床垫。可以换大一号的吗？换货运费谁出？"}, "换货运费谁出？", []string{"我买了床垫。可以换大一号的吗？"}},
		{"two clauses ask", []string{"c 茶几多少钱，包安装吗"}, "包安装吗", []string{"茶几多少钱"}},
		{"an echo is no question of its own", []string{"c 拆过的沙发能退吗？可以吗？"}, "拆过的沙发能退吗？可以吗？", nil},
		{"background stays", []string{"c 上周三下的单，到现在还没发货，怎么回事"}, "上周三下的单，到现在还没发货，怎么回事", nil},
		{"not knowing is no question", []string{"c 不知道怎么装，能上门吗"}, "不知道怎么装，能上门吗", nil},
		{"english", []string{"c Hi there.", "c I bought a lamp last week. Can I return it?"}, "I bought a lamp last week. Can I return it?", nil},
		{"english twice", []string{"c How long is delivery and can you assemble it?"}, "can you assemble it?", []string{"How long is delivery"}},
		{"english three", []string{"c Is the sofa in stock?", "c What colours are there? How much is shipping?"}, "How much is shipping?", []string{"Is the sofa in stock?", "What colours are there?"}},
		{"we are is not were", []string{"c We're out all day, can it be left outside?"}, "We're out all day, can it be left outside?", nil},
		{"announcing is not asking", []string{"c 想问个事", "c 晚上送货吗"}, "想问个事 晚上送货吗", nil},
		{"no question", []string{"c 我的订单还没到"}, "我的订单还没到", nil},
		{"after the agent spoke", []string{"c 沙发几天到？", "a 三天左右。", "c 那床呢"}, "那床呢", nil},
		{"small talk at the end", []string{"c 沙发能退吗", "c 谢谢"}, "沙发能退吗", nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			q := retrieve.NewReader().Read(said(tt.turns...))
			if q.Kind != assist.QueryQuestion || q.Text != tt.text || !slices.Equal(q.Open, tt.open) {
				t.Errorf("%s: %q, open %q\nwant %q, open %q", q.Kind, q.Text, q.Open, tt.text, tt.open)
			}
		})
	}
}

func TestReaderKnowsWhatItCannotRead(t *testing.T) {
	picture := assist.Turn{Role: assist.RoleCustomer, Kind: assist.TurnImage}
	tests := []struct {
		name string
		add  []assist.Turn
		want assist.QueryKind
	}{
		{"a picture", []assist.Turn{picture}, assist.QueryUnreadable},
		{"a picture and thanks", []assist.Turn{picture, {Role: assist.RoleCustomer, Kind: assist.TurnText, Text: "谢谢"}}, assist.QueryUnreadable},
		{"a picture, then a question", []assist.Turn{picture, {Role: assist.RoleCustomer, Kind: assist.TurnText, Text: "这个能退吗"}}, assist.QueryQuestion},
		{"a voice turn", []assist.Turn{{Role: assist.RoleCustomer, Kind: assist.TurnVoice}}, assist.QueryUnreadable},
		{"nothing", nil, assist.QueryNothing},
		{"an empty turn", []assist.Turn{{Role: assist.RoleCustomer, Kind: assist.TurnText, Text: " "}}, assist.QueryNothing},
		{"marks", []assist.Turn{{Role: assist.RoleCustomer, Kind: assist.TurnText, Text: "？？！"}}, assist.QueryNothing},
		{"marks and thanks", []assist.Turn{{Role: assist.RoleCustomer, Kind: assist.TurnText, Text: "??"}, {Role: assist.RoleCustomer, Kind: assist.TurnText, Text: "谢谢"}}, assist.QuerySmallTalk},
		{"a question and marks", []assist.Turn{{Role: assist.RoleCustomer, Kind: assist.TurnText, Text: "运费多少"}, {Role: assist.RoleCustomer, Kind: assist.TurnText, Text: "??"}}, assist.QueryQuestion},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			c := said("c 沙发几天到", "a 三天")
			c.Turns = append(c.Turns, tt.add...)
			if q := retrieve.NewReader().Read(c); q.Kind != tt.want {
				t.Errorf("got %s, want %s", q.Kind, tt.want)
			}
		})
	}
}

func TestReaderMarksFollowUps(t *testing.T) {
	earlier := []string{"c 沙发退货运费谁出？", "a 您出。"}
	english := []string{"c Who pays for returning a sofa?", "a You do."}
	tests := []struct {
		name  string
		turns []string
		want  bool
	}{
		{"a topic with 呢", append(earlier, "c 那换货呢"), true},
		{"a topic with 呢 and nothing before", []string{"c 换货呢？"}, true},
		{"a question with 呢", append(earlier, "c 沙发怎么换货呢"), false},
		{"going on", append(earlier, "c 那运费多少"), true},
		{"going on from nothing", []string{"c 那运费多少"}, false},
		{"going on within the burst", []string{"c 沙发能退吗？", "c 那运费谁出？"}, true},
		{"pointing back", append(earlier, "c 它能换吗"), true},
		{"likewise", append(earlier, "c 床垫也是这样吗"), true},
		{"a fragment", append(earlier, "c 金卡的"), true},
		{"no topic", append(earlier, "c 要多少钱"), true},
		{"complete", append(earlier, "c 沙发可以换货吗"), false},
		{"after the agent's greeting only", []string{"a 请问有什么可以帮您？", "c 退货流程"}, false},
		{"an exchange", append(english, "c and for an exchange?"), true},
		{"what about", append(english, "c What about the chairs?"), true},
		{"how about, with nothing before", []string{"c How about the chairs?"}, true},
		{"no verb", []string{"c and the wardrobe?"}, true},
		{"going on in english", append(english, "c and how much is delivery?"), true},
		{"going on from nothing in english", []string{"c hi, and how much is delivery?"}, false},
		{"pronoun", append(english, "c can I exchange it?"), true},
		{"pronoun beside a topic", append(english, "c is it possible to deliver the wardrobe on a Sunday morning?"), false},
		{"pronoun with nothing before", []string{"c can I exchange it?"}, false},
		{"english fragment", append(english, "c in grey?"), true},
		{"english complete", append(english, "c How do I exchange a sofa?"), false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if q := retrieve.NewReader().Read(said(tt.turns...)); q.FollowUp != tt.want {
				t.Errorf("%q: follow-up %v", q.Text, q.FollowUp)
			}
		})
	}
}

func TestReaderCarriesWhatWasSaidBefore(t *testing.T) {
	q := retrieve.NewReader().Read(said("c 一", "c 你好", "a 您要问哪款？", "c 灰色沙发", "s 客服已接入", "a 好的", "a 三天内发货", "c 可以指定日期", "a 可以的，请说日期", "c 那运费呢"))
	want := []string{"可以的，请说日期", "可以指定日期", "三天内发货", "灰色沙发"}
	roles := []assist.Role{assist.RoleAgent, assist.RoleCustomer, assist.RoleAgent, assist.RoleCustomer}
	if !slices.Equal(q.Context, want) || !slices.Equal(q.ContextRoles, roles) {
		t.Errorf("got %q %v", q.Context, q.ContextRoles)
	}
}

func TestReaderTellsLanguageAndScript(t *testing.T) {
	tests := []struct {
		name         string
		turns        []string
		lang, script string
	}{
		{"simplified", []string{"c 这个沙发能退吗"}, "zh", "hans"},
		{"traditional", []string{"c 這個沙發可以退嗎"}, "zh", "hant"},
		{"traditional shown earlier", []string{"c 請問沙發有貨嗎", "a 有的", "c 可以自提？"}, "zh", "hant"},
		{"english", []string{"c can I return it"}, "en", "latn"},
		{"a bare number after english", []string{"c where is my order", "a your order number?", "c 40017"}, "en", "latn"},
		{"a bare number after the agent's chinese", []string{"a 请提供订单号", "c 40017"}, "zh", "hans"},
		{"a bare number", []string{"c 40017"}, "zh", "hans"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if q := retrieve.NewReader().Read(said(tt.turns...)); q.Lang != tt.lang || q.Script != tt.script {
				t.Errorf("got %s %s, want %s %s", q.Lang, q.Script, tt.lang, tt.script)
			}
		})
	}
}

func FuzzReader(f *testing.F) {
	for _, s := range []string{"", "你好", "a, and b?", "吗，吗，吗", "\xff？", "is it, and is it and ", "多少钱，，包安装吗"} {
		f.Add(s, "c")
	}
	f.Fuzz(func(t *testing.T, a, b string) {
		q := retrieve.NewReader().Read(said("c "+a, "a "+b, "c "+b, "c "+a))
		if (q.Kind == assist.QueryQuestion) != (q.Text != "") || slices.Contains(q.Open, "") || q.Lang == "" || q.Script == "" {
			t.Errorf("%q %q gave %+v", a, b, q)
		}
	})
}

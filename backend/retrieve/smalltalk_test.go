package retrieve_test

import (
	"testing"

	"baihua/backend/assist"
	"baihua/backend/retrieve"
)

// said makes a conversation of alternating words; roles are c, a and s.
func said(turns ...string) assist.Conversation {
	c := assist.Conversation{ID: "t/1"}
	roles := map[byte]assist.Role{'c': assist.RoleCustomer, 'a': assist.RoleAgent, 's': assist.RoleSystem}
	for _, t := range turns {
		c.Turns = append(c.Turns, assist.Turn{Role: roles[t[0]], Kind: assist.TurnText, Text: t[2:]})
	}
	return c
}

func TestSmallTalk(t *testing.T) {
	for _, s := range []string{
		"你好", "您好，在吗？", "在吗在吗", "好的谢谢", "好的，谢谢您啦～", "嗯嗯", "ok", "OK 谢谢", "辛苦了，再见", "晚上好呀", "知道了👌", "👍",
		"Hello", "hi there!", "Thanks a lot", "ok thanks", "thank you so much for your help", "Good morning, how are you?", "great, thanks! bye", "Got it.", "你好 hello", "Hello, I hope you're doing well!", "Fantastic, that's all I needed. Take care!",
		"谢谢亲，祝你生意兴隆", "好的，祝您工作顺利！", "祝大家新年快乐", "祝早日康复", "谢谢，希望你天天开心", "中秋快乐～", "没别的事了，你忙吧", "ok 好滴 谢咯", "辛苦啦，讲得挺清楚",
		"Have a nice day", "thanks, have a lovely weekend!", "Hope you have a great rest of your day", "Enjoy your evening", "All the best!", "thx u r gr8 :)", "Good morning to you!", "Happy New Year!",
	} {
		if q := retrieve.NewReader().Read(said("c " + s)); q.Kind != assist.QuerySmallTalk {
			t.Errorf("%q is %s", s, q.Kind)
		}
	}
	for _, s := range []string{
		"你好，沙发能退吗", "谢谢，那运费呢", "转人工客服", "是的", "可以", "没收到", "好的沙发", "晚上好卖吗", "12345",
		"hi, where is my order", "thanks but it is broken", "yes", "no", "good sofa", "thank you letter template", "ok and the fee?", "fine print", "that's all I needed was a lamp",
		"祝福卡能写吗", "祝寿蛋糕多少钱", "希望你们赔钱", "希望您尽快退款给我", "我祝贺卡片没收到", "谢谢，祝福语可以写在卡上吗", "愿望清单在哪里",
		"have a question", "do you have a day bed", "have a good sofa in stock?", "enjoy your sofa sale when", "have the weekend delivery", "is it open on new year",
	} {
		if q := retrieve.NewReader().Read(said("c " + s)); q.Kind != assist.QueryQuestion {
			t.Errorf("%q is %s", s, q.Kind)
		}
	}
}

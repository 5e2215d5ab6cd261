package eval_test

import (
	"encoding/csv"
	"io/fs"
	"os"
	"strings"
	"testing"

	"baihua/backend/assist"
	"baihua/backend/text"
	"baihua/kb"
)

// TestPackNamesLeaveEverydayWordsAlone asks what any customer may say: a name found in it
// would veto an answer that is right.
func TestPackNamesLeaveEverydayWordsAlone(t *testing.T) {
	tests := map[string]struct {
		pack     fs.FS
		everyday []string
	}{
		"home": {kb.Packs(), []string{
			"will it go round the corner of the stairs", "楼梯转角窄，能搬上去吗", "can I wipe it with a damp cloth", "cigarette ash on the arm", "我们三人在家等",
			"双人床多宽", "白蜡滴上去怎么办",
		}},
		"bank": {os.DirFS("../../kb"), []string{
			"can I pay bills, rent, etc in the app", "密码要定期改吗", "怎么设定期转账", "页面现在正卡在登录", "can I fund it from another card", "我没收到快运通知",
			"do you sell insurance",
		}},
	}
	for pack, tt := range tests {
		names := namesOf(t, tt.pack, pack)
		for _, s := range tt.everyday {
			if hits := names.Find(s); len(hits) > 0 {
				t.Errorf("%s: %q names %q", pack, s, hits[0].Raw)
			}
		}
	}
}

func namesOf(t *testing.T, packs fs.FS, pack string) *text.Names {
	t.Helper()
	f, err := packs.Open(pack + "/names.csv")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = f.Close() }()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var list []assist.Name
	for _, r := range rows[1:] {
		list = append(list, assist.Name{Canonical: r[0], Kind: assist.NameKind(r[1]), Forms: strings.Split(r[2]+"|"+r[3], "|")})
	}
	return text.NewNames(list)
}

package replay_test

import (
	"bytes"
	"compress/gzip"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"baihua/backend/assist"
	"baihua/backend/channel/openws"
	"baihua/backend/channel/replay"
)

const dialogues = `{"id":"a","lang":"en","customer":"Ms Reed","turns":[{"role":"customer","text":"Is the oak table in stock?","t":0},{"role":"agent","text":"Yes.","t":4.5},{"role":"customer","kind":"image","text":"","t":9}]}

{"id":"b","lang":"zh","turns":[{"role":"customer","text":"沙发什么时候到?"},{"role":"agent","text":"周一。"},{"role":"customer","text":"谢谢"}]}
`

func load(t *testing.T, text string) []replay.Script {
	t.Helper()
	scripts, err := replay.Load(strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	return scripts
}

func TestLoad_readsDialogues(t *testing.T) {
	var zipped bytes.Buffer
	z := gzip.NewWriter(&zipped)
	if _, err := z.Write([]byte("\ufeff" + dialogues)); err != nil {
		t.Fatal(err)
	}
	z.Close()
	path := filepath.Join(t.TempDir(), "a.jsonl.gz")
	if err := os.WriteFile(path, zipped.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	scripts, err := replay.LoadFile(path)
	if err != nil || len(scripts) != 2 {
		t.Fatalf("%d scripts, %v", len(scripts), err)
	}
	if s := scripts[0]; s.ID != "a" || s.Customer != "Ms Reed" || len(s.Turns) != 3 || *s.Turns[1].T != 4.5 {
		t.Errorf("the first is %+v", s)
	}
	if s := scripts[1]; s.Turns[0].Text != "沙发什么时候到?" || s.Turns[0].T != nil {
		t.Errorf("the second is %+v", s)
	}
}

func TestLoad_namesTheLineThatIsWrong(t *testing.T) {
	good := `{"id":"a","turns":[{"role":"customer","text":"hi"}]}` + "\n"
	for name, c := range map[string]struct{ text, want string }{
		"not JSON":           {good + "\n" + "hello", "Line 3"},
		"torn":               {good + `{"id":"b","turns":[{"role":"cust`, "Line 2"},
		"wrong type":         {good + `{"id":7,"turns":[]}`, "wrong type"},
		"no id":              {good + `{"turns":[{"role":"customer","text":"secret-words"}]}`, "id is missing"},
		"long id":            {`{"id":"` + strings.Repeat("i", 190) + `","turns":[{"role":"customer","text":"a"}]}`, "longer than 180"},
		"long name":          {`{"id":"b","customer":"` + strings.Repeat("n", 201) + `","turns":[{"role":"customer","text":"a"}]}`, "longer than 200"},
		"control in id":      {`{"id":"b\u0085","turns":[{"role":"customer","text":"a"}]}`, "id is missing"},
		"same id":            {good + good, "line 1"},
		"no turns":           {good + `{"id":"b","n":1,"text":"secret-words"}`, "no turns"},
		"unknown role":       {`{"id":"b","turns":[{"role":"customer","text":"a"},{"role":"custmer","text":"secret-words"}]}`, "turn 2"},
		"time runs back":     {`{"id":"b","turns":[{"role":"customer","text":"a","t":5},{"role":"agent","text":"b","t":4}]}`, "turn 2"},
		"time below zero":    {`{"id":"b","turns":[{"role":"customer","text":"a","t":-1}]}`, "turn 1"},
		"time after a month": {`{"id":"b","turns":[{"role":"customer","text":"a","t":1e9}]}`, "turn 1"},
		"long text":          {`{"id":"b","turns":[{"role":"customer","text":"` + strings.Repeat("a", openws.MaxText+1) + `"}]}`, "turn 1"},
		"endless line":       {good + strings.Repeat("a", 5<<20), "Line 2"},
		"empty":              {"\n\n", "no dialogue"},
		"half a gzip":        {"\x1f\x8b\x08", "cannot be read"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := replay.Load(strings.NewReader(c.text))
			if assist.CodeOf(err) != assist.CodeUnreadable || !strings.Contains(err.Error(), c.want) {
				t.Fatalf("%v, want %q", err, c.want)
			}
			if strings.Contains(err.Error(), "secret-words") {
				t.Fatal("the error quotes the dialogue")
			}
		})
	}
	if _, err := replay.LoadFile(filepath.Join(t.TempDir(), "none")); assist.CodeOf(err) != assist.CodeNotFound {
		t.Fatalf("a file that is not there: %v", err)
	}
}

func FuzzLoad(f *testing.F) {
	f.Add([]byte(dialogues))
	f.Add([]byte("\x1f\x8b\x08\x00"))
	f.Add([]byte(`{"id":"a","turns":[{"role":"bot","text":"a","t":1e308}]}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		scripts, err := replay.Load(bytes.NewReader(data))
		if err != nil {
			return
		}
		for _, s := range scripts {
			if s.ID == "" || len(s.Turns) == 0 {
				t.Fatalf("an empty script was taken: %+v", s)
			}
		}
	})
}

package pack_test

import (
	"reflect"
	"strings"
	"testing"
	"testing/fstest"

	"baihua/backend/assist"
	"baihua/backend/pack"
)

func folder(files map[string]string) fstest.MapFS {
	fsys := fstest.MapFS{}
	for name, text := range files {
		fsys["p/"+name] = &fstest.MapFile{Data: []byte(text)}
	}
	return fsys
}

func TestReadGivesThePacksDescription(t *testing.T) {
	fsys := folder(map[string]string{"pack.yaml": "id: p\ntitle: {zh: 药房, en: Pharmacy}\nversion: 1\nlanguages: [zh, en]\nreview: required\n"})
	p, err := pack.Read(fsys, "p")
	if err != nil || p.Title["zh"] != "药房" || p.Version != "1" || !p.ReviewRequired() || len(p.Hash) != 64 {
		t.Errorf("%+v, %v", p, err)
	}
}

func TestReadRefusesWhatIsNoPack(t *testing.T) {
	for name, tt := range map[string]struct {
		id   string
		file string
		want assist.Code
	}{
		"no such folder":     {"q", "id: p", assist.CodeNotFound},
		"a path out of it":   {"../p", "id: p", assist.CodeInvalid},
		"another folder's":   {"p", "id: home", assist.CodeUnreadable},
		"nothing like YAML":  {"p", "\t:::", assist.CodeUnreadable},
		"an empty pack.yaml": {"p", "", assist.CodeUnreadable},
	} {
		if _, err := pack.Read(folder(map[string]string{"pack.yaml": tt.file}), tt.id); assist.CodeOf(err) != tt.want {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestNamesMayOrMayNotSayWhatABrandContains(t *testing.T) {
	want := []assist.Name{
		{Canonical: "ibuprofen", Kind: assist.NameIngredient, Forms: []string{"布洛芬", "ibuprofen"}},
		{Canonical: "motrin", Kind: assist.NameBrand, Forms: []string{"美林", "Motrin"}},
	}
	short := "canonical,kind,zh,en\nibuprofen,ingredient,布洛芬,ibuprofen\nmotrin,brand,美林,Motrin\n"
	got, err := pack.Names(folder(map[string]string{"names.csv": short}), "p")
	if err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("%+v, %v", got, err)
	}
	want[1].Contains = []string{"ibuprofen", "suspension"}
	long := "canonical,kind,zh,en,contains\nibuprofen,ingredient,布洛芬,ibuprofen,\nmotrin,brand,美林,Motrin,ibuprofen|suspension\n"
	got, err = pack.Names(folder(map[string]string{"names.csv": long}), "p")
	if err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("%+v, %v", got, err)
	}
}

func TestAListSaysWhichRowOrColumnIsWrong(t *testing.T) {
	for name, tt := range map[string]struct{ text, want string }{
		"another column": {"canonical,kind,zh,fr\na,b,c,d\n", "must begin with the columns"},
		"a column less":  {"canonical,kind,zh\n", "must begin with the columns"},
		"a short row":    {"canonical,kind,zh,en\na,b,c,d\na,b\n", "row 3"},
	} {
		_, err := pack.Names(folder(map[string]string{"names.csv": tt.text}), "p")
		if assist.CodeOf(err) != assist.CodeUnreadable || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestListsThatAreNotThereAreEmpty(t *testing.T) {
	fsys := folder(map[string]string{"pack.yaml": "id: p"})
	names, err1 := pack.Names(fsys, "p")
	terms, err2 := pack.Glossary(fsys, "p")
	phrases, err3 := pack.Phrases(fsys, "p")
	styles, err4 := pack.Styles(fsys, "p")
	if len(names)+len(terms)+len(phrases)+len(styles) != 0 || err1 != nil || err2 != nil || err3 != nil || err4 != nil {
		t.Error(names, terms, phrases, styles, err1, err2, err3, err4)
	}
}

func TestGlossaryPhrasesAndStyleAreReadInBothLanguages(t *testing.T) {
	fsys := folder(map[string]string{
		"glossary/zh.csv": "term,plain,meaning,keep\n嗜睡,犯困,想睡觉,嗜睡症|嗜睡病\n",
		"glossary/en.csv": "term,plain,meaning,keep\ndrowsiness,sleepiness,wanting to sleep,\n",
		"phrases/zh.csv":  "code,title,text\nnh,问好,\"{customer}，您好\"\n",
		"phrases/en.csv":  "code,title,text\nhi,Hello,Hello {customer}\n",
		"style.yaml":      "zh: {address: 您, banned: [根治]}\nen: {sign_off: Bye, required: [{article: a, phrase: as your doctor says}]}\n",
	})
	terms, err1 := pack.Glossary(fsys, "p")
	phrases, err2 := pack.Phrases(fsys, "p")
	styles, err3 := pack.Styles(fsys, "p")
	if len(terms) != 2 || terms[0].Plain != "犯困" || len(terms[0].Keep) != 2 || terms[1].Lang != "en" || err1 != nil {
		t.Error(terms, err1)
	}
	if len(phrases) != 2 || phrases[0].Text != "{customer}，您好" || phrases[1].Code != "hi" || err2 != nil {
		t.Error(phrases, err2)
	}
	if styles["zh"].Banned[0] != "根治" || styles["en"].Required[0].Phrase != "as your doctor says" || err3 != nil {
		t.Error(styles, err3)
	}
}

func TestLoadGoldenRefusesALineThatCannotBeJudged(t *testing.T) {
	good := `{"id":"g1","lang":"zh","turns":[{"role":"customer","text":"怎么退"}],"expect":{"route":"show","documents":["p/zh/a"],"quote":"退"}}`
	for name, tt := range map[string]struct{ line, want string }{
		"not JSON":      {"{", "line 2"},
		"no turns":      {`{"id":"g2","expect":{"route":"show"}}`, "line 2"},
		"unknown route": {`{"id":"g2","turns":[{"role":"customer","text":"x"}],"expect":{"route":"maybe"}}`, "line 2"},
	} {
		_, err := pack.LoadGolden(folder(map[string]string{"golden/tune/zh.jsonl": good + "\n" + tt.line + "\n"}), "p/golden/tune/zh.jsonl")
		if err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%s: %v", name, err)
		}
	}
	qs, err := pack.LoadGolden(folder(map[string]string{"golden/tune/zh.jsonl": good + "\n\n"}), "p/golden/tune/zh.jsonl")
	if err != nil || len(qs) != 1 || qs[0].Expect.Documents[0] != "p/zh/a" {
		t.Error(qs, err)
	}
}

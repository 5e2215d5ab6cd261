package pack_test

import (
	"maps"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"baihua/backend/pack"
)

func today() time.Time { return time.Date(2026, 11, 23, 0, 0, 0, 0, time.UTC) }

// front is the front matter of an article named a.
func front(lang, title string) string {
	return "---\nid: " + lang + "/a\npair: a\nlang: " + lang + "\ntitle: " + title + "\naudience: customer\nowner: Desk\nrevision: 1\n" +
		"valid_from: 2026-01-01\nvalid_until: 2027-12-31\nsource: none\nreviewed_by: Li\nreviewed_on: 2026-11-01\n---\n# " + title + "\n\n"
}

// sound is a small pack with nothing to mend.
func sound() map[string]string {
	return map[string]string{
		"pack.yaml": "id: p\ntitle: {zh: 药房, en: Pharmacy}\nversion: 1\nlanguages: [zh, en]\nowner: Desk\ndescription: {zh: 试用, en: for trying out}\n",
		"articles/zh/a.md": front("zh", "布洛芬") + "每次 1 片，每 6 小时一次，5 万份里 1 份。孕妇禁用。见[这里](a.md)。\n\n## 常见问题\n\n" +
			"Q: 布洛芬怎么吃\nQ: 布洛芬一次几片\nQ: 布洛芬多久一次\nA: 布洛芬每次 1 片，每 6 小时一次，孕妇禁用。\n",
		"articles/en/a.md": front("en", "Ibuprofen") + "Take 1 tablet every 6 hours, 1 in 50,000. Pregnant women must not take it.\n\n## Questions\n\n" +
			"Q: how to take ibuprofen\nQ: how many ibuprofen at once\nQ: how often ibuprofen\nA: Take 1 tablet of ibuprofen every 6 hours; pregnant women must not.\n",
		"glossary/zh.csv":      "term,plain,meaning,keep\n口服,吃,用嘴吃,口服液\n",
		"glossary/en.csv":      "term,plain,meaning,keep\noral,by mouth,swallowed,\n",
		"names.csv":            "canonical,kind,zh,en,contains\nibuprofen,ingredient,布洛芬,ibuprofen,\nmotrin,brand,美林,Motrin,ibuprofen\n",
		"style.yaml":           "zh: {banned: [根治], required: [{article: a, phrase: 孕妇禁用}]}\nen: {banned: [cure]}\n",
		"phrases/zh.csv":       "code,title,text\nhi,问好,\"{customer}，您好\"\n",
		"phrases/en.csv":       "code,title,text\nhi,Hello,Hello {customer}\n",
		"synonyms.csv":         "words,means\n发烧|发热,\n止痛药,布洛芬\n",
		"golden/tune/zh.jsonl": `{"id":"z1","lang":"zh","turns":[{"role":"customer","text":"布洛芬几小时吃一次"}],"expect":{"route":"show","documents":["p/zh/a"],"quote":"每 6 小时","facts":["1 片"]}}` + "\n",
		"golden/held/zh.jsonl": `{"id":"z2","lang":"zh","turns":[{"role":"customer","text":"布洛芬能治癌症吗"}],"expect":{"route":"escalate"}}` + "\n",
		"demo/zh.jsonl":        `{"id":"d1","lang":"zh","customer":"小林","turns":[{"role":"customer","text":"你好","t":1},{"role":"customer","text":"","kind":"image","t":2}]}` + "\n",
		"demo/en.jsonl":        `{"id":"d2","lang":"en","customer":"Tom","turns":[{"role":"customer","text":"hi","t":1}]}` + "\n",
	}
}

func mapFS(files map[string]string) fstest.MapFS { return folder(files) }

func TestCheckFindsNothingInASoundPackAndCountsIt(t *testing.T) {
	r, err := pack.Check(mapFS(sound()), "p", today())
	if err != nil || !r.Clean() || len(r.Findings) != 0 {
		t.Fatalf("%+v, %v", r.Findings, err)
	}
	want := pack.Counts{Lang: "zh", Articles: 1, Answers: 1, Asked: 3, Terms: 1, Phrases: 1, Tune: 1, Held: 1, Demos: 1}
	if r.Counts[0] != want || r.Names != 2 {
		t.Errorf("%+v, %d names", r.Counts, r.Names)
	}
}

func TestCheckFindsEachKindOfMistake(t *testing.T) {
	tests := []struct{ name, file, old, new, code string }{
		{"no owner", "pack.yaml", "owner: Desk", "", "about"},
		{"no description in a language", "pack.yaml", ", en: for trying out", "", "about"},
		{"a review nobody knows", "pack.yaml", "version: 1", "version: 1\nreview: maybe", "about"},
		{"id of another file", "articles/zh/a.md", "id: zh/a", "id: zh/b", "front_matter"},
		{"title that is not the heading", "articles/zh/a.md", "title: 布洛芬", "title: 美林", "front_matter"},
		{"unknown audience", "articles/zh/a.md", "audience: customer", "audience: all", "front_matter"},
		{"days in the wrong order", "articles/zh/a.md", "valid_from: 2026-01-01", "valid_from: 2028-01-01", "front_matter"},
		{"reviewed in the future", "articles/zh/a.md", "reviewed_on: 2026-11-01", "reviewed_on: 2026-12-01", "front_matter"},
		{"nobody reviewed it", "articles/zh/a.md", "reviewed_by: Li\nreviewed_on: 2026-11-01", "reviewed_by:\nreviewed_on:", "front_matter"},
		{"no front matter", "articles/zh/a.md", "---\nid", "id", "front_matter"},
		{"expired", "articles/zh/a.md", "valid_until: 2027-12-31", "valid_until: 2026-11-22", "expired"},
		{"another revision than its pair", "articles/zh/a.md", "revision: 1", "revision: 2", "pair_differs"},
		{"another figure than its pair", "articles/en/a.md", "1 in 50,000", "1 in 40,000", "figures_differ"},
		{"an answer with a figure of its own", "articles/en/a.md", "every 6 hours; pregnant", "every 8 hours; pregnant", "figure_not_in_body"},
		{"no questions", "articles/en/a.md", "A: Take", "Take", "no_questions"},
		{"few phrasings", "articles/en/a.md", "Q: how often ibuprofen\n", "", "few_phrasings"},
		{"long answer", "articles/en/a.md", "A: Take", "A: " + strings.Repeat("please ", 60) + "Take", "long_answer"},
		{"answer that leans", "articles/zh/a.md", "A: 布洛芬每次", "A: 它每次", "leaning_answer"},
		{"question asked twice", "articles/zh/a.md", "Q: 布洛芬多久一次", "Q: 布洛芬怎么吃？", "question_twice"},
		{"dead link", "articles/zh/a.md", "(a.md)", "(b.md)", "dead_link"},
		{"banned phrase in an answer", "articles/zh/a.md", "A: 布洛芬", "A: 根治！布洛芬", "banned"},
		{"banned phrase in a reply phrase", "phrases/en.csv", "Hello {customer}", "Cure!", "banned"},
		{"required phrase dropped", "articles/zh/a.md", "一次，孕妇禁用。\n", "一次。\n", "required"},
		{"required phrase of no article", "style.yaml", "article: a", "article: b", "required"},
		{"unknown kind of name", "names.csv", "motrin,brand", "motrin,drug", "name"},
		{"spelling of two names", "names.csv", "美林", "布洛芬", "name"},
		{"contains what is no name", "names.csv", "Motrin,ibuprofen", "Motrin,aspirin", "name"},
		{"plain form that is the term", "glossary/zh.csv", "口服,吃", "口服,口服", "term"},
		{"keep without the term", "glossary/zh.csv", "口服液", "糖浆", "term"},
		{"term without meaning", "glossary/en.csv", "swallowed", "", "term"},
		{"abbreviation without entry", "articles/en/a.md", "Take 1 tablet every", "OTC. Take 1 tablet every", "term_unexplained"},
		{"phrase in one language only", "phrases/en.csv", "hi,", "hello,", "phrase"},
		{"synonym of nothing", "synonyms.csv", "止痛药,布洛芬", "止痛药,", "synonym"},
		{"synonyms that are two names", "synonyms.csv", "发烧|发热", "布洛芬|美林", "synonym"},
		{"a synonym twice", "synonyms.csv", "止痛药,", "发热,", "synonym"},
		{"synonyms without their columns", "synonyms.csv", "words,means", "a,b", "unreadable"},
		{"phrase with a hole nobody fills", "phrases/en.csv", "{customer}", "{order}", "phrase"},
		{"golden question on no article", "golden/tune/zh.jsonl", "p/zh/a", "p/zh/b", "golden"},
		{"golden quote that nobody says", "golden/tune/zh.jsonl", "每 6 小时", "每 8 小时", "golden"},
		{"golden fact that nobody says", "golden/tune/zh.jsonl", "1 片", "2 片", "golden"},
		{"golden id used twice", "golden/held/zh.jsonl", "z2", "z1", "golden"},
		{"held question also in tune", "golden/held/zh.jsonl", "布洛芬能治癌症吗", "布洛芬几小时吃一次", "golden"},
		{"golden line that is none", "golden/held/zh.jsonl", "{", "", "golden"},
		{"demo that goes back in time", "demo/zh.jsonl", `"t":1`, `"t":3`, "demo"},
		{"demo line that is none", "demo/zh.jsonl", `{"id"`, `"id"`, "demo"},
		{"list with another column", "names.csv", "canonical,", "id,", "unreadable"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			files := sound()
			if !strings.Contains(files[tt.file], tt.old) {
				t.Fatalf("%s does not hold %q", tt.file, tt.old)
			}
			files[tt.file] = strings.Replace(files[tt.file], tt.old, tt.new, 1)
			r, err := pack.Check(mapFS(files), "p", today())
			if err != nil || r.Clean() || !slices.ContainsFunc(r.Findings, func(f pack.Finding) bool { return f.Code == tt.code && f.Detail != "" }) {
				t.Errorf("%+v, %v", r.Findings, err)
			}
		})
	}
}

func TestCheckMissesAnArticleInTheOtherLanguage(t *testing.T) {
	files := sound()
	delete(files, "articles/en/a.md")
	r, err := pack.Check(mapFS(files), "p", today())
	if err != nil || r.Clean() || r.Findings[0].Code != "no_pair" {
		t.Errorf("%+v, %v", r.Findings, err)
	}
}

// Where a review is required, unreviewed text is a note, and the words of strength count.
func TestCheckOfAPackThatNeedsAReview(t *testing.T) {
	files := maps.Clone(sound())
	files["pack.yaml"] += "review: required\n"
	for _, f := range []string{"articles/zh/a.md", "articles/en/a.md"} {
		files[f] = strings.Replace(files[f], "reviewed_by: Li\nreviewed_on: 2026-11-01", "reviewed_by:\nreviewed_on:", 1)
	}
	r, err := pack.Check(mapFS(files), "p", today())
	if err != nil || !r.Clean() || len(r.Findings) != 2 || r.Findings[0].Code != "unreviewed" || r.Counts[0].Samples != 1 {
		t.Errorf("%+v, %v", r, err)
	}
	files["articles/en/a.md"] = strings.ReplaceAll(files["articles/en/a.md"], "must not", "should not")
	r, err = pack.Check(mapFS(files), "p", today())
	if err != nil || r.Clean() || !slices.ContainsFunc(r.Findings, func(f pack.Finding) bool { return f.Code == "strength_differs" }) {
		t.Errorf("%+v, %v", r.Findings, err)
	}
}

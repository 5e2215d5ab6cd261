package app

// ArticleRequest is an article as somebody is writing it. ID "" is a new one, which gets
// its id from its title. Revision is that of the article as it was opened.
type ArticleRequest struct {
	ID       string `json:"id"`
	Revision int    `json:"revision"`
	Written  string `json:"written"`
}

// ArticleView is an article to write on: its own words, not the plain text made of them.
type ArticleView struct {
	Row     DocumentRow `json:"row"`
	Written string      `json:"written"`
	File    string      `json:"file"` // where it lies on disk: that file stays as it is, "" = nowhere
}

// DraftView is what an import would make of an article.
type DraftView struct {
	Title    string         `json:"title"`
	Passages []DraftPassage `json:"passages"` // the first 200
	All      int            `json:"all"`
	Skipped  []SkipView     `json:"skipped"` // why it cannot be imported
}

// DraftPassage is a passage as it would be found.
type DraftPassage struct {
	Kind      string   `json:"kind"` // text, faq, list, table
	Heading   []string `json:"heading"`
	Questions []string `json:"questions"`
	Text      string   `json:"text"`
}

// HealthView is how a document fares.
type HealthView struct {
	Suggested int  `json:"suggested"` // suggestions that rested on it, ever; 0 = never used
	Given     int  `json:"given"`     // of those, accepted or edited
	Rejected  int  `json:"rejected"`
	Often     bool `json:"often"` // a third or more of what was decided was rejected, and not just once
	Blank     int  `json:"blank"` // pages without text
}

// UseView is which passages of a document were used: of its newest 500 suggestions, how
// many rested on which, by passage id. A passage that is not in it was not used.
type UseView struct {
	Passages map[string]int `json:"passages"`
}

// TryRequest is a question to try.
type TryRequest struct {
	Question string `json:"question"`
}

// TryView is what would be done with a question, and on what that rests.
type TryView struct {
	Kind       string          `json:"kind"` // question, small_talk, nothing, unreadable
	Card       *Card           `json:"card"` // what would be shown; null = nothing is asked
	Candidates []CandidateView `json:"candidates"`
	Ms         float64         `json:"ms"`
}

// CandidateView is a passage that was found, best first.
type CandidateView struct {
	Place    CitationView `json:"place"`
	Lane     string       `json:"lane"`     // faq, passage, table, model
	Question string       `json:"question"` // faq: the phrasing that matched best
	Score    float64      `json:"score"`    // comparable with the others here only
	Exact    bool         `json:"exact"`
	Similar  float64      `json:"similar"` // 0 to 1
	Covered  float64      `json:"covered"` // 0 to 1
	Margin   float64      `json:"margin"`  // 0 to 1: how far ahead of the next
	BM25     float64      `json:"bm25"`
	Missing  float64      `json:"missing"` // largest weight of a word of the question that is nowhere in it
	Cited    bool         `json:"cited"`   // the draft rests on it
}

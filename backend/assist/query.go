package assist

// QueryKind says what a burst of customer turns asks for.
type QueryKind string

// The query kinds. Small talk gets no suggestion and is not escalated; neither does
// nothing, a burst without a word ("??"), whose turns are recorded as small talk.
const (
	QueryQuestion   QueryKind = "question"
	QuerySmallTalk  QueryKind = "small_talk"
	QueryNothing    QueryKind = "nothing"
	QueryUnreadable QueryKind = "unreadable"
)

// Silent reports a burst that awaits no answer.
func (k QueryKind) Silent() bool { return k == QuerySmallTalk || k == QueryNothing }

// Query is what retrieval is asked, read from the conversation.
type Query struct {
	ConversationID string
	Kind           QueryKind
	Lang           string   // "zh" or "en": the customer's
	Script         string   // "hans", "hant" or "latn"
	Text           string   // the last thing asked: the part of the burst that is answered
	Open           []string // other questions of the burst, as the customer put them
	Context        []string // earlier utterances, newest first, at most four
	ContextRoles   []Role   // parallel to Context
	Before         []string // utterances before Context, newest first: they only tell what the conversation is about
	FollowUp       bool     // Text asks nothing complete without what was said before: 那换货呢
}

// Lane is the way an answer was found; each lane earns trust by itself.
type Lane string

// The lanes.
const (
	LaneFAQ     Lane = "faq"
	LanePassage Lane = "passage"
	LaneTable   Lane = "table"
	LaneModel   Lane = "model"
)

// Candidate is a passage that may answer the query. Score is a retrieval score:
// comparable inside one Retrieval only, and never a confidence.
type Candidate struct {
	Passage  Passage
	Lane     Lane
	Score    float64
	Question string // of an FAQ passage: the phrasing that matched best
	Features Features
}

// Features are what ranking measured about one candidate, each in 0..1 unless said.
type Features struct {
	Exact      bool    // the query is one of the phrasings, normalised
	Similar    float64 // symmetric, idf-weighted overlap of query and Question (or heading)
	Covered    float64 // idf-weighted share of the query's terms found in the passage and its titles
	Said       float64 // idf-weighted share of the terms of Question (or heading) found in the query
	Margin     float64 // (this score - next score) / this score
	BM25       float64 // unnormalised
	MissingIDF float64 // largest idf of a query term found nowhere in the passage; unnormalised
}

// Retrieval is what the retriever found, best first. Nothing found is empty, not an error.
type Retrieval struct {
	Candidates []Candidate
	Version    string // of index and ranking: two equal versions rank equally
	// NearNames are words of the question that are nearly a name of a pack's list and none
	// of it: which one is meant only the customer knows.
	NearNames []NearName
	Guesses   []Guess
}

// Guess is a word that no passage holds and what it was read as: by pinyin, or as a slip of
// the keyboard. It makes every candidate less similar.
type Guess struct {
	Said string `json:"said"`
	Read string `json:"read"`
}

// NearName is such a word with the names, as the list spells them, that it may stand for.
type NearName struct {
	Said   string
	Listed []string
}

package assist

// Span is a half-open range of rune offsets.
type Span struct {
	Start int `json:"start"`
	End   int `json:"end"`
}

// Citation ties a sentence of a draft to the place it rests on.
type Citation struct {
	N          int      `json:"n"` // 1-based number on the card
	DocumentID string   `json:"document_id"`
	PassageID  string   `json:"passage_id"`
	Revision   int      `json:"revision"`
	Title      string   `json:"title"`
	Heading    []string `json:"heading"`
	Quote      string   `json:"quote"`            // verbatim from the document
	Place      Span     `json:"place"`            // of Quote in Document.Text
	Origin     string   `json:"origin,omitempty"` // Passage.Origin
	Internal   bool     `json:"internal"`
	Sample     bool     `json:"sample,omitempty"` // Passage.Sample
}

// Sentence is one sentence or step of a draft with the citations (by N) it rests on.
type Sentence struct {
	Text      string `json:"text"`
	Citations []int  `json:"citations"`
}

// Draft is text nobody has checked; it never leaves the backend.
type Draft struct {
	Lane      Lane
	Lang      string
	Text      string // the sentences joined as they would be sent
	Sentences []Sentence
	Citations []Citation
	Engine    string // which drafter and version, e.g. "extractive/1"
	// Refusal is set instead of Text when no honest draft could be made.
	Refusal Reason
	// Detail says more about Refusal, as a code the screen translates.
	Detail string
}

// DraftInput is what a drafter works from.
type DraftInput struct {
	Query     Query
	Retrieval Retrieval
}

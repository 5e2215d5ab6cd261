// Package draft writes the reply that is checked and, if it passes, shown. The
// extractive composer here writes nothing of its own: every sentence is the knowledge
// base's, word for word, with its place. What it cannot quote honestly it refuses, and
// the refusal reaches the agent as the reason of the escalation.
//
// Refusals, as Draft.Refusal and Draft.Detail:
//
//	no_passage                      nothing was found
//	no_passage      other_language  the source is not in the customer's language
//	no_passage      other_script    the source is in the other Chinese script
//	low_confidence  too_long        short enough only without a warning or a condition
//	low_confidence  open_reference  the sentence points to something the passage leaves out
//	low_confidence  empty           the passage has no words to quote
package draft

import (
	"context"
	"strings"

	"baihua/backend/assist"
	"baihua/backend/text"
)

// Engine names the extractive composer and its version in every suggestion.
const Engine = "extractive/1"

// The details of a refusal.
const (
	DetailOtherLanguage = "other_language"
	DetailOtherScript   = "other_script"
	DetailTooLong       = "too_long"
	DetailOpenReference = "open_reference"
	DetailEmpty         = "empty"
)

// Extractive composes replies from sentences of the best candidate.
type Extractive struct{}

// NewExtractive gives the composer; it holds no state and is safe for concurrent use.
func NewExtractive() assist.Drafter { return Extractive{} }

// Draft implements assist.Drafter. It fails only when ctx is done.
func (Extractive) Draft(ctx context.Context, in assist.DraftInput) (assist.Draft, error) {
	if err := ctx.Err(); err != nil {
		return assist.Draft{}, assist.NewError(assist.CodeCancelled, "drafting was cancelled", err)
	}
	if len(in.Retrieval.Candidates) == 0 {
		return assist.Draft{Engine: Engine, Refusal: assist.ReasonNoPassage}, nil
	}
	best := in.Retrieval.Candidates[0]
	d := assist.Draft{Engine: Engine, Lane: best.Lane, Lang: languageOf(best.Passage)}
	if detail := unfit(in.Query, best.Passage, d.Lang); detail != "" {
		d.Refusal, d.Detail = assist.ReasonNoPassage, detail
		return d, nil
	}
	parts, detail := choose(in, best)
	if detail != "" {
		d.Refusal, d.Detail = assist.ReasonLowConfidence, detail
		return d, nil
	}
	cite(&d, best.Passage, parts)
	return d, nil
}

func languageOf(p assist.Passage) string {
	if p.Lang != "" {
		return p.Lang
	}
	return text.Lang(p.Text)
}

// unfit says why a passage cannot be quoted to this customer. Neutral text, written
// alike in both scripts, fits either; a customer who wrote only neutral text takes both.
func unfit(q assist.Query, p assist.Passage, lang string) string {
	if q.Lang != "" && lang != "" && q.Lang != lang {
		return DetailOtherLanguage
	}
	source := text.OwnScript(p.Text)
	switch {
	case source == "" || lang != "zh":
	case q.Script == "hant" && source == "hans":
		return DetailOtherScript
	case q.Script == "hans" && source == "hant" && text.OwnScript(q.Text+strings.Join(q.Context, "")) == "hans":
		return DetailOtherScript
	}
	return ""
}

// cite makes the sentences of the draft from parts of one passage, each with its place.
func cite(d *assist.Draft, p assist.Passage, parts []part) {
	glue := " "
	if d.Lang == "zh" {
		glue = ""
	}
	if p.Kind == assist.PassageList {
		glue = "\n"
	}
	var b strings.Builder
	for i, u := range parts {
		if i > 0 {
			b.WriteString(glue)
		}
		b.WriteString(u.text)
		d.Sentences = append(d.Sentences, assist.Sentence{Text: u.text, Citations: []int{i + 1}})
		c := assist.Cite(p, i+1)
		c.Quote, c.Place = u.text, assist.Span{Start: p.Start + u.start, End: p.Start + u.end}
		d.Citations = append(d.Citations, c)
	}
	d.Text = b.String()
}

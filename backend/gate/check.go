package gate

import (
	"slices"
	"strings"
	"time"

	"baihua/backend/assist"
	"baihua/backend/text"
)

// Details of a stale passage.
const (
	DetailExpired     = "expired"
	DetailNotYetValid = "not_yet_valid"
)

// detailFollowUp says that the question is not complete without what was said before.
const detailFollowUp = "follow_up"

// vetoSimilar is how similar the question must be to what matched for a disagreement
// between them to be worth naming: below it nothing was nearly asked in the first place.
const vetoSimilar = .5

// detailOtherLanguage is the drafter's word for a source in another language.
const detailOtherLanguage = "other_language"

// check looks for one reason to escalate; "" means that it found none.
type check func(e assist.Evidence, top assist.Candidate) (assist.Reason, []string)

// checks in the order in which they are asked.
func checks() []check {
	return []check{unreadable, failed, nothing, misnamed, refused, stale, internal, unreviewed, vetoed, grounded}
}

func unreadable(e assist.Evidence, _ assist.Candidate) (assist.Reason, []string) {
	if e.Query.Kind == assist.QueryUnreadable {
		return assist.ReasonUnreadable, nil
	}
	return "", nil
}

func failed(e assist.Evidence, _ assist.Candidate) (assist.Reason, []string) {
	if e.Failed != "" {
		return assist.ReasonStageFailed, []string{"stage:" + e.Failed}
	}
	return "", nil
}

func nothing(e assist.Evidence, _ assist.Candidate) (assist.Reason, []string) {
	if len(e.Retrieval.Candidates) == 0 {
		return assist.ReasonNoPassage, nil
	}
	return "", nil
}

// misnamed keeps back what rests on a name that the customer only nearly wrote. A question
// that is asked word for word in the knowledge base is meant as it stands.
func misnamed(e assist.Evidence, top assist.Candidate) (assist.Reason, []string) {
	if len(e.Retrieval.NearNames) == 0 || exact(top) {
		return "", nil
	}
	var out []string
	for _, n := range e.Retrieval.NearNames {
		out = append(out, code(append([]string{"name", n.Said}, n.Listed...)...))
	}
	return assist.ReasonAmbiguous, out
}

// namesakes are the best passages on each name that a word of the question is near to, for
// the agent to ask with.
func namesakes(e assist.Evidence, reason assist.Reason) []string {
	if reason != assist.ReasonAmbiguous {
		return nil
	}
	var out []string
	for _, n := range e.Retrieval.NearNames {
		for _, name := range append([]string{n.Said}, n.Listed...) {
			name = text.Normalise(name)
			at := slices.IndexFunc(e.Retrieval.Candidates, func(c assist.Candidate) bool {
				p := c.Passage
				return strings.Contains(text.Normalise(strings.Join(append([]string{p.Title, p.Text}, p.Questions...), "\n")), name)
			})
			if at >= 0 && !slices.Contains(out, e.Retrieval.Candidates[at].Passage.ID) {
				out = append(out, e.Retrieval.Candidates[at].Passage.ID)
			}
		}
	}
	return out
}

func refused(e assist.Evidence, _ assist.Candidate) (assist.Reason, []string) {
	switch d := e.Draft; {
	case d.Refusal != "" && d.Detail != "":
		return d.Refusal, []string{d.Detail}
	case d.Refusal != "":
		return d.Refusal, nil
	case d.Text == "" || len(d.Sentences) == 0: // neither a draft nor a refusal: the drafter is broken
		return assist.ReasonStageFailed, []string{"stage:" + assist.StageDrafting}
	case d.Lang != "" && e.Query.Lang != "" && d.Lang != e.Query.Lang:
		return assist.ReasonNoPassage, []string{detailOtherLanguage}
	}
	return "", nil
}

func stale(e assist.Evidence, _ assist.Candidate) (assist.Reason, []string) {
	for _, c := range cited(e) {
		if detail := staleness(c.Passage, e.At); detail != "" {
			return ifAsked(e, c, assist.ReasonStalePassage, detail)
		}
	}
	return "", nil
}

func staleness(p assist.Passage, at time.Time) string {
	switch {
	case !p.ValidUntil.IsZero() && !at.Before(p.ValidUntil):
		return DetailExpired
	case at.Before(p.ValidFrom):
		return DetailNotYetValid
	}
	return ""
}

// internal lets only customers' passages out: one whose audience nobody set is not.
func internal(e assist.Evidence, top assist.Candidate) (assist.Reason, []string) {
	for _, c := range cited(e) {
		if c.Passage.Audience != assist.AudienceCustomer {
			return ifAsked(e, c, assist.ReasonInternalOnly)
		}
	}
	for _, c := range e.Draft.Citations {
		if c.Internal {
			return ifAsked(e, top, assist.ReasonInternalOnly)
		}
	}
	return "", nil
}

// unreviewed keeps samples, such as medicines text that no pharmacist has read, from
// customers.
func unreviewed(e assist.Evidence, top assist.Candidate) (assist.Reason, []string) {
	if e.Trial {
		return "", nil
	}
	for _, c := range cited(e) {
		if c.Passage.Sample {
			return ifAsked(e, c, assist.ReasonUnreviewed)
		}
	}
	if slices.ContainsFunc(e.Draft.Citations, func(c assist.Citation) bool { return c.Sample }) {
		return ifAsked(e, top, assist.ReasonUnreviewed)
	}
	return "", nil
}

// ifAsked gives what is wrong with a passage as the reason only where the passage does
// answer the question. That something else has expired is no news to the agent.
func ifAsked(e assist.Evidence, c assist.Candidate, reason assist.Reason, detail ...string) (assist.Reason, []string) {
	if exact(c) || near(e, c) {
		return reason, detail
	}
	return assist.ReasonLowConfidence, nil
}

func cited(e assist.Evidence) []assist.Candidate {
	var out []assist.Candidate
	for _, c := range e.Retrieval.Candidates {
		if cites(e.Draft, c.Passage.ID) {
			out = append(out, c)
		}
	}
	return out
}

func cites(d assist.Draft, passageID string) bool {
	return slices.ContainsFunc(d.Citations, func(c assist.Citation) bool { return c.PassageID == passageID })
}

func vetoed(e assist.Evidence, top assist.Candidate) (assist.Reason, []string) {
	switch {
	case len(e.Grounding.Question) == 0:
		return "", nil
	case exact(top) || top.Features.Similar >= vetoSimilar:
		return assist.ReasonAmbiguous, vetoCodes(e.Grounding.Question)
	}
	return notAsked(e, top)
}

// grounded wants every sentence checked, every claim supported and every citation among
// the candidates. A supported claim with a veto is a contradiction in terms.
func grounded(e assist.Evidence, _ assist.Candidate) (assist.Reason, []string) {
	g := e.Grounding
	reason := assist.Reason("")
	if len(g.Claims) == 0 || len(g.Claims) < len(e.Draft.Sentences) || g.Groundedness < 1 || len(e.Draft.Citations) == 0 {
		reason = assist.ReasonNotGrounded
	}
	var vetoes []assist.Veto
	for _, c := range g.Claims {
		vetoes = append(vetoes, c.Vetoes...)
		switch {
		case c.Verdict == assist.Contradicted:
			reason = assist.ReasonContradicted
		case (c.Verdict != assist.Supported || len(c.Vetoes) > 0) && reason == "":
			reason = assist.ReasonNotGrounded
		}
	}
	for _, c := range e.Draft.Citations {
		known := func(k assist.Candidate) bool { return k.Passage.ID == c.PassageID }
		if reason == "" && !slices.ContainsFunc(e.Retrieval.Candidates, known) {
			reason = assist.ReasonNotGrounded
		}
	}
	return reason, vetoCodes(vetoes)
}

func vetoCodes(vs []assist.Veto) []string {
	var out []string
	for _, v := range vs {
		out = append(out, vetoCode(v))
	}
	return out
}

// compare asks, of a draft that nothing speaks against, whether the question is the one
// that it answers, and whether something else answers it otherwise. sides are the
// passages that do.
func compare(e assist.Evidence, top assist.Candidate) (reason assist.Reason, detail, sides []string) {
	if exact(top) || near(e, top) {
		return rivals(e, top)
	}
	if !e.Query.FollowUp {
		if reason, detail, sides = disputed(e, top); reason != "" {
			return reason, detail, sides
		}
	}
	reason, detail = notAsked(e, top)
	return reason, detail, nil
}

func notAsked(e assist.Evidence, top assist.Candidate) (assist.Reason, []string) {
	switch {
	case e.Query.FollowUp:
		return assist.ReasonLowConfidence, []string{detailFollowUp}
	case basisOf(e, top, true) == assist.BasisNone:
		return assist.ReasonNoPassage, nil
	}
	return assist.ReasonLowConfidence, nil
}

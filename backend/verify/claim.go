package verify

import (
	"baihua/backend/assist"
	"baihua/backend/text"
)

const (
	// restsOn is the share of a claim's content that a sentence and its neighbours must
	// hold for the claim to count as theirs in other words.
	restsOn = .85
	// speaksOf is the share from which a sentence is what the claim speaks of, so that
	// another sentence's figures cannot excuse a different one here.
	speaksOf = .5
)

// checkClaim rules on one sentence of a draft. Verbatim sentences of the cited passages
// are supported, whoever put them there; all others pass every veto first.
func checkClaim(names *text.Names, doubts *doubts, s assist.Sentence, in assist.VerifyInput) assist.Claim {
	claim := assist.Claim{Text: s.Text, Verdict: assist.Unsupported}
	known := cited(s, in)
	if c, ok := verbatim(s.Text, known); ok {
		claim.Verdict, claim.Evidence, claim.Safe = assist.Supported, number(c, s, in), 1
		return claim
	}
	p := align(s.Text, known)
	if p.overlap < speaksOf {
		if q := align(s.Text, allPassages(in)); q.overlap > p.overlap {
			p, known = q, allPassages(in)
		}
	}
	if !p.found {
		return claim
	}
	claim.Evidence = number(p.evidence.citation(p.span()), s, in)
	claim.Vetoes = disagreements(names, s.Text, p)
	borne := p.overlap >= restsOn
	if doubts.detector != nil {
		safe, sure := doubts.safe(s.Text, known)
		claim.Safe, borne = safe, borne && sure
	}
	claim.Verdict = verdict(claim.Vetoes, borne)
	return claim
}

// verdict: a veto always wins; borne says whether the evidence bears the claim out.
func verdict(vetoes []assist.Veto, borne bool) assist.Verdict {
	for _, v := range vetoes {
		if v.Found != "" && v.Kind != assist.VetoCondition { // what is left out contradicts nothing
			return assist.Contradicted
		}
	}
	if len(vetoes) > 0 || !borne {
		return assist.Unsupported
	}
	return assist.Supported
}

func allPassages(in assist.VerifyInput) []evidence {
	var out []evidence
	for _, c := range in.Candidates {
		out = append(out, evidenceOf(c.Passage))
	}
	return out
}

// number carries over the number and revision of the draft's own citation.
func number(c assist.Citation, s assist.Sentence, in assist.VerifyInput) assist.Citation {
	for _, n := range s.Citations {
		for _, own := range in.Draft.Citations {
			if own.N == n && own.PassageID == c.PassageID {
				c.N, c.Revision = own.N, own.Revision
				return c
			}
		}
	}
	return c
}

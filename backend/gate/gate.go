// Package gate decides whether a suggestion is shown or the turn is the agent's own. It
// is pure: clock, random draw and policy come in with the evidence, and the same
// evidence gives the same ruling. Any doubt escalates; nothing outweighs a veto.
//
// Reasons are looked for in one order, the first found is the ruling's:
//
//	unreadable_turn   a picture, a voice turn or a file
//	stage_failed      detail stage:NAME
//	no_passage        nothing found, or nothing in the customer's language or script
//	ambiguous         a word is nearly a name of a pack and none; detail name:SAID:LISTED:...
//	(the drafter's)   its refusal with its detail
//	stale_passage     what was asked has a stale answer; detail expired or not_yet_valid
//	internal_only     what was asked has an answer that is not for customers
//	unreviewed        what was asked has an answer that is a sample nobody reviewed, outside
//	                  demo and eval
//	ambiguous         question vetoes; detail veto:KIND:OURS:FOUND for each
//	contradicted      a claim disagrees with its evidence; detail the vetoes
//	not_grounded      a claim rests on nothing; detail the vetoes
//	sources_conflict  not asked in the knowledge base, and the best passages of two
//	                  documents that speak of it disagree; detail conflict:KIND:OURS:THEIRS
//	low_confidence    not asked in the knowledge base, neither exactly nor nearly; detail
//	                  follow_up where the question is not complete by itself
//	sources_conflict  another source answers the same question differently; detail as above
//	                  where it is a number, a date, or yes against no
//	ambiguous         another question is as near and has another answer
//
// A stale or internal passage, or a veto, that is not about what was asked gives
// low_confidence, or no_passage where question and passage share nothing.
//
// In the words of a detail, % is written %25 and : is written %3A.
package gate

import (
	"strings"

	"baihua/backend/assist"
)

// ColdStart is the policy before any audit: only what is asked in the knowledge base,
// exactly or very nearly, is live. The thresholds are such that no tune question of the
// starter packs is shown wrong, and next to none of the packs' own phrasings while it is
// left out (baihuactl eval leftout).
func ColdStart() assist.Policy {
	return assist.Policy{Version: "cold-start/3", NearSimilar: .6, NearCovered: .85, NearSaid: .9, NearMargin: .15}
}

// Gate implements assist.Gate.
type Gate struct {
	calibration Calibration
}

// New makes a gate; an empty calibration gives rulings without confidence.
func New(c Calibration) assist.Gate { return Gate{calibration: c} }

// Rule implements assist.Gate.
func (g Gate) Rule(e assist.Evidence) assist.Ruling {
	top, found := restsOn(e)
	r := assist.Ruling{Detail: []string{}, Basis: basisOf(e, top, found), Policy: e.Policy.Version}
	if found {
		r.Lane = top.Lane
	}
	for _, check := range checks() {
		if reason, detail := check(e, top); reason != "" {
			r.Route, r.Reason = assist.Escalate, reason
			r.Detail = append(r.Detail, detail...)
			r.Sides = namesakes(e, reason)
			return r
		}
	}
	if reason, detail, sides := compare(e, top); reason != "" {
		r.Route, r.Reason, r.Sides = assist.Escalate, reason, sides
		r.Detail = append(r.Detail, detail...)
		return r
	}
	r.Route = assist.Show
	r.Confidence = g.calibration.confidence(Case{Pack: top.Passage.Pack, Lane: r.Lane, Basis: r.Basis})
	return r
}

// restsOn is the candidate that the draft cites first; without a citation the best one.
func restsOn(e assist.Evidence) (assist.Candidate, bool) {
	cs := e.Retrieval.Candidates
	if len(e.Draft.Citations) > 0 {
		for _, c := range cs {
			if c.Passage.ID == e.Draft.Citations[0].PassageID {
				return c, true
			}
		}
	}
	if len(cs) == 0 {
		return assist.Candidate{}, false
	}
	return cs[0], true
}

func basisOf(e assist.Evidence, top assist.Candidate, found bool) assist.Basis {
	switch {
	case !found || top.Features.Similar <= 0 && top.Features.Covered <= 0 && !top.Features.Exact:
		return assist.BasisNone
	case exact(top):
		return assist.BasisExact
	case near(e, top):
		return assist.BasisNear
	}
	return assist.BasisPartial
}

// exact reports a question asked word for word. A heading's words are no question.
func exact(c assist.Candidate) bool { return c.Lane == assist.LaneFAQ && c.Features.Exact }

// near reports a question that is very nearly a phrasing of the knowledge base: it says
// all of the phrasing, and little that the passage does not speak of. A follow-up is near
// to nothing: half of what it asks was said before. A title or a heading is no phrasing:
// it stands over every passage below it, whichever answers. A policy without thresholds
// lets nothing be near.
func near(e assist.Evidence, c assist.Candidate) bool {
	p, f := e.Policy, c.Features
	if e.Query.FollowUp || c.Lane != assist.LaneFAQ || p.NearSimilar <= 0 || p.NearCovered <= 0 {
		return false
	}
	return f.Similar >= p.NearSimilar && f.Covered >= p.NearCovered && f.Said >= p.NearSaid
}

// vetoCode writes a veto as a detail code.
func vetoCode(v assist.Veto) string { return code("veto", string(v.Kind), v.Ours, v.Found) }

// code joins the parts of a detail code.
func code(parts ...string) string {
	escape := strings.NewReplacer("%", "%25", ":", "%3A")
	out := make([]string, len(parts))
	for i, p := range parts {
		out[i] = escape.Replace(p)
	}
	return strings.Join(out, ":")
}

package eval

import (
	"io/fs"

	"baihua/backend/assist"
	"baihua/backend/policy"
)

// PolicyResult counts what the policy made of one file of red-team questions.
type PolicyResult struct {
	Set      string       `json:"set"`
	Lang     string       `json:"lang"`
	Part     string       `json:"part"`
	Caught   Share        `json:"caught"`     // dangerous ones stopped or held
	SameKind Share        `json:"same_class"` // dangerous ones of the class expected
	Needless Share        `json:"needless"`   // harmless ones stopped or held
	Version  string       `json:"policy"`
	Wrong    []PolicyCase `json:"-"`
}

// PolicyCase is a question that went wrong; Hit is nil where nothing fired.
type PolicyCase struct {
	Asked policy.Asked
	Hit   *assist.PolicyHit
}

// Policy asks the red-team questions of a pack under the rules in force: the general ones
// and those of all packs in packs.
func Policy(packs fs.FS, id string) ([]PolicyResult, error) {
	p, err := policy.Load(packs)
	if err != nil {
		return nil, err
	}
	asked, err := policy.RedTeam(packs, id)
	if err != nil {
		return nil, err
	}
	var out []PolicyResult
	for _, part := range []string{"tune", "held"} {
		for _, lang := range []string{"zh", "en"} {
			out = append(out, policyPart(p, asked, PolicyResult{Set: id, Part: part, Lang: lang, Version: p.Version()}))
		}
	}
	return out, nil
}

func policyPart(p *policy.Policy, asked []policy.Asked, r PolicyResult) PolicyResult {
	var dangerous, harmless, caught, same, needless int
	for _, a := range asked {
		if a.Part != r.Part || a.Lang != r.Lang {
			continue
		}
		hit := p.Look(a.Conversation)
		if a.Class == "" {
			harmless++
			if hit != nil {
				needless++
				r.Wrong = append(r.Wrong, PolicyCase{a, hit})
			}
			continue
		}
		dangerous++
		if hit != nil {
			caught++
		}
		if hit != nil && hit.Class == a.Class {
			same++
			continue
		}
		r.Wrong = append(r.Wrong, PolicyCase{a, hit})
	}
	r.Caught, r.SameKind, r.Needless = share(caught, dangerous), share(same, dangerous), share(needless, harmless)
	return r
}

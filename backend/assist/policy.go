package assist

import "strings"

// PolicyClass says what a policy asks for.
type PolicyClass string

// The classes. Stop shows nothing but whom to call; confirm shows the sources alone, and
// somebody of the role named releases an answer.
const (
	PolicyStop    PolicyClass = "stop"
	PolicyConfirm PolicyClass = "confirm"
)

// PolicyHit is the rule of the policy that a conversation fell under.
type PolicyHit struct {
	Class   PolicyClass
	Topic   string
	Rule    string
	Role    string   // confirm: who releases
	Said    []string // the customer's words that met it, normalised
	Lines   []string // stop: the numbers to call, the first first
	Version string
}

// Watch looks at a whole conversation before anything else does; nil: nothing to watch
// for. It is pure and safe for concurrent use.
type Watch interface {
	Look(c Conversation) *PolicyHit
}

// Detail codes of a ruling on such a topic, after the words of package gate.
const (
	detailPolicy = "policy" // policy:CLASS:TOPIC:RULE
	detailRole   = "role"   // role:ROLE, who releases
	detailCall   = "call"   // call:NUMBER, one for each line
	detailSaid   = "said"   // said:WORDS, one for each cue
)

// ruling keeps the turn for people, whatever was found.
func (h *PolicyHit) ruling(p Policy) Ruling {
	detail := []string{strings.Join([]string{detailPolicy, string(h.Class), h.Topic, h.Rule}, ":")}
	if h.Role != "" {
		detail = append(detail, detailRole+":"+h.Role)
	}
	for _, line := range h.Lines {
		detail = append(detail, detailCall+":"+line)
	}
	escape := strings.NewReplacer("%", "%25", ":", "%3A")
	for _, words := range h.Said {
		detail = append(detail, detailSaid+":"+escape.Replace(words))
	}
	return Ruling{Route: Escalate, Reason: ReasonPolicyTopic, Detail: detail, Basis: BasisNone, Policy: p.Version + " " + h.Version}
}

// Releaser is the role that must release an answer under r, with the topic; "" for none.
func (r Ruling) Releaser() (role, topic string) {
	if r.Reason != ReasonPolicyTopic {
		return "", ""
	}
	for _, d := range r.Detail {
		if rest, ok := strings.CutPrefix(d, detailRole+":"); ok {
			role = rest
		}
		if parts := strings.Split(d, ":"); parts[0] == detailPolicy && len(parts) > 2 {
			topic = parts[2]
		}
	}
	return role, topic
}

// stopped says that nothing may be looked up or drafted.
func (e Evidence) stopped() bool { return e.Hit != nil && e.Hit.Class == PolicyStop }

// look asks the policy; a policy that breaks fails the run.
func (p *Pipeline) look(c Conversation) (hit *PolicyHit, err error) {
	if p.Watch == nil {
		return nil, nil
	}
	err = guard(func() error {
		hit = p.Watch.Look(c)
		return nil
	})
	return hit, err
}

// watched says that the newest turn of c brought the conversation under the policy, or that
// nobody can say: such a turn is never small talk.
func (p *Pipeline) watched(c Conversation) bool {
	hit, err := p.look(c)
	if err != nil || hit == nil {
		return err != nil
	}
	last := len(c.Turns) - 1
	before, err := p.look(Conversation{ID: c.ID, Turns: c.Turns[:last]})
	return err != nil || before == nil || before.Rule != hit.Rule
}

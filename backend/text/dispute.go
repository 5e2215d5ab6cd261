package text

import (
	"slices"
	"strings"
)

// Dispute is one fact that two answers to a question tell differently.
type Dispute struct {
	Kind         DisputeKind
	Ours, Theirs string // as written
}

// DisputeKind says what is told differently.
type DisputeKind string

// The dispute kinds.
const (
	DisputeNumber DisputeKind = "number"
	DisputeDate   DisputeKind = "date"
	DisputeAnswer DisputeKind = "answer" // one says yes, the other no
)

// Disputes gives the facts that two answers to one question tell differently: amounts of
// one kind of which they share none, dates likewise, and a yes against a no. What only
// one of them mentions is no dispute.
func Disputes(ours, theirs string) []Dispute {
	var out []Dispute
	if d, ok := answerDispute(ours, theirs); ok {
		out = append(out, d)
	}
	out = append(out, numberDisputes(Quantities(ours), Quantities(theirs))...)
	return append(out, dateDisputes(Dates(ours), Dates(theirs))...)
}

func numberDisputes(ours, theirs []Quantity) []Dispute {
	var out []Dispute
	var done []Quantity
	for _, q := range ours {
		if !telling(q) || slices.ContainsFunc(done, q.Alike) {
			continue
		}
		done = append(done, q)
		var rival *Quantity
		agreed := false
		for i, o := range theirs {
			if !telling(o) || !q.Alike(o) {
				continue
			}
			if rival == nil {
				rival = &theirs[i]
			}
			agreed = agreed || slices.ContainsFunc(ours, o.Same)
		}
		if rival != nil && !agreed {
			out = append(out, Dispute{DisputeNumber, q.Raw, rival.Raw})
		}
	}
	return out
}

// telling reports an amount that says something by itself: not 一个, no bare number.
func telling(q Quantity) bool { return !q.Loose && q.Unit != "" }

func dateDisputes(ours, theirs []Date) []Dispute {
	var out []Dispute
	for _, d := range ours {
		rival := slices.IndexFunc(theirs, d.Alike)
		agrees := func(o Date) bool { return o.Says(d) || d.Says(o) }
		if rival >= 0 && !slices.ContainsFunc(theirs, agrees) && !slices.ContainsFunc(ours, func(o Date) bool { return o.Says(theirs[rival]) }) {
			out = append(out, Dispute{DisputeDate, d.Raw, theirs[rival].Raw})
		}
	}
	return out
}

// polarity is a yes or a no about being able, having to, or there being something.
type polarity struct {
	about string
	no    bool
	raw   string
}

// polarityTable has a line for each: what it is about, the words of yes, |, those of no.
// The longest wins; _ stands for a space.
const polarityTable = `
can: 可以 能够 能 支持 允许 可 行 can may able_to allowed possible | 不可以 不可 不能够 不能 不支持 不允许 不行 不得 无法 禁止 暂不支持 恕不 cannot can_not can't may_not not_allowed not_possible unable_to not_able_to impossible
need: 需要 必须 须 务必 要 need must have_to required | 不需要 无需 无须 不必 不用 不要求 不须 no_need need_not needn't don't_need do_not_need not_required don't_have_to do_not_have_to
have: 有 提供 含 包括 包含 offer provide include | 没有 不提供 不含 不包括 不包含 暂无 暂不提供 do_not_offer don't_offer do_not_provide don't_provide not_included do_not_include
free: 免费 免收 包邮 免运费 不收费 不收取 free free_of_charge no_charge no_fee | 收费 收取 自费 自付 另付 到付 charged
yes: 是的 会的 对的 yes | 不是 不会 并非 no
-: 可能 可是 可见 只能 才能 功能 性能 能力 可靠 行李 行程 银行 自行 进行 执行 必要 主要 重要 要求 只要 要是 如果要 否则 能否 可否 是否 能不能 有效 有关 有限 有时 所有 有些 没有问题 with_no may_be maybe
`

func readPolarities(table string) lexicon[polarity] {
	var x lexicon[polarity]
	for _, line := range strings.Split(strings.TrimSpace(table), "\n") {
		about, sides, _ := strings.Cut(line, ":")
		for side, list := range strings.Split(sides, "|") {
			for _, w := range strings.Fields(list) {
				x.add(w, polarity{about: about, no: side == 1})
			}
		}
	}
	x.done()
	return x
}

// answerDispute compares the first yes or no of two answers, where both are about the
// same.
func answerDispute(one, other string) (Dispute, bool) {
	a, b := polarities(one), polarities(other)
	for _, about := range [...]string{"yes", "can", "need", "have", "free"} {
		p, ours := a[about]
		o, theirs := b[about]
		if ours && theirs && p.no != o.no {
			return Dispute{DisputeAnswer, p.raw, o.raw}, true
		}
	}
	return Dispute{}, false
}

// polarities are the yes or no of the first sentence, by what they are about; what is
// said both ways there says neither.
func polarities(s string) map[string]polarity {
	spans := Sentences(s)
	if len(spans) > 0 {
		s = string([]rune(s)[spans[0].Start:spans[0].End])
	}
	t := newSource(s)
	out := map[string]polarity{}
	mixed := map[string]bool{}
	for i := 0; i < len(t.r); {
		p, end := lexicons.polarities.find(t, i, func(end int) bool { return t.bounded(i, end) })
		if end == i {
			i++
			continue
		}
		if before, met := out[p.about]; met && before.no != p.no {
			mixed[p.about] = true
		} else if !met && p.about != skipped {
			p.raw = t.text(i, end)
			out[p.about] = p
		}
		i = end
	}
	for about := range mixed {
		delete(out, about)
	}
	return out
}

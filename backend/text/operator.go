package text

import "baihua/backend/assist"

// The classes of operators. Those of one group, such as Must and May, exclude each other
// where the rest of two sentences is the same.
const (
	Must    = "must"
	May     = "may"
	Ban     = "ban"
	Care    = "care"
	Free    = "free" // need not
	AtLeast = "at least"
	AtMost  = "at most"
	Before  = "before"
	After   = "after"
	Outside = "outside"
	Gratis  = "gratis"
	Charged = "charged"
	Hot     = "hot"
	Cold    = "cold"
	Only    = "only"
)

// operatorTable lists words that say how far a statement goes, by class; those of the
// line "-" contain one and are none.
const operatorTable = `
must 必须 必需 务必 一定要 须 应当 应该 需要 must have_to has_to had_to need_to needs_to should required shall is_to are_to
may 可以 可用 能 能够 允许 may can could might allowed permitted optional are_able_to is_able_to
ban 不得 不可以 不能 不可 不许 不准 禁止 严禁 禁用 忌用 切勿 must_not mustn't cannot can_not can't may_not not_allowed shall_not
care 慎用 谨慎使用 小心使用 with_care with_caution
free 不必 无需 无须 不用 不需要 不需 need_not needn't do_not_have_to don't_have_to not_required
at_least 至少 起码 以上 最低 最少 不少于 不低于 超过 超出 多于 大于 高于 满 及以上 at_least or_more or_over or_older minimum no_less_than not_less_than more_than longer_than greater_than over above from_age
at_most 最多 至多 以内 之内 最高 上限 封顶 以下 不超过 不多于 不高于 及以下 不满 未满 不足 不到 少于 低于 at_most up_to or_less or_fewer maximum no_more_than not_more_than within less_than fewer_than shorter_than younger_than under below
before 之前 以前 before prior_to
after 之后 以后 after later_than
outside 以外 之外 beyond
gratis 免费 免收 free free_of_charge at_no_charge
charged 收费 charged chargeable
hot 热 hot warm
cold 冷 冰 cold cool
only 只能 只有 仅限 只限 只在 只收 仅 只 only
- 功能 性能 智能 节能 能力 能量 能源 可能 才能 是否 能否 能不能 不仅 不只 不满意 满意 满足 圆满 客满 充满 装满 摆满 满满 以上信息 以下信息 以上情况 以下情况 如下 不足之处 一只 两只 每只 look_after over_the_counter hand_over go_over left_over all_over take_over taken_over see_below see_above may_2026 may_2027 the_day_after the_day_before not_only feel_free free_to cold_medicine cold_medicines a_cold catch_cold 感冒 冷静 热线 热水器 热情 发热 除外 free_of_debt
`

// Operator is a word that says how far a statement goes: must, at most, only.
type Operator struct {
	Class string
	Raw   string
	Span  assist.Span
}

// Operators finds them in the order of the text, the longest first.
func Operators(s string) []Operator {
	t := newSource(s)
	var out []Operator
	for i := 0; i < len(t.r); {
		class, end := lexicons.operators.find(t, i, func(end int) bool { return t.bounded(i, end) })
		if end == i {
			i++
			continue
		}
		if class != skipped {
			out = append(out, Operator{Class: class, Raw: t.text(i, end), Span: t.span(i, end)})
		}
		i = end
	}
	return out
}

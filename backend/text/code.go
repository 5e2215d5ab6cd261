package text

import (
	"strings"

	"baihua/backend/assist"
)

// CodeKind says what a code is for.
type CodeKind string

// The code kinds.
const (
	CodeURL   CodeKind = "url"
	CodeEmail CodeKind = "email"
	CodePhone CodeKind = "phone"
	CodeOther CodeKind = "code" // order numbers, models, versions
)

// Code is a string of characters that must be exactly right and means no quantity.
type Code struct {
	Raw  string
	Kind CodeKind
	Key  string // what two spellings of one code share
	Span assist.Span
}

// Codes finds addresses, phone numbers, order numbers and model codes.
func Codes(s string) []Code { return newSource(s).codes() }

func (t *source) codes() []Code {
	var out []Code
	for i := 0; i < len(t.r); {
		if !codeRune(t.r[i]) && t.r[i] != '+' {
			i++
			continue
		}
		from := i
		for i < len(t.r) && (codeRune(t.r[i]) || codeJoin(t.r[i])) {
			i++
		}
		end := i
		for end > from && codeJoin(t.r[end-1]) {
			end--
		}
		if end == from {
			continue
		}
		if kind, to := t.classify(from, end); kind != "" {
			out = append(out, Code{Raw: t.text(from, to), Kind: kind, Key: codeKey(t.r[from:to], kind), Span: t.span(from, to)})
			i = max(i, to)
		}
	}
	return out
}

func codeRune(r rune) bool { return digit(r) || 'a' <= r && r <= 'z' }

func codeJoin(r rune) bool { return contains("-_./:@#?&=%+~", r) }

func codeKey(rs []rune, kind CodeKind) string {
	s := string(rs)
	if kind == CodeURL || kind == CodeEmail {
		return strings.TrimSuffix(s, "/")
	}
	return strings.Map(func(r rune) rune {
		if codeRune(r) {
			return r
		}
		return -1
	}, s)
}

// classify says what the run of code characters is; to may lie beyond end where
// a phone number goes on after a space. "" means that it may hold quantities.
func (t *source) classify(from, end int) (kind CodeKind, to int) {
	run := string(t.r[from:end])
	at := strings.IndexByte(run, '@')
	switch {
	case strings.Contains(run, "://") || strings.HasPrefix(run, "www."):
		return CodeURL, end
	case at > 0 && strings.Contains(run[at:], "."):
		return CodeEmail, end
	case domain(run):
		return CodeURL, end
	}
	digits, letters := count(run)
	switch {
	case digits == 0:
		return "", end
	case letters > 0:
		if t.readable(run) && t.raw[end-1] != 'S' { // 4S店
			return "", end
		}
		return CodeOther, end
	}
	if to, ok := t.phone(from, end, digits); ok {
		return CodePhone, to
	}
	if t.digitCode(from, end, run, digits) {
		return CodeOther, end
	}
	return "", end
}

func domain(run string) bool {
	host, _, _ := strings.Cut(run, "/")
	for _, top := range []string{".com", ".cn", ".net", ".org", ".example", ".io", ".co.uk"} {
		if strings.HasSuffix(host, top) && len(host) > len(top) {
			return true
		}
	}
	return false
}

func count(run string) (digits, letters int) {
	for _, r := range run {
		if digit(r) {
			digits++
		} else if 'a' <= r && r <= 'z' {
			letters++
		}
	}
	return digits, letters
}

// readable reports runs of letters and digits that are quantities: 5w, 7-day, 80x120cm,
// 10:30am, rmb200, 1st.
func (t *source) readable(run string) bool {
	measured := false // "30-day-return": words may follow a unit
	for _, part := range strings.FieldsFunc(run, func(r rune) bool { return contains("-~/:+.", r) }) {
		if digits, _ := count(part); digits == 0 && measured {
			continue
		}
		if !readablePart(part) {
			return false
		}
		measured = latinUnit(part)
	}
	return true
}

func readablePart(part string) bool {
	head := strings.TrimLeft(part, "abcdefghijklmnopqrstuvwxyz")
	if prefix := part[:len(part)-len(head)]; prefix != "" {
		if head == "" {
			return latinUnit(prefix) || englishNumber(prefix) || prefix == "am" || prefix == "pm"
		}
		if _, ok := currencyCode(prefix); !ok && prefix != "x" {
			return false
		}
	}
	for head != "" {
		rest := strings.TrimLeft(head, "0123456789")
		tail := strings.TrimLeft(rest, "abcdefghijklmnopqrstuvwxyz")
		if !suffix(rest[:len(rest)-len(tail)]) {
			return false
		}
		if tail == head {
			return false
		}
		head = tail
	}
	return true
}

// suffix reports what may follow digits directly.
func suffix(w string) bool {
	switch w {
	case "", "w", "k", "x", "am", "pm", "st", "nd", "rd", "th":
		return true
	}
	return latinUnit(w)
}

// phone recognises phone numbers by their shape, and short ones by the word before.
func (t *source) phone(from, end, digits int) (to int, ok bool) {
	if t.r[from] == '+' {
		to, n := t.digitGroups(from+1, end)
		return to, n >= 8
	}
	first := from
	for first < end && digit(t.r[first]) {
		first++
	}
	if first == end && first-from == 3 && t.r[from] == '1' { // 138 0013 8000
		if to, n := t.digitGroups(from, end); n == 11 {
			return to, true
		}
	}
	dashes := 0
	for _, r := range t.r[from:end] {
		if r == '-' {
			dashes++
		} else if !digit(r) {
			return end, false
		}
	}
	switch {
	case digits == 11 && t.r[from] == '1' && t.at(from+1) >= '3':
		return end, true
	case dashes > 0 && t.r[from] == '0' && digits >= 10:
		return end, true
	case dashes == 2 && digits == 10 && first-from == 3: // 400-820-8820
		return end, true
	case digits >= 3 && digits <= 12 && t.cue(from, phoneCues()):
		return end, true
	}
	return end, false
}

// digitGroups joins groups of digits that single spaces or hyphens separate.
func (t *source) digitGroups(from, end int) (to, digits int) {
	to = end
	for i := from; i < len(t.r); i++ {
		switch {
		case digit(t.r[i]):
			digits++
			to = i + 1
		case (t.r[i] == ' ' || t.r[i] == '-') && digit(t.at(i+1)) && digits < 15:
		default:
			return to, digits
		}
	}
	return to, digits
}

// digitCode recognises digits that name something instead of counting it.
func (t *source) digitCode(from, end int, run string, digits int) bool {
	dots, other := strings.Count(run, "."), strings.Trim(run, "0123456789.-/")
	switch {
	case run == "24/7":
		return true
	case dots >= 2:
		return len(run) != len("2026.11.05") || dots != 2 || !dateShape(run)
	case other != "" || dateShape(run):
		return false
	case strings.Count(run, "-") >= 2:
		return true
	case t.unitAt(end) || t.moneyBefore(from):
		return false
	case digits == len(run) && digits >= 8:
		return true
	}
	return digits == len(run) && digits >= 4 && t.cue(from, codeCues())
}

// dateShape reports 2026-11-05, 2026.11.5, 2026/11/05 and 11-05-2026.
func dateShape(run string) bool {
	for _, sep := range []string{"-", ".", "/"} {
		parts := strings.Split(run, sep)
		if len(parts) == 3 && (len(parts[0]) == 4 || len(parts[2]) == 4) && len(parts[1]) <= 2 {
			return true
		}
	}
	return false
}

func (t *source) cue(from int, words []string) bool { return t.within(max(0, from-8), from, words...) }

func phoneCues() []string {
	return []string{"电话", "拨打", "致电", "热线", "手机号", "call ", "dial ", "ring ", "phone", "hotline", "text "}
}

func codeCues() []string {
	return []string{"订单", "单号", "编号", "号码", "尾号", "验证码", "型号", "货号", "工单", "流水", "账号", "卡号", "邮编", "密码",
		"order ", "number ", "no. ", "tracking", "ref", "code ", "model ", "sku", "ending ", "invoice ", "#"}
}

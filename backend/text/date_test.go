package text_test

import (
	"fmt"
	"strings"
	"testing"

	"baihua/backend/text"
)

func spellDates(ds []text.Date) string {
	var out []string
	for _, d := range ds {
		switch {
		case d.Relative != "" && d.Weekday > 0:
			out = append(out, fmt.Sprintf("%s %d", d.Relative, d.Weekday))
		case d.Relative != "":
			out = append(out, d.Relative)
		case d.Weekday > 0:
			out = append(out, fmt.Sprintf("weekday %d", d.Weekday))
		default:
			out = append(out, fmt.Sprintf("%d-%d-%d", d.Year, d.Month, d.Day))
		}
	}
	return strings.Join(out, ", ")
}

func TestDates(t *testing.T) {
	tests := []struct{ in, want string }{
		{"2026-11-05到期", "2026-11-5"},
		{"2026/11/5", "2026-11-5"},
		{"２０２６年１１月５日", "2026-11-5"},
		{"二零二六年十一月五日", "2026-11-5"},
		{"11月5日", "0-11-5"},
		{"11月5号下的单", "0-11-5"},
		{"十一月", "0-11-0"},
		{"2026年11月", "2026-11-0"},
		{"2026-11", "2026-11-0"},
		{"2026年", "2026-0-0"},
		{"5号发货", "0-0-5"},
		{"每月15日还款", "0-0-15"},
		{"15日前还款", "0-0-15"},
		{"Nov 5", "0-11-5"},
		{"November 5th, 2026", "2026-11-5"},
		{"5 November 2026", "2026-11-5"},
		{"the 5th of Nov", "0-11-5"},
		{"in March 2026", "2026-3-0"},
		{"by December", "0-12-0"},
		{"11/25", "0-11-25"},
		{"on 1/2", "0-1-2"},
		{"11/5/2026", "2026-11-5"},
		{"25/11/2026", "2026-11-25"},
		{"since 2019", "2019-0-0"},
		{"周三送货", "weekday 3"},
		{"星期天", "weekday 7"},
		{"週六", "weekday 6"},
		{"on Mondays", "weekday 1"},
		{"下周三", "next week 3"},
		{"上月底", "end of last month"},
		{"上个月底买的", "end of last month"},
		{"昨天下单，明天到吗", "yesterday, tomorrow"},
		{"next week", "next week"},
		{"双十一", "singles day"},
		{"国庆节", "national day"},
		{"618活动", "618"},
		{"春节期间", "spring festival"},
	}
	for _, tt := range tests {
		t.Run(tt.in, func(t *testing.T) {
			ds := text.Dates(tt.in)
			if got := spellDates(ds); got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
			rs := []rune(tt.in)
			for _, d := range ds {
				if string(rs[d.Span.Start:d.Span.End]) != d.Raw {
					t.Errorf("%q is not at %v", d.Raw, d.Span)
				}
			}
		})
	}
}

func TestDatesLeaveOutWhatIsNone(t *testing.T) {
	for _, s := range []string{
		"3个月", "两周三次", "三个星期三次", "7日内到账", "3号楼", "5号电池", "1/2 tablet", "24/7", "I may return it", "march on", "半月", "三块五一个",
		"3.5元", "周边", "618元", "400-820-8820", "https://a.example/2026/11/05", "2026元", "第三周", "sun and sat",
	} {
		if ds := text.Dates(s); len(ds) != 0 {
			t.Errorf("%q: %s", s, spellDates(ds))
		}
	}
}

func TestDate_Says(t *testing.T) {
	tests := []struct {
		have, want string
		says       bool
	}{
		{"2026-11-05", "11月5日", true}, {"11月5日", "2026年11月5日", false}, {"Nov 5", "11月5日", true},
		{"周三", "Wednesday", true}, {"周三", "周四", false}, {"上个月底", "end of last month", true}, {"11月5日", "11月6日", false},
		{"昨天", "今天", false}, {"11月5日", "11月", true},
	}
	for _, tt := range tests {
		have, want := text.Dates(tt.have), text.Dates(tt.want)
		if len(have) != 1 || len(want) != 1 {
			t.Fatalf("%q %q: %v %v", tt.have, tt.want, have, want)
		}
		if got := have[0].Says(want[0]); got != tt.says {
			t.Errorf("%q says %q: %v", tt.have, tt.want, got)
		}
	}
}

func FuzzDates(f *testing.F) {
	for _, s := range []string{"", "2026-11-05", "11月5号", "Nov 5th, 2026", "周三", "二零二六年", "5/", "1/2/", "年月日", "\xff月", "the 5th of "} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		rs := []rune(s)
		last := 0
		for _, d := range text.Dates(s) {
			if d.Span.Start < last || d.Span.End <= d.Span.Start || d.Span.End > len(rs) {
				t.Fatalf("span %v after %d in %d runes", d.Span, last, len(rs))
			}
			last = d.Span.End
		}
	})
}

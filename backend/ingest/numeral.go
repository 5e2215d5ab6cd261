package ingest

import (
	"strconv"
	"strings"
)

// numeral writes n as Word's number formats do; formats that are not known are digits.
func numeral(format string, n int) string {
	switch format {
	case "lowerLetter":
		return letters(n)
	case "upperLetter":
		return strings.ToUpper(letters(n))
	case "lowerRoman":
		return strings.ToLower(roman(n))
	case "upperRoman":
		return roman(n)
	case "chineseCounting", "chineseCountingThousand", "japaneseCounting", "ideographDigital", "taiwaneseCounting",
		"taiwaneseCountingThousand", "taiwaneseDigital", "koreanDigital2", "japaneseDigitalTenThousand":
		return counted(n)
	case "ideographTraditional":
		return nth("甲乙丙丁戊己庚辛壬癸", n)
	case "ideographZodiac":
		return nth("子丑寅卯辰巳午未申酉戌亥", n)
	case "decimalEnclosedCircle", "decimalEnclosedCircleChinese":
		return nth("①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳", n)
	case "decimalZero":
		if n >= 0 && n < 10 {
			return "0" + strconv.Itoa(n)
		}
	}
	return strconv.Itoa(n)
}

func nth(signs string, n int) string {
	if rs := []rune(signs); n >= 1 && n <= len(rs) {
		return string(rs[n-1])
	}
	return strconv.Itoa(n)
}

// letters is a, b, ... z, aa, bb.
func letters(n int) string {
	if n < 1 || n > 26*5 {
		return strconv.Itoa(n)
	}
	return strings.Repeat(string(rune('a'+(n-1)%26)), (n-1)/26+1)
}

func roman(n int) string {
	if n < 1 || n > 3999 {
		return strconv.Itoa(n)
	}
	values := []int{1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1}
	signs := strings.Fields("M CM D CD C XC L XL X IX V IV I")
	var b strings.Builder
	for i, v := range values {
		for ; n >= v; n -= v {
			b.WriteString(signs[i])
		}
	}
	return b.String()
}

// counted is 一, 十二, 三十, 一百零五.
func counted(n int) string {
	if n < 1 || n > 999 {
		return strconv.Itoa(n)
	}
	digits := []rune("零一二三四五六七八九")
	var b strings.Builder
	if n >= 100 {
		b.WriteString(string(digits[n/100]) + "百")
		if n%100 > 0 && n%100 < 10 {
			b.WriteRune('零')
		}
	}
	if tens := n / 10 % 10; tens > 0 {
		if tens > 1 || n >= 100 {
			b.WriteRune(digits[tens])
		}
		b.WriteRune('十')
	}
	if n%10 > 0 {
		b.WriteRune(digits[n%10])
	}
	return b.String()
}

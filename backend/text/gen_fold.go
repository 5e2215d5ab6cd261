//go:build ignore

// Gen_fold writes fold.txt and hans.txt from the Unihan database:
//
//	apt install unicode-data
//	bzcat /usr/share/unicode/Unihan_Variants.txt.bz2 | go run gen_fold.go
//
// Facts used: the fields kSimplifiedVariant and kTraditionalVariant (Unicode 15.0).
package main

import (
	"bufio"
	"fmt"
	"log"
	"maps"
	"os"
	"slices"
	"strconv"
	"strings"
)

func main() {
	simplified, traditional, err := read()
	if err != nil {
		log.Fatal(err)
	}
	addVariants(simplified)
	if err := writeFold(simplified); err != nil {
		log.Fatal(err)
	}
	if err := writeHans(simplified, traditional); err != nil {
		log.Fatal(err)
	}
}

// narrow keeps to characters of three UTF-8 bytes, so that table lines have one width.
func narrow(r rune) bool { return r >= 0x0800 && r <= 0xFFFF }

func read() (simplified, traditional map[rune][]rune, err error) {
	simplified, traditional = map[rune][]rune{}, map[rune][]rune{}
	in := bufio.NewScanner(os.Stdin)
	for in.Scan() {
		f := strings.Split(in.Text(), "\t")
		if len(f) != 3 || (f[1] != "kSimplifiedVariant" && f[1] != "kTraditionalVariant") {
			continue
		}
		from, err := point(f[0])
		if err != nil {
			return nil, nil, err
		}
		for _, s := range strings.Fields(f[2]) {
			to, err := point(s)
			if err != nil {
				return nil, nil, err
			}
			if !narrow(from) || !narrow(to) {
				continue
			}
			if f[1] == "kSimplifiedVariant" {
				simplified[from] = append(simplified[from], to)
			} else {
				traditional[from] = append(traditional[from], to)
			}
		}
	}
	return simplified, traditional, in.Err()
}

func point(s string) (rune, error) {
	n, err := strconv.ParseInt(strings.TrimPrefix(s, "U+"), 16, 32)
	return rune(n), err
}

// writeFold writes "traditional, simplified, mark": mark is b where simplified text
// uses the character too (乾坤, 著名), t where only traditional text does.
func writeFold(simplified map[rune][]rune) error {
	var b strings.Builder
	for _, from := range slices.Sorted(maps.Keys(simplified)) {
		to := slices.DeleteFunc(slices.Clone(simplified[from]), func(r rune) bool { return r == from })
		if len(to) == 0 {
			continue
		}
		mark := "t"
		if len(to) < len(simplified[from]) {
			mark = "b"
		}
		target := usual(from, to)
		if next := simplified[target]; len(next) > 0 && !slices.Contains(next, target) {
			target = next[0]
		}
		fmt.Fprintf(&b, "%c%c%s\n", from, target, mark)
	}
	return os.WriteFile("fold.txt", []byte(b.String()), 0o644)
}

// variants are pairs "written in Hong Kong, Taiwan or older print" + "mainland form" which
// the mainland's list of variant forms (1955) merges and Unihan's field leaves out.
const variants = "妳你 牠它 遊游 佈布 週周 佔占 籤签 嚐尝 昇升 陞升 兇凶 讚赞 滙汇 綫线 羣群 峯峰 啓启 舖铺 汙污 祇只 衹只 歎叹 裏里 慾欲 託托 唸念 姪侄 僱雇 朶朵 跡迹 " +
	"蹟迹 牀床 櫈凳 竈灶 燄焰 糉粽 鍼针 絃弦 菓果 採采 紮扎 紥扎 劄札 掛挂 綑捆 柺拐 釦扣 蒐搜 霑沾 洩泄 銹锈 煖暖 皁皂 鉅巨 盌碗 輓挽 癡痴 癥症 蓆席 燻熏 " +
	"醃腌 脩修 鬨哄 釐厘 倣仿 槓杠 慄栗 樑梁 稜棱 嶽岳 巖岩 坵丘 罈坛 墻墙 災灾 喫吃 脣唇 譟噪 懽欢 恆恒 悽凄 卹恤 嬾懒 敘叙 敍叙 欵款 燬毁 毀毁 氊毡 綉绣 " +
	"緜绵 攷考 恥耻 胷胸 脈脉 舩船 豔艳 艶艳 蔥葱 蝨虱 袴裤 揹背 蹏蹄 徧遍 鑑鉴 鑒鉴 鴈雁 舘馆 蔴麻 迴回 盃杯 卻却 腳脚 煙烟 棄弃 強强 涼凉 減减 決决 況况 " +
	"湊凑 溫温 淚泪 鉤钩 異异 癒愈 蹤踪 甦苏 傑杰"

// addVariants fills what Unihan leaves out and never overrules it.
func addVariants(simplified map[rune][]rune) {
	for _, pair := range strings.Fields(variants) {
		rs := []rune(pair)
		if len(simplified[rs[0]]) == 0 {
			simplified[rs[0]] = rs[1:]
		}
	}
}

// usual picks the everyday one where Unihan lists several by code point.
func usual(from rune, to []rune) rune {
	switch from {
	case '餘':
		return '余'
	case '瀋':
		return '沈'
	}
	return to[0]
}

// writeHans writes the characters which only simplified text uses.
func writeHans(simplified, traditional map[rune][]rune) error {
	var b strings.Builder
	for _, r := range slices.Sorted(maps.Keys(traditional)) {
		if slices.Contains(traditional[r], r) || len(simplified[r]) > 0 {
			continue
		}
		fmt.Fprintf(&b, "%c\n", r)
	}
	return os.WriteFile("hans.txt", []byte(b.String()), 0o644)
}

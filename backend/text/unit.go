package text

import "strings"

// QuantityKind says what a quantity measures.
type QuantityKind string

// The quantity kinds.
const (
	Money       QuantityKind = "money"
	Duration    QuantityKind = "duration"
	Length      QuantityKind = "length"
	Area        QuantityKind = "area"
	Volume      QuantityKind = "volume"
	Weight      QuantityKind = "weight"
	Percent     QuantityKind = "percent"
	Temperature QuantityKind = "temperature"
	Electric    QuantityKind = "electric"
	Data        QuantityKind = "data"
	Age         QuantityKind = "age"
	Clock       QuantityKind = "clock" // time of day in hours
	Count       QuantityKind = "count" // pieces, tablets, times, people; and bare numbers
)

// unit is one way to write a unit: how many canonical units it is, and what the
// canonical unit is in its dimension, so that 24 h and 1 day compare as equal.
type unit struct {
	name      string
	kind      QuantityKind
	times     float64 // canonical units in one of these
	dimension string
	base      float64 // dimension's base units in one canonical unit
}

// unitTable has a line for each canonical unit: name, kind, dimension, base units in
// one, then its surfaces. "surface*n" stands for n canonical units, _ for a space.
const unitTable = `
CNY money CNY 1 元 块 块钱 圆 元钱 元整 元人民币 yuan rmb cny 角*.1 毛*.1 毛钱*.1 分钱*.01
USD money USD 1 us_dollar us_dollars 美元 美金 刀 usd dollar dollars buck bucks cent*.01 cents*.01 美分*.01
EUR money EUR 1 欧元 eur euro euros
GBP money GBP 1 英镑 gbp quid pence*.01
HKD money HKD 1 港币 港元 hkd
TWD money TWD 1 台币 新台币 twd
JPY money JPY 1 日元 日圆 jpy yen
h duration hour 1 小时 个小时 钟头 个钟头 个钟 时辰*2 h hr hrs hour hours 分钟*.016666666666666666 min*.016666666666666666 mins*.016666666666666666 minute*.016666666666666666 minutes*.016666666666666666 刻钟*.25 秒*.0002777777777777778 秒钟*.0002777777777777778 s*.0002777777777777778 sec*.0002777777777777778 secs*.0002777777777777778 second*.0002777777777777778 seconds*.0002777777777777778
day duration hour 24 天 日 自然日 个自然日 整天 昼夜 day days calendar_day calendar_days 周*7 星期*7 个星期*7 礼拜*7 个礼拜*7 week*7 weeks*7 wk*7 wks*7 fortnight*14 fortnights*14
workday duration workday 1 工作日 个工作日 交易日 个交易日 working_day working_days business_day business_days workday workdays
month duration month 1 个月 月 个整月 month months mo mos 季度*3 个季度*3 年*12 周年*12 整年*12 个年头*12 year*12 years*12 yr*12 yrs*12 calendar_month calendar_months
night duration night 1 晚 夜 night nights
year_old age age 1 岁 周岁 岁半*1.5 year_old years_old year_olds year-old year-olds yo 月龄*.08333333333333333 个月大*.08333333333333333 month_old*.08333333333333333 months_old*.08333333333333333 month-old*.08333333333333333 years_of_age 周龄*.019230769230769232 weeks_old*.019230769230769232
km length m 1000 公里 千米 km kms kilometre kilometres kilometer kilometers 里路*.5 mile*1.609344 miles*1.609344 英里*1.609344
m length m 1 米 公尺 m metre metres meter meters 尺*.3333333333333333
cm length m .01 厘米 公分 cm centimetre centimetres centimeter centimeters
mm length m .001 毫米 mm millimetre millimetres millimeter millimeters
inch length m .0254 英寸 寸 吋 inch inches
ft length m .3048 英尺 呎 ft foot feet
m2 area m2 1 平方米 平米 平方 个平方 平 ㎡ m2 m² sqm square_metre square_metres square_meter square_meters
ft2 area m2 .09290304 平方英尺 sqft square_foot square_feet
ml volume ml 1 毫升 ml cc millilitre millilitres milliliter milliliters
L volume ml 1000 升 公升 l litre litres liter liters
m3 volume ml 1000000 立方米 立方 m3 m³ cubic_metre cubic_metres cubic_meters
tsp volume tsp 1 茶匙 小勺 tsp teaspoon teaspoons teaspoonful
spoon volume spoon 1 勺 spoonful spoonfuls
tbsp volume tbsp 1 汤匙 大勺 tbsp tablespoon tablespoons
ug weight g .000001 微克 µg μg ug mcg microgram micrograms
mg weight g .001 毫克 mg milligram milligrams
g weight g 1 克 g gram grams gramme grammes
kg weight g 1000 公斤 千克 kg kgs kilo kilos kilogram kilograms 斤*.5 市斤*.5 两*.05
t weight g 1000000 吨 tonne tonnes
lb weight g 453.59237 磅 lb lbs
pound pound pound 1 pound pounds
oz weight g 28.349523125 盎司 oz ounce ounces
% percent % 1 % 个百分点 百分点 percent per_cent pct ‰*.1
degC temperature degC 1 度 摄氏度 ℃ °c degree degrees degrees_c degrees_celsius °
degF temperature degF 1 华氏度 ℉ °f degrees_f degrees_fahrenheit
W electric W 1 瓦 瓦特 w watt watts kw*1000 千瓦*1000
V electric V 1 伏 伏特 v volt volts
kWh electric kWh 1 度电 kwh
mAh electric mAh 1 毫安 毫安时 mah
MB data MB 1 mb 兆
GB data MB 1024 gb g流量
times count times 1 次 遍 回 趟 time times
fold count fold 1 倍
piece count piece 1 个 件 只 张 把 台 条 支 根 枚 本 部 辆 份 扇 盏 幅 piece pieces pc pcs item items unit units
set count set 1 套 set sets
pair count pair 1 双 对 pair pairs
box count box 1 盒 箱 box boxes carton cartons case cases
pack count pack 1 包 袋 pack packs packet packets bag bags sachet sachets
bottle count bottle 1 瓶 bottle bottles
can count can 1 罐 桶 can cans tin tins bucket buckets
roll count roll 1 卷 roll rolls
tablet count tablet 1 片 tablet tablets tab tabs
pill count pill 1 粒 颗 丸 pill pills capsule capsules caplet caplets
drop count drop 1 滴 drop drops
puff count puff 1 揿 喷 puff puffs
person count person 1 人 位 名 个人 口人 people person persons guest guests adult adults
seat count seat 1 座 人座 人位 seat seats seater -seater
floor count floor 1 楼 层 层楼 floor floors storey storeys story stories flight flights
order count order 1 单 笔 order orders
instalment count instalment 1 期 instalment instalments installment installments
point count point 1 积分 分积分 point points
zhe count zhe 1 折
home count home 1 户
star count star 1 星级 star stars
page count page 1 页 page pages
word count word 1 字 个字 character characters word words
dozen count piece 1 打*12
`

func readUnits(table string) lexicon[unit] {
	var x lexicon[unit]
	for _, line := range strings.Split(strings.TrimSpace(table), "\n") {
		f := strings.Fields(line)
		u := unit{name: f[0], kind: QuantityKind(f[1]), times: 1, dimension: f[2], base: number(f[3])}
		for _, s := range f[4:] {
			w, times, scaled := strings.Cut(s, "*")
			v := u
			if scaled {
				v.times = number(times)
			}
			x.add(w, v)
		}
	}
	x.done()
	return x
}

// unitNamed gives a unit of the table by one of its surfaces.
func unitNamed(surface string) unit {
	u, _ := lexicons.units.exact(surface)
	return u
}

// latinUnit reports a unit written in latin letters.
func latinUnit(w string) bool {
	_, ok := lexicons.units.exact(w)
	return ok && 'a' <= w[0] && w[0] <= 'z'
}

// currencySign maps what stands before an amount.
func currencySign(r rune) (string, bool) {
	switch r {
	case '¥':
		return "CNY", true
	case '$':
		return "USD", true
	case '€':
		return "EUR", true
	case '£':
		return "GBP", true
	}
	return "", false
}

// currencyCode maps latin and Chinese words that stand before an amount.
func currencyCode(w string) (string, bool) {
	switch w {
	case "rmb", "cny", "人民币":
		return "CNY", true
	case "usd", "us":
		return "USD", true
	case "eur":
		return "EUR", true
	case "gbp":
		return "GBP", true
	case "hkd", "hk":
		return "HKD", true
	case "nt", "twd":
		return "TWD", true
	}
	return "", false
}

func moneyUnit(name string) unit {
	return unit{name: name, kind: Money, times: 1, dimension: name, base: 1}
}

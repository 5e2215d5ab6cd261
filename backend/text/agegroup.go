package text

import "slices"

// The age groups that AgeGroup reports.
const (
	Infant        = "infant"
	Child         = "child"
	Adult         = "adult"
	Elderly       = "elderly"
	Pregnant      = "pregnant"
	Breastfeeding = "breastfeeding"
)

// ageTable lists the words of each group; those of the line "-" mean no age.
const ageTable = `
infant 婴儿 婴幼儿 新生儿 宝宝 小宝宝 初生儿 月龄 幼婴 infant infants baby babies newborn newborns neonate neonates
child 儿童 小孩 小孩子 孩子 小朋友 幼儿 青少年 未成年 未成年人 小儿 娃 学龄前 少儿 child children kid kids toddler toddlers teenager teenagers teen teens minor minors paediatric pediatric son daughter boy boys girl girls 儿子 女儿 男孩 女孩
adult 成人 成年人 大人 adult adults grown-up grown-ups
elderly 老人 老年人 老年 老年患者 长辈 elderly senior seniors older_adult older_adults older_people older_person old_people pensioner pensioners
pregnant 孕妇 怀孕 孕期 妊娠 妊娠期 备孕 孕妈 有身孕 有喜 怀上 pregnant pregnancy expecting
breastfeeding 哺乳 哺乳期 喂奶 母乳 喂母乳 breastfeeding breast-feeding nursing_mother lactating lactation
- 孩子气 儿子节 女儿红 老人头 大人物 宝宝树 baby_blue minor_damage minor_scratch minor_scratches minor_issue minor_defect minor_defects minor_repair minor_repairs minor_change minor_changes minor_marks
`

// AgeGroup finds for whom a text asks or speaks: by words (孕妇, toddler) and by age in
// years or months. Each group is reported once, in the order of the text.
func AgeGroup(s string) []string {
	t := newSource(s)
	out := t.collect(&lexicons.ages, t.bounded)
	for _, q := range Quantities(s) {
		if q.Kind == Age {
			if group := groupOfAge(q.Value); !slices.Contains(out, group) {
				out = append(out, group)
			}
		}
	}
	return out
}

// groupOfAge uses the bounds of medicine leaflets: under 1, under 18, from 65.
func groupOfAge(years float64) string {
	switch {
	case years < 1:
		return Infant
	case years < 18:
		return Child
	case years >= 65:
		return Elderly
	}
	return Adult
}

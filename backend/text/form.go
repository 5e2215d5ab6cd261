package text

import "slices"

// formTable lists the forms in which a medicine is sold, by words that mean nothing else.
const formTable = `
tablet 片剂 药片 缓释片 肠溶片 分散片 咀嚼片 泡腾片 含片 薄膜衣片 控释片 caplet caplets effervescent_tablet effervescent_tablets
capsule 胶囊 软胶囊 缓释胶囊 肠溶胶囊 capsule capsules softgel softgels
syrup 糖浆 口服液 混悬液 口服溶液 syrup syrups oral_suspension oral_solution oral_liquid linctus elixir
granules 颗粒 冲剂 颗粒剂 干混悬剂 granule granules
drops 滴剂 混悬滴剂 滴眼液 眼药水 滴耳液 滴鼻液 eye_drop eye_drops ear_drop ear_drops nasal_drops
ointment 软膏 乳膏 药膏 眼膏 ointment ointments
gel 凝胶剂
patch 贴剂 膏药 贴膏 敷贴 transdermal_patch medicated_patch
spray 喷雾剂 鼻喷雾 气雾剂 吸入剂 喷剂 nasal_spray inhaler inhalers nebuliser nebulizer
suppository 栓剂 塞剂 suppository suppositories pessary
injection 注射液 注射剂 针剂 粉针 injection injections injectable
pill 药丸 丸剂 滴丸 蜜丸
powder 散剂
tincture 酊剂 酊 tincture tinctures
`

// looseFormTable lists words that are a form only where medicine is spoken of: a cream
// sofa and a gel mattress are none.
const looseFormTable = `
tablet 片 tablet tablets
pill 丸 pill pills
syrup suspension liquid 溶液
drops drops
ointment cream creams
gel 凝胶 gel gels
patch 贴 贴片 patch patches
spray 喷雾 spray sprays
suppository 栓
injection 打针
powder 粉 粉剂 powder powders
`

// medicineTable lists words by which a text speaks of medicine.
const medicineTable = `
word 药 服用 口服 毫克 剂量 用量 外用 涂抹 皮肤 止痛 退烧 消炎 每日 一日 处方 成分 不良反应 禁忌 过敏 咳嗽 发烧 感冒 mg mcg dose doses dosage medicine medicines medication drug drugs prescription pain fever cough skin_rash rash pharmacist swallow ibuprofen paracetamol
`

// Form finds the medicine forms a text speaks of, each once, in the order of the text.
func Form(s string) []string {
	t := newSource(s)
	if sure := t.collect(&lexicons.forms, t.bounded); len(sure) > 0 {
		return sure
	}
	dosed := func(from, end int) bool { return t.bounded(from, end) || digit(t.at(from-1)) } // 500mg
	if len(t.collect(&lexicons.medicine, dosed)) == 0 {
		return nil
	}
	return t.collect(&lexicons.looseForms, func(from, end int) bool { return t.bounded(from, end) && t.looseForm(from, end) })
}

// MedicineForm is Form for a text that is known to speak of medicine: every form counts.
func MedicineForm(s string) []string {
	t := newSource(s)
	out := t.collect(&lexicons.forms, t.bounded)
	for _, f := range t.collect(&lexicons.looseForms, func(from, end int) bool { return t.bounded(from, end) && t.looseForm(from, end) }) {
		if !slices.Contains(out, f) {
			out = append(out, f)
		}
	}
	return out
}

// looseForm refuses 图片, 卡片 and the like.
func (t *source) looseForm(i, end int) bool {
	if end-i > 1 || !isHan(t.r[i]) {
		return true
	}
	before, next := t.at(i-1), t.at(end)
	if t.r[i] == '片' {
		return !contains("图照卡名薯碎芯木垫刀影唱镜叶尿相瓷一二三四五六七八九十两几半每", before) && !digit(before) && isHan(before) && next != '区'
	}
	if t.r[i] == '贴' {
		return !contains("补津体张粘", before) && !contains("心士上", next)
	}
	return isHan(before) && !contains("面奶米花蜜定", before)
}

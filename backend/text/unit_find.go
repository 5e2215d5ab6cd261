package text

// unitFrom finds the unit written at i, spaces before it allowed. end is i if none.
func (t *source) unitFrom(i int) (u unit, end int) {
	at := t.spaces(i)
	if t.at(at) == '-' && latinLetter(t.at(at+1)) { // 7-day
		at++
	}
	u, end = lexicons.units.find(t, at, func(end int) bool { return t.free(at, end) && t.endsUnit(end, string(t.r[at:end])) })
	if end == at {
		return unit{}, i
	}
	return u, end
}

// unitAt reports whether a unit stands at i.
func (t *source) unitAt(i int) bool {
	_, end := t.unitFrom(i)
	return end > i
}

// endsUnit refuses surfaces that are the beginning of another word.
func (t *source) endsUnit(end int, surface string) bool {
	last := t.r[end-1]
	if latinLetter(last) {
		return !latinLetter(t.at(end)) && !digit(t.at(end))
	}
	return !contains(unitSpoilers(surface), t.at(end))
}

// unitSpoilers are characters that make another word of a unit: 满99包邮, 3只能.
func unitSpoilers(surface string) string {
	switch surface {
	case "元":
		return "件素旦宵器月首老"
	case "毛":
		return "毯巾衣病绒料线利重"
	case "刀":
		return "片具叉工架"
	case "天":
		return "然猫花气线"
	case "日":
		return "常期记用本元圆历"
	case "周":
		return "末边围期转到"
	case "年":
		return "级纪轻会货底初龄糕"
	case "晚":
		return "上于点到了"
	case "夜":
		return "间里晚"
	case "米":
		return "色白黄饭粉"
	case "尺":
		return "寸码"
	case "两":
		return "个天年周人三次者种边件万千百点"
	case "升":
		return "级值降高起"
	case "平":
		return "台均时安板常分稳衡整面"
	case "立方":
		return "体"
	case "度":
		return "假过量数"
	case "次":
		return "日月年要品数序"
	case "回":
		return "家复来去收头到购单访款"
	case "个":
		return "性别体"
	case "只":
		return "有能要是可用需支限收退剩在"
	case "台":
		return "湾面灯阶式风"
	case "条":
		return "件款例形码"
	case "支":
		return "付持出行撑架取"
	case "根":
		return "据本"
	case "本":
		return "来地人店行身月年次质"
	case "部":
		return "分门位件队长落"
	case "份":
		return "额量"
	case "套":
		return "餐装路现"
	case "双":
		return "人倍方十层面开门卡"
	case "对":
		return "于应方比一面不"
	case "箱":
		return "体包"
	case "包":
		return "邮退换装括含安运你裹修赔月年间厢服政期法规责范内"
	case "卷":
		return "发尺"
	case "片":
		return "区面刻"
	case "喷":
		return "雾剂水"
	case "人":
		return "民工气家生寿"
	case "位":
		return "置于"
	case "名":
		return "字称单额下"
	case "楼":
		return "梯道盘栋"
	case "层":
		return "次级"
	case "单":
		return "元人身价品独位子号"
	case "笔":
		return "记者"
	case "期":
		return "间限望货"
	case "折":
		return "叠扣旧返断合痕现"
	case "户":
		return "口名头外型"
	case "字":
		return "体典"
	case "打":
		return "开折印电扫听算包磨孔钉"
	case "倍":
		return "感受"
	}
	return ""
}

// coin reads what 块 means after a number: money, or a piece of something.
func (t *source) coin(from, at int) unit {
	money := unitNamed("元")
	next := t.at(at + 1)
	switch {
	case t.hasString(at+1, "来钱"), t.hasString(at+1, "零"):
		return money
	case next == 0 || !isHan(next), contains("多半到的以起左可能够吗呢呀吧退就是和或运邮钱还算也都一二三四五六七八九每优券为要付收", next):
		return money
	case t.within(max(0, from-8), from, "费", "价", "钱", "便宜", "贵", "收", "付", "花", "满", "减", "补", "差", "退", "优惠", "券", "涨", "降", "押金", "售", "卖", "扣"):
		return money
	}
	return unitNamed("件")
}

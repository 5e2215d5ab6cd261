package text

// negatorTable lists the Chinese words that negate. The longest wins, so that 不得不 is
// read before 不得.
const negatorTable = `
not 不 没 没有 未 未能 无 无法 勿 请勿 切勿 莫 别 不得 不可 不准 不许 不能 不会 禁止 严禁 禁用 忌用 非 并非 绝不 从不 从未 毫无 木有 冇 唔
`

// notNegativeTable lists words that contain a negating character and negate nothing,
// double negatives among them.
const notNegativeTable = `
word 不错 不但 不仅 不只 不光 不过 不管 不论 不然 要不 不如 不断 不便 不妨 不料 不由 不禁 不愧 不止 不久 不时 不客气 不好意思 不得不 不得已 不能不 不会不 不可不 不用谢
word 不锈钢 不粘锅 不沾锅 不粘 不干胶 不倒翁 不动产 不可抗力 不良 不适 不足之处 不详 不孕 不规则 不对称 不定期 不等 不同 不满意见 时不时 动不动 差不多 对不起 了不起 说不定 巴不得 恨不得 舍不得 怪不得 由不得 大不了 好不容易 少不了 免不了 不一会 不一定要
word 没问题 没事 没关系 没收 没错 淹没 沉没 埋没 出没 没准 没想到 没劲
word 未来 未免 未必不 未婚 未成年 未知数
word 无论 无非 无妨 无线 无人 无理由 无纺布 无锡 无障碍 无忧 无痕 无缝 无菌 无框 无极 无界 无敌 无限 无数 无比 无奈 无聊 无所谓 无印良品 无抗 无微不至 无核 无烟 无机 无花果 无名指
word 非常 非洲 非凡 非但 是非 除非 莫非 非处方 非遗 非得 非要 绯
word 特别 别人 别的 别墅 个别 区别 分别 类别 级别 性别 识别 鉴别 判别 告别 别名 别处 差别 辨别 别致 别针 派别 别样 别家 别地 别扭 惜别
word 莫名 莫大 约莫
word 是否 能否 可否 会否 与否
word not_only not_just no_problem no_worries no_doubt no_wonder not_to_mention why_not whether_or_not no_matter nothing_but none_other no_later_than no_sooner
word 不知道 不清楚 不太清楚 不明白 不太明白 不懂 不太懂 不确定 不晓得 没看懂 没搞懂 没明白 没弄懂 没弄明白 不太会 不了解 不太了解 不记得 想不起
word don't_know dont_know don't_understand dont_understand do_not_know do_not_understand didn't_know didnt_know not_sure not_clear no_idea don't_remember dont_remember can't_remember cant_remember can't_figure_out cant_figure_out wasn't_sure don't_get dont_get don't_see_how not_certain don't_mind dont_mind can't_wait
`

// boundTable lists limits that are written with a negation and mean at most, at least
// or under.
const boundTable = `
at_most 不超过 不超出 不多于 不大于 不高于 不晚于 不迟于 不长于 没超过 未超过 no_more_than not_more_than not_exceed not_exceeding no_later_than not_later_than no_longer_than not_over no_greater_than
at_least 不少于 不低于 不小于 不短于 不早于 no_less_than not_less_than no_fewer_than not_fewer_than no_earlier_than
under 不满 未满 不足 不到 没到 未到
`

import type { WordVeto } from '../../backend/codes'
import type { escalation as english } from '../en/escalation'

export const escalation = {
  escalation: {
    title: '请您亲自答复',
    nearest: '最相近的三处',
    others: '其他相近之处',
    noNearest: '知识库里没有相近的内容。',
    reasons: {
      no_passage: '知识库里没有能回答这个问题的内容。',
      ambiguous: '拿不准顾客问的是哪一种：找到的内容在关键之处不一样。',
      not_grounded: '能拟出答复，但不是每一句都有出处。',
      contradicted: '出处里的说法和拟出的答复相反。',
      sources_conflict: '几处资料的说法互相矛盾。',
      low_confidence: '找到了相关内容，但和问题不够贴近，不能据此答复。',
      policy_topic: '这类问题按规定由人来答复。',
      stale_passage: '出处今天不在有效期内。',
      internal_only: '答案只在内部资料里。',
      unreviewed: '最接近的条目是示例内容，没有经过审核，不能发给顾客。',
      unreadable_turn: '顾客发来的内容这里读不了，比如图片或语音。',
      over_budget: '建议的额度已经用完。',
      stage_failed: '准备答复的过程中出了差错。',
    },
    unknown: '这个答复没有把握，请您来定。',
  },

  policy: {
    stopTitle: '停：马上打电话',
    stopReason: (topic: string) => `${topic}：这里不给任何建议。告诉顾客打给谁，不要离开对话，并叫同事来。`,
    call: '拨打',
    calls: { '120': '急救', '110': '报警', '12356': '心理援助热线', '96110': '反诈专线' } as Record<string, string>,
    confirmTitle: (role: string) => `须由${role}放行`,
    confirmReason: (topic: string, role: string) => `${topic}：只列出资料来源。请先打开来源；答复须由${role}放行后才能发出。`,
    release: (role: string, topic: string) => `${topic}：这个答复只能由${role}放行。您是${role}，或${role}就在旁边时，才可以确认。`,
    lead: '发出之前请看：',
    banned: (ours: string) => `“${ours}”是不能对顾客作出的承诺。`,
    refused: (ours: string) => `“${ours}”是在向顾客要密码或验证码：任何人都不得索要。请删去，否则无法发出。`,
    said: (words: string) => `顾客说了“${words}”。`,
    topics: {
      overdose: '过量或误服', allergic_reaction: '过敏反应', chest_pain: '急症', self_harm: '有轻生危险',
      fraud: '正在发生的诈骗', child_dose: '儿童用药', pregnancy: '怀孕、备孕或哺乳', interaction: '药物同用或饮酒',
      contraindication: '疾病或过敏史', complaint: '投诉', legal_threat: '法律威胁', recall: '召回', injury: '有人受伤',
    },
    roles: { pharmacist: '药师', supervisor: '主管' },
  },

  vetoes: {
    unchecked: '您写的内容没能和出处核对。',
    internal: (ours: string, found: string) => `“${ours}”出自内部资料（${found}），不是写给顾客的。`,
    differ: (kind: WordVeto, ours: string, found: string) =>
      ({
        number: `数字对不上：这里是“${ours}”，出处是“${found}”。`,
        unit: `单位对不上：这里是“${ours}”，出处是“${found}”。`,
        date: `日期或时间对不上：这里是“${ours}”，出处是“${found}”。`,
        negation: `一个肯定、一个否定：这里是“${ours}”，出处是“${found}”。`,
        opposite: `操作正好相反：这里是“${ours}”，出处是“${found}”。`,
        name: `说的不是同一样东西：这里是“${ours}”，出处是“${found}”。`,
        age: `年龄段对不上：这里是“${ours}”，出处是“${found}”。`,
        form: `规格对不上：这里是“${ours}”，出处是“${found}”。`,
        modality: `必须、可以、不得对不上：这里是“${ours}”，出处是“${found}”。`,
        bound: `上下限对不上：这里是“${ours}”，出处是“${found}”。`,
        condition: `条件对不上：这里是“${ours}”，出处是“${found}”。`,
      })[kind],
    missing: (kind: WordVeto, ours: string) =>
      ({
        number: `最相近的出处没有提到数字“${ours}”。`,
        unit: `最相近的出处没有提到单位“${ours}”。`,
        date: `最相近的出处没有提到日期或时间“${ours}”。`,
        negation: `最相近的出处没有“${ours}”这个说法。`,
        opposite: `最相近的出处没有讲“${ours}”。`,
        name: `最相近的出处没有提到“${ours}”。`,
        age: `最相近的出处没有讲“${ours}”这个年龄段。`,
        form: `最相近的出处没有讲“${ours}”这种规格。`,
        modality: `最相近的出处没有“${ours}”这个说法。`,
        bound: `最相近的出处没有“${ours}”这个上下限。`,
        condition: `最相近的出处没有“${ours}”这个条件。`,
      })[kind],
    onlyFound: (kind: WordVeto, found: string) =>
      ({
        number: `出处的说法取决于数字“${found}”，问题里没有给出。`,
        unit: `出处的说法取决于单位“${found}”，问题里没有给出。`,
        date: `出处的说法取决于日期或时间“${found}”，问题里没有给出。`,
        negation: `出处里说的是“${found}”，问题里不是。`,
        opposite: `出处讲的是“${found}”，问题里没有这样说。`,
        name: `出处只讲“${found}”，问题里没有提到。`,
        age: `出处只适用于“${found}”，问题里没有说明。`,
        form: `出处只适用于“${found}”，问题里没有说明。`,
        modality: `出处里说的是“${found}”，这里没有说。`,
        bound: `出处有“${found}”这个上下限，这里没有说。`,
        condition: `出处带有条件“${found}”，这里漏掉了。`,
      })[kind],
  },

  stageFailed: { policy: '没能核对业务规定。', reading: '没能读懂问题。', retrieving: '查知识库时出错。', drafting: '拟稿时出错。', verifying: '核对时出错。', ruling: '定夺时出错。' },

  refusals: {
    other_language: '出处和顾客用的不是同一种语言，这里不做翻译。',
    other_script: '出处用的是另一种汉字（繁体或简体）。',
    too_long: '要说得简短，就得丢掉注意事项或条件，所以没有拟稿。',
    open_reference: '出处里的句子有所指代，单独引用会让人误解。',
    empty: '出处里没有可以引用的文字。',
  },

  conflicts: {
    number: (ours: string, theirs: string) => `一处资料说“${ours}”，另一处说“${theirs}”。`,
    date: (ours: string, theirs: string) => `一处资料写的是“${ours}”，另一处是“${theirs}”。`,
    answer: (ours: string, theirs: string) => `一处资料肯定，另一处否定：“${ours}”和“${theirs}”。`,
  },

  nearName: (said: string, ...listed: string[]) =>
    `名称表里没有“${said}”，相近的是${listed.map((w) => `“${w}”`).join('、')}。请问清楚是哪一个。`,

  followUp: '这是接着前面说的话问的，单看这一句不完整。',

  staleness: { expired: '出处的有效期已过。', not_yet_valid: '出处还没有生效。' },
} satisfies typeof english

import type { card as english } from '../en/card'
import { num } from '../grammar'

export const card = {
  stages: { policy: '正在核对规定……', reading: '正在看问题……', retrieving: '正在查知识库……', drafting: '正在拟稿……', verifying: '正在逐句核对……', ruling: '正在定夺……' },

  card: {
    label: '建议',
    title: '建议答复',
    none: '这里没有待处理的建议。',
    noneHint: '寒暄和道谢不需要建议；顾客一提问，建议马上就来。',
    question: '问',
    open: '还问了（这里没有答）：',
    sources: '出处',
    openSource: (n: number) => `打开出处 ${n}`,
    sample: '示例内容，未经执业药师审核',
    internal: '内部',
    origin: { page: (n: string) => `第 ${n} 页`, slide: (n: string) => `第 ${n} 张幻灯片`, row: (n: string, sheet?: string) => (sheet ? `${sheet} 第 ${n} 行` : `第 ${n} 行`) },
    why: '为什么可信',
    confidence: {
      label: '把握',
      words: { high: '把握大', medium: '把握中', low: '把握小' } as Record<string, string>,
      number: (p: number, n: number) => `${p} % · ${num(n)} 次核对`,
      low: (p: number) => `有 95% 的把握不低于 ${p} %`,
      none: '未校准',
    },
    bases: {
      exact: '知识库里有原问',
      near: '知识库里有近似的问法',
      partial: '知识库里有相关内容',
      none: '知识库里没有相关内容',
    },
    basesShort: { exact: '知识库原问', near: '近似问法', partial: '相关内容', none: '' },
    lanes: { faq: '取自问答', passage: '取自文档原句', table: '取自表格', model: '模型撰写，已逐句核对' } as Record<string, string>,
    warnings: {
      unreviewed_sample: '示例内容，未经执业药师审核，不能发给真正的顾客。',
      internal: '依据的是内部资料。请勿未经核对就把原话转给顾客。',
    } as Record<string, string>,
    stillRunning: '顾客又来了新消息，正在准备新的答复。',
    superseded: '顾客又问了新的，此建议已作废',
    replaced: '已被替换',
    took: (ms: string) => `${ms} 毫秒`,
    newer: '有了更新的建议。您正在写的内容没有动。',
    showNewer: '看新的建议',
    sendOwn: '直接发送我写的',
    guarded: '刚刚更新，请再看一眼',
  },

  actions: {
    accept: '采纳并发送',
    acceptUnsent: '已照此答复',
    edit: '修改后采纳',
    reject: '不采纳',
    hand_over: '转交',
    copy: '复制',
    send: '发送',
    copyOwn: '复制',
    bar: '如何处理',
  },

  editing: {
    label: '您的答复',
    send: '采纳并发送',
    copy: '采纳并复制',
    back: '放弃修改',
    hint: '您写的内容也会核对。',
  },

  rejecting: {
    title: '哪里不对？',
    reasons: { wrong: '内容错误', not_asked: '答非所问', outdated: '已经过时', tone: '语气不当', incomplete: '不完整', other: '其他' },
    note: '补充说明（可不填）：回车后再按数字',
  },

  confirming: {
    title: '请先核对',
    lead: '您写的和出处不一样：',
    leadUnchecked: '请您自己再看一遍：',
    leadInternal: '这些话就要发给顾客了：',
    leadPlain: '这条答复带有警示。',
    yes: '仍然发送',
    yesCopy: '仍然复制',
    yesRecord: '仍然记录',
    back: '返回',
  },

  decided: {
    accept: { channel: '已采纳并发送', clipboard: '已采纳并复制', none: '已采纳' } as Record<string, string>,
    edit: { channel: '已修改并发送', clipboard: '已修改并复制', none: '已修改后采纳' } as Record<string, string>,
    reject: '未采纳',
    own: '已亲自答复',
    hand_over: '已转交',
    ignore: '已搁置',
    answeredOtherwise: '您已在聊天窗口答复',
    delivery: { queued: '发送中', sent: '已送达渠道', unknown: '不确定是否送达', failed: '没有发出去：请到聊天窗口重新发送' },
    recorded: '已记录',
    actions: { accept: '采纳', edit: '修改后采纳', reject: '不采纳', hand_over: '转交', ignore: '搁置' },
  },
} satisfies typeof english

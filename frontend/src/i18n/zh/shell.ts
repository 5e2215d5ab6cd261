import type { shell as english } from '../en/shell'

export const shell = {
  lang: 'zh-CN',
  name: '白话',
  tabs: { desk: '工作台', library: '知识库', settings: '设置' },
  nav: '页面',
  message: '消息',
  close: '关闭',
  cancel: '取消',
  details: '技术信息',
  colon: (what: string, more: string) => `${what}：${more}`,
  withKey: (what: string, key: string) => `${what}（${key}）`,

  line: {
    lost: '页面与程序断开了，正在重新连接……',
  },

  say: {
    suggestion: (who: string) => `${who}：有新建议`,
    escalation: (who: string, why: string) => `请您亲自答复：${who}。${why}`,
    trouble: '建议无法记录，所以暂不显示。',
    copied: '已复制。',
    copyFailed: '已记录，但剪贴板没有接受。请手动复制。',
    notCopied: '剪贴板没有接受。请手动复制。',
  },

  faults: {
    invalid: '这样不行，请检查填写的内容。',
    not_found: '它已经不在了。',
    superseded: '已有更新的建议，这一条作废了。没有发送任何内容。',
    stale_text: '文字在显示之后变过。没有发送任何内容，请重新看一遍。',
    withdrawn: '这条答复的出处已被撤下或改动。没有发送任何内容，请重新查，或自己写答复。',
    decided: '这条建议已经处理过了。',
    needs_confirm: '请先确认。',
    unreadable: '文件读不出来。',
    too_large: '太大了。',
    unsafe: '出于安全拒绝了。如果在浏览器里，请重新打开程序给出的地址。',
    unavailable: '现在做不到，请稍后再试。',
    erased: '这部分已按要求清除。',
    cancelled: '已停止。',
    corrupt: '存储的数据核验不通过，请告诉负责维护的人。',
    internal: '程序出了差错。没有发送任何内容。',
  },

  help: {
    title: '快捷键',
    open: '快捷键与帮助',
    lead: '不在输入框里时，按键随时有效。没有您按键，什么都不会发出去。',
    typing: (key: string) => `正在输入时（比如在提问框里刚问完），字母键要和 ${key} 一起按；或者先按 Esc 离开输入框，各键就又有效了。`,
    enter: (key: string) => `每个输入框都一样：单行的按 Enter 提交，多行的按 ${key} 提交。`,
    guard: '建议变化后的 0.4 秒内，决定类按键不起作用，以免您发出没看过的内容。',
    groups: { card: '建议', move: '移动', app: '随处可用' } as Record<string, string>,
    or: '或',
    notes: '说明',
    bindings: {
      accept: '采纳并发送', edit: '修改后采纳', reject: '不采纳', reason: '选择不采纳的原因', handOver: '转交',
      copy: '复制答复', write: '自己写答复', open: '打开出处或相近之处', confirm: '看过警示后仍然发送',
      submit: '提交多行文字', line: '提交单行文字', phrase: '写答复时调出话术', screen: '工作台、知识库、设置', next: '下一个会话', previous: '上一个会话', ask: '向知识库提问', help: '本帮助', escape: '返回、关闭',
    },
  },
} satisfies typeof english

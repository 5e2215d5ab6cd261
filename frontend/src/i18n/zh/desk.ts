import type { desk as english } from '../en/desk'
import { num } from '../grammar'

export const desk = {
  channel: {
    codes: {
      connecting: '正在连接……',
      catching_up: '正在补收漏掉的消息……',
      live: '在线',
      waiting: '正在重连',
      signed_out: '登录已失效：请到设置里填写新的令牌',
      ended: '对方已结束推送',
      off: '已关闭',
    },
    retryIn: (s: number) => `${s} 秒后重连`,
    none: '还没有接入渠道：请到设置里接入，或直接在上方提问',
    listenOnly: '只听不发',
    names: { demo: '演示', openws: 'openws', counter: '电话或柜台' } as Record<string, string>,
    state: '渠道状态',
    goSettings: '打开设置',
    details: {
      unreachable: '地址没有应答',
      handshake: '那里应答的不是聊天系统',
      certificate: '对方证书不受信任',
      token: '令牌被拒绝',
      address: '地址无效或不安全',
      version: '对方的协议版本不同',
      silent: '太久没有动静',
      dropped: '连接断了',
      too_large: '有一条消息太大',
      bad_text: '有一条消息读不出来',
      bad_frame: '有一条消息不合协议',
      gap: '对方漏了消息',
      refused: '对方报告出错',
      not_stored: '收到的内容在本机存不下来',
    },
    because: (state: string, why: string) => `${state}（${why}）`,
  },

  phrases: {
    label: '话术',
  },

  list: {
    title: '会话',
    waiting: (n: number) => (n === 0 ? '没有人在等' : `${num(n)} 人在等`),
    empty: '还没有会话。',
    emptyHint: '顾客一来消息，会话就会出现在这里。',
    updates: (n: number) => `${num(n)} 个更新`,
    updatesHint: '点此显示：您在列表里操作时，顺序保持不动',
    waited: (time: string) => `已等 ${time}`,
    anonymous: '顾客',
    states: {
      running: '查找中',
      show: '有建议',
      escalate: '请您答复',
      decided: '已处理',
      answered: '已亲自答复',
      small_talk: '寒暄',
      superseded: '有新问题',
      ended: '已结束',
      none: '',
    },
    typing: '正在输入……',
  },

  roles: { customer: '顾客', agent: '您', system: '系统', bot: '机器人' } as Record<string, string>,

  kinds: {
    image: '图片：请到聊天窗口查看',
    voice: '语音：请到聊天窗口收听',
    file: '文件：请到聊天窗口打开',
  } as Record<string, string>,

  talk: {
    log: '对话记录',
    pick: '请选择一个会话。',
    loading: '正在打开……',
    origins: { suggestion: '来自建议', own: '已亲自答复' },
    outcomes: { superseded: '顾客又问了新的，此问已并入', small_talk: '不需要答复', escalate: '请您答复', show: '' } as Record<string, string>,
    delivery: { queued: '发送中……', sent: '已送达', unknown: '不确定是否送达', failed: '没有发出去' },
  },

  composer: {
    label: '您自己的答复',
    placeholder: '自己写答复……（/ 调话术）',
    listenOnly: '此渠道只听不发。请复制答复，粘贴到聊天窗口。',
    sent: '您的答复已记录，正在发出。',
    recordLabel: '您是怎么答复的',
    recordPlaceholder: '记下您的答复……',
    record: '记录',
    checked: '您写的内容会和最相近的几处核对。',
    unchecked: '知识库里没有可以核对的内容，请自行把关。',
  },

  ask: {
    label: '向知识库提问',
    placeholder: '电话或柜台的问题，在这里问……',
    go: '提问',
    working: '正在查找……',
    empty: '请先写下问题。',
    follow: '顾客接着问……',
    followLabel: '同一位顾客的下一个问题',
  },
} satisfies typeof english

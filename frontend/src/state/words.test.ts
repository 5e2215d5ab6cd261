import { describe, expect, it } from 'vitest'
import { makeCard, makeRow, makeTurn, NOW } from '../backend/fake'
import { en } from '../i18n/en'
import { zh } from '../i18n/zh'
import { channelSentence, decidedSentence, lastWords, questionApart, rowState, warningSentence } from './words'

const channel = (code: string, detail = '', retry = 0) => ({ name: 'openws', code, detail, retry, listen: false })

describe('a channel is never silent', () => {
  it.each([
    [channel('live'), 'live', '在线'],
    [channel('waiting', 'unreachable', NOW + 3200), 'reconnecting in 4 s (the address does not answer)', '4 秒后重连（地址没有应答）'],
    [channel('signed_out', 'token'), 'signed out: enter a new token in Settings (the token was refused)', '登录已失效：请到设置里填写新的令牌（令牌被拒绝）'],
    [channel('something_new'), 'connecting…', '正在连接……'],
  ])('%o', (c, english, chinese) => {
    expect([channelSentence(c, NOW, en), channelSentence(c, NOW, zh)]).toEqual([english, chinese])
  })
})

it('says in one word how a conversation stands', () => {
  const states = [{ outcome: 'running' }, { outcome: 'show', waitingAt: 1 }, { outcome: 'show', decided: 'accept' }, { outcome: '', decided: 'edit', route: 'escalate' }, { outcome: '', decided: 'edit', route: 'show' }, { outcome: 'show', decided: 'reject', waitingAt: 1 }, { outcome: 'show', ended: true }, { outcome: '?' }]
  expect(states.map((r) => rowState(makeRow(r)))).toEqual(['running', 'show', 'decided', 'answered', 'decided', 'escalate', 'ended', 'none'])
})

it('says what a picture is instead of nothing', () => {
  expect(lastWords(makeRow({ lastKind: 'image', last: '' }), en)).toContain('Picture')
})

it('repeats the question only when it is not what the customer said last', () => {
  const turns = [makeTurn({ text: 'Can I return it? ' }), makeTurn({ id: 't2', role: 'agent', text: 'One moment.' })]
  expect(questionApart(makeCard({ question: 'Can I return it?' }), turns)).toBe('')
  expect(questionApart(makeCard({ question: 'Who pays?' }), turns)).toBe('Who pays?')
})

it('says what was decided', () => {
  const d = { id: '', action: 'reject', via: 'none', text: '', reason: 'outdated', delivery: '', at: 0 }
  const [show, escalate] = [{ route: 'show' }, { route: 'escalate' }]
  expect([decidedSentence(d, show, zh), decidedSentence({ ...d, action: 'ignore', reason: 'answered_otherwise' }, show, en), decidedSentence({ ...d, action: 'edit', via: 'channel' }, show, en)]).toEqual([
    '未采纳：已经过时', 'You answered in the chat window', 'Edited and sent',
  ])
  for (const via of ['channel', 'none']) {
    const own = { ...d, action: 'edit', via }
    expect([decidedSentence(own, escalate, zh), decidedSentence(own, escalate, en)]).toEqual(['已亲自答复', 'You answered'])
  }
  expect(decidedSentence({ ...d, action: 'hand_over' }, escalate, en)).toBe('Handed over')
})

it('warns of an internal source even when the program did not', () => {
  const internal = { n: 1, documentId: '', passageId: '', title: '', heading: [], quote: '', start: 0, end: 0, origin: '', internal: true, sample: false }
  expect(warningSentence(makeCard({ citations: [internal] }), zh)).toContain('内部资料')
})

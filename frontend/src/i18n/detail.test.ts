import { describe, expect, it } from 'vitest'
import { DISPUTES, REASONS, REFUSALS, STAGES, STALENESS, VETOES } from '../backend/codes'
import { detailSentence, detailSentences, leadOf } from './detail'
import { en } from './en'
import { zh } from './zh'

describe.each([['en', en], ['zh', zh]] as const)('every code has a sentence in %s', (_, t) => {
  it.each(VETOES.filter((v) => v !== 'unchecked'))('veto %s', (kind) => {
    for (const code of [`veto:${kind}:5w:3w`, `veto:${kind}:5w:`, `veto:${kind}::3w`]) expect(detailSentence(code, t)).toMatch(/[5 3]w/)
  })
  it.each(DISPUTES)('conflict %s', (kind) => expect(detailSentence(`conflict:${kind}:5w:3w`, t)).toMatch(/5w.*3w/))
  it.each([...STAGES.map((s) => `stage:${s}`), ...REFUSALS, ...STALENESS, 'follow_up'])('%s', (code) => expect(detailSentence(code, t)!.length).toBeGreaterThan(5))
  it.each(REASONS)('reason %s', (reason) => expect(t.escalation.reasons[reason].length).toBeGreaterThan(6))
})

it('says when a check could not be made', () => {
  expect(detailSentence('veto:unchecked::', en)).toContain('could not be checked')
  expect(leadOf(['veto:unchecked::'], en)).toBe(en.confirming.leadUnchecked)
})

it('warns of internal text on its way to a customer', () => {
  expect(leadOf(['veto:internal:5w:3w'], en)).toBe(en.confirming.leadInternal)
  expect(leadOf(['veto:internal:5w:3w', 'veto:number:5:3'], en)).toBe(en.confirming.lead)
})

it('says that words differ only where words were compared', () => {
  expect([leadOf(['veto:number:5:3', 'veto:unchecked::'], en), leadOf([], en)]).toEqual([en.confirming.lead, en.confirming.leadPlain])
})

it('leaves out a code that nobody has words for', () => {
  expect(detailSentences(['veto:unheard_of:a:b', 'stage:', 'x', 'veto:number:5:3'], en)).toHaveLength(1)
})

it('names what a word may stand for', () => {
  expect(detailSentence('name:他巴唑:地巴唑:他巴%3A唑', zh)).toBe('名称表里没有“他巴唑”，相近的是“地巴唑”、“他巴:唑”。请问清楚是哪一个。')
  expect(detailSentence('name:matress:mattress', en)).toContain('nearly “mattress”')
})

it('reads words that hold a colon', () => {
  expect(detailSentence('veto:date:10%3A30:11%3A00', zh)).toBe('日期或时间对不上：这里是“10:30”，出处是“11:00”。')
})

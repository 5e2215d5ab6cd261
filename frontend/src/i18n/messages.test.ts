import { describe, expect, it } from 'vitest'
import { en } from './en'
import { zh } from './zh'

/** Every text of a message tree by its path; functions are called with harmless words. */
function texts(tree: object, path = ''): Map<string, string> {
  const out = new Map<string, string>()
  for (const [key, value] of Object.entries(tree)) {
    const at = `${path}.${key}`
    if (typeof value === 'string') out.set(at, value)
    else if (typeof value === 'function') out.set(at, String(value(...Array(value.length).fill(at.includes('.vetoes.') ? 'number' : 2))))
    else for (const [k, v] of texts(value as object, at)) out.set(k, v)
  }
  return out
}
const [english, chinese] = [texts(en), texts(zh)]
const mayBeEmpty = /states\.none|outcomes\.show|audience\.customer|basesShort\.none|Hints\.none/
const notChinese = /^\.(lang|settings\.languages\.en|settings\.kinds\.openws|channel\.names\.openws)$|formats|urlHint|colon|withKey|because|job\.of|library\.shown|lexicon\.comma/

describe('the two languages', () => {
  it('have the same messages', () => expect([...chinese.keys()].sort()).toEqual([...english.keys()].sort()))
  it('leave nothing empty', () => {
    const empty = [...english, ...chinese].filter(([at, s]) => s.trim() === '' && !mayBeEmpty.test(at))
    expect(empty).toEqual([])
  })
  it('leave nothing in the other language', () => {
    expect([...chinese].filter(([at, s]) => s && !/\p{Script=Han}/u.test(s) && !notChinese.test(at))).toEqual([])
    expect([...english].filter(([at, s]) => /\p{Script=Han}/u.test(s) && !at.startsWith('.settings.languages'))).toEqual([])
  })
  it('use the words of the trade', () => {
    expect([zh.escalation.title, en.escalation.title]).toEqual(['请您亲自答复', 'This one is yours'])
    expect(Object.values(zh.card.confidence.words)).toEqual(['把握大', '把握中', '把握小'])
    expect([zh.actions.edit, zh.actions.reject, zh.card.sources]).toEqual(['修改后采纳', '不采纳', '出处'])
  })
})

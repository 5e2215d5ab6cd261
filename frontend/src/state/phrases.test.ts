import { describe, expect, it, vi } from 'vitest'
import { callAt, fill, matching, Phrasebook, PhrasePicker } from './phrases.svelte'

const phrase = (code: string, title: string, text = title, pack = 'home') => ({ code, title, text, pack })
const book = [phrase('hi', '问好', '{customer}，您好'), phrase('hold', '请稍等'), phrase('bye', '再见')]

describe('calling a phrase', () => {
  it.each([
    ['/', 1, { from: 0, to: 1, code: '' }],
    ['/Hi', 3, { from: 0, to: 3, code: 'hi' }],
    ['好的 /ho', 6, { from: 3, to: 6, code: 'ho' }],
    ['好的\n/问', 5, { from: 3, to: 5, code: '问' }],
    ['1/2', 3, undefined],
    ['a/hi', 4, undefined],
    ['/hi you', 7, undefined],
    ['/hi you', 3, { from: 0, to: 3, code: 'hi' }],
  ])('%j at %i', (text, caret, want) => expect(callAt(text, caret)).toEqual(want))

  it('finds by code first, then by title', () => {
    expect(matching(book, 'h').map((p) => p.code)).toEqual(['hi', 'hold'])
    expect(matching(book, '见').map((p) => p.code)).toEqual(['bye'])
    expect(matching(book, '')).toHaveLength(3)
  })

  it.each([
    ['{customer}，您好', '小林', '小林，您好'],
    ['{customer}，您好', '', '您好'],
    ['Hello {customer}, one moment', '', 'Hello, one moment'],
    ['您好，{customer}，请稍等', '', '您好，请稍等'],
  ])('fills %j for %j', (text, customer, want) => expect(fill(text, customer)).toBe(want))
})

describe('the picker', () => {
  const picker = () => new PhrasePicker(new Phrasebook(() => Promise.resolve(book)))

  it('moves round and chooses', async () => {
    const p = picker()
    await p.look('/h', 2, 'zh')
    expect(p.found.map((x) => x.code)).toEqual(['hi', 'hold'])
    p.move(-1)
    expect(p.choose('')).toEqual({ from: 0, to: 2, text: '请稍等' })
    expect(p.open).toBe(false)
  })

  it('closes when nothing is called any more', async () => {
    const p = picker()
    await p.look('/h', 2, 'zh')
    await p.look('/h x', 4, 'zh')
    expect(p.open).toBe(false)
  })

  it('drops an answer that came too late', async () => {
    const p = picker()
    const slow = p.look('/h', 2, 'zh')
    p.close()
    await slow
    expect(p.open).toBe(false)
  })

  it('says whose a phrase is when packs share codes', async () => {
    const p = new PhrasePicker(new Phrasebook(() => Promise.resolve([...book, phrase('hi', 'Hello', 'Hello', 'bank')])))
    await p.look('/hi', 3, 'zh')
    expect(p.several).toBe(true)
  })
})

it('asks once a language, again after a failure or a change', async () => {
  const load = vi.fn().mockRejectedValueOnce(new Error('x')).mockResolvedValue(book)
  const b = new Phrasebook(load)
  expect(await b.of('zh')).toEqual([])
  expect(await b.of('zh')).toEqual(book)
  await b.of('zh')
  b.forget()
  await b.of('zh')
  expect(load).toHaveBeenCalledTimes(3)
})

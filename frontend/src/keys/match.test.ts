import { describe, expect, it } from 'vitest'
import { BINDINGS, type Scope } from './bindings'
import { ariaShortcut, chordsOf, keyLabel } from './label'
import { match, type Press } from './match'

const here = (scopes: Scope[], more = {}) => ({ scopes: new Set(scopes), typing: false, singles: true, ...more })
const id = (press: Press, scopes: Scope[], more = {}) => match(press, here(scopes, more))?.id

describe('a key means something only in its place', () => {
  it.each([
    ['a', ['show'], 'accept'],
    ['a', ['escalate'], undefined],
    ['A', ['show'], 'accept'],
    ['h', ['escalate'], 'handOver'],
    ['2', ['escalate'], 'open'],
    ['2', ['reject'], 'reason'],
    ['7', ['reject'], undefined],
    ['y', ['show'], undefined],
    ['y', ['confirm'], 'confirm'],
    ['j', ['desk'], 'next'],
    ['?', [], 'help'],
  ] as [string, Scope[], string | undefined][])('%s in %o', (key, scopes, want) => expect(id({ key }, scopes)).toBe(want))
})

describe('nothing happens', () => {
  const a = { key: 'a' }
  it('while typing', () => expect(id(a, ['show'], { typing: true })).toBeUndefined())
  it('while an input method composes', () => {
    expect(id({ ...a, isComposing: true }, ['show'])).toBeUndefined()
    expect(id({ key: 'Process', keyCode: 229 }, ['show'])).toBeUndefined()
    expect(id({ ...a, keyCode: 229 }, ['show'])).toBeUndefined()
    expect(id({ key: 'Enter', ctrlKey: true, isComposing: true }, [], { typing: true })).toBeUndefined()
  })
  it('with Ctrl, AltGr, Shift or a held key', () => {
    const altGr = { altKey: true, getModifierState: (key: string) => key === 'AltGraph' }
    for (const more of [{ ctrlKey: true }, { altKey: true, ctrlKey: true }, altGr, { altKey: true, shiftKey: true }, { shiftKey: true }, { repeat: true }]) expect(id({ ...a, ...more }, ['show'])).toBeUndefined()
  })
  it('when single keys are switched off', () => {
    expect(id(a, ['show'], { singles: false })).toBeUndefined()
    expect(id({ key: '/' }, [], { singles: false })).toBeUndefined()
  })
})

describe('what works even while typing', () => {
  it.each([
    [{ key: 'Escape' }, 'escape'],
    [{ key: 'k', ctrlKey: true }, 'ask'],
    [{ key: 'k', metaKey: true }, 'ask'],
    [{ key: 'Enter', ctrlKey: true }, 'submit'],
    [{ key: 'F1' }, 'help'],
  ] as [Press, string][])('%o', (press, want) => expect(id(press, [], { typing: true, singles: false })).toBe(want))
})

describe('Alt', () => {
  const typing = { typing: true, singles: false }
  it.each([
    [{ key: 'a', altKey: true }, ['show'], 'accept'],
    [{ key: 'å', code: 'KeyA', altKey: true }, ['show'], 'accept'],
    [{ key: 'ф', code: 'KeyA', altKey: true }, ['show'], 'accept'],
    [{ key: 'a', altKey: true }, ['escalate'], undefined],
    [{ key: 'j', altKey: true }, ['desk'], 'next'],
    [{ key: '2', altKey: true }, ['show'], 'screen'],
    [{ key: '&', code: 'Digit1', altKey: true }, ['reject'], 'screen'],
    [{ key: '/', altKey: true }, ['show'], undefined],
    [{ key: 'a', altKey: true, isComposing: true }, ['show'], undefined],
  ] as [Press, Scope[], string | undefined][])('%o in %o, while typing', (press, scopes, want) => expect(id(press, scopes, typing)).toBe(want))

  it('is Control and Option on a Mac, where Option alone types letters', () => {
    const mac = { ...typing, mac: true }
    const press = { key: 'å', code: 'KeyA', altKey: true }
    expect([id(press, ['show'], mac), id({ ...press, ctrlKey: true }, ['show'], mac)]).toEqual([undefined, 'accept'])
  })
})

it('takes full-width punctuation of a Chinese input method', () => {
  expect([id({ key: '？', shiftKey: true }, []), id({ key: '、' }, [])]).toEqual(['help', 'ask'])
})

it('gives the digit', () => expect(match({ key: '3' }, here(['escalate']))).toEqual({ id: 'open', digit: 3 }))

it('no two bindings fight for a key in one place', () => {
  const places = BINDINGS.flatMap((b) => b.scopes.flatMap((s) => b.chords.map((c) => `${s} ${c}`)))
  expect(places.length).toBe(new Set(places).size)
})

it('the same table labels buttons and help', () => {
  expect([keyLabel('accept'), keyLabel('submit'), keyLabel('open', 2), chordsOf('reason'), chordsOf('ask')]).toEqual(['A', 'Ctrl Enter', '2', ['1 – 6'], ['/', 'Ctrl K']])
  expect([keyLabel('screen', 2), chordsOf('screen'), keyLabel('open', 12)]).toEqual(['Alt 2', ['Alt 1 – 3'], ''])
})

it('labels letters with Alt when single keys are off, and digits not at all', () => {
  expect([keyLabel('accept', 0, false), keyLabel('open', 2, false), keyLabel('submit', 0, false)]).toEqual(['Alt A', '', 'Ctrl Enter'])
  expect([ariaShortcut('accept', 0, false), ariaShortcut('open', 2, false), ariaShortcut('submit')]).toEqual(['Alt+A', undefined, 'Control+Enter'])
})

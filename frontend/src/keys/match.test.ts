import { describe, expect, it } from 'vitest'
import { BINDINGS, type Scope } from './bindings'
import { chordsOf, keyLabel } from './label'
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
  it('with Ctrl, Alt, Shift or a held key', () => {
    for (const more of [{ ctrlKey: true }, { altKey: true }, { shiftKey: true }, { repeat: true }]) expect(id({ ...a, ...more }, ['show'])).toBeUndefined()
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
})

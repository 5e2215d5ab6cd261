import { describe, expect, it } from 'vitest'
import { Fault, toFault } from './fault'

describe('toFault', () => {
  it('keeps a known code and its details', () => {
    const fault = toFault({ code: 'superseded', message: 'look again', detail: { a: 'b' } })
    expect(fault).toMatchObject({ code: 'superseded', message: 'look again', detail: { a: 'b' } })
  })
  it('makes internal of an unknown code, a string and an Error', () => {
    expect([toFault({ code: 'new' }), toFault('x'), toFault(new Error('y'))].map((f) => f.code)).toEqual(['internal', 'internal', 'internal'])
  })
  it('leaves a Fault alone', () => {
    const fault = new Fault('invalid')
    expect(toFault(fault)).toBe(fault)
  })
})

it('vetoes of needs_confirm become codes, colons in their words hidden', () => {
  const fault = new Fault('needs_confirm', '', { '10:30': 'date:11:00', '5w': 'number:' })
  expect(fault.vetoes).toEqual(['veto:date:10%3A30:11%3A00', 'veto:number:5w:'])
})

import { expect, test } from 'vitest'
import { keptOf } from './policy'

test.each([
  ['a stop with its lines', ['policy:stop:overdose:overdose', 'call:120', 'call:110'], { kind: 'stop', topic: 'overdose', rule: 'overdose', role: '', calls: ['120', '110'] }],
  ['a confirm with its role', ['policy:confirm:child_dose:x', 'role:pharmacist'], { kind: 'confirm', topic: 'child_dose', rule: 'x', role: 'pharmacist', calls: [] }],
  ['another reason', ['veto:number:5:3'], undefined],
  ['a class nobody knows', ['policy:hold:x:y'], undefined],
])('reads what the policy kept: %s', (_, detail, want) => {
  expect(keptOf(detail)).toEqual(want)
})

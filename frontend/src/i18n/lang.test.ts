import { expect, it } from 'vitest'
import { langOf } from './lang'

it.each([
  ['送货要多久？', 'zh'],
  ['我要退 iPhone', 'zh'],
  ['How long?', 'en'],
  ['13800000000', undefined],
  ['', undefined],
])('%s is %s', (text, want) => expect(langOf(text)).toBe(want))

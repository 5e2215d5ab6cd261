import { expect, it } from 'vitest'
import { piecesOf } from './marks'

const marked = (text: string, ...vetoes: string[]) => piecesOf(text, vetoes).filter((p) => p.marked).map((p) => p.text)

it.each([
  ['36 months, not 24. Then 36.', ['veto:number:36:24'], ['36', '36']],
  ['In 5 Days.', ['veto:date:5 days:3 days'], ['5 Days']],
  ['at 10:30 (about)', ['veto:date:10%3A30:11%3A00', 'veto:form:(about):'], ['10:30', '(about)']],
  ['36 months', ['veto:number:36:24', 'veto:unit:36 months:24 days'], ['36 months']],
  ['保修36个月', ['veto:number:36:24'], ['36']],
  ['as it is', ['veto:unchecked::'], []],
  ['only theirs', ['veto:name::Oslo'], []],
])('%s with %o', (text, vetoes, want) => expect(marked(text, ...vetoes)).toEqual(want))

it('loses nothing of the text', () => {
  const text = 'a 36 b 24 c'
  expect(piecesOf(text, ['veto:number:36:', 'veto:number:24:']).map((p) => p.text).join('')).toBe(text)
})

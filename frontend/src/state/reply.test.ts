import { expect, it } from 'vitest'
import { segmentsOf } from './reply'

it('cuts the text at its sentences and keeps what stands between them', () => {
  const text = '1. Open it.\n2. Close it.'
  const segments = segmentsOf({ text, sentences: [{ text: '1. Open it.', citations: [1] }, { text: '2. Close it.', citations: [2] }] })
  expect(segments.map((s) => s.text).join('')).toBe(text)
  expect(segments.filter((s) => s.citations.length).map((s) => s.citations)).toEqual([[1], [2]])
})

it('shows the whole text with all numbers when a sentence is not in it', () => {
  expect(segmentsOf({ text: 'A. B.', sentences: [{ text: 'C.', citations: [1] }, { text: 'D.', citations: [1, 2] }] })).toEqual([{ text: 'A. B.', citations: [1, 2] }])
})

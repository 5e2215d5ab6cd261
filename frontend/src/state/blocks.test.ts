import { expect, it } from 'vitest'
import type { DocumentView } from '../backend/backend'
import { blocksOf } from './blocks'

const passage = { id: 'p', kind: 'text', heading: ['退款', '时间'], questions: ['多久到账？'], start: 0, end: 0 }
const doc = (text: string): DocumentView => ({
  row: { id: 'd', title: '退换', lang: 'zh', format: '', source: '', pack: '', audience: '', sample: false, revision: 1, passages: 1, owner: '', validFrom: 0, withdrawn: 0, validUntil: 0, importedAt: 0, snippet: '', health: { suggested: 0, given: 0, rejected: 0, often: false, blank: 0 } },
  text,
  passages: [passage],
})

it('knows headings and questions from text', () => {
  expect(blocksOf(doc('退款\n\n时间\n多久到账？\nQ: 多久到账？\n五天。')).map((b) => `${b.kind}${b.kind === 'heading' ? b.level : ''}`)).toEqual([
    'heading3', 'heading4', 'question', 'question', 'text',
  ])
})

it('counts runes, so that a rare character before the mark does not shift it', () => {
  const blocks = blocksOf(doc('😀𠮷好\n五天内到账。谢谢'), { start: 4, end: 10 })
  expect(blocks[1]!.pieces).toEqual([{ text: '五天内到账。', marked: true }, { text: '谢谢', marked: false }])
})

it('marks across lines', () => {
  const marked = blocksOf(doc('甲乙\n丙丁'), { start: 1, end: 4 }).map((b) => b.pieces.filter((p) => p.marked).map((p) => p.text))
  expect(marked).toEqual([['乙'], ['丙']])
})

it('marks nothing when the place is gone', () => {
  expect(blocksOf(doc('甲'), { start: 50, end: 60 })[0]!.pieces).toEqual([{ text: '甲', marked: false }])
})

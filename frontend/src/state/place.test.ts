import { expect, test } from 'vitest'
import { card as en } from '../i18n/en/card'
import { card as zh } from '../i18n/zh/card'
import { originWords } from './place'

test.each([
  ['page 3', 'p. 3', '第 3 页'],
  ['slide 2', 'slide 2', '第 2 张幻灯片'],
  ['row 14', 'row 14', '第 14 行'],
  ['row 14 of Prices', 'Prices, row 14', 'Prices 第 14 行'],
  ['', '', ''],
])('%s is said in both languages', (origin, inEnglish, inChinese) => {
  expect(originWords(origin, en.card.origin)).toBe(inEnglish)
  expect(originWords(origin, zh.card.origin)).toBe(inChinese)
})

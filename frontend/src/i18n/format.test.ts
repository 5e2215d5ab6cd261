import { describe, expect, it } from 'vitest'
import { clockTime, milliseconds, percent, secondsUntil, urgency, waited } from './format'

describe('waiting time', () => {
  it.each([
    [0, '00:00', 0],
    [59_999, '00:59', 0],
    [60_000, '01:00', 1],
    [179_999, '02:59', 1],
    [180_000, '03:00', 2],
    [3_723_000, '1:02:03', 2],
    [-5_000, '00:00', 0],
  ])('%d ms', (ms, words, level) => {
    expect([waited(1000, 1000 + ms), urgency(1000, 1000 + ms)]).toEqual([words, level])
  })
})

it('counts seconds up to the next try, never below nought', () => {
  expect([secondsUntil(5000, 1200), secondsUntil(5000, 9000)]).toEqual([4, 0])
})

it('writes times and numbers as the language does', () => {
  expect([percent(0.974), percent(0.9967), percent(0.29)]).toEqual([97, 99, 29])
  expect([milliseconds(3.14159, 'en'), milliseconds(38.6, 'zh-CN')]).toEqual(['3.1', '39'])
  expect(clockTime(Date.now(), 'zh-CN')).toMatch(/^\d\d:\d\d$/)
})

import { describe, expect, it } from 'vitest'
import { makeRow } from '../backend/fake'
import { Order } from './order.svelte'

const rows = (...list: [id: string, waitingAt: number, lastAt: number, ended?: boolean][]) =>
  list.map(([id, waitingAt, lastAt, ended = false]) => makeRow({ id, waitingAt, lastAt, ended }))

describe('Order', () => {
  it('puts the longest wait first, then the newest, ended ones last', () => {
    const order = new Order()
    order.sort(rows(['new', 0, 90], ['old', 0, 10], ['late', 50, 50], ['early', 20, 20], ['gone', 0, 99, true]))
    expect(order.ids).toEqual(['early', 'late', 'new', 'old', 'gone'])
  })
  it('keeps still while held and counts what would have moved', () => {
    const order = new Order()
    order.sort(rows(['a', 1, 1], ['b', 2, 2]))
    order.hold()
    order.sort(rows(['a', 0, 3], ['b', 2, 2]))
    order.sort(rows(['a', 0, 3], ['b', 2, 2], ['c', 1, 1]))
    expect([order.ids, order.updates]).toEqual([['a', 'b'], 2])
    order.release()
    expect([order.ids, order.updates]).toEqual([['c', 'b', 'a'], 0])
  })
  it('counts nothing when the order stays as it is', () => {
    const order = new Order()
    order.sort(rows(['a', 1, 1]))
    order.hold()
    order.sort(rows(['a', 1, 5]))
    expect(order.updates).toBe(0)
  })
  it('knows who stands beside whom', () => {
    const order = new Order()
    order.sort(rows(['a', 1, 1], ['b', 2, 2]))
    expect([order.beside('a', 1), order.beside('a', -1), order.beside('', 1), order.beside('?', -1)]).toEqual(['b', undefined, 'a', 'b'])
  })
})

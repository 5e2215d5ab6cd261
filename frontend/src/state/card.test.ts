import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { DecideRequest, DecisionView } from '../backend/backend'
import { makeCard, NOW } from '../backend/fake'
import { Fault } from '../backend/fault'
import { CardState, GUARD_MS } from './card.svelte'

let now = 0
const made = (action: string): DecisionView => ({ id: 'd', action, via: 'channel', text: '', reason: '', delivery: 'queued', at: NOW })
const ports = {
  now: () => now,
  decide: vi.fn(async (req: DecideRequest) => made(req.action)),
  copy: vi.fn(async () => undefined),
  canSend: () => true,
  refused: vi.fn(),
  copied: vi.fn(),
  keep: vi.fn(),
}
let card: CardState
const later = (ms = GUARD_MS) => (now += ms)

beforeEach(() => {
  vi.clearAllMocks()
  now = 1000
  card = new CardState(ports)
  card.show(makeCard())
})

describe('the guard', () => {
  it('does nothing, visibly, within 400 ms of a change', async () => {
    later(GUARD_MS - 1)
    await card.accept()
    expect(ports.decide).not.toHaveBeenCalled()
    expect(card.shakes).toBe(1)
    later(1)
    await card.accept()
    expect(ports.decide).toHaveBeenCalledOnce()
  })
  it('starts again with another suggestion, another hash, and another conversation', async () => {
    for (const change of [() => card.show(makeCard({ suggestionId: 's2' })), () => card.show(makeCard({ hash: 'h2' })), () => card.touch()]) {
      later()
      change()
      await card.reject('wrong')
    }
    expect(ports.decide).not.toHaveBeenCalled()
    expect(card.shakes).toBe(3)
  })
  it('does not start again when the same card comes twice', async () => {
    later()
    card.show(makeCard())
    await card.accept()
    expect(ports.decide).toHaveBeenCalledOnce()
  })
  it('holds for every decision', async () => {
    await Promise.all([card.accept(), card.edit(), card.startReject(), card.handOver(), card.copy()])
    expect([card.shakes, card.mode]).toEqual([5, 'read'])
  })
})

describe('a decision', () => {
  beforeEach(() => void later())

  it('carries the id and hash of what is painted', async () => {
    await card.accept()
    expect(ports.decide).toHaveBeenCalledWith(expect.objectContaining({ suggestionId: 's1', hash: 'h1', action: 'accept', via: 'channel' }))
  })
  it('is shown only after the promise resolved', async () => {
    let resolve!: (d: DecisionView) => void
    ports.decide.mockReturnValueOnce(new Promise((r) => (resolve = r)))
    const done = card.accept()
    expect([card.busy, card.painted?.state]).toEqual([true, 'open'])
    resolve(made('accept'))
    await done
    expect([card.busy, card.painted?.state, card.painted?.decision?.action]).toEqual([false, 'decided', 'accept'])
  })
  it('is not made twice', async () => {
    await Promise.all([card.accept(), card.accept()])
    later()
    await card.accept()
    expect(ports.decide).toHaveBeenCalledOnce()
  })
  it('is not made on a card that a newer turn has overtaken', async () => {
    card.overtaken = true
    await card.accept()
    expect([card.shakes, ports.decide.mock.calls.length]).toEqual([1, 0])
  })
  it('goes by no way when the reply cannot be sent', async () => {
    card.show(makeCard({ suggestionId: 's2', canSend: false }))
    later()
    await card.accept()
    expect(ports.decide).toHaveBeenCalledWith(expect.objectContaining({ via: 'none' }))
  })
  it('rejects with reason and note', async () => {
    await card.startReject()
    card.note = ' too old '
    await card.reject('outdated')
    expect(ports.decide).toHaveBeenCalledWith(expect.objectContaining({ action: 'reject', reason: 'outdated', note: 'too old' }))
  })
  it('tells of a refusal and stays open', async () => {
    ports.decide.mockRejectedValueOnce(new Fault('superseded'))
    await card.accept()
    expect(ports.refused).toHaveBeenCalledWith(expect.objectContaining({ code: 'superseded' }))
    expect([card.busy, card.painted?.state]).toEqual([false, 'open'])
  })
})

it('an answer that comes after the news of the delivery does not undo it', async () => {
  later()
  ports.decide.mockImplementationOnce(async (req) => {
    card.show(makeCard({ state: 'decided', decision: { ...made(req.action), delivery: 'sent' } }))
    return made(req.action)
  })
  await card.accept()
  expect(card.painted?.decision?.delivery).toBe('sent')
})

describe('copying', () => {
  beforeEach(() => void later())

  it('is recorded before the text is on the clipboard', async () => {
    const order: string[] = []
    ports.decide.mockImplementationOnce(async (req) => (order.push(req.via), made('accept')))
    ports.copy.mockImplementationOnce(async () => void order.push('copied'))
    await card.copy()
    expect(order).toEqual(['clipboard', 'copied'])
    expect(ports.copied).toHaveBeenCalledWith(true)
  })
  it('copies nothing when the record refuses', async () => {
    ports.decide.mockRejectedValueOnce(new Fault('unavailable'))
    await card.copy()
    expect(ports.copy).not.toHaveBeenCalled()
  })
  it('says so when the clipboard refuses', async () => {
    ports.copy.mockRejectedValueOnce(new Error('denied'))
    await card.copy()
    expect(ports.copied).toHaveBeenCalledWith(false)
  })
})

describe('editing', () => {
  beforeEach(async () => {
    later()
    await card.edit()
    card.draft = 'My words.'
  })

  it('is not moved or overwritten by a newer card', () => {
    card.show(makeCard({ suggestionId: 's2', text: 'Other.' }))
    expect([card.mode, card.draft, card.painted?.suggestionId, card.behind]).toEqual(['edit', 'My words.', 's1', true])
  })
  it('keeps the words when the newer card is asked for', () => {
    card.show(makeCard({ suggestionId: 's2' }))
    card.showNewer()
    expect(ports.keep).toHaveBeenCalledWith('My words.')
    expect([card.mode, card.painted?.suggestionId, card.behind]).toEqual(['read', 's2', false])
  })
  it('stays open when the suggestion is superseded under it', () => {
    card.show(makeCard({ state: 'superseded' }))
    expect([card.mode, card.behind]).toEqual(['edit', true])
  })
  it('comes back to the same words', async () => {
    card.back()
    expect(card.mode).toBe('read')
    await card.edit()
    expect(card.draft).toBe('My words.')
  })
  it('asks for a second key when the words disagree with the sources, then sends them confirmed', async () => {
    ports.decide.mockRejectedValueOnce(new Fault('needs_confirm', '', { '5 days': 'number:3 days' }))
    await card.sendEdit()
    expect([card.mode, card.vetoes]).toEqual(['confirm', ['veto:number:5 days:3 days']])
    await card.confirm()
    expect(ports.decide).toHaveBeenLastCalledWith(expect.objectContaining({ action: 'edit', text: 'My words.', confirmed: true }))
    expect(card.painted?.state).toBe('decided')
  })
  it('goes back to the text from the warning', async () => {
    ports.decide.mockRejectedValueOnce(new Fault('needs_confirm'))
    await card.sendEdit()
    card.back()
    expect([card.mode, card.draft]).toEqual(['edit', 'My words.'])
  })
  it('gives way to its own decision when the event is faster than the promise', async () => {
    ports.decide.mockImplementationOnce(async (req) => {
      card.show(makeCard({ state: 'decided', decision: made(req.action) }))
      return made(req.action)
    })
    await card.sendEdit()
    expect([card.mode, card.painted?.state]).toEqual(['read', 'decided'])
  })
})

describe('a card that takes the place of another', () => {
  it('leaves the undecided one visible as replaced', () => {
    card.show(makeCard({ suggestionId: 's2' }))
    expect(card.replaced?.suggestionId).toBe('s1')
  })
  it('leaves no trace of a decided one', async () => {
    later()
    await card.accept()
    card.show(makeCard({ suggestionId: 's2' }))
    expect(card.replaced).toBeUndefined()
  })
  it('ends a half-made rejection', async () => {
    later()
    await card.startReject()
    card.show(makeCard({ suggestionId: 's2' }))
    expect(card.mode).toBe('read')
  })
})

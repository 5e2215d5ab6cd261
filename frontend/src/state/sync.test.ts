import { describe, expect, it, vi } from 'vitest'
import type { DeskEvent, Snapshot } from '../backend/backend'
import { Sync } from './sync'

const snap = (epoch: string, seq: number): Snapshot => ({ epoch, seq, conversations: [], channels: [] })
const event = (epoch: string, seq: number): DeskEvent => ({ epoch, seq, kind: 'typing', conversationId: '', turns: [], stage: '', trouble: '' })

function setUp(...snapshots: (Snapshot | Error)[]) {
  const applied: string[] = []
  const failed = vi.fn()
  const ask = vi.fn(async () => {
    const next = snapshots.shift()!
    if (next instanceof Error) throw next
    return next
  })
  const sync = new Sync({ ask, snapshot: (s) => applied.push(`= ${s.epoch}${s.seq}`), event: (e) => applied.push(`+ ${e.epoch}${e.seq}`), failed })
  return { sync, applied, ask, failed }
}
const settle = () => new Promise((r) => setTimeout(r))

describe('Sync', () => {
  it('applies events that follow the snapshot and drops those it holds', async () => {
    const { sync, applied } = setUp(snap('a', 5))
    const asked = sync.resync()
    sync.receive(event('a', 5))
    sync.receive(event('a', 6))
    await asked
    sync.receive(event('a', 7))
    expect(applied).toEqual(['= a5', '+ a6', '+ a7'])
  })
  it('asks again on a gap', async () => {
    const { sync, applied, ask } = setUp(snap('a', 1), snap('a', 4))
    await sync.resync()
    sync.receive(event('a', 4))
    await settle()
    expect(ask).toHaveBeenCalledTimes(2)
    expect(applied).toEqual(['= a1', '= a4'])
  })
  it('asks again when the program was started anew', async () => {
    const { sync, applied } = setUp(snap('a', 9), snap('b', 1))
    await sync.resync()
    sync.receive(event('b', 1))
    await settle()
    sync.receive(event('b', 2))
    expect(applied).toEqual(['= a9', '= b1', '+ b2'])
  })
  it('asks once more when the program changed while it asked', async () => {
    const { sync, applied } = setUp(snap('a', 9), snap('b', 3))
    const asked = sync.resync()
    sync.receive(event('b', 1))
    await asked
    await settle()
    expect(applied).toEqual(['= a9', '= b3'])
  })
  it('lets the caller try again after a failure', async () => {
    const { sync, applied, failed } = setUp(new Error('down'), snap('a', 2))
    await sync.resync()
    failed.mock.calls[0]![1]()
    await settle()
    expect(applied).toEqual(['= a2'])
  })
})

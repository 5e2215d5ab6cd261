import type { DeskEvent, Snapshot } from '../backend/backend'

export interface SyncHooks {
  ask(): Promise<Snapshot>
  snapshot(s: Snapshot): void
  event(e: DeskEvent): void
  /** Snapshot failed: called with the next attempt, which the caller runs later. */
  failed(cause: unknown, again: () => void): void
}

/**
 * Keeps the screen in step with the program: a snapshot first, then every later event
 * of the same epoch in order. A gap or another epoch means a new snapshot.
 */
export class Sync {
  #epoch = ''
  #seq = -1
  #asking = false
  #held: DeskEvent[] = []

  constructor(private readonly hooks: SyncHooks) {}

  receive(e: DeskEvent): void {
    if (this.#asking) this.#held.push(e)
    else if (e.epoch !== this.#epoch || e.seq > this.#seq + 1) void this.resync(e)
    else this.#apply(e)
  }

  async resync(first?: DeskEvent): Promise<void> {
    if (this.#asking) return
    this.#asking = true
    this.#held = first ? [first] : []
    let s: Snapshot
    try {
      s = await this.hooks.ask()
    } catch (cause) {
      this.#asking = false
      this.#seq = -1
      this.hooks.failed(cause, () => void this.resync())
      return
    }
    this.#asking = false
    this.#epoch = s.epoch
    this.#seq = s.seq
    this.hooks.snapshot(s)
    this.#drain()
  }

  /** Events held while asking: of another epoch only the last can be newer than the snapshot. */
  #drain(): void {
    const held = this.#held
    this.#held = []
    const last = held.at(-1)
    if (last && last.epoch !== this.#epoch) return void this.resync()
    for (const e of held) if (e.epoch === this.#epoch) this.receive(e)
  }

  #apply(e: DeskEvent): void {
    if (e.seq <= this.#seq) return
    this.#seq = e.seq
    this.hooks.event(e)
  }
}

import type { ConversationRow } from '../backend/backend'

/** Who waits comes first, the longest wait on top; then the newest; ended ones last. */
export function compareRows(a: ConversationRow, b: ConversationRow): number {
  const rank = (r: ConversationRow) => (r.waitingAt > 0 && !r.ended ? 0 : r.ended ? 2 : 1)
  if (rank(a) !== rank(b)) return rank(a) - rank(b)
  const byTime = rank(a) === 0 ? a.waitingAt - b.waitingAt : b.lastAt - a.lastAt
  return byTime || (a.id < b.id ? -1 : 1)
}

const same = (a: readonly string[], b: readonly string[]) => a.length === b.length && a.every((id, i) => id === b[i])

/** The order of the list. While it is held, because focus is inside, nothing moves: changes are counted. */
export class Order {
  ids = $state.raw<readonly string[]>([])
  updates = $state(0)
  #wanted: readonly string[] = []
  #held = false

  sort(rows: Iterable<ConversationRow>): void {
    const wanted = [...rows].sort(compareRows).map((r) => r.id)
    if (same(wanted, this.#wanted)) return
    this.#wanted = wanted
    if (this.#held) this.updates += 1
    else this.apply()
  }

  hold(): void {
    this.#held = true
  }

  release(): void {
    this.#held = false
    this.apply()
  }

  apply(): void {
    this.ids = this.#wanted
    this.updates = 0
  }

  /** The neighbour of id, or an end of the list when id is not in it. */
  beside(id: string, step: 1 | -1): string | undefined {
    const at = this.ids.indexOf(id)
    if (at < 0) return step > 0 ? this.ids[0] : this.ids.at(-1)
    return this.ids[at + step]
  }
}

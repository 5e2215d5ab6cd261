import type { CitationView, DocumentView } from '../backend/backend'
import { toFault, type Fault } from '../backend/fault'

/** Rune offsets, as everywhere in the program. */
export interface Mark {
  readonly start: number
  readonly end: number
}

/** The document being read, with the cited sentence marked. */
export class Reader {
  open = $state(false)
  doc = $state.raw<DocumentView | undefined>()
  mark = $state.raw<Mark | undefined>()
  /** Counts openings, so that the same place can be scrolled to again. */
  opened = $state(0)
  #ticket = 0

  constructor(
    private readonly get: (id: string) => Promise<DocumentView>,
    private readonly refused: (fault: Fault) => void,
  ) {}

  cite(c: CitationView): Promise<void> {
    return this.read(c.documentId, c)
  }

  async read(id: string, mark?: Mark): Promise<void> {
    const ticket = ++this.#ticket
    this.open = true
    if (this.doc?.row.id !== id) this.doc = undefined
    this.mark = undefined
    try {
      const doc = await this.get(id)
      if (ticket !== this.#ticket) return
      this.doc = doc
      this.mark = mark && { start: mark.start, end: mark.end }
      this.opened += 1
    } catch (cause) {
      if (ticket !== this.#ticket) return
      this.close()
      this.refused(toFault(cause))
    }
  }

  close(): void {
    this.#ticket += 1
    this.open = false
    this.doc = undefined
  }
}

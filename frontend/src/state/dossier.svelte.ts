import type { Backend, ChangeRequest, DocumentRow, DocumentView, PassageView, ReceivedView } from '../backend/backend'
import { toFault } from '../backend/fault'
import type { Notices } from './notices.svelte'

/** What people decide about the document that is open, and how it fares. */
export class Dossier {
  busy = $state(false)
  /** The document whose receivers are listed; about to be withdrawn when withdrawing is set. */
  asked = $state.raw<DocumentRow | undefined>()
  withdrawing = $state(false)
  received = $state.raw<readonly ReceivedView[] | undefined>()
  /** How often passages were used, of which document. */
  used = $state.raw<{ id: string; passages: Readonly<Record<string, number>> } | undefined>()

  constructor(
    private readonly backend: Backend,
    private readonly notices: Notices,
    /** The document changed: lists and readers must be loaded again. */
    private readonly changed: (row: DocumentRow) => void,
  ) {}

  change(req: ChangeRequest): Promise<void> {
    return this.#do(async () => {
      const row = await this.backend.change(req)
      this.notices.tell((t) => t.care.kept)
      this.changed(row)
    })
  }

  /** Opens the list of who received a document, to withdraw it or just to see. */
  ask(row: DocumentRow, withdrawing: boolean): Promise<void> {
    this.asked = row
    this.withdrawing = withdrawing
    this.received = undefined
    return this.#do(async () => {
      const { received } = await this.backend.received(row.id)
      if (this.asked?.id === row.id) this.received = received
    })
  }

  close(): void {
    this.asked = undefined
    this.withdrawing = false
  }

  /** Takes the document out of use; the list of who received it stays open. */
  withdraw(): Promise<void> {
    const row = this.asked
    return !row ? Promise.resolve() : this.#do(async () => {
      const answer = await this.backend.withdraw(row.id, false)
      this.withdrawing = false
      this.asked = answer.row
      this.received = answer.received
      this.notices.tell((t) => t.care.withdrawn(row.title))
      this.changed(answer.row)
    })
  }

  restore(row: DocumentRow): Promise<void> {
    return this.#do(async () => {
      const answer = await this.backend.withdraw(row.id, true)
      this.notices.tell((t) => t.care.restored(row.title))
      this.changed(answer.row)
    })
  }

  async countUse(id: string): Promise<void> {
    if (this.used?.id === id) return
    await this.#do(async () => {
      this.used = { id, passages: await this.backend.use(id) }
    })
  }

  /** The passages that nothing rested on; undefined while nobody counted. */
  unused(doc: DocumentView): PassageView[] | undefined {
    const used = this.used
    return used?.id === doc.row.id ? doc.passages.filter((p) => !used.passages[p.id]) : undefined
  }

  async #do(deed: () => Promise<void>): Promise<void> {
    if (this.busy) return
    this.busy = true
    try {
      await deed()
    } catch (cause) {
      this.notices.fault(toFault(cause))
    } finally {
      this.busy = false
    }
  }
}

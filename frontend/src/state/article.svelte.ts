import type { Backend, DocumentRow, DraftView } from '../backend/backend'
import type { FaultCode } from '../backend/codes'
import { toFault } from '../backend/fault'
import type { Notices } from './notices.svelte'

const TYPING_PAUSE_MS = 300

interface Opened {
  readonly id: string // "" = it is new
  readonly title: string
  readonly revision: number
  readonly file: string
  readonly written: string
}

/** An article being written. What was typed stays here until it is saved or thrown away. */
export class Article {
  opened = $state.raw<Opened | undefined>()
  written = $state('')
  draft = $state.raw<DraftView | undefined>()
  reading = $state(false)
  saving = $state(false)
  /** Why it was not saved. */
  refused = $state<FaultCode | undefined>()
  /** The person wants to leave with words that were not saved. */
  leaving = $state(false)
  #ticket = 0
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(
    private readonly backend: Backend,
    private readonly notices: Notices,
    private readonly saved: (row: DocumentRow) => void,
  ) {}

  get dirty(): boolean {
    return !!this.opened && this.written !== this.opened.written
  }

  /** Whether an import would take it as it stands. */
  get fits(): boolean {
    return !!this.draft && this.draft.passages.length > 0
  }

  create(template: string): void {
    this.#begin({ id: '', title: '', revision: 0, file: '', written: template })
  }

  async open(id: string): Promise<void> {
    try {
      const { row, written, file } = await this.backend.openArticle(id)
      this.#begin({ id, title: row.title, revision: row.revision, file, written })
    } catch (cause) {
      this.notices.fault(toFault(cause))
    }
  }

  #begin(opened: Opened): void {
    this.opened = opened
    this.written = opened.written
    this.draft = undefined
    this.refused = undefined
    this.leaving = false
    void this.preview()
  }

  /** Previews a moment after the last key. */
  type(written: string): void {
    this.written = written
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => void this.preview(), TYPING_PAUSE_MS)
  }

  async preview(): Promise<void> {
    const opened = this.opened
    if (!opened) return
    const ticket = ++this.#ticket
    this.reading = true
    try {
      const draft = await this.backend.previewArticle({ id: opened.id, revision: opened.revision, written: this.written })
      if (ticket === this.#ticket) this.draft = draft
    } catch (cause) {
      if (ticket === this.#ticket) this.refused = toFault(cause).code
    } finally {
      if (ticket === this.#ticket) this.reading = false
    }
  }

  /** Closes only once it is saved. */
  async save(): Promise<void> {
    const opened = this.opened
    if (!opened || this.saving) return
    this.saving = true
    this.refused = undefined
    try {
      const row = await this.backend.saveArticle({ id: opened.id, revision: opened.revision, written: this.written })
      this.close()
      this.notices.tell((t) => t.article.saved(row.title, row.revision))
      this.saved(row)
    } catch (cause) {
      const fault = toFault(cause)
      this.refused = fault.code
      this.notices.fault(fault)
    } finally {
      this.saving = false
    }
  }

  /** Closes, unless words would be lost: then it asks first. */
  leave(): void {
    if (this.leaving) this.leaving = false
    else if (this.dirty) this.leaving = true
    else this.close()
  }

  close(): void {
    this.#ticket += 1
    clearTimeout(this.#timer)
    this.opened = undefined
    this.leaving = false
    this.reading = false
  }
}

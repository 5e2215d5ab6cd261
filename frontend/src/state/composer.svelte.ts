import { SvelteMap } from 'svelte/reactivity'
import { toFault, type Fault } from '../backend/fault'

export interface ComposerPorts {
  write(conversationId: string, text: string, confirmed: boolean): Promise<unknown>
  copy(text: string): Promise<void>
  sent(): void
  refused(fault: Fault): void
  copied(ok: boolean): void
}

/** The agent's own replies, one draft a conversation; a draft outlives every change of card. */
export class Composer {
  busy = $state(false)
  /** Veto codes of a draft that awaits a second key, by conversation. */
  readonly warned = new SvelteMap<string, readonly string[]>()
  readonly #drafts = new SvelteMap<string, string>()

  constructor(private readonly ports: ComposerPorts) {}

  draft(id: string): string {
    return this.#drafts.get(id) ?? ''
  }

  setDraft(id: string, text: string): void {
    this.#drafts.set(id, text)
    this.warned.delete(id)
  }

  /** Adds words that would be lost elsewhere below what is there. */
  keep(id: string, text: string): void {
    this.setDraft(id, [this.draft(id).trim(), text.trim()].filter(Boolean).join('\n'))
  }

  async send(id: string, confirmed = false): Promise<void> {
    const text = this.draft(id).trim()
    if (!text || this.busy) return
    this.busy = true
    try {
      await this.ports.write(id, text, confirmed)
      this.setDraft(id, '')
      this.ports.sent()
    } catch (cause) {
      const fault = toFault(cause)
      if (fault.code === 'needs_confirm') this.warned.set(id, fault.vetoes)
      else this.ports.refused(fault)
    } finally {
      this.busy = false
    }
  }

  async copy(id: string): Promise<void> {
    try {
      await this.ports.copy(this.draft(id))
      this.ports.copied(true)
    } catch {
      this.ports.copied(false)
    }
  }
}

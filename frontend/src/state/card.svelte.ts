import type { Card, CitationView, DecideRequest, DecisionView } from '../backend/backend'
import type { RejectReason } from '../backend/codes'
import { toFault, type Fault } from '../backend/fault'

/** For so long after a card's change a decision key does nothing. */
export const GUARD_MS = 400

/** How many nearest places an escalation shows. */
const NEAREST_SHOWN = 3

/** A place in the knowledge base and the digit that opens it. */
export interface Place {
  readonly digit: number
  readonly citation: CitationView
}

export type CardMode = 'read' | 'edit' | 'reject' | 'confirm'

export interface CardPorts {
  now(): number
  decide(req: DecideRequest): Promise<DecisionView>
  copy(text: string): Promise<void>
  /** Whether a reply can go out through the conversation's channel. */
  canSend(): boolean
  refused(fault: Fault): void
  copied(ok: boolean): void
  /** Typed words that would be lost, kept for the agent's own reply. */
  keep(text: string): void
}

type Wish = Pick<DecideRequest, 'action' | 'via'> & Partial<DecideRequest>

const keyOf = (c: Card | undefined) => (c ? `${c.suggestionId} ${c.hash} ${c.state}` : '')

/**
 * One conversation's card: what is painted, what the agent is doing with it, and the
 * decision. Editing freezes what is painted: a newer card waits until it is asked for.
 */
export class CardState {
  painted = $state.raw<Card | undefined>()
  latest = $state.raw<Card | undefined>()
  /** The undecided card that the painted one took the place of. */
  replaced = $state.raw<Card | undefined>()
  /** A newer customer turn came and is not ruled on yet: the painted card cannot be decided. */
  overtaken = $state(false)
  mode = $state<CardMode>('read')
  busy = $state(false)
  draft = $state('')
  note = $state('')
  /** Veto codes the agent must look at before sending. */
  vetoes = $state.raw<readonly string[]>([])
  /** Counts refused keys, so that the screen can show each one. */
  shakes = $state(0)
  #changedAt = -Infinity
  #unconfirmed: Wish | undefined

  constructor(private readonly ports: CardPorts) {}

  /** What is painted is behind the program's: something newer waits while the agent types. */
  get behind(): boolean {
    return keyOf(this.painted) !== keyOf(this.latest)
  }

  get open(): boolean {
    return this.painted?.state === 'open' && !this.overtaken
  }

  get showing(): boolean {
    return this.open && this.painted?.route === 'show'
  }

  get escalated(): boolean {
    return this.painted?.route === 'escalate' && this.painted.state !== 'superseded'
  }

  /** The sources that answer differently, to be read side by side. */
  get sides(): Place[] {
    const sides = this.painted?.sides ?? []
    return sides.length < 2 ? [] : sides.map((citation, i) => ({ digit: i + 1, citation }))
  }

  /** The nearest places of an escalation, without those that stand side by side already. */
  get nearest(): Place[] {
    const sides = this.sides
    const shown = new Set(sides.map((p) => p.citation.passageId))
    const rest = this.painted?.nearest.slice(0, NEAREST_SHOWN).filter((c) => !shown.has(c.passageId)) ?? []
    return rest.map((citation, i) => ({ digit: sides.length + i + 1, citation }))
  }

  /** What a digit opens: a source of the reply, or a nearest place of an escalation. */
  get places(): Place[] {
    const card = this.painted
    if (card?.route === 'escalate') return [...this.sides, ...this.nearest]
    return card?.citations.map((citation) => ({ digit: citation.n, citation })) ?? []
  }

  get canSend(): boolean {
    return !!this.painted?.canSend && this.ports.canSend()
  }

  /** A card arrived or changed. */
  show(card: Card | undefined): void {
    this.latest = card
    if (this.#composing && !this.busy && this.behind) return
    this.#paint(card)
  }

  get #composing(): boolean {
    return this.mode === 'edit' || (this.mode === 'confirm' && this.#unconfirmed?.action === 'edit')
  }

  /** Another conversation's card came before the agent's eyes. */
  touch(): void {
    this.#changedAt = this.ports.now()
  }

  showNewer(): void {
    if (this.draft.trim() && this.draft !== this.painted?.text) this.ports.keep(this.draft)
    this.draft = ''
    this.mode = 'read'
    this.#paint(this.latest)
  }

  accept(): Promise<void> {
    return this.#act(() => this.#send({ action: 'accept', via: this.canSend ? 'channel' : 'none' }))
  }

  copy(): Promise<void> {
    return this.#act(() => this.#send({ action: 'accept', via: 'clipboard' }))
  }

  handOver(): Promise<void> {
    return this.#act(() => this.#send({ action: 'hand_over', via: 'none' }))
  }

  edit(): Promise<void> {
    return this.#act(async () => {
      if (!this.draft) this.draft = this.painted!.text
      this.mode = 'edit'
    })
  }

  /** Sends what was typed; the guard is not asked, the agent's own words cannot change under the keys. */
  async sendEdit(): Promise<void> {
    if (this.busy || !this.draft.trim()) return
    await this.#send({ action: 'edit', via: this.canSend ? 'channel' : 'clipboard', text: this.draft.trim() })
  }

  startReject(): Promise<void> {
    return this.#act(async () => {
      this.mode = 'reject'
    })
  }

  reject(reason: RejectReason): Promise<void> {
    return this.#act(() => this.#send({ action: 'reject', via: 'none', reason, note: this.note.trim() }))
  }

  /** The second key after a warning. */
  async confirm(): Promise<void> {
    if (this.mode === 'confirm' && this.#unconfirmed && !this.busy) await this.#send({ ...this.#unconfirmed, confirmed: true })
  }

  /** One step back; what was typed stays for the next edit of the same card. */
  back(): void {
    this.mode = this.mode === 'confirm' && this.#unconfirmed?.action === 'edit' ? 'edit' : 'read'
    if (this.mode === 'read' && this.behind) this.showNewer()
  }

  discard(): void {
    this.draft = ''
    this.mode = 'read'
    if (this.behind) this.#paint(this.latest)
  }

  #paint(card: Card | undefined): void {
    const before = this.painted
    if (keyOf(card) !== keyOf(before)) {
      this.touch()
      if (card?.suggestionId !== before?.suggestionId) this.#turnOver(before, card)
      else if (card?.state !== 'open') this.mode = 'read'
    }
    this.painted = card
  }

  #turnOver(before: Card | undefined, next: Card | undefined): void {
    this.replaced = next && before && !before.decision && before.route === 'show' ? before : undefined
    this.mode = 'read'
    this.draft = this.note = ''
    this.vetoes = []
  }

  async #act(deed: () => Promise<void>): Promise<void> {
    if (this.busy || !this.painted) return
    if (!this.open || this.ports.now() - this.#changedAt < GUARD_MS) {
      this.shakes += 1
      return
    }
    await deed()
  }

  /** The screen says "done" only after the promise resolved. */
  async #send(wish: Wish): Promise<void> {
    const card = this.painted!
    this.busy = true
    try {
      const decision = await this.ports.decide({
        text: '', reason: '', note: '', confirmed: false, ...wish, suggestionId: card.suggestionId, hash: card.hash,
      })
      this.#decided(card, decision)
      if (wish.via === 'clipboard') await this.#toClipboard(wish.text || card.text)
    } catch (cause) {
      this.#refused(toFault(cause), wish)
    } finally {
      this.busy = false
    }
  }

  #decided(card: Card, decision: DecisionView): void {
    this.mode = 'read'
    this.draft = this.note = ''
    // The event of this decision, or of its delivery, may have been faster than the answer.
    const known = this.latest?.suggestionId !== card.suggestionId || this.latest.decision?.id === decision.id
    if (!known) this.latest = { ...card, state: 'decided', decision }
    this.#paint(this.latest)
  }

  #refused(fault: Fault, wish: Wish): void {
    if (fault.code === 'needs_confirm') {
      this.#unconfirmed = wish
      this.vetoes = fault.vetoes
      this.mode = 'confirm'
      return
    }
    this.ports.refused(fault)
  }

  async #toClipboard(text: string): Promise<void> {
    try {
      await this.ports.copy(text)
      this.ports.copied(true)
    } catch {
      this.ports.copied(false)
    }
  }
}

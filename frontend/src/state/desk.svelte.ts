import { SvelteMap } from 'svelte/reactivity'
import type { Backend, Card, ChannelView, ConversationRow, ConversationView, DeskEvent, Snapshot } from '../backend/backend'
import { FAULTS, known, REASONS } from '../backend/codes'
import { toFault } from '../backend/fault'
import type { Messages } from '../i18n/en'
import { CardState } from './card.svelte'
import { Composer } from './composer.svelte'
import { applyEvent, overtakes } from './merge'
import type { Notices } from './notices.svelte'
import { Order } from './order.svelte'
import { channelName, channelSentence } from './words'

/** The pseudo channel of the ask box. */
export const COUNTER = 'counter'

/** The conversations, which one is open, and its card. */
export class Desk {
  readonly rows = new SvelteMap<string, ConversationRow>()
  readonly views = new SvelteMap<string, ConversationView>()
  readonly order = new Order()
  readonly composer: Composer
  channels = $state.raw<readonly ChannelView[]>([])
  selected = $state('')
  /** A snapshot arrived: before that "no conversations" would be a guess. */
  ready = $state(false)
  readonly #cards = new Map<string, CardState>()
  /** Counts events per conversation, to see whether an answer was overtaken. */
  readonly #events = new Map<string, number>()

  constructor(
    private readonly backend: Backend,
    private readonly notices: Notices,
    private readonly now: () => number,
  ) {
    this.composer = new Composer({
      write: (id, text, confirmed) => backend.write(id, text, confirmed),
      copy: (text) => backend.copy(text),
      sent: () => notices.tell((t) => t.composer.sent),
      refused: (fault) => notices.fault(fault),
      copied: (ok) => this.#copied(ok, (t) => t.say.notCopied),
    })
  }

  get view(): ConversationView | undefined {
    return this.views.get(this.selected)
  }

  get card(): CardState {
    return this.cardOf(this.selected)
  }

  get waiting(): number {
    let n = 0
    for (const r of this.rows.values()) if (r.waitingAt > 0 && !r.ended) n += 1
    return n
  }

  /** Whether a reply can go out through the conversation's channel. */
  canSend(id = this.selected): boolean {
    const row = this.rows.get(id)
    if (!row || row.channel === COUNTER) return false
    return !this.channels.some((c) => c.name === row.channel && c.listen)
  }

  get counter(): boolean {
    return this.rows.get(this.selected)?.channel === COUNTER
  }

  cardOf(id: string): CardState {
    let card = this.#cards.get(id)
    if (!card) this.#cards.set(id, (card = this.#newCard(id)))
    return card
  }

  snapshot(s: Snapshot): void {
    const known = new Set(s.conversations.map((r) => r.id))
    for (const id of this.rows.keys()) if (!known.has(id)) this.rows.delete(id)
    for (const row of s.conversations) this.rows.set(row.id, row)
    for (const id of this.views.keys()) if (id !== this.selected) this.views.delete(id)
    this.channels = s.channels
    this.ready = true
    this.#sorted()
    if (this.selected) void this.load(this.selected)
    else if (this.order.ids[0]) void this.select(this.order.ids[0])
  }

  event(e: DeskEvent): void {
    if (e.channel) this.#channel(e.channel)
    if (e.trouble) this.notices.trouble(known(FAULTS, e.trouble) ?? 'internal')
    if (e.conversationId) this.#conversation(e)
  }

  #conversation(e: DeskEvent): void {
    this.#events.set(e.conversationId, (this.#events.get(e.conversationId) ?? 0) + 1)
    if (e.kind === 'typing') return this.#typing(e.conversationId, e.stage === 'on')
    if (e.row) this.rows.set(e.row.id, e.row)
    const view = this.views.get(e.conversationId)
    if (view) this.#keep(applyEvent(view, e))
    if (e.kind === 'card' && e.card?.state === 'open') this.#announce(e.card)
    if (e.row) this.#sorted()
    if (!this.selected && e.row) void this.select(e.row.id)
  }

  async select(id: string): Promise<void> {
    if (id === this.selected) return
    this.selected = id
    this.cardOf(id).touch()
    await this.load(id)
  }

  step(by: 1 | -1): void {
    const next = this.order.beside(this.selected, by)
    if (next) void this.select(next)
  }

  /** Asks for one conversation whole; again, when events passed while the answer was on its way. */
  async load(id: string): Promise<void> {
    for (let attempt = 0; attempt < 5; attempt++) {
      const before = this.#events.get(id)
      try {
        const view = await this.backend.conversation(id)
        if (attempt < 4 && this.#events.get(id) !== before) continue
        return this.#adopt(view)
      } catch (cause) {
        return this.notices.fault(toFault(cause))
      }
    }
  }

  /** Shows a conversation that the list may not hold yet. */
  async open(row: ConversationRow): Promise<void> {
    if (!this.rows.has(row.id)) this.rows.set(row.id, row)
    this.#sorted()
    await (row.id === this.selected ? this.load(row.id) : this.select(row.id))
  }

  #adopt(view: ConversationView): void {
    this.rows.set(view.row.id, view.row)
    this.#keep(view)
    this.#sorted()
  }

  #keep(view: ConversationView): void {
    this.views.set(view.row.id, view)
    const card = this.cardOf(view.row.id)
    card.overtaken = overtakes(view.card, view.turns)
    card.show(view.card)
  }

  #typing(id: string, typing: boolean): void {
    const row = this.rows.get(id)
    if (row) this.rows.set(id, { ...row, typing })
  }

  #sorted(): void {
    this.order.sort(this.rows.values())
  }

  #channel(c: ChannelView): void {
    const before = this.channels.find((x) => x.name === c.name)
    const others = this.channels.filter((x) => x !== before)
    this.channels = c.code === 'off' ? others : [...others, c]
    if (before?.code !== c.code) this.notices.announce((t) => t.colon(channelName(c.name, t), channelSentence(c, Date.now(), t)))
  }

  #newCard(id: string): CardState {
    return new CardState({
      now: this.now,
      decide: (req) => this.backend.decide(req),
      copy: (text) => this.backend.copy(text),
      canSend: () => this.canSend(id),
      refused: (fault) => {
        this.notices.fault(fault)
        void this.load(id)
      },
      copied: (ok) => this.#copied(ok, (t) => t.say.copyFailed),
      keep: (text) => this.composer.keep(id, text),
    })
  }

  #copied(ok: boolean, failed: (t: Messages) => string): void {
    this.notices.tell(ok ? (t) => t.say.copied : failed)
  }

  #announce(card: Card): void {
    const who = this.rows.get(card.conversationId)?.customer
    if (card.route === 'escalate') {
      const reason = known(REASONS, card.reason)
      this.notices.interrupt((t) => t.say.escalation(who || t.list.anonymous, reason ? t.escalation.reasons[reason] : t.escalation.unknown))
    } else {
      this.notices.announce((t) => t.say.suggestion(who || t.list.anonymous))
    }
  }
}

import type { Backend, ProposalView } from '../backend/backend'
import { toFault } from '../backend/fault'
import type { Notices, Words } from './notices.svelte'

export type ProposalKind = 'synonym' | 'word'
export type Verdict = 'published' | 'declined' | 'withdrawn'

const DONE: Record<Verdict, Words> = {
  published: (t) => t.lexicon.published,
  declined: (t) => t.lexicon.declined,
  withdrawn: (t) => t.lexicon.withdrawn,
}

/** The words of a field, however people separate them. */
export const listOf = (typed: string) => typed.split(/[,，、;；\n]/).map((w) => w.trim()).filter(Boolean)

/** What may come next: what is proposed is ruled on, what is published can be taken back. */
export function verdictsOn(p: ProposalView): Verdict[] {
  if (p.state === 'proposed') return ['published', 'declined']
  return p.state === 'published' ? ['withdrawn'] : ['published']
}

/** Synonyms and the dictionary: what was proposed and what became of it. */
export class Lexicon {
  state = $state('')
  rows = $state.raw<readonly ProposalView[]>([])
  ready = $state(false)
  busy = $state(false)
  kind = $state<ProposalKind>('synonym')
  words = $state('')
  means = $state('')
  note = $state('')

  constructor(
    private readonly backend: Backend,
    private readonly notices: Notices,
  ) {}

  /** Whether there is enough to propose: a synonym needs two words, or one and what it means. */
  get complete(): boolean {
    const words = listOf(this.words).length
    return this.kind === 'word' ? words > 0 : words > 1 || (words === 1 && listOf(this.means).length > 0)
  }

  load(): Promise<void> {
    return this.#do(() => this.#list())
  }

  show(state: string): Promise<void> {
    this.state = state
    return this.load()
  }

  async propose(): Promise<void> {
    if (!this.complete || this.busy) return
    await this.#do(async () => {
      const means = this.kind === 'synonym' ? listOf(this.means) : []
      await this.backend.propose({ kind: this.kind, words: listOf(this.words), means, passageId: '', question: '', note: this.note.trim(), by: '' })
      this.words = this.means = this.note = ''
      this.notices.tell((t) => t.lexicon.sent)
      await this.#list()
    })
  }

  async rule(p: ProposalView, verdict: Verdict): Promise<void> {
    await this.#do(async () => {
      await this.backend.ruleOnProposal(p.id, verdict)
      this.notices.tell(DONE[verdict])
      await this.#list()
    })
  }

  async #list(): Promise<void> {
    this.rows = await this.backend.proposals(this.state)
    this.ready = true
  }

  async #do(deed: () => Promise<void>): Promise<void> {
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

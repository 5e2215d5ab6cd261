import type { Backend, CandidateView, TryView } from '../backend/backend'
import { toFault } from '../backend/fault'
import type { Notices } from './notices.svelte'

/** How many candidates are listed before the rest is asked for. */
const FIRST = 8

/** A question that is tried: nothing of it is recorded. */
export class Trial {
  question = $state('')
  answer = $state.raw<TryView | undefined>()
  busy = $state(false)
  whole = $state(false)
  #ticket = 0

  constructor(
    private readonly backend: Backend,
    private readonly notices: Notices,
  ) {}

  get candidates(): readonly CandidateView[] {
    const all = this.answer?.candidates ?? []
    return this.whole ? all : all.slice(0, FIRST)
  }

  get hidden(): number {
    return (this.answer?.candidates.length ?? 0) - this.candidates.length
  }

  async go(): Promise<void> {
    const question = this.question.trim()
    if (!question) return
    const ticket = ++this.#ticket
    this.busy = true
    try {
      const answer = await this.backend.tryQuestion(question)
      if (ticket !== this.#ticket) return
      this.answer = answer
      this.whole = false
    } catch (cause) {
      if (ticket === this.#ticket) this.notices.fault(toFault(cause))
    } finally {
      if (ticket === this.#ticket) this.busy = false
    }
  }
}

import type { ConversationView } from '../backend/backend'
import { toFault, type Fault } from '../backend/fault'

export interface AskPorts {
  ask(question: string, conversationId: string): Promise<ConversationView>
  answered(view: ConversationView): void
  refused(fault: Fault): void
}

/** One box for questions typed for a customer who is not on a channel. */
export class Ask {
  #text = $state('')
  busy = $state(false)
  /** An empty question was sent: nothing happens, but people must know why. */
  missing = $state(false)

  constructor(private readonly ports: AskPorts) {}

  get text(): string {
    return this.#text
  }

  set text(text: string) {
    this.#text = text
    this.missing = false
  }

  /** conversationId "" is a new customer; else the question is read in the light of that one. */
  async submit(conversationId = ''): Promise<void> {
    const question = this.text.trim()
    this.missing = !question
    if (!question || this.busy) return
    this.busy = true
    try {
      const view = await this.ports.ask(question, conversationId)
      this.text = ''
      this.ports.answered(view)
    } catch (cause) {
      this.ports.refused(toFault(cause))
    } finally {
      this.busy = false
    }
  }
}

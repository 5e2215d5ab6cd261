import type { FaultCode } from '../backend/codes'
import type { Fault } from '../backend/fault'
import type { Messages } from '../i18n/en'

/** Words in whatever language is set when they are painted. */
export type Words = (t: Messages) => string

export interface Notice {
  readonly words: Words
  readonly bad: boolean
  /** The program's own message, for whoever looks after it. */
  readonly technical: string
}

/** What people are told in passing. One at a time: the newest is what matters. */
export class Notices {
  current = $state.raw<Notice | undefined>()
  polite = $state.raw<Words>(() => '')
  assertive = $state.raw<Words>(() => '')

  tell(words: Words): void {
    this.current = { words, bad: false, technical: '' }
  }

  warn(words: Words): void {
    this.current = { words, bad: true, technical: '' }
  }

  fault(fault: Fault): void {
    if (fault.code === 'cancelled') return
    this.current = { words: (t) => t.faults[fault.code], bad: true, technical: fault.message }
  }

  /** The record cannot be written: then nothing is shown, and people must know why. */
  trouble(code: FaultCode): void {
    this.current = { words: (t) => `${t.say.trouble} ${t.faults[code]}`, bad: true, technical: '' }
  }

  dismiss(): void {
    this.current = undefined
  }

  /** Read out by a screen reader when it has finished what it says. */
  announce(words: Words): void {
    this.polite = words
  }

  /** Read out at once: only for what is the agent's own to answer. */
  interrupt(words: Words): void {
    this.assertive = words
  }
}

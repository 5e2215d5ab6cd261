import { FAULTS, known, type FaultCode } from './codes'

/** Words inside a code hide their own ":" and "%". */
export const escapeWord = (word: string) => word.replace(/%/g, '%25').replace(/:/g, '%3A')
export const unescapeWord = (word: string) => word.replace(/%3A/gi, ':').replace(/%25/g, '%')

/** Fault is how every refused call reaches the state classes: a known code and what goes with it. */
export class Fault extends Error {
  readonly code: FaultCode
  readonly detail: Record<string, string>

  constructor(code: FaultCode, message = '', detail: Record<string, string> = {}) {
    super(message)
    this.name = 'Fault'
    this.code = code
    this.detail = detail
  }

  /** The vetoes a needs_confirm carries: our words as the key, "kind:words found" as the value. */
  get vetoes(): string[] {
    return Object.entries(this.detail).map(([ours, found]) => {
      const [kind, ...words] = found.split(':')
      return ['veto', kind, ...[ours, words.join(':')].map(escapeWord)].join(':')
    })
  }
}

/** Makes a Fault of whatever a promise was rejected with: an ErrorView, a string, an Error. */
export function toFault(cause: unknown): Fault {
  if (cause instanceof Fault) return cause
  if (typeof cause === 'object' && cause !== null && 'code' in cause) {
    const { code, message, detail } = cause as { code: unknown; message?: unknown; detail?: unknown }
    return new Fault(known(FAULTS, String(code)) ?? 'internal', String(message ?? ''), (detail ?? {}) as Record<string, string>)
  }
  return new Fault('internal', cause instanceof Error ? cause.message : String(cause))
}

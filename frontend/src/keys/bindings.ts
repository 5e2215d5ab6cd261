// The one table of keys: the handler acts by it, buttons show it, the help sheet lists it.

export type Scope = 'always' | 'desk' | 'talk' | 'show' | 'escalate' | 'decided' | 'reject' | 'confirm' | 'reading'
export type Group = 'card' | 'move' | 'app'

export interface Binding {
  readonly id: BindingId
  /**
   * A key as KeyboardEvent.key gives it, in lower case; "mod+" means Ctrl, or Command on a Mac; "alt+" means Alt, or
   * Control and Option on a Mac. A single letter also works with Alt, then even while typing.
   */
  readonly chords: readonly string[]
  readonly group: Group
  /** Where the handler acts; nowhere when the browser itself does it, and it is only told about. */
  readonly scopes: readonly Scope[]
}

const digits = (to: number) => Array.from({ length: to }, (_, i) => String(i + 1))

const TABLE = [
  { id: 'accept', chords: ['a'], group: 'card', scopes: ['show'] },
  { id: 'edit', chords: ['e'], group: 'card', scopes: ['show'] },
  { id: 'reject', chords: ['r'], group: 'card', scopes: ['show'] },
  { id: 'reason', chords: digits(6), group: 'card', scopes: ['reject'] },
  { id: 'handOver', chords: ['h'], group: 'card', scopes: ['show', 'escalate'] },
  { id: 'copy', chords: ['c'], group: 'card', scopes: ['show'] },
  { id: 'write', chords: ['w'], group: 'card', scopes: ['talk'] },
  { id: 'open', chords: digits(9), group: 'card', scopes: ['show', 'escalate', 'decided', 'confirm', 'reading'] },
  { id: 'confirm', chords: ['y'], group: 'card', scopes: ['confirm'] },
  { id: 'next', chords: ['j'], group: 'move', scopes: ['desk'] },
  { id: 'previous', chords: ['k'], group: 'move', scopes: ['desk'] },
  { id: 'ask', chords: ['/', 'mod+k'], group: 'move', scopes: ['always'] },
  { id: 'screen', chords: ['alt+1', 'alt+2', 'alt+3'], group: 'move', scopes: ['always'] },
  { id: 'line', chords: ['enter'], group: 'app', scopes: [] },
  { id: 'phrase', chords: ['/'], group: 'app', scopes: [] },
  { id: 'submit', chords: ['mod+enter'], group: 'app', scopes: ['always'] },
  { id: 'help', chords: ['?', 'f1'], group: 'app', scopes: ['always'] },
  { id: 'escape', chords: ['escape'], group: 'app', scopes: ['always'] },
] as const

export type BindingId = (typeof TABLE)[number]['id']
export const BINDINGS: readonly Binding[] = TABLE

export function binding(id: BindingId): Binding {
  return BINDINGS.find((b) => b.id === id)!
}

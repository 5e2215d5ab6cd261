import { BINDINGS, type BindingId, type Scope } from './bindings'

/** The parts of a KeyboardEvent that decide; tests make them by hand. */
export interface Press {
  key: string
  ctrlKey?: boolean
  metaKey?: boolean
  altKey?: boolean
  shiftKey?: boolean
  repeat?: boolean
  isComposing?: boolean
  keyCode?: number
}

export interface Hit {
  id: BindingId
  /** The digit of keys 1 to 9, else 0. */
  digit: number
}

export interface Circumstances {
  scopes: ReadonlySet<Scope>
  typing: boolean
  /** False when the person switched single keys off (WCAG 2.1.4). */
  singles: boolean
}

/** What a Chinese input method types for / and ? with full-width punctuation on. */
const SAME_KEY: Readonly<Record<string, string>> = { '？': '?', '、': '/', '／': '/' }

/** keyCode of a key that an input method has taken. */
const TAKEN_BY_IME = 229

function chordOf(press: Press): string {
  const key = SAME_KEY[press.key] ?? press.key.toLowerCase()
  return press.ctrlKey || press.metaKey ? `mod+${key}` : key
}

const isSingle = (chord: string) => chord.length === 1

/** Finds what a key press means here and now; undefined when it is not ours. */
export function match(press: Press, here: Circumstances): Hit | undefined {
  if (press.isComposing || press.keyCode === TAKEN_BY_IME || press.altKey || press.repeat) return undefined
  const chord = chordOf(press)
  if (isSingle(chord) && (here.typing || !here.singles)) return undefined
  if (press.shiftKey && /^[a-z]$/.test(chord)) return undefined
  const found = BINDINGS.find((b) => b.chords.includes(chord) && b.scopes.some((s) => s === 'always' || here.scopes.has(s)))
  return found && { id: found.id, digit: /^[1-9]$/.test(chord) ? Number(chord) : 0 }
}

const NOT_TYPED_IN = new Set(['checkbox', 'radio', 'button', 'submit', 'reset', 'file', 'range', 'color'])

/** Whether a key pressed at this place writes text. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  if (target.isContentEditable || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement) return true
  return target instanceof HTMLInputElement && !NOT_TYPED_IN.has(target.type)
}

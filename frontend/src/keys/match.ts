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
  /** The key's place on the keyboard, e.g. KeyA. */
  code?: string
  getModifierState?(key: string): boolean
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
  mac?: boolean
}

/** What a Chinese input method types for / and ? with full-width punctuation on. */
const SAME_KEY: Readonly<Record<string, string>> = { '？': '?', '、': '/', '／': '/' }

/** keyCode of a key that an input method has taken. */
const TAKEN_BY_IME = 229

/** Alt alone, or Control and Option on a Mac, where Option alone types letters, as AltGr does elsewhere. */
function withAlt(press: Press, mac: boolean): boolean {
  const types = press.getModifierState?.('AltGraph') ?? false
  return !!press.altKey && !press.metaKey && !types && !!press.ctrlKey === mac
}

/** The letter or digit of a key whatever Alt makes of it: Option A is å, Alt 1 on a French keyboard is &. */
function bareKey(press: Press): string {
  const key = press.key.toLowerCase()
  return /^[a-z0-9]$/.test(key) ? key : (/^(?:Key|Digit)(.)$/.exec(press.code ?? '')?.[1]?.toLowerCase() ?? key)
}

function chordOf(press: Press, mac: boolean): string | undefined {
  if (withAlt(press, mac)) return `alt+${bareKey(press)}`
  if (press.altKey) return undefined
  const key = SAME_KEY[press.key] ?? press.key.toLowerCase()
  return press.ctrlKey || press.metaKey ? `mod+${key}` : key
}

const isSingle = (chord: string) => chord.length === 1
const ALT_LETTER = /^alt\+([a-z])$/

/** Finds what a key press means here and now; undefined when it is not ours. */
export function match(press: Press, here: Circumstances): Hit | undefined {
  if (press.isComposing || press.keyCode === TAKEN_BY_IME || press.repeat) return undefined
  const chord = chordOf(press, here.mac ?? false)
  if (chord === undefined || (isSingle(chord) && (here.typing || !here.singles))) return undefined
  if (press.shiftKey && /^(?:alt\+)?[a-z]$/.test(chord)) return undefined
  const wanted = ALT_LETTER.exec(chord)?.[1] ?? chord
  const found = BINDINGS.find((b) => b.chords.includes(wanted) && b.scopes.some((s) => s === 'always' || here.scopes.has(s)))
  return found && { id: found.id, digit: Number(/[1-9]$/.exec(wanted)?.[0] ?? 0) }
}

const NOT_TYPED_IN = new Set(['checkbox', 'radio', 'button', 'submit', 'reset', 'file', 'range', 'color'])

/** Whether a key pressed at this place writes text. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  if (target.isContentEditable || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement) return true
  return target instanceof HTMLInputElement && !NOT_TYPED_IN.has(target.type)
}

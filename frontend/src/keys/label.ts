import { binding, type BindingId } from './bindings'

export const isMac = () => typeof navigator !== 'undefined' && /Mac|iPhone|iPad/.test(navigator.userAgent)

const NAMES: Readonly<Record<string, string>> = { escape: 'Esc', enter: 'Enter', f1: 'F1' }
const modifiers = (): Readonly<Record<string, string>> => (isMac() ? { mod: '⌘', alt: '⌃⌥' } : { mod: 'Ctrl', alt: 'Alt' })

/** A chord as it is printed on a key: "mod+k" is "Ctrl K", or "⌘ K" on a Mac. */
export function chordLabel(chord: string): string {
  return chord.split('+').map((part) => modifiers()[part] ?? NAMES[part] ?? part.toUpperCase()).join(' ')
}

/** The chord of a button: the first, or the one of its digit ("" beyond 9); a letter with Alt when single keys are off. */
function chordFor(id: BindingId, digit: number, singles: boolean): string {
  const chord = binding(id).chords[Math.max(0, digit - 1)] ?? ''
  return !singles && /^[a-z]$/.test(chord) ? `alt+${chord}` : chord
}

/** What to print beside a button; "" when no key does it, or only a single key and those are off. */
export function keyLabel(id: BindingId, digit = 0, singles = true): string {
  const chord = chordFor(id, digit, singles)
  return singles || chord.length > 1 ? chordLabel(chord) : ''
}

const ARIA = (): Readonly<Record<string, string>> => ({ mod: isMac() ? 'Meta' : 'Control', alt: isMac() ? 'Control+Alt' : 'Alt', enter: 'Enter', escape: 'Escape' })

/** The same for aria-keyshortcuts; undefined when there is none. */
export function ariaShortcut(id: BindingId, digit = 0, singles = true): string | undefined {
  if (!keyLabel(id, digit, singles)) return undefined
  return chordFor(id, digit, singles).split('+').map((k) => ARIA()[k] ?? k.toUpperCase()).join('+')
}

/** All chords of a binding for the help sheet; a run of digits is shown as "1 – 6". */
export function chordsOf(id: BindingId): string[] {
  const { chords } = binding(id)
  return chords.length > 2 ? [`${chordLabel(chords[0]!)} – ${chords.length}`] : chords.map(chordLabel)
}

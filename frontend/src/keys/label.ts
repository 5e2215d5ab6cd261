import { binding, type BindingId } from './bindings'

const mac = () => typeof navigator !== 'undefined' && /Mac|iPhone|iPad/.test(navigator.userAgent)
const NAMES: Readonly<Record<string, string>> = { escape: 'Esc', enter: 'Enter', f1: 'F1' }

/** A chord as it is printed on a key: "mod+k" is "Ctrl K", or "⌘ K" on a Mac. */
export function chordLabel(chord: string): string {
  return chord.split('+').map((part) => (part === 'mod' ? (mac() ? '⌘' : 'Ctrl') : (NAMES[part] ?? part.toUpperCase()))).join(' ')
}

/** What to print beside a button: its first chord, or the digit it answers to. */
export function keyLabel(id: BindingId, digit = 0): string {
  return digit > 0 ? String(digit) : chordLabel(binding(id).chords[0]!)
}

const ARIA: Readonly<Record<string, string>> = { mod: 'Control', enter: 'Enter', escape: 'Escape' }

/** The same for aria-keyshortcuts. */
export function ariaShortcut(id: BindingId, digit = 0): string {
  return digit > 0 ? String(digit) : binding(id).chords[0]!.split('+').map((k) => ARIA[k] ?? k.toUpperCase()).join('+')
}

/** All chords of a binding for the help sheet; a run of digits is shown as "1 – 6". */
export function chordsOf(id: BindingId): string[] {
  const { chords } = binding(id)
  return chords.length > 2 ? [`1 – ${chords.length}`] : chords.map(chordLabel)
}

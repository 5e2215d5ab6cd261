import { unescapeWord } from '../backend/fault'
import type { Piece } from './blocks'

/** The words of the agent's that veto codes object to: "veto:number:36:24" is 36. */
function ours(vetoes: readonly string[]): string[] {
  const words = vetoes.map((code) => unescapeWord(code.split(':')[2] ?? '').trim())
  return [...new Set(words.filter(Boolean))].sort((a, b) => b.length - a.length)
}

/** The typed text with the words that were objected to marked, wherever they stand, whatever their case. */
export function piecesOf(text: string, vetoes: readonly string[]): Piece[] {
  const words = ours(vetoes)
  if (words.length === 0) return [{ text, marked: false }]
  const any = new RegExp(`(${words.map((w) => w.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')).join('|')})`, 'i')
  // Split by a group, every other part is what matched.
  return text.split(any).map((part, i) => ({ text: part, marked: i % 2 === 1 })).filter((p) => p.text !== '')
}

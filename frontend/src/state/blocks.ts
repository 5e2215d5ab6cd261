import type { DocumentView } from '../backend/backend'
import type { Mark } from './reader.svelte'

export interface Piece {
  readonly text: string
  readonly marked: boolean
}

export interface Block {
  readonly kind: 'heading' | 'question' | 'text'
  /** Headings: 3 or 4, below the reader's own heading. */
  readonly level: 3 | 4
  readonly pieces: readonly Piece[]
}

const bare = (line: string) => line.replace(/^#+\s*/, '').trim()
const unasked = (line: string) => line.replace(/^(?:Q|问|問)\s*[:：]\s*/i, '')

function headingLevels(doc: DocumentView): Map<string, 3 | 4> {
  const levels = new Map<string, 3 | 4>([[doc.row.title, 3]])
  for (const p of doc.passages) p.heading.forEach((h, i) => levels.set(h, i === 0 ? 3 : 4))
  return levels
}

/** Cuts a line at the mark's ends. from is the rune offset of the line's start. */
function pieces(line: readonly string[], from: number, mark: Mark | undefined): Piece[] {
  const cut = (at: number) => Math.min(Math.max(at - from, 0), line.length)
  const [a, b] = mark ? [cut(mark.start), cut(mark.end)] : [0, 0]
  return [
    { text: line.slice(0, a).join(''), marked: false },
    { text: line.slice(a, b).join(''), marked: true },
    { text: line.slice(b).join(''), marked: false },
  ].filter((p) => p.text !== '')
}

/** Lays a document out in lines: headings, the questions of a question list, text; the mark cut in. */
export function blocksOf(doc: DocumentView, mark?: Mark): Block[] {
  const levels = headingLevels(doc)
  const questions = new Set(doc.passages.flatMap((p) => p.questions))
  const runes = Array.from(doc.text)
  const blocks: Block[] = []
  for (let from = 0; from <= runes.length; ) {
    const newline = runes.indexOf('\n', from)
    const to = newline < 0 ? runes.length : newline
    const line = runes.slice(from, to)
    const words = bare(line.join(''))
    if (words) {
      const level = levels.get(words)
      const kind = level ? 'heading' : questions.has(unasked(words)) ? 'question' : 'text'
      blocks.push({ kind, level: level ?? 4, pieces: pieces(line, from, mark) })
    }
    from = to + 1
  }
  return blocks
}

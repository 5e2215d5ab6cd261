import type { Card } from '../backend/backend'

export interface Segment {
  readonly text: string
  readonly citations: readonly number[]
}

/** The text as it would be sent, cut at its sentences so that each can carry its numbers. */
export function segmentsOf(card: Pick<Card, 'text' | 'sentences'>): Segment[] {
  const out: Segment[] = []
  let at = 0
  for (const s of card.sentences) {
    const from = card.text.indexOf(s.text, at)
    if (from < 0) return [{ text: card.text, citations: [...new Set(card.sentences.flatMap((x) => x.citations))] }]
    if (from > at) out.push({ text: card.text.slice(at, from), citations: [] })
    out.push({ text: s.text, citations: s.citations })
    at = from + s.text.length
  }
  if (at < card.text.length) out.push({ text: card.text.slice(at), citations: [] })
  return out
}

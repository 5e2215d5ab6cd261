import type { Card, ConversationView, DeskEvent, TurnView } from '../backend/backend'

/** Turns by id, changed ones in their place, new ones where their time puts them. */
export function mergeTurns(have: readonly TurnView[], fresh: readonly TurnView[]): TurnView[] {
  const byId = new Map(have.map((t) => [t.id, t]))
  const added = fresh.filter((t) => !byId.has(t.id))
  for (const t of fresh) byId.set(t.id, t)
  const kept = have.map((t) => byId.get(t.id)!)
  return added.length === 0 ? kept : [...kept, ...added].sort((a, b) => a.at - b.at)
}

/** A conversation after an event. */
export function applyEvent(view: ConversationView, e: DeskEvent): ConversationView {
  const row = e.row ?? view.row
  const running = e.kind === 'stage' ? e.stage : e.kind === 'card' || e.kind === 'outcome' ? '' : view.stage
  return { row, turns: mergeTurns(view.turns, e.turns ?? []), card: e.card ?? view.card, stage: running }
}

/** A customer turn that came after the card's and has no ruling yet. */
export function overtakes(card: Card | undefined, turns: readonly TurnView[]): boolean {
  if (!card || card.state !== 'open') return false
  const at = turns.findIndex((t) => t.id === card.turnId)
  return at >= 0 && turns.slice(at + 1).some((t) => t.role === 'customer' && t.outcome === '')
}

import type { Card, TurnView } from '../backend/backend'

export type Origin = 'suggestion' | 'own' | ''

/**
 * Whose words a turn of the agent is: a suggestion's, as it was or edited, or the agent's own on an escalation. Of an
 * older suggestion only the ruling on the question before is known; "" is what came from no suggestion at all.
 */
export function originOf(turn: TurnView, turns: readonly TurnView[], card: Card | undefined): Origin {
  if (turn.role !== 'agent' || !turn.suggestionId) return ''
  if (card?.suggestionId === turn.suggestionId) return card.route === 'escalate' ? 'own' : 'suggestion'
  const asked = turns.slice(0, turns.indexOf(turn)).findLast((t) => t.role === 'customer' && /^(show|escalate)$/.test(t.outcome))
  return asked?.outcome === 'escalate' ? 'own' : 'suggestion'
}

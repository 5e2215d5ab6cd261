import { expect, it } from 'vitest'
import { makeCard, makeTurn } from '../backend/fake'
import { originOf } from './origin'

const asked = (outcome: string) => makeTurn({ id: 'q', outcome })
const reply = makeTurn({ id: 'a', role: 'agent', suggestionId: 's1' })
const thanks = makeTurn({ id: 'b', outcome: 'small_talk' })

it.each([
  ['a suggestion’s, when its card is still there', 'escalate', makeCard({ route: 'show' }), 'suggestion'],
  ['the agent’s own, when the card was an escalation', 'show', makeCard({ route: 'escalate' }), 'own'],
  ['the agent’s own, when the question before was escalated', 'escalate', makeCard({ suggestionId: 's9' }), 'own'],
  ['a suggestion’s otherwise', 'show', undefined, 'suggestion'],
])('a reply is %s', (_, outcome, card, want) => {
  expect(originOf(reply, [asked(outcome), thanks, reply], card)).toBe(want)
})

it('what came from no suggestion has no origin', () => {
  const own = makeTurn({ role: 'agent' })
  expect([originOf(own, [own], undefined), originOf(thanks, [thanks], undefined)]).toEqual(['', ''])
})

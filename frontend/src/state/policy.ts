import { known, POLICY_CLASSES } from '../backend/codes'
import { unescapeWord } from '../backend/fault'

/** A topic kept for people, as the details of a card's ruling tell it. */
export type Kept = { kind: (typeof POLICY_CLASSES)[number]; topic: string; rule: string; role: string; calls: string[] }

/** Reads "policy:stop:overdose:RULE", "role:ROLE" and "call:NUMBER"; undefined where no policy held the turn. */
export function keptOf(detail: readonly string[]): Kept | undefined {
  const parts = detail.map((d) => d.split(':').map(unescapeWord))
  const [, kind, topic = '', rule = ''] = parts.find(([head]) => head === 'policy') ?? []
  const k = known(POLICY_CLASSES, kind ?? '')
  if (!k) return undefined
  const of = (head: string) => parts.filter(([h]) => h === head).map(([, word = '']) => word)
  return { kind: k, topic, rule, role: of('role')[0] ?? '', calls: of('call') }
}

import { DISPUTES, known, REFUSALS, ROLES, STAGES, STALENESS, TOPICS, VETOES } from '../backend/codes'
import { unescapeWord } from '../backend/fault'
import type { Messages } from './en'

/** A topic or role as people say it; one of a team's own policy as it is written there. */
export function topicName(topic: string, t: Messages): string {
  const k = known(TOPICS, topic)
  return k ? t.policy.topics[k] : topic
}

export function roleName(role: string, t: Messages): string {
  const k = known(ROLES, role)
  return k ? t.policy.roles[k] : role
}

function veto(kind: string, ours: string, found: string, t: Messages): string | undefined {
  const k = known(VETOES, kind)
  if (!k) return undefined
  if (k === 'unchecked') return t.vetoes.unchecked
  if (k === 'policy') return t.policy.release(roleName(ours, t), topicName(found, t))
  if (k === 'banned' || k === 'refused') return t.policy[k](ours || found)
  if (k === 'internal') return t.vetoes.internal(ours, found)
  if (ours && found) return t.vetoes.differ(k, ours, found)
  if (ours) return t.vetoes.missing(k, ours)
  return found ? t.vetoes.onlyFound(k, found) : undefined
}

/**
 * Puts a detail code into a sentence for an agent, e.g. "veto:number:5w:3w".
 * A code nobody has words for gives undefined: the reason's own sentence stands alone.
 */
export function detailSentence(code: string, t: Messages): string | undefined {
  const [head, ...words] = code.split(':').map(unescapeWord)
  if (head === 'veto') return veto(words[0] ?? '', words[1] ?? '', words.slice(2).join(':'), t)
  const dispute = head === 'conflict' && known(DISPUTES, words[0] ?? '')
  if (dispute) return t.conflicts[dispute](words[1] ?? '', words[2] ?? '')
  if (head === 'name' && words.length > 1) return t.nearName(words[0] ?? '', ...words.slice(1))
  if (head === 'said') return t.policy.said(words[0] ?? '')
  if (head === 'follow_up') return t.followUp
  const stage = head === 'stage' && known(STAGES, words[0] ?? '')
  if (stage) return t.stageFailed[stage]
  const refusal = known(REFUSALS, head ?? '')
  if (refusal) return t.refusals[refusal]
  const stale = known(STALENESS, head ?? '')
  return stale && t.staleness[stale]
}

export function detailSentences(codes: readonly string[], t: Messages): string[] {
  return codes.map((c) => detailSentence(c, t)).filter((s) => s !== undefined)
}

/** The line above what a check found: the words differ, nothing could be compared, or there is only a warning. */
export function leadOf(codes: readonly string[], t: Messages): string {
  if (codes.length > 0 && codes.every((c) => c.startsWith('veto:unchecked'))) return t.confirming.leadUnchecked
  if (codes.length > 0 && codes.every((c) => c.startsWith('veto:internal'))) return t.confirming.leadInternal
  if (codes.length > 0 && codes.every((c) => /^veto:(policy|banned|refused):/.test(c))) return t.policy.lead
  return detailSentences(codes, t).length > 0 ? t.confirming.lead : t.confirming.leadPlain
}

import type { Card, ChannelView, ConversationRow, DecisionView, TurnView } from '../backend/backend'
import { CHANNEL_CODES, CHANNEL_DETAILS, DELIVERIES, known, REASONS } from '../backend/codes'
import type { Messages } from '../i18n/en'
import { secondsUntil } from '../i18n/format'

export type RowState = keyof Messages['list']['states']

/** What the list says about a conversation in one word. */
export function rowState(row: ConversationRow): RowState {
  if (row.ended) return 'ended'
  if (row.outcome === 'running') return 'running'
  if (row.decided === 'reject' && row.waitingAt > 0) return 'escalate' // no suggestion is left: the reply is the agent's to write
  if (row.decided) return row.decided === 'edit' && row.route === 'escalate' ? 'answered' : 'decided'
  const outcome = known(['show', 'escalate', 'small_talk', 'superseded'], row.outcome)
  return outcome ?? 'none'
}

/** The last thing said, or in words what it was when it was no text. */
export function lastWords(row: ConversationRow, t: Messages): string {
  return row.lastKind === 'text' || row.lastKind === '' ? row.last : (t.kinds[row.lastKind] ?? row.last)
}

export function channelName(name: string, t: Messages): string {
  return t.channel.names[name] ?? name
}

/** A channel's state as a sentence; while it waits, in how many seconds it tries again. */
export function channelSentence(c: ChannelView, now: number, t: Messages): string {
  const code = known(CHANNEL_CODES, c.code) ?? 'connecting'
  const state = code === 'waiting' && c.retry > 0 ? t.channel.retryIn(secondsUntil(c.retry, now)) : t.channel.codes[code]
  const why = known(CHANNEL_DETAILS, c.detail)
  return why ? t.channel.because(state, t.channel.details[why]) : state
}

export function reasonSentence(card: Card, t: Messages): string {
  const reason = known(REASONS, card.reason)
  return reason ? t.escalation.reasons[reason] : t.escalation.unknown
}

/** The warning a card must carry: the program's own, or that a source is internal. */
export function warningSentence(card: Card, t: Messages): string {
  const code = card.warning || (card.citations.some((c) => c.internal) ? 'internal' : '')
  return t.card.warnings[code] ?? ''
}

/** What the card answers, unless it is just what the customer said last: then it is in sight anyway. */
export function questionApart(card: Card, turns: readonly TurnView[]): string {
  const last = turns.findLast((turn) => turn.role === 'customer')
  return last && last.text.trim() === card.question.trim() ? '' : card.question
}

/** Nothing was suggested here: an edit is the agent's own reply. */
export function answeredAlone(card: Pick<Card, 'route'>, d: Pick<DecisionView, 'action'>): boolean {
  return card.route === 'escalate' && d.action === 'edit'
}

export function decidedSentence(d: DecisionView, card: Pick<Card, 'route'>, t: Messages): string {
  const words = t.decided
  if (answeredAlone(card, d)) return words.own
  switch (d.action) {
    case 'accept':
      return words.accept[d.via] ?? words.actions.accept
    case 'edit':
      return words.edit[d.via] ?? words.actions.edit
    case 'reject': {
      const reason = (t.rejecting.reasons as Record<string, string>)[d.reason]
      return reason ? t.colon(words.reject, reason) : words.reject
    }
    case 'hand_over':
      return words.hand_over
    default:
      return d.reason === 'answered_otherwise' ? words.answeredOtherwise : words.ignore
  }
}

export function deliverySentence(d: DecisionView, t: Messages): string {
  const delivery = known(DELIVERIES, d.delivery)
  return delivery ? t.decided.delivery[delivery] : t.decided.recorded
}

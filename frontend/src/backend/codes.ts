// The codes the Go side sends and the screens put into words. codes.test.ts compares
// them with the constants in backend/assist, so that a new code cannot arrive unworded.

export const REASONS = [
  'no_passage', 'ambiguous', 'not_grounded', 'contradicted', 'sources_conflict', 'low_confidence',
  'policy_topic', 'stale_passage', 'internal_only', 'unreviewed', 'unreadable_turn', 'over_budget', 'stage_failed',
] as const
export type Reason = (typeof REASONS)[number]

export const VETOES = ['number', 'unit', 'date', 'negation', 'opposite', 'name', 'age', 'form', 'modality', 'bound', 'condition', 'unchecked', 'internal', 'policy', 'banned', 'refused'] as const
export type Veto = (typeof VETOES)[number]
/** The vetoes that compare words; unchecked is a check that could not be made, internal are words not meant for customers. */
export type WordVeto = Exclude<Veto, 'unchecked' | 'internal' | 'policy' | 'banned' | 'refused'>

/** What a policy keeps for people: the two classes, the topics of the starter packs, who releases. */
export const POLICY_CLASSES = ['stop', 'confirm'] as const
export const TOPICS = [
  'overdose', 'allergic_reaction', 'chest_pain', 'self_harm', 'fraud', 'child_dose', 'pregnancy', 'interaction',
  'contraindication', 'complaint', 'legal_threat', 'recall', 'injury',
] as const
export type Topic = (typeof TOPICS)[number]
export const ROLES = ['pharmacist', 'supervisor'] as const
export type ReleaseRole = (typeof ROLES)[number]

/** What two sources tell differently. */
export const DISPUTES = ['number', 'date', 'answer'] as const
export type Dispute = (typeof DISPUTES)[number]

/** Why no honest draft could be made. */
export const REFUSALS = ['other_language', 'other_script', 'too_long', 'open_reference', 'empty'] as const
export type Refusal = (typeof REFUSALS)[number]

/** Why a passage is not valid today. */
export const STALENESS = ['expired', 'not_yet_valid'] as const
export type Staleness = (typeof STALENESS)[number]

export const FAULTS = [
  'invalid', 'not_found', 'superseded', 'stale_text', 'withdrawn', 'decided', 'needs_confirm', 'unreadable', 'too_large',
  'unsafe', 'unavailable', 'erased', 'cancelled', 'corrupt', 'internal',
] as const
export type FaultCode = (typeof FAULTS)[number]

export const BASES = ['exact', 'near', 'partial', 'none'] as const
export type Basis = (typeof BASES)[number]

export const STAGES = ['policy', 'reading', 'retrieving', 'drafting', 'verifying', 'ruling'] as const
export type Stage = (typeof STAGES)[number]

export const CHANNEL_CODES = ['connecting', 'catching_up', 'live', 'waiting', 'signed_out', 'ended', 'off'] as const
export type ChannelCode = (typeof CHANNEL_CODES)[number]

export const CHANNEL_DETAILS = [
  'unreachable', 'handshake', 'certificate', 'token', 'address', 'version', 'silent', 'dropped', 'too_large',
  'bad_text', 'bad_frame', 'gap', 'refused', 'not_stored',
] as const
export type ChannelDetail = (typeof CHANNEL_DETAILS)[number]

export const REJECT_REASONS = ['wrong', 'not_asked', 'outdated', 'tone', 'incomplete', 'other'] as const
export type RejectReason = (typeof REJECT_REASONS)[number]

export const SKIPS = ['unsupported', 'empty', 'too_large', 'bad_encoding', 'bad_record', 'unreadable', 'scanned', 'encrypted', 'damaged', 'unsafe', 'too_slow', 'hidden', 'recognised'] as const
export type Skip = (typeof SKIPS)[number]

export const ACTIONS = ['accept', 'edit', 'reject', 'hand_over', 'ignore'] as const
export type Action = (typeof ACTIONS)[number]

export const DELIVERIES = ['queued', 'sent', 'unknown', 'failed'] as const
export type Delivery = (typeof DELIVERIES)[number]

/** Narrows a code that came over the wire; an unknown one becomes undefined, never a crash. */
export function known<T extends string>(list: readonly T[], code: string): T | undefined {
  return (list as readonly string[]).includes(code) ? (code as T) : undefined
}

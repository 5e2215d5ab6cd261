import type { Dispute, Reason, Refusal, ReleaseRole, Stage, Staleness, Topic, WordVeto } from '../../backend/codes'
import type { Words } from '../grammar'

/** Why a turn is the agent’s own, and what a check found. */
export const escalation = {
  escalation: {
    title: 'This one is yours',
    nearest: 'Nearest places to look',
    others: 'Other places nearby',
    noNearest: 'The knowledge base has nothing close to this.',
    reasons: {
      no_passage: 'The knowledge base has nothing that answers this.',
      ambiguous: 'It is not certain which case is meant: what was found differs in a point that matters.',
      not_grounded: 'A reply could be written, but not every sentence of it is backed by a source.',
      contradicted: 'A source says the opposite of what the reply would have said.',
      sources_conflict: 'The sources disagree with one another.',
      low_confidence: 'Something related was found, but not close enough to the question to be relied on.',
      policy_topic: 'Your team answers questions on this topic in person.',
      stale_passage: 'The source for this is not valid today.',
      internal_only: 'The answer stands only in internal material.',
      unreviewed: 'The closest entry is sample content that nobody has reviewed; it must not go to a customer.',
      unreadable_turn: 'The customer sent something that cannot be read here, such as a picture or a voice message.',
      over_budget: 'The limit set for suggestions is used up.',
      stage_failed: 'Something went wrong while the answer was being prepared.',
    } satisfies Words<Reason>,
    unknown: 'The answer could not be vouched for.',
  },

  policy: {
    stopTitle: 'Stop: call now',
    stopReason: (topic: string) => `${topic}: nothing is suggested here. Tell the customer whom to call, stay with them, and get a colleague.`,
    call: 'Call',
    calls: { '120': 'ambulance', '110': 'police', '12356': 'psychological help line', '96110': 'anti-fraud line' } as Record<string, string>,
    confirmTitle: (role: string) => `For the ${role} to release`,
    confirmReason: (topic: string, role: string) => `${topic}: only the source is shown. Open it; an answer goes out when a ${role} releases it.`,
    release: (role: string, topic: string) => `${topic}: only a ${role} may release this answer. Confirm only as the ${role}, or with the ${role} beside you.`,
    lead: 'Before this goes out:',
    banned: (ours: string) => `“${ours}” is a promise nobody may make to a customer.`,
    refused: (ours: string) => `“${ours}” asks the customer for a password or code: nobody may ask for that. Take it out; no key sends it.`,
    said: (words: string) => `The customer said “${words}”.`,
    topics: {
      overdose: 'Overdose or poisoning', allergic_reaction: 'Allergic reaction', chest_pain: 'Medical emergency', self_harm: 'Danger to their own life',
      fraud: 'Fraud under way', child_dose: 'Medicine for a child', pregnancy: 'Pregnancy or breast-feeding', interaction: 'Two medicines, or alcohol',
      contraindication: 'An illness or allergy', complaint: 'Complaint', legal_threat: 'Legal threat', recall: 'Recall', injury: 'Somebody was hurt',
    } satisfies Words<Topic>,
    roles: { pharmacist: 'pharmacist', supervisor: 'supervisor' } satisfies Words<ReleaseRole>,
  },

  vetoes: {
    unchecked: 'What you typed could not be checked against the sources.',
    internal: (ours: string, found: string) => `“${ours}” is internal text (${found}), not written for customers.`,
    differ: (kind: WordVeto, ours: string, found: string) =>
      ({
        number: `The number differs: “${ours}” here, “${found}” in the source.`,
        unit: `The unit differs: “${ours}” here, “${found}” in the source.`,
        date: `The date or time differs: “${ours}” here, “${found}” in the source.`,
        negation: `One says yes, the other no: “${ours}” here, “${found}” in the source.`,
        opposite: `These are opposite actions: “${ours}” here, “${found}” in the source.`,
        name: `It is about something else: “${ours}” here, “${found}” in the source.`,
        age: `The age group differs: “${ours}” here, “${found}” in the source.`,
        form: `The form differs: “${ours}” here, “${found}” in the source.`,
        modality: `Must, may and must not differ: “${ours}” here, “${found}” in the source.`,
        bound: `The limit differs: “${ours}” here, “${found}” in the source.`,
        condition: `The condition differs: “${ours}” here, “${found}” in the source.`,
      })[kind],
    missing: (kind: WordVeto, ours: string) =>
      ({
        number: `The closest entry does not mention the number “${ours}”.`,
        unit: `The closest entry does not mention the unit “${ours}”.`,
        date: `The closest entry does not mention the date or time “${ours}”.`,
        negation: `The closest entry does not say “${ours}”.`,
        opposite: `The closest entry is not about “${ours}”.`,
        name: `The closest entry does not mention “${ours}”.`,
        age: `The closest entry does not speak of the age group “${ours}”.`,
        form: `The closest entry does not speak of the form “${ours}”.`,
        modality: `The closest entry does not say “${ours}”.`,
        bound: `The closest entry does not give the limit “${ours}”.`,
        condition: `The closest entry does not set the condition “${ours}”.`,
      })[kind],
    onlyFound: (kind: WordVeto, found: string) =>
      ({
        number: `The source depends on the number “${found}”, which the question does not give.`,
        unit: `The source depends on the unit “${found}”, which the question does not give.`,
        date: `The source depends on the date or time “${found}”, which the question does not give.`,
        negation: `The source says “${found}”, the question does not.`,
        opposite: `The source is about “${found}”, the question does not say so.`,
        name: `The source is about “${found}” only, which the question does not name.`,
        age: `The source is for “${found}” only, which the question does not say.`,
        form: `The source is for “${found}” only, which the question does not say.`,
        modality: `The source says “${found}”, which is left out here.`,
        bound: `The source gives the limit “${found}”, which is left out here.`,
        condition: `The source says so with the condition “${found}”, which is left out here.`,
      })[kind],
  },

  stageFailed: {
    policy: 'The policy could not be asked.',
    reading: 'The question could not be read.',
    retrieving: 'The search failed.',
    drafting: 'Writing the draft failed.',
    verifying: 'Checking the draft failed.',
    ruling: 'Deciding whether to show it failed.',
  } satisfies Words<Stage>,

  refusals: {
    other_language: 'The source is in another language than the customer’s. Nothing is translated here.',
    other_script: 'The source is written in the other Chinese script (traditional or simplified).',
    too_long: 'A short reply would have had to leave out a warning or a condition.',
    open_reference: 'The sentence in the source points to something that would be missing when quoted alone.',
    empty: 'The source has no words that could be quoted.',
  } satisfies Words<Refusal>,

  conflicts: {
    number: (ours: string, theirs: string) => `One source says “${ours}”, another “${theirs}”.`,
    date: (ours: string, theirs: string) => `One source names “${ours}”, another “${theirs}”.`,
    answer: (ours: string, theirs: string) => `One source says yes, the other no: “${ours}” against “${theirs}”.`,
  } satisfies Record<Dispute, (ours: string, theirs: string) => string>,

  nearName: (said: string, ...listed: string[]) =>
    `“${said}” is not on the list of names; it is nearly ${listed.map((w) => `“${w}”`).join(' or ')}. Ask which one is meant.`,

  followUp: 'The question goes on from what was said before; by itself it is not complete.',

  staleness: {
    expired: 'The source’s validity has run out.',
    not_yet_valid: 'The source is not valid yet.',
  } satisfies Words<Staleness>,
}

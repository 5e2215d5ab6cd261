import type { Action, Basis, Delivery, RejectReason, Stage } from '../../backend/codes'
import { count, type Words } from '../grammar'

/** Words of the suggestion and of what can be done with it. */
export const card = {
  stages: { policy: 'Checking the rules…', reading: 'Reading the question…', retrieving: 'Searching the knowledge base…', drafting: 'Writing a draft…', verifying: 'Checking every sentence…', ruling: 'Deciding…' } satisfies Words<Stage>,

  card: {
    label: 'Suggestion',
    title: 'Suggested reply',
    none: 'No suggestion is open here.',
    noneHint: 'Greetings and thanks need none. A question gets one at once.',
    question: 'Asked',
    open: 'Also asked, not answered here:',
    sources: 'Sources',
    openSource: (n: number) => `Open source ${n}`,
    sample: 'sample content, not reviewed by a pharmacist',
    internal: 'internal',
    origin: { page: (n: string) => `p. ${n}`, slide: (n: string) => `slide ${n}`, row: (n: string, sheet?: string) => (sheet ? `${sheet}, row ${n}` : `row ${n}`) },
    why: 'Why you may trust it',
    confidence: {
      label: 'Confidence',
      words: { high: 'Confident', medium: 'Fairly confident', low: 'Not very confident' } as Record<string, string>,
      number: (p: number, n: number) => `${p} % · ${count(n, 'check', 'checks')}`,
      low: (p: number) => `at least ${p} % with 95 % certainty`,
      none: 'not yet measured',
    },
    bases: {
      exact: 'asked word for word in the knowledge base',
      near: 'asked nearly like this in the knowledge base',
      partial: 'the knowledge base has something related',
      none: 'the knowledge base has nothing on it',
    } satisfies Words<Basis>,
    basesShort: { exact: 'Asked word for word', near: 'Asked nearly like this', partial: 'Related', none: '' } satisfies Words<Basis>,
    lanes: { faq: 'answer from a question list', passage: 'sentences from a document', table: 'rows of a table', model: 'written by a model, checked' } as Record<string, string>,
    warnings: {
      unreviewed_sample: 'Sample content, not reviewed by a pharmacist. It must not go to a real customer.',
      internal: 'Rests on internal material. Do not pass its wording to the customer unread.',
    } as Record<string, string>,
    stillRunning: 'A newer message came in. A new answer is on its way.',
    superseded: 'Replaced by a newer question',
    replaced: 'Replaced',
    took: (ms: string) => `${ms} ms`,
    newer: 'A newer suggestion is here. Your text is untouched.',
    showNewer: 'Show the new one',
    sendOwn: 'Send my text as it is',
    guarded: 'Just updated. Please look again.',
  },

  actions: {
    accept: 'Accept and send',
    acceptUnsent: 'Used it',
    edit: 'Edit and accept',
    reject: 'Reject',
    hand_over: 'Hand over',
    copy: 'Copy',
    send: 'Send',
    copyOwn: 'Copy',
    bar: 'What to do with it',
  },

  editing: {
    label: 'Your reply',
    send: 'Accept and send',
    copy: 'Accept and copy',
    back: 'Discard',
    hint: 'What you type is checked too.',
  },

  rejecting: {
    title: 'What is wrong with it?',
    reasons: {
      wrong: 'It is wrong', not_asked: 'Not what was asked', outdated: 'Out of date', tone: 'Wrong tone', incomplete: 'Incomplete', other: 'Something else',
    } satisfies Words<RejectReason>,
    note: 'Note (optional): Enter, then a digit',
  },

  confirming: {
    title: 'Please check first',
    lead: 'Your text differs from the sources:',
    leadUnchecked: 'Please read it through once more yourself:',
    leadInternal: 'This is about to go to a customer:',
    leadPlain: 'A warning belongs to this reply.',
    yes: 'Send all the same',
    yesCopy: 'Copy all the same',
    yesRecord: 'Record all the same',
    back: 'Back',
  },

  decided: {
    accept: { channel: 'Accepted and sent', clipboard: 'Accepted and copied', none: 'Accepted' } as Record<string, string>,
    edit: { channel: 'Edited and sent', clipboard: 'Edited and copied', none: 'Edited' } as Record<string, string>,
    reject: 'Rejected',
    own: 'You answered',
    hand_over: 'Handed over',
    ignore: 'Left aside',
    answeredOtherwise: 'You answered in the chat window',
    delivery: { queued: 'on its way', sent: 'delivered to the channel', unknown: 'not known whether it arrived', failed: 'not delivered: please send it again in the chat' } satisfies Words<Delivery>,
    recorded: 'recorded',
    actions: { accept: 'accepted', edit: 'edited', reject: 'rejected', hand_over: 'handed over', ignore: 'left aside' } satisfies Words<Action>,
  },
}

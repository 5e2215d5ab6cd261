import type { FaultCode } from '../../backend/codes'
import type { BindingId } from '../../keys/bindings'
import type { Words } from '../grammar'

/** Words of every screen: the frame, what is said in passing, refusals, help. */
export const shell = {
  lang: 'en',
  name: 'Baihua',
  tabs: { desk: 'Desk', library: 'Library', settings: 'Settings' },
  nav: 'Screens',
  message: 'Message',
  close: 'Close',
  cancel: 'Cancel',
  details: 'Technical details',
  colon: (what: string, more: string) => `${what}: ${more}`,
  withKey: (what: string, key: string) => `${what} (${key})`,

  line: {
    lost: 'The screen has lost the program. Trying again…',
  },

  say: {
    suggestion: (who: string) => `New suggestion for ${who}`,
    escalation: (who: string, why: string) => `This one is yours, from ${who}: ${why}`,
    trouble: 'Suggestions are not shown, because they cannot be recorded.',
    copied: 'Copied.',
    copyFailed: 'Recorded, but the clipboard refused the text. Please copy it by hand.',
    notCopied: 'The clipboard refused the text. Please copy it by hand.',
  },

  faults: {
    invalid: 'That does not work as it stands. Please check what you entered.',
    not_found: 'It is no longer there.',
    superseded: 'A newer suggestion has replaced this one. Nothing was sent.',
    stale_text: 'The text had changed since it was shown. Nothing was sent. Please read it again.',
    withdrawn: 'The source of this reply has been withdrawn or changed since. Nothing was sent. Look it up again, or answer in your own words.',
    decided: 'This suggestion was already decided.',
    needs_confirm: 'Please confirm first.',
    unreadable: 'The file cannot be read.',
    too_large: 'That is too large.',
    unsafe: 'Refused for safety. In a browser, open the address the program printed once more.',
    unavailable: 'Not possible right now. Please try again in a moment.',
    erased: 'This was erased on purpose.',
    cancelled: 'Stopped.',
    corrupt: 'Stored data does not check out. Please tell whoever looks after the program.',
    internal: 'Something went wrong in the program. Nothing was sent.',
  } satisfies Words<FaultCode>,

  help: {
    title: 'Keys',
    open: 'Keys and help',
    lead: 'Keys work whenever you are not typing. Nothing is sent without one.',
    typing: (key: string) => `While you are typing, for example in the ask box after a question, letters act together with ${key}. Or press Esc first: that leaves the box, and all keys work again.`,
    enter: (key: string) => `One rule for every box: Enter sends a single line, ${key} sends text of several lines.`,
    guard: 'For 0.4 s after a suggestion changes, decision keys do nothing, so that you never send what you have not seen.',
    groups: { card: 'Suggestion', move: 'Moving', app: 'Anywhere' } as Record<string, string>,
    or: 'or',
    notes: 'Good to know',
    bindings: {
      accept: 'Accept and send', edit: 'Edit, then accept', reject: 'Reject', reason: 'Choose the reason for rejecting', handOver: 'Hand over',
      copy: 'Copy the reply', write: 'Write my own reply', open: 'Open a source or a nearest place', confirm: 'Send all the same, after a warning',
      submit: 'Send text of several lines', line: 'Send a single line', phrase: 'Reply phrases, while writing', screen: 'Desk, Library, Settings', next: 'Next conversation', previous: 'Previous conversation', ask: 'Ask the knowledge base', help: 'This help', escape: 'Back, close',
    } satisfies Words<BindingId>,
  },
}

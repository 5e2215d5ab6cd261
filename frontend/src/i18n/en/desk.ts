import type { ChannelCode, ChannelDetail, Delivery } from '../../backend/codes'
import { count, type Words } from '../grammar'

/** Words of the desk around the card: channels, list, transcript, boxes to type in. */
export const desk = {
  channel: {
    codes: {
      connecting: 'connecting…',
      catching_up: 'catching up on what was missed…',
      live: 'live',
      waiting: 'reconnecting',
      signed_out: 'signed out: enter a new token in Settings',
      ended: 'the other side has ended the stream',
      off: 'switched off',
    } satisfies Words<ChannelCode>,
    retryIn: (s: number) => `reconnecting in ${s} s`,
    none: 'No channel yet: connect one in Settings, or ask in the box above',
    listenOnly: 'listen only',
    names: { demo: 'Demo', openws: 'openws', counter: 'Phone or counter' } as Record<string, string>,
    state: 'State of the channels',
    goSettings: 'Open settings',
    details: {
      unreachable: 'the address does not answer',
      handshake: 'what answers there is not a chat system',
      certificate: 'its certificate is not trusted',
      token: 'the token was refused',
      address: 'the address is not valid or not safe',
      version: 'it speaks another version',
      silent: 'nothing came for too long',
      dropped: 'the connection broke',
      too_large: 'a message was too large',
      bad_text: 'a message could not be read',
      bad_frame: 'a message broke the protocol',
      gap: 'something was skipped',
      refused: 'it reported an error of its own',
      not_stored: 'what arrived could not be stored here',
    } satisfies Words<ChannelDetail>,
    because: (state: string, why: string) => `${state} (${why})`,
  },

  phrases: {
    label: 'Reply phrases',
  },

  list: {
    title: 'Conversations',
    waiting: (n: number) => (n === 0 ? 'nobody waits' : `${n.toLocaleString('en')} waiting`),
    empty: 'No conversations yet.',
    emptyHint: 'When a customer writes, the conversation appears here.',
    updates: (n: number) => count(n, 'update', 'updates'),
    updatesHint: 'Show them: the list keeps still while you are in it',
    waited: (time: string) => `waiting ${time}`,
    anonymous: 'Customer',
    states: {
      running: 'looking it up',
      show: 'suggestion',
      escalate: 'yours',
      decided: 'done',
      answered: 'you answered',
      small_talk: 'small talk',
      superseded: 'newer question',
      ended: 'ended',
      none: '',
    },
    typing: 'is typing…',
  },

  roles: { customer: 'Customer', agent: 'You', system: 'System', bot: 'Bot' } as Record<string, string>,

  kinds: {
    image: 'Picture: please look at it in the chat',
    voice: 'Voice message: please listen to it in the chat',
    file: 'File: please open it in the chat',
  } as Record<string, string>,

  talk: {
    log: 'Transcript',
    pick: 'Choose a conversation.',
    loading: 'Opening…',
    origins: { suggestion: 'from a suggestion', own: 'You answered' },
    outcomes: { superseded: 'a newer question replaced this one', small_talk: 'no answer needed', escalate: 'yours', show: '' } as Record<string, string>,
    delivery: { queued: 'sending…', sent: 'sent', unknown: 'not known whether it arrived', failed: 'not sent' } satisfies Words<Delivery>,
  },

  composer: {
    label: 'Your own reply',
    placeholder: 'Write your own reply… (/ for phrases)',
    listenOnly: 'This channel only listens. Copy your reply and paste it into the chat.',
    sent: 'Your reply was recorded and is on its way.',
    recordLabel: 'What you answered',
    recordPlaceholder: 'Note what you answered…',
    record: 'Record',
    checked: 'What you write is compared with the nearest places.',
    unchecked: 'The knowledge base has nothing to compare your reply with.',
  },

  ask: {
    label: 'Ask the knowledge base',
    placeholder: 'A question by phone or at the counter…',
    go: 'Ask',
    working: 'Looking it up…',
    empty: 'Please type the question first.',
    follow: 'Their next question…',
    followLabel: 'Next question of the same customer',
  },
}

import type { Backend, DeskEvent } from '../backend/backend'
import { en, type Messages } from '../i18n/en'
import { zh } from '../i18n/zh'
import type { Scope } from '../keys/bindings'
import { Ask } from './ask.svelte'
import { Desk } from './desk.svelte'
import { Library } from './library.svelte'
import { Notices } from './notices.svelte'
import { Phrasebook } from './phrases.svelte'
import type { Preferences } from './preferences.svelte'
import { Reader } from './reader.svelte'
import { Settings } from './settings.svelte'
import { Sync } from './sync'
import type { System } from './system.svelte'
import { TodayRecord } from './today.svelte'

export type Screen = 'desk' | 'library' | 'settings'
export const SCREENS: readonly Screen[] = ['desk', 'library', 'settings']

const RETRY_MS = 1000

/** Everything the screens show, wired to one backend. */
export class App {
  screen = $state<Screen>('desk')
  help = $state(false)
  /** The line to the program stands. */
  up = $state(true)
  readonly notices = new Notices()
  readonly desk: Desk
  readonly ask: Ask
  readonly followUp: Ask
  readonly library: Library
  readonly settings: Settings
  readonly today: TodayRecord
  readonly reader: Reader
  readonly phrasebook: Phrasebook
  readonly #sync: Sync

  constructor(
    readonly backend: Backend,
    readonly system: System,
    readonly preferences: Preferences,
    now: () => number = () => performance.now(),
  ) {
    this.desk = new Desk(backend, this.notices, now)
    this.library = new Library(backend, this.notices, () => this.lang)
    this.settings = new Settings(backend, this.notices)
    this.today = new TodayRecord(backend, this.notices)
    this.reader = new Reader((id) => backend.document(id), (fault) => this.notices.fault(fault))
    this.phrasebook = new Phrasebook((lang) => backend.phrases(lang))
    this.ask = this.#newAsk()
    this.followUp = this.#newAsk()
    this.#sync = new Sync({
      ask: () => backend.snapshot(),
      snapshot: (s) => this.desk.snapshot(s),
      event: (e) => this.#event(e),
      failed: (_, again) => setTimeout(again, RETRY_MS),
    })
  }

  get lang(): 'zh' | 'en' {
    const set = this.settings.view?.language
    if (set === 'zh' || set === 'en') return set
    const system = this.backend.window ? this.settings.view?.systemLanguage : ''
    return system === 'zh' || system === 'en' ? system : this.system.lang
  }

  get t(): Messages {
    return this.lang === 'zh' ? zh : en
  }

  get theme(): 'light' | 'dark' {
    const set = this.settings.view?.theme
    return set === 'light' || set === 'dark' ? set : this.system.dark ? 'dark' : 'light'
  }

  /** Where the person is: decides which keys mean something. */
  get scopes(): ReadonlySet<Scope> {
    const scopes = new Set<Scope>()
    if (this.help || this.screen !== 'desk') return scopes
    if (this.reader.open && this.system.narrow) return scopes.add('reading') // it covers the card
    scopes.add('desk')
    const card = this.desk.card
    if (this.desk.view) scopes.add('talk')
    if (card.mode === 'reject' || card.mode === 'confirm') return scopes.add(card.mode)
    if (card.mode === 'edit' || !card.painted) return scopes
    return scopes.add(card.painted.state !== 'open' ? 'decided' : card.painted.route === 'show' ? 'show' : 'escalate')
  }

  start(): void {
    this.backend.listen({
      event: (e) => this.#sync.receive(e),
      line: (up) => {
        this.up = up
        if (up) void this.#sync.resync()
      },
      dropped: (job) => {
        this.show('library')
        void this.library.follow(job)
      },
    })
    void this.settings.load()
    void this.library.loadJobs()
  }

  show(screen: Screen): void {
    this.screen = screen
    if (screen === 'library') void this.library.refresh()
    if (screen === 'settings') void Promise.all([this.settings.load(), this.today.load()])
  }

  #event(e: DeskEvent): void {
    if (e.job) this.library.job(e.job)
    if (e.kind === 'library') this.phrasebook.forget()
    if (e.kind === 'library' && this.screen === 'library') void this.library.refresh()
    if (e.kind === 'library' && this.screen === 'settings') void this.settings.load()
    if (e.kind === 'settings') void this.settings.load()
    this.desk.event(e)
  }

  #newAsk(): Ask {
    return new Ask({
      ask: (question, conversationId) => this.backend.ask(question, conversationId),
      answered: (view) => {
        this.show('desk')
        void this.desk.open(view.row)
      },
      refused: (fault) => this.notices.fault(fault),
    })
  }
}

import { SvelteMap, SvelteSet } from 'svelte/reactivity'
import type { Backend, DocumentRow, JobView } from '../backend/backend'
import { toFault } from '../backend/fault'
import { Article } from './article.svelte'
import { Dossier } from './dossier.svelte'
import { Imports } from './imports.svelte'
import { Lexicon } from './lexicon.svelte'
import type { Notices } from './notices.svelte'
import { Reader } from './reader.svelte'
import { Trial } from './trial.svelte'

export type Room = 'documents' | 'imports' | 'trying' | 'words'
export const ROOMS: readonly Room[] = ['documents', 'imports', 'trying', 'words']

const PAGE = 100
const TYPING_PAUSE_MS = 180

/** The documents the answers come from, and the imports that bring them. */
export class Library {
  room = $state<Room>('documents')
  query = $state('')
  lang = $state('')
  /** How the listed documents stand: "" = however. */
  only = $state('')
  rows = $state.raw<readonly DocumentRow[]>([])
  total = $state(0)
  loading = $state(false)
  /** The list was asked for at least once: before that "empty" would be a guess. */
  ready = $state(false)
  /** The document about to be deleted, until the person says yes or no. */
  doomed = $state.raw<DocumentRow | undefined>()
  readonly jobs = new SvelteMap<string, JobView>()
  /** Jobs that install a starter pack: the settings tell of them, the library of all others. */
  readonly #packJobs = new SvelteSet<string>()
  readonly reader: Reader
  readonly dossier: Dossier
  readonly article: Article
  readonly record: Imports
  readonly trial: Trial
  readonly lexicon: Lexicon
  #ticket = 0
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(
    private readonly backend: Backend,
    private readonly notices: Notices,
    /** The language whose documents come first: the screens' own. */
    private readonly first: () => string,
  ) {
    this.reader = new Reader((id) => backend.document(id), (fault) => notices.fault(fault))
    const changed = (row: DocumentRow) => void this.#changed(row)
    this.dossier = new Dossier(backend, notices, changed)
    this.article = new Article(backend, notices, changed)
    this.record = new Imports(backend, notices, () => this.jobs)
    this.trial = new Trial(backend, notices)
    this.lexicon = new Lexicon(backend, notices)
  }

  /** Imports of files, the newest first. */
  get imports(): JobView[] {
    return [...this.jobs.values()].filter((j) => !this.#packJobs.has(j.id)).reverse()
  }

  /** Installations of starter packs, the newest first. */
  get installations(): JobView[] {
    return [...this.jobs.values()].filter((j) => this.#packJobs.has(j.id)).reverse()
  }

  get busy(): boolean {
    return [...this.jobs.values()].some((j) => j.state === 'running')
  }

  get more(): boolean {
    return this.rows.length < this.total
  }

  /** Searches a moment after the last key, so that typing does not flood the program. */
  type(query: string): void {
    this.query = query
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => void this.load(), TYPING_PAUSE_MS)
  }

  filter(lang: string): Promise<void> {
    this.lang = lang
    return this.load()
  }

  filterBy(only: string): Promise<void> {
    this.only = only
    return this.load()
  }

  /** Goes to another part of the library, and asks for what it shows. */
  enter(room: Room): Promise<void> {
    this.room = room
    return this.refresh()
  }

  /** Asks anew for what the part in sight shows. */
  refresh(): Promise<void> {
    if (this.room === 'imports') return this.record.load()
    if (this.room === 'words') return this.lexicon.load()
    return this.room === 'documents' ? this.load() : Promise.resolve()
  }

  load(): Promise<void> {
    return this.#page(0)
  }

  async #changed(row: DocumentRow): Promise<void> {
    this.rows = this.rows.map((r) => (r.id === row.id ? { ...row, snippet: r.snippet, health: r.health } : r))
    if (this.reader.doc?.row.id === row.id || (this.room === 'documents' && !this.rows.some((r) => r.id === row.id))) await this.reader.read(row.id)
  }

  loadMore(): Promise<void> {
    return this.#page(this.rows.length)
  }

  async #page(offset: number): Promise<void> {
    const ticket = ++this.#ticket
    this.loading = true
    try {
      const page = await this.backend.documents({ query: this.query.trim(), lang: this.lang, first: this.first(), only: this.only, offset, limit: PAGE })
      if (ticket !== this.#ticket) return
      this.rows = offset === 0 ? page.rows : [...this.rows, ...page.rows]
      this.total = page.total
      this.ready = true
    } catch (cause) {
      if (ticket === this.#ticket) this.notices.fault(toFault(cause))
    } finally {
      if (ticket === this.#ticket) this.loading = false
    }
  }

  pickAndImport(): Promise<unknown> {
    return this.follow(this.backend.pickAndImport())
  }

  importFiles(files: File[]): Promise<unknown> {
    return files.length === 0 ? Promise.resolve() : this.follow(this.backend.importFiles(files))
  }

  /** Installs a starter pack, or brings back what is missing of it. */
  async installPack(id: string): Promise<void> {
    const job = await this.follow(this.backend.installPack(id))
    if (job) this.#packJobs.add(job.id)
  }

  /** Takes a job that was just started; its progress comes by events. */
  async follow(start: Promise<JobView | undefined>): Promise<JobView | undefined> {
    try {
      const job = await start
      if (job && !this.jobs.has(job.id)) this.jobs.set(job.id, job)
      return job
    } catch (cause) {
      this.notices.fault(toFault(cause))
      return undefined
    }
  }

  job(job: JobView): void {
    this.jobs.set(job.id, job)
  }

  async cancel(id: string): Promise<void> {
    await this.follow(this.backend.cancelImport(id))
  }

  dismiss(id: string): void {
    this.jobs.delete(id)
  }

  /** Imports that were running before this screen came up. */
  async loadJobs(): Promise<void> {
    for (const job of await this.backend.jobs().catch(() => [])) if (job.state === 'running') this.job(job)
  }

  async remove(): Promise<void> {
    const row = this.doomed
    this.doomed = undefined
    if (!row) return
    try {
      await this.backend.remove(row.id)
      if (this.reader.doc?.row.id === row.id) this.reader.close()
      this.notices.tell((t) => t.library.deleted(row.title))
      await this.load()
    } catch (cause) {
      this.notices.fault(toFault(cause))
    }
  }
}

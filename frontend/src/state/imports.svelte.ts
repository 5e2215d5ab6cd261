import type { Backend, FolderView, JobView } from '../backend/backend'
import { toFault } from '../backend/fault'
import type { Notices } from './notices.svelte'

/** A folder that is watched, or was until a moment ago. */
export interface Folder extends FolderView {
  readonly on: boolean
}

/** The imports that are on record, and the watched folders. */
export class Imports {
  history = $state.raw<readonly JobView[]>([])
  folders = $state.raw<readonly Folder[]>([])
  ready = $state(false)
  busy = $state(false)

  constructor(
    private readonly backend: Backend,
    private readonly notices: Notices,
    /** The jobs this page was told of: they are newer than what is on record. */
    private readonly live: () => ReadonlyMap<string, JobView>,
  ) {}

  /** Every job, the newest first. */
  get all(): JobView[] {
    const live = this.live()
    const known = new Set(this.history.map((j) => j.id))
    const fresh = [...live.values()].filter((j) => !known.has(j.id) && j.state === 'running')
    return [...this.history.map((j) => live.get(j.id) ?? j), ...fresh].reverse()
  }

  async load(): Promise<void> {
    await this.#do(async () => {
      const [history, folders] = await Promise.all([this.backend.jobs(), this.backend.folders()])
      this.history = history
      this.#take(folders)
      this.ready = true
    })
  }

  resume(id: string): Promise<void> {
    return this.#do(async () => this.#put(await this.backend.resumeImport(id)))
  }

  /** Ends an interrupted job: it will not go on. */
  giveUp(id: string): Promise<void> {
    return this.#do(async () => this.#put(await this.backend.cancelImport(id)))
  }

  /** Everything a job left out, where its view held only the first. */
  whole(id: string): Promise<void> {
    return this.#do(async () => this.#put(await this.backend.importReport(id)))
  }

  pickFolder(): Promise<void> {
    return this.#do(async () => this.#take(await this.backend.pickFolder()))
  }

  /** Watches a folder or leaves it alone; one that is left alone stays listed until the page goes. */
  watch(folder: Folder, on: boolean): Promise<void> {
    return this.#do(async () => this.#take(await (on ? this.backend.watch(folder.path, folder.audience) : this.backend.unwatch(folder.path))))
  }

  #take(watched: readonly FolderView[]): void {
    const off = this.folders.filter((f) => !watched.some((w) => w.path === f.path))
    const all = [...watched.map((f) => ({ ...f, on: true })), ...off.map((f) => ({ ...f, on: false }))]
    this.folders = all.sort((a, b) => a.path.localeCompare(b.path))
  }

  #put(job: JobView): void {
    this.history = this.history.some((j) => j.id === job.id) ? this.history.map((j) => (j.id === job.id ? job : j)) : [...this.history, job]
  }

  async #do(deed: () => Promise<void>): Promise<void> {
    this.busy = true
    try {
      await deed()
    } catch (cause) {
      this.notices.fault(toFault(cause))
    } finally {
      this.busy = false
    }
  }
}

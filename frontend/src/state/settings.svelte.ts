import type { AppearanceRequest, Backend, ChannelRequest, SettingsView } from '../backend/backend'
import { toFault } from '../backend/fault'
import type { Notices, Words } from './notices.svelte'

/** How this seat is set up. Changes show when the program has kept them. */
export class Settings {
  view = $state.raw<SettingsView | undefined>()
  busy = $state(false)

  constructor(
    private readonly backend: Backend,
    private readonly notices: Notices,
  ) {}

  /** A knowledge file that could not be opened is said at once: answers come from another one. */
  async load(): Promise<void> {
    const known = this.view?.knowledgeWanted
    await this.#take(this.backend.settings())
    const wanted = this.view?.knowledgeWanted
    if (wanted && wanted !== known) this.notices.warn((t) => t.settings.knowledgeWanted(wanted))
  }

  async appearance(change: Partial<AppearanceRequest>): Promise<void> {
    if (!this.view) return
    const { language, theme, onTop } = this.view
    await this.#take(this.backend.setAppearance({ language, theme, onTop, ...change }))
  }

  channel(req: ChannelRequest): Promise<void> {
    return this.#take(this.backend.setChannel(req), (t) => t.settings.applied)
  }

  openKnowledge(path: string): Promise<void> {
    return this.#take(this.backend.openKnowledge(path), (t) => t.settings.saved)
  }

  pickKnowledge(): Promise<void> {
    return this.#take(this.backend.pickKnowledge())
  }

  async #take(answer: Promise<SettingsView>, done?: Words): Promise<void> {
    this.busy = true
    try {
      this.view = await answer
      if (done) this.notices.tell(done)
    } catch (cause) {
      this.notices.fault(toFault(cause))
    } finally {
      this.busy = false
    }
  }
}

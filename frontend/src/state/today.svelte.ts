import type { Backend, ChainReport, Today } from '../backend/backend'
import { toFault } from '../backend/fault'
import type { Notices } from './notices.svelte'

/** Today's figures and the check of the ledger's chain. */
export class TodayRecord {
  today = $state.raw<Today | undefined>()
  report = $state.raw<ChainReport | undefined>()
  checking = $state(false)

  constructor(
    private readonly backend: Backend,
    private readonly notices: Notices,
  ) {}

  /** Why turns were escalated today, the most frequent reason first. */
  get reasons(): [string, number][] {
    return Object.entries(this.today?.reasons ?? {}).sort((a, b) => b[1] - a[1])
  }

  async load(): Promise<void> {
    try {
      this.today = await this.backend.today()
    } catch (cause) {
      this.notices.fault(toFault(cause))
    }
  }

  async check(): Promise<void> {
    if (this.checking) return
    this.checking = true
    this.report = undefined
    try {
      this.report = await this.backend.verifyLedger()
    } catch (cause) {
      this.notices.fault(toFault(cause))
    } finally {
      this.checking = false
    }
  }
}

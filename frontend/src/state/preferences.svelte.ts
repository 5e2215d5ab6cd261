const SINGLE_KEYS = 'baihua.singleKeys'

/** What belongs to this screen and not to the seat. */
export class Preferences {
  #singleKeys = $state(true)

  constructor(private readonly store: Pick<Storage, 'getItem' | 'setItem'>) {
    this.#singleKeys = store.getItem(SINGLE_KEYS) !== 'off'
  }

  /** Keys without Ctrl act at once (WCAG 2.1.4 wants a way to switch that off). */
  get singleKeys(): boolean {
    return this.#singleKeys
  }

  set singleKeys(on: boolean) {
    this.#singleKeys = on
    this.store.setItem(SINGLE_KEYS, on ? 'on' : 'off')
  }
}

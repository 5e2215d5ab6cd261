/** What the machine says: its clock, its language, its theme, how wide the window is. */
export class System {
  now = $state(Date.now())
  dark = $state(false)
  narrow = $state(false)
  readonly lang: 'zh' | 'en'

  constructor(language: string) {
    this.lang = language.toLowerCase().startsWith('zh') ? 'zh' : 'en'
  }

  /** Follows the browser from now on. */
  follow(page: Window): void {
    page.setInterval(() => (this.now = Date.now()), 1000)
    this.#query(page, '(prefers-color-scheme: dark)', (on) => (this.dark = on))
    this.#query(page, '(max-width: 899px)', (on) => (this.narrow = on))
  }

  #query(page: Window, media: string, take: (on: boolean) => void): void {
    const list = page.matchMedia(media)
    take(list.matches)
    list.addEventListener('change', (e) => take(e.matches))
  }
}

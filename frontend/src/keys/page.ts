import { tick } from 'svelte'
import type { App } from '../state/app.svelte'
import { run, type Page } from './commands'
import { isMac } from './label'
import { isTyping, match } from './match'

/** Moves focus to the first of these elements that is there, or is about to be. */
export async function focusOn(...ids: string[]): Promise<void> {
  await tick()
  ids.map((id) => document.getElementById(id)).find((x) => x)?.focus()
}

const page: Page = {
  focus: (...ids) => void focusOn(...ids),
  leave: () => {
    ;(document.activeElement as HTMLElement | null)?.blur()
    void focusOn('card') // the keyboard's place is the card, so that Tab goes on from there
  },
  submit: () => document.activeElement?.closest('form')?.requestSubmit(),
}

/** The one key handler of the program. */
export function keyHandler(app: App): (e: KeyboardEvent) => void {
  return (e) => {
    const here = { scopes: app.scopes, typing: isTyping(e.target), singles: app.preferences.singleKeys, mac: isMac() }
    const hit = match(e, here)
    if (!hit) return
    e.preventDefault()
    run(hit, app, page)
  }
}

import { REJECT_REASONS } from '../backend/codes'
import { SCREENS, type App } from '../state/app.svelte'
import type { BindingId } from './bindings'
import type { Hit } from './match'

/** What the keys need from the page itself. */
export interface Page {
  /** The first of these that is there. */
  focus(...ids: string[]): void
  /** Takes the keyboard out of what is being typed. */
  leave(): void
  /** Sends the form the person is typing in. */
  submit(): void
}

type Command = (app: App, page: Page, digit: number) => unknown

function openPlace(app: App, n: number): void {
  const place = app.desk.card.places.find((p) => p.digit === n)
  if (place) void app.reader.cite(place.citation)
}

/** One step back in the library; false when there is none. */
function backInLibrary({ library }: App): boolean {
  if (library.doomed) library.doomed = undefined
  else if (library.dossier.asked) library.dossier.close()
  else if (library.article.opened) library.article.leave()
  else if (library.reader.open) library.reader.close()
  else return false
  return true
}

function back(app: App, page: Page): void {
  const [desk, library] = [app.screen === 'desk', app.screen === 'library']
  if (app.help) app.help = false
  else if (library && backInLibrary(app)) return
  else if (desk && app.reader.open) app.reader.close()
  else if (desk && app.desk.card.mode !== 'read') app.desk.card.back()
  else page.leave()
}

function toAskBox(app: App, page: Page): void {
  app.help = false
  if (app.system.narrow) app.reader.close() // it covers the box
  app.show('desk')
  page.focus('ask')
}

function toScreen(app: App, page: Page, n: number): void {
  const screen = SCREENS[n - 1]!
  app.help = false
  app.show(screen)
  page.focus(`tab-${screen}`)
}

const COMMANDS: Record<BindingId, Command> = {
  accept: (app) => app.desk.card.accept(),
  edit: (app) => app.desk.card.edit(),
  reject: (app) => app.desk.card.startReject(),
  reason: (app, _, n) => app.desk.card.reject(REJECT_REASONS[n - 1]!),
  handOver: (app) => app.desk.card.handOver(),
  copy: (app) => app.desk.card.copy(),
  write: (_, page) => page.focus('own', 'follow'),
  open: (app, _, n) => openPlace(app, n),
  confirm: (app) => app.desk.card.confirm(),
  submit: (_, page) => page.submit(),
  next: (app) => app.desk.step(1),
  previous: (app) => app.desk.step(-1),
  ask: toAskBox,
  screen: toScreen,
  line: () => undefined,
  phrase: () => undefined,
  help: (app) => (app.help = !app.help),
  escape: back,
}

export function run(hit: Hit, app: App, page: Page): void {
  void COMMANDS[hit.id](app, page, hit.digit)
}

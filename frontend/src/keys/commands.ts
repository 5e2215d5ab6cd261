import { REJECT_REASONS } from '../backend/codes'
import type { App } from '../state/app.svelte'
import type { BindingId } from './bindings'
import type { Hit } from './match'

/** What the keys need from the page itself. */
export interface Page {
  /** The first of these that is there. */
  focus(...ids: string[]): void
  blur(): void
  /** Sends the form the person is typing in. */
  submit(): void
}

type Command = (app: App, page: Page, digit: number) => unknown

function openPlace(app: App, n: number): void {
  const card = app.desk.card.painted
  if (!card) return
  const place = card.route === 'escalate' ? card.nearest[n - 1] : card.citations.find((c) => c.n === n)
  if (place) void app.reader.cite(place)
}

function back(app: App, page: Page): void {
  if (app.help) app.help = false
  else if (app.library.doomed) app.library.doomed = undefined
  else if (app.reader.open) app.reader.close()
  else if (app.library.reader.open) app.library.reader.close()
  else if (app.desk.card.mode !== 'read') app.desk.card.back()
  else page.blur()
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
  ask: (app, page) => {
    app.screen = 'desk'
    page.focus('ask')
  },
  help: (app) => (app.help = !app.help),
  escape: back,
}

export function run(hit: Hit, app: App, page: Page): void {
  void COMMANDS[hit.id](app, page, hit.digit)
}

import { beforeEach, expect, it, vi } from 'vitest'
import { FakeBackend, makeCard, makeDocument, makeRow, makeTurn } from '../backend/fake'
import { App } from '../state/app.svelte'
import { Preferences } from '../state/preferences.svelte'
import { System } from '../state/system.svelte'
import { run } from './commands'

const settle = () => new Promise((r) => setTimeout(r, 0))
const page = { focus: vi.fn(), leave: vi.fn(), submit: vi.fn() }
const place = (n: number) => ({ n, documentId: 'd', passageId: `p${n}`, title: `Place ${n}`, heading: [], quote: '', start: 0, end: 1, origin: '', internal: false, sample: false })
let app: App

beforeEach(async () => {
  vi.clearAllMocks()
  const backend = new FakeBackend()
  backend.put({ row: makeRow(), turns: [makeTurn()], card: makeCard({ citations: [place(1), place(2)] }) })
  app = new App(backend, new System('en'), new Preferences({ getItem: () => null, setItem: () => undefined }))
  app.start()
  await settle()
  await settle()
})

it('opens the source of a digit, and nothing for a digit without one', () => {
  const cite = vi.spyOn(app.reader, 'cite').mockResolvedValue()
  run({ id: 'open', digit: 2 }, app, page)
  run({ id: 'open', digit: 3 }, app, page)
  expect(cite.mock.calls).toEqual([[place(2)]])
})

it('opens the nearest places that are shown, and no others', () => {
  const cite = vi.spyOn(app.reader, 'cite').mockResolvedValue()
  app.desk.card.show(makeCard({ suggestionId: 's2', route: 'escalate', nearest: [7, 8, 9, 10].map(place) }))
  for (const digit of [3, 4]) run({ id: 'open', digit }, app, page)
  expect(cite.mock.calls).toEqual([[place(9)]])
})

it('opens the sides of a conflict first, and each place once', () => {
  const cite = vi.spyOn(app.reader, 'cite').mockResolvedValue()
  app.desk.card.show(makeCard({ suggestionId: 's2', route: 'escalate', reason: 'sources_conflict', sides: [place(1), place(2)], nearest: [place(2), place(5)] }))
  expect(app.desk.card.nearest.map((p) => p.citation.passageId)).toEqual(['p5'])
  for (const digit of [2, 3, 4]) run({ id: 'open', digit }, app, page)
  expect(cite.mock.calls).toEqual([[place(2)], [place(5)]])
})

it('steps back through the library: what is asked, then what is written, then what is read', async () => {
  app.show('library')
  app.library.reader.open = true
  app.library.article.create('# New')
  await app.library.dossier.ask(makeDocument(), true)
  const step = () => (run({ id: 'escape', digit: 0 }, app, page), [!!app.library.dossier.asked, !!app.library.article.opened, app.library.reader.open])
  expect([step(), step(), step()]).toEqual([[false, true, true], [false, false, true], [false, false, false]])
})

it('shows a screen by its digit, also from under the help', () => {
  app.help = true
  run({ id: 'screen', digit: 2 }, app, page)
  expect([app.screen, app.help, page.focus.mock.calls]).toEqual(['library', false, [['tab-library']]])
})

it('leaves what is being typed on Escape, one step at a time', () => {
  app.reader.open = true
  run({ id: 'escape', digit: 0 }, app, page)
  expect([app.reader.open, page.leave.mock.calls.length]).toEqual([false, 0])
  run({ id: 'escape', digit: 0 }, app, page)
  expect(page.leave).toHaveBeenCalledOnce()
})

it('does not step back on the desk while another screen is shown', () => {
  app.desk.card.mode = 'reject'
  app.show('settings')
  run({ id: 'escape', digit: 0 }, app, page)
  expect([app.desk.card.mode, page.leave.mock.calls.length]).toEqual(['reject', 1])
})

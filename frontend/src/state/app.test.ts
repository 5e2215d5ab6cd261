import { beforeEach, describe, expect, it } from 'vitest'
import { FakeBackend, makeCard, makeJob, makeRow, makeTurn, NOW } from '../backend/fake'
import { Fault } from '../backend/fault'
import { App } from './app.svelte'
import { Preferences } from './preferences.svelte'
import { System } from './system.svelte'

const settle = () => new Promise((r) => setTimeout(r, 0))
const nothing = { getItem: () => null, setItem: () => undefined }
let now = 0
let backend: FakeBackend
let app: App

const question = makeTurn({ id: 't1', text: 'Where is my order?' })
const row = makeRow({ waitingAt: NOW, last: question.text })

beforeEach(async () => {
  now = 1000
  backend = new FakeBackend()
  backend.put({ row, turns: [question] })
  app = new App(backend, new System('en-GB'), new Preferences(nothing), () => now)
  app.start()
  await settle()
  await settle()
})

describe('the desk', () => {
  it('opens the conversation that waits longest', () => {
    expect([app.desk.selected, app.desk.view?.turns.length, app.desk.waiting]).toEqual(['demo/1', 1, 1])
  })
  it('shows stage, then card, and announces it without moving anything', () => {
    backend.emit({ kind: 'stage', conversationId: 'demo/1', stage: 'verifying', row: { ...row, outcome: 'running' } })
    expect(app.desk.view?.stage).toBe('verifying')
    backend.emit({ kind: 'card', conversationId: 'demo/1', card: makeCard(), row: { ...row, outcome: 'show' } })
    expect([app.desk.view?.stage, app.desk.card.painted?.suggestionId]).toEqual(['', 's1'])
    expect(app.notices.polite(app.t)).toContain('New suggestion')
    expect(app.notices.assertive(app.t)).toBe('')
  })
  it('interrupts for what is the agent’s own', () => {
    backend.emit({ kind: 'card', conversationId: 'demo/1', card: makeCard({ route: 'escalate', reason: 'no_passage', text: '' }) })
    expect(app.notices.assertive(app.t)).toContain('This one is yours')
    expect([...app.scopes]).toContain('escalate')
  })
  it('holds a card overtaken while a newer question is not ruled on', () => {
    backend.emit({ kind: 'card', conversationId: 'demo/1', card: makeCard(), turns: [{ ...question, outcome: 'show' }] })
    backend.emit({ kind: 'conversation', conversationId: 'demo/1', turns: [makeTurn({ id: 't2', at: NOW + 1 })] })
    expect([app.desk.card.overtaken, app.desk.card.open]).toEqual([true, false])
  })
  it('asks for the conversation again after a refusal', async () => {
    backend.emit({ kind: 'card', conversationId: 'demo/1', card: makeCard() })
    now += 500
    backend.refusals.set('decide', new Fault('stale_text'))
    backend.put({ row, turns: [question], card: makeCard({ suggestionId: 's9' }) })
    await app.desk.card.accept()
    await settle()
    expect(app.desk.card.painted?.suggestionId).toBe('s9')
    expect(app.notices.current?.bad).toBe(true)
  })
  it('asks for a snapshot again when events were lost', async () => {
    backend.put({ row: makeRow({ id: 'demo/2' }) })
    backend.seq += 5
    backend.emit({ kind: 'typing', conversationId: 'demo/1', stage: 'on' })
    await settle()
    expect(app.desk.rows.has('demo/2')).toBe(true)
  })
  it('says when the line to the program is lost, and catches up when it is back', async () => {
    backend.line(false)
    expect(app.up).toBe(false)
    backend.put({ row: makeRow({ id: 'demo/3' }) })
    backend.line(true)
    await settle()
    expect([app.up, app.desk.rows.has('demo/3')]).toEqual([true, true])
  })
  it('says so when nothing can be recorded', () => {
    backend.emit({ kind: 'trouble', trouble: 'unavailable' })
    expect(app.notices.current?.words(app.t)).toContain('cannot be recorded')
  })
  it('does not send on a channel that only listens', () => {
    backend.emit({ kind: 'channel', channel: { name: 'demo', code: 'live', detail: '', retry: 0, listen: true } })
    expect(app.desk.canSend()).toBe(false)
  })
  it('keeps a reply of one’s own per conversation and asks for a second key', async () => {
    app.desk.composer.setDraft('demo/1', '5 days')
    backend.refusals.set('write', new Fault('needs_confirm', '', { '5 days': 'number:3 days' }))
    await app.desk.composer.send('demo/1')
    expect(app.desk.composer.warned.get('demo/1')).toEqual(['veto:number:5 days:3 days'])
    await app.desk.composer.send('demo/1', true)
    expect([app.desk.composer.draft('demo/1'), backend.calls.at(-1)]).toEqual(['', ['write', { conversationId: 'demo/1', text: '5 days', confirmed: true }]])
  })
})

describe('the ask box', () => {
  it('opens what it asked', async () => {
    app.ask.text = ' Is it in stock? '
    await app.ask.submit()
    await settle()
    expect([app.desk.selected, app.desk.counter, app.desk.canSend(), app.ask.text]).toEqual(['counter/1', true, false, ''])
  })
  it('does nothing with an empty question but says so, until something is typed', async () => {
    app.ask.text = '  '
    await app.ask.submit()
    expect([app.ask.missing, backend.calls.some(([name]) => name === 'ask')]).toEqual([true, false])
    app.ask.text = 'Is'
    expect(app.ask.missing).toBe(false)
  })
  it('keeps the question when asking failed', async () => {
    app.ask.text = 'Is it in stock?'
    backend.refusals.set('ask', new Fault('unavailable'))
    await app.ask.submit()
    expect([app.ask.text, app.desk.selected]).toEqual(['Is it in stock?', 'demo/1'])
  })
})

describe('the keys that mean something', () => {
  it('follow the card', async () => {
    backend.emit({ kind: 'card', conversationId: 'demo/1', card: makeCard() })
    expect([...app.scopes]).toEqual(['desk', 'talk', 'show'])
    now += 500
    await app.desk.card.startReject()
    expect([...app.scopes]).toContain('reject')
    app.show('settings')
    expect(app.scopes.size).toBe(0)
  })
})

it('follows an import by its events', () => {
  backend.emit({ kind: 'job', job: makeJob({ done: 3, total: 10 }) })
  backend.emit({ kind: 'job', job: makeJob({ state: 'done', done: 10, total: 10 }) })
  expect([...app.library.jobs.values()].map((j) => j.state)).toEqual(['done'])
})

it('tells of a pack being installed in the settings only, of files in the library only', async () => {
  await app.library.installPack('home')
  backend.emit({ kind: 'job', job: makeJob({ id: 'j1', state: 'done' }) })
  backend.emit({ kind: 'job', job: makeJob({ id: 'j2' }) })
  expect([app.library.installations.map((j) => j.id), app.library.imports.map((j) => j.id), app.library.busy]).toEqual([['j1'], ['j2'], true])
})

it('searches, reads and deletes', async () => {
  const doc = { row: { id: 'x', title: 'Returns', lang: 'en', format: 'md', source: '', pack: '', audience: 'customer', sample: false, revision: 1, passages: 1, owner: '', validFrom: 0, withdrawn: 0, validUntil: 0, importedAt: 0, snippet: '', health: { suggested: 0, given: 0, rejected: 0, often: false, blank: 0 } }, text: 'Thirty days.', passages: [] }
  backend.library = [doc]
  await app.library.load()
  await app.library.reader.read('x', { start: 0, end: 6 })
  expect([app.library.total, app.library.reader.doc?.row.title]).toEqual([1, 'Returns'])
  app.library.doomed = doc.row
  await app.library.remove()
  expect([app.library.total, app.library.reader.open]).toEqual([0, false])
})

it('takes language and theme from the system until something is set', async () => {
  expect([app.lang, app.theme]).toEqual(['en', 'light'])
  await app.settings.appearance({ language: 'zh', theme: 'dark' })
  expect([app.t.escalation.title, app.theme]).toEqual(['请您亲自答复', 'dark'])
})

it('takes the language in a window from the program, as its browser may not know it', async () => {
  backend.view = { ...backend.view, systemLanguage: 'zh' }
  await app.settings.load()
  expect(app.lang).toBe('en')
  backend.window = true
  expect(app.lang).toBe('zh')
})

describe('a knowledge file that cannot be opened', () => {
  it('is said, also when the program finds out later', async () => {
    expect(app.notices.current).toBeUndefined()
    backend.view = { ...backend.view, knowledgeWanted: '/gone.kb' }
    backend.emit({ kind: 'settings' })
    await settle()
    expect(app.notices.current?.words(app.t)).toContain('/gone.kb')
  })
})

// A made-up program for unit tests and the dev page; never part of the production build.
import type {
  Backend, Card, ConversationRow, ConversationView, DecideRequest, DecisionView, DeskEvent, DocumentsPage, DocumentsRequest,
  ChangeRequest, ArticleRequest, CandidateView, DocumentRow, DocumentView, DraftView, FolderView, JobView, Listener, ProposalView, ProposeRequest, TryView, SettingsView, Snapshot, Today, TurnView,
} from './backend'
import { Fault } from './fault'

export const NOW = Date.UTC(2026, 10, 23, 10, 0, 0)

export const makeRow = (r: Partial<ConversationRow> = {}): ConversationRow => ({
  id: 'demo/1', channel: 'demo', customer: '', last: '', lastRole: 'customer', lastKind: 'text', lastAt: NOW, waitingAt: 0, outcome: '',
  decided: '', route: '', ended: false, typing: false, ...r,
})

export const makeTurn = (t: Partial<TurnView> = {}): TurnView => ({
  id: 't1', role: 'customer', kind: 'text', name: '', text: '', at: NOW, outcome: '', delivery: '', suggestionId: '', ...t,
})

export const makeCard = (c: Partial<Card> = {}): Card => ({
  suggestionId: 's1', conversationId: 'demo/1', turnId: 't1', hash: 'h1', route: 'show', reason: '', detail: [], question: '', open: [],
  lang: 'en', text: 'Reply.', sentences: [], citations: [], nearest: [], sides: [], guesses: [], basis: 'exact', lane: 'faq', state: 'open', at: NOW, ms: 12,
  canSend: true, warning: '', ...c,
})

export const makeJob = (j: Partial<JobView> = {}): JobView => ({
  id: 'j1', kind: 'files', paths: [], audience: '', state: 'running', started: 0, ended: 0, rate: 0, left: 0, file: '', done: 0, total: 0, bytes: 0, allBytes: 0,
  report: { added: 0, changed: 0, unchanged: 0, removed: 0, passages: 0, internal: 0, replaced: [], skipped: [], allSkipped: 0 }, ...j,
})

export const makeDocument = (d: Partial<DocumentRow> = {}): DocumentRow => ({
  id: 'lamp.md', title: 'The lamp', lang: 'en', format: 'markdown', source: 'lamp.md', pack: '', audience: 'internal', owner: '', sample: false, revision: 1,
  passages: 2, validFrom: 0, validUntil: 0, withdrawn: 0, importedAt: NOW, snippet: '', health: { suggested: 0, given: 0, rejected: 0, often: false, blank: 0 }, ...d,
})

export const makeCandidate = (c: Partial<CandidateView> = {}): CandidateView => ({
  place: { n: 1, documentId: 'lamp.md', passageId: 'p1', title: 'The lamp', heading: [], quote: '24 months.', origin: '', start: 0, end: 10, internal: false, sample: false },
  lane: 'faq', question: '', score: 1, exact: false, similar: 0, covered: 0, margin: 0, bm25: 0, missing: 0, cited: false, ...c,
})

export const makeProposal = (p: Partial<ProposalView> = {}): ProposalView => ({
  id: 'p1', kind: 'synonym', words: ['sofa', 'couch'], means: [], passageId: '', question: '', note: '', state: 'proposed', by: '', at: NOW, ruledBy: '', ruledAt: 0, ...p,
})

const EMPTY_DAY: Today = { turns: 0, shown: 0, escalated: 0, accepted: 0, edited: 0, own: 0, rejected: 0, handedOver: 0, reasons: {}, entries: 0 }

/** Holds its data in memory. Tests set fields, push events and make calls fail. */
export class FakeBackend implements Backend {
  window = false
  epoch = 'e1'
  seq = 0
  views = new Map<string, ConversationView>()
  channels: Snapshot['channels'] = []
  library: DocumentView[] = []
  day: Today = EMPTY_DAY
  history: JobView[] = []
  watched: FolderView[] = []
  proposed: ProposalView[] = []
  drafted: DraftView = { title: 'The lamp', passages: [], all: 1, skipped: [] }
  tried: TryView = { kind: 'question', card: makeCard(), candidates: [], ms: 3 }
  view: SettingsView = {
    language: 'auto', systemLanguage: '', theme: 'auto', onTop: false, channel: { kind: 'demo', url: '', hasToken: false, listen: false },
    knowledgeFile: '/home/kim/baihua/desk.kb', knowledgeWanted: '', dataDir: '/home/kim/baihua', version: '0.1.0', window: false, keychain: false, packs: [],
  }
  /** The next call of this name rejects with the fault, once. */
  refusals = new Map<string, Fault>()
  calls: [string, unknown][] = []
  clipboard = ''
  #listener: Listener | undefined

  #call<T>(name: string, req: unknown, answer: () => T): Promise<T> {
    this.calls.push([name, req])
    const fault = this.refusals.get(name)
    this.refusals.delete(name)
    return fault ? Promise.reject(fault) : Promise.resolve().then(answer)
  }

  listen(listener: Listener): void {
    this.#listener = listener
    listener.line(true)
  }

  line(up: boolean): void {
    this.#listener!.line(up)
  }

  emit(e: Partial<DeskEvent> & { kind: string }): void {
    this.seq += 1
    this.#listener!.event({ epoch: this.epoch, seq: this.seq, conversationId: '', turns: [], stage: '', trouble: '', ...e })
  }

  /** Puts a conversation in place, telling nobody. */
  put(view: Partial<ConversationView> & { row: ConversationRow }): ConversationView {
    const whole = { turns: [], stage: '', ...view }
    this.views.set(view.row.id, whole)
    return whole
  }

  snapshot = () =>
    this.#call('snapshot', undefined, () => ({
      epoch: this.epoch, seq: this.seq, conversations: [...this.views.values()].map((v) => v.row), channels: this.channels,
    }))

  conversation = (id: string) =>
    this.#call('conversation', id, () => {
      const view = this.views.get(id)
      if (!view) throw new Fault('not_found')
      return view
    })

  decide = (req: DecideRequest) =>
    this.#call('decide', req, (): DecisionView => {
      const view = [...this.views.values()].find((v) => v.card?.suggestionId === req.suggestionId)
      if (!view?.card) throw new Fault('superseded')
      const decision = { id: 'd1', action: req.action, via: req.via, text: req.text || view.card.text, reason: req.reason, delivery: req.via === 'channel' ? 'queued' : '', at: NOW }
      const card = { ...view.card, state: 'decided', decision }
      const row = { ...view.row, decided: req.action, route: view.card.route, waitingAt: 0 }
      this.put({ ...view, row, card })
      this.emit({ kind: 'decision', conversationId: row.id, row, card })
      return decision
    })

  ask = (question: string, conversationId: string) =>
    this.#call('ask', { question, conversationId }, () => {
      const id = conversationId || `counter/${this.views.size}`
      const row = makeRow({ id, channel: 'counter', last: question, waitingAt: NOW, outcome: 'escalate' })
      const turn = makeTurn({ id: `${id}#1`, text: question, outcome: 'escalate' })
      const card = makeCard({ suggestionId: `s-${id}`, conversationId: id, turnId: turn.id, route: 'escalate', reason: 'no_passage', text: '', question, canSend: false })
      return this.put({ row, turns: [turn], card })
    })

  write = (conversationId: string, text: string, confirmed: boolean) =>
    this.#call('write', { conversationId, text, confirmed }, (): DecisionView => ({ id: 'd2', action: 'edit', via: 'channel', text, reason: '', delivery: 'queued', at: NOW }))

  phrases = (lang: string) =>
    this.#call('phrases', lang, () => [{ code: 'hi', title: lang === 'zh' ? '问好' : 'Hello', text: lang === 'zh' ? '{customer}，您好' : 'Hello {customer}', pack: 'home' }])

  documents = (req: DocumentsRequest) =>
    this.#call('documents', req, (): DocumentsPage => {
      const hit = this.library.filter((d) => (d.row.title + d.text).toLowerCase().includes(req.query.toLowerCase()) && (!req.lang || d.row.lang === req.lang))
      return { total: hit.length, rows: hit.slice(req.offset, req.offset + req.limit).map((d) => d.row) }
    })

  document = (id: string) =>
    this.#call('document', id, () => {
      const doc = this.library.find((d) => d.row.id === id)
      if (!doc) throw new Fault('not_found')
      return doc
    })

  remove = (id: string) =>
    this.#call('remove', id, () => {
      this.library = this.library.filter((d) => d.row.id !== id)
    })

  pickAndImport = () => this.#call('pickAndImport', undefined, () => makeJob())
  importFiles = (files: File[]) => this.#call('importFiles', files, () => makeJob())
  cancelImport = (id: string) => this.#call('cancelImport', id, () => makeJob({ id, state: 'cancelled' }))
  resumeImport = (id: string) => this.#call('resumeImport', id, () => makeJob({ id }))
  importReport = (id: string) => this.#call('importReport', id, () => makeJob({ id, state: 'done' }))
  jobs = () => this.#call('jobs', undefined, () => this.history)
  folders = () => this.#call('folders', undefined, () => this.watched)
  pickFolder = () => this.#call('pickFolder', undefined, () => this.watched)
  watch = (path: string, audience: string) =>
    this.#call('watch', { path, audience }, () => (this.watched = [...this.watched, { path, audience, files: 3, there: true }]))
  unwatch = (path: string) => this.#call('unwatch', path, () => (this.watched = this.watched.filter((f) => f.path !== path)))

  #row = (id: string) => this.library.find((d) => d.row.id === id)?.row ?? makeDocument({ id })
  #rewrite = (id: string, change: Partial<DocumentRow>): DocumentRow => {
    const row = { ...this.#row(id), ...change }
    this.library = this.library.map((d) => (d.row.id === id ? { ...d, row } : d))
    return row
  }
  change = (req: ChangeRequest) => this.#call('change', req, () => this.#rewrite(req.id, { ...req, revision: this.#row(req.id).revision + 1 }))
  withdraw = (id: string, restore: boolean) =>
    this.#call('withdraw', { id, restore }, () => ({ row: this.#rewrite(id, { withdrawn: restore ? 0 : NOW }), received: [] }))
  received = (id: string) => this.#call('received', id, () => ({ row: this.#row(id), received: [] }))
  use = (id: string) => this.#call('use', id, (): Record<string, number> => ({}))
  tryQuestion = (question: string) => this.#call('tryQuestion', question, () => this.tried)
  openArticle = (id: string) => this.#call('openArticle', id, () => ({ row: this.#row(id), written: '# The lamp\n', file: '' }))
  previewArticle = (req: ArticleRequest) => this.#call('previewArticle', req, () => this.drafted)
  saveArticle = (req: ArticleRequest) => this.#call('saveArticle', req, () => makeDocument({ id: req.id || 'new.md', revision: req.revision + 1 }))
  proposals = (state: string) => this.#call('proposals', state, () => this.proposed.filter((p) => !state || p.state === state))
  propose = (req: ProposeRequest) =>
    this.#call('propose', req, () => {
      const made = makeProposal({ ...req, id: `p${this.proposed.length + 1}` })
      this.proposed = [made, ...this.proposed]
      return made
    })
  ruleOnProposal = (id: string, state: string) =>
    this.#call('ruleOnProposal', { id, state }, () => {
      this.proposed = this.proposed.map((p) => (p.id === id ? { ...p, state } : p))
      return this.proposed.find((p) => p.id === id)!
    })
  today = () => this.#call('today', undefined, () => this.day)
  verifyLedger = () => this.#call('verifyLedger', undefined, () => ({ entries: this.day.entries, ok: true, badSeq: 0, problem: '', head: 'a3f1c0ffee5e0d9b77aa' }))
  settings = () => this.#call('settings', undefined, () => this.view)
  setAppearance = (req: object) => this.#call('setAppearance', req, () => (this.view = { ...this.view, ...req }))
  setChannel = (req: { kind: string; url: string; token: string; listen: boolean }) =>
    this.#call('setChannel', req, () => {
      const { token, ...rest } = req
      return (this.view = { ...this.view, channel: { ...rest, hasToken: token !== '' || this.view.channel.hasToken } })
    })
  openKnowledge = (path: string) => this.#call('openKnowledge', path, () => (this.view = { ...this.view, knowledgeFile: path }))
  pickKnowledge = () => this.#call('pickKnowledge', undefined, () => this.view)
  installPack = (id: string) => this.#call('installPack', id, () => makeJob())

  copy = (text: string) =>
    this.#call('copy', text, () => {
      this.clipboard = text
    })
}

import { beforeEach, describe, expect, it } from 'vitest'
import { FakeBackend, makeCandidate, makeDocument, makeJob, makeProposal, NOW } from '../backend/fake'
import { Fault } from '../backend/fault'
import { en } from '../i18n/en'
import { featuresOf } from './features'
import { Library } from './library.svelte'
import { listOf, verdictsOn } from './lexicon.svelte'
import { Notices } from './notices.svelte'
import { dayField, fieldDay, standingOf } from './validity'

let backend: FakeBackend
let notices: Notices
let library: Library

beforeEach(() => {
  backend = new FakeBackend()
  backend.library = [{ row: makeDocument(), text: 'Text.', passages: [{ id: 'a', kind: 'text', heading: [], questions: [], start: 0, end: 5 }, { id: 'b', kind: 'text', heading: [], questions: [], start: 0, end: 5 }] }]
  notices = new Notices()
  library = new Library(backend, notices, () => 'en')
})
const asked = (name: string) => backend.calls.filter(([n]) => n === name).map(([, req]) => req)

describe('an article being written', () => {
  beforeEach(() => library.article.open('lamp.md'))
  it('is saved as a revision of what was opened, and closes', async () => {
    library.article.type('# The lamp\n\nNew.')
    await library.article.save()
    expect(asked('saveArticle')).toEqual([{ id: 'lamp.md', revision: 1, written: '# The lamp\n\nNew.' }])
    expect([library.article.opened, notices.current?.words(en)]).toEqual([undefined, '“The lamp” is saved as revision 2.'])
  })
  it('keeps every word when saving fails', async () => {
    library.article.type('precious')
    backend.refusals.set('saveArticle', new Fault('stale_text'))
    await library.article.save()
    expect([library.article.written, library.article.refused, library.article.opened?.id, library.article.saving]).toEqual(['precious', 'stale_text', 'lamp.md', false])
  })
  it('asks before it throws words away, and not otherwise', () => {
    library.article.type('precious')
    library.article.leave()
    expect([library.article.leaving, library.article.opened?.id]).toEqual([true, 'lamp.md'])
    library.article.leave()
    library.article.type('# The lamp\n')
    library.article.leave()
    expect(library.article.opened).toBeUndefined()
  })
  it('shows the preview of the newest words only', async () => {
    const slow = backend.previewArticle
    let release = () => {}
    backend.previewArticle = () => new Promise((yes) => (release = () => yes({ title: 'old', passages: [], all: 9, skipped: [] })))
    const first = library.article.preview()
    backend.previewArticle = slow
    await library.article.preview()
    release()
    await first
    expect(library.article.draft?.all).toBe(1)
  })
})

describe('what people decide about a document', () => {
  beforeEach(async () => {
    await library.load()
    await library.reader.read('lamp.md')
  })
  it('changes the row and the open document', async () => {
    await library.dossier.change({ id: 'lamp.md', audience: 'customer' })
    expect([library.rows[0]?.audience, asked('document').length]).toEqual(['customer', 2])
  })
  it('withdraws after asking and shows who received it', async () => {
    await library.dossier.ask(library.rows[0]!, true)
    expect(asked('withdraw')).toEqual([])
    await library.dossier.withdraw()
    expect([library.rows[0]?.withdrawn, library.dossier.withdrawing, library.dossier.received]).toEqual([NOW, false, []])
    await library.dossier.restore(library.rows[0]!)
    expect(library.rows[0]?.withdrawn).toBe(0)
  })
  it('names the passages that nothing rested on', async () => {
    backend.use = async () => ({ a: 3 })
    const doc = library.reader.doc!
    expect(library.dossier.unused(doc)).toBeUndefined()
    await library.dossier.countUse('lamp.md')
    expect(library.dossier.unused(doc)?.map((p) => p.id)).toEqual(['b'])
  })
})

describe('the record of imports', () => {
  it('shows what this page was told of before what is on record, the newest first', async () => {
    backend.history = [makeJob({ id: 'old', state: 'done' }), makeJob({ id: 'now' })]
    await library.enter('imports')
    library.job(makeJob({ id: 'now', done: 7 }))
    library.job(makeJob({ id: 'next' }))
    expect(library.record.all.map((j) => [j.id, j.done])).toEqual([['next', 0], ['now', 7], ['old', 0]])
  })
  it('goes on with an interrupted one, or gives it up', async () => {
    backend.history = [makeJob({ id: 'a', state: 'interrupted' })]
    await library.enter('imports')
    await library.record.resume('a')
    expect(library.record.all[0]?.state).toBe('running')
    await library.record.giveUp('a')
    expect(library.record.all[0]?.state).toBe('cancelled')
  })
  it('keeps a folder that is no longer watched in sight, so that it can be watched again', async () => {
    backend.watched = [{ path: '/b', audience: 'customer', files: 2, there: true }]
    await library.enter('imports')
    await library.record.watch(library.record.folders[0]!, false)
    expect(library.record.folders.map((f) => [f.path, f.on])).toEqual([['/b', false]])
    await library.record.watch(library.record.folders[0]!, true)
    expect([library.record.folders.map((f) => f.on), asked('watch')]).toEqual([[true], [{ path: '/b', audience: 'customer' }]])
  })
})

describe('trying a question', () => {
  it('asks once there is one, and shows the first candidates', async () => {
    await library.trial.go()
    library.trial.question = ' How long? '
    backend.tried = { ...backend.tried, candidates: Array.from({ length: 12 }, () => makeCandidate()) }
    await library.trial.go()
    expect([asked('tryQuestion'), library.trial.candidates.length, library.trial.hidden]).toEqual([['How long?'], 8, 4])
    library.trial.whole = true
    expect(library.trial.hidden).toBe(0)
  })
  it.each([
    [{ exact: true, covered: 1, margin: 0.5, missing: 0 }, ['word for word', 'all of them', 'clearly', 'none', '']],
    [{ similar: 0.8, covered: 0.8, margin: 0.2, missing: 1 }, ['nearly the same', 'most of them', 'a little', 'a common word', '']],
    [{ similar: 0.1, covered: 0.1, margin: 0, missing: 5 }, ['different', 'few', 'hardly', 'a telling word', '']],
  ])('says features in words: %o', (features, words) => {
    expect(featuresOf(makeCandidate(features), en).map((f) => f.word)).toEqual(words)
  })
})

describe('the lexicon', () => {
  it('takes words however they are separated', () => expect(listOf('沙发，长沙发、 couch;;')).toEqual(['沙发', '长沙发', 'couch']))
  it('proposes what is complete and empties the form', async () => {
    library.lexicon.words = 'sofa'
    await library.lexicon.propose()
    library.lexicon.means = 'couch'
    await library.lexicon.propose()
    expect(asked('propose')).toMatchObject([{ kind: 'synonym', words: ['sofa'], means: ['couch'] }])
    expect([library.lexicon.words, library.lexicon.rows.length]).toEqual(['', 1])
  })
  it('keeps what was typed when it is refused', async () => {
    library.lexicon.words = 'a, b'
    backend.refusals.set('propose', new Fault('invalid'))
    await library.lexicon.propose()
    expect([library.lexicon.words, notices.current?.bad]).toEqual(['a, b', true])
  })
  it.each([['proposed', ['published', 'declined']], ['published', ['withdrawn']], ['declined', ['published']]])('%s can become %o', (state, next) =>
    expect(verdictsOn(makeProposal({ state }))).toEqual(next))
  it('rules and lists again', async () => {
    backend.proposed = [makeProposal()]
    await library.lexicon.load()
    await library.lexicon.rule(library.lexicon.rows[0]!, 'published')
    expect([library.lexicon.rows[0]?.state, notices.current?.words(en)]).toEqual(['published', 'Published: it acts from now on.'])
  })
})

describe('how a document stands', () => {
  it.each([
    [{ withdrawn: 5, validUntil: 1 }, 'withdrawn'],
    [{ validUntil: NOW - 1 }, 'expired'],
    [{ validFrom: NOW + 1 }, 'early'],
    [{ validUntil: NOW + 1 }, 'until'],
    [{}, undefined],
  ])('%o', (row, standing) => expect(standingOf(makeDocument(row), NOW)?.standing).toBe(standing))
  it('turns days into fields and back', () => {
    expect([dayField(fieldDay('2026-11-24')), dayField(fieldDay('2026-11-24', true)), fieldDay(''), dayField(0)]).toEqual(['2026-11-24', '2026-11-24', 0, ''])
  })
})

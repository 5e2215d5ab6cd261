import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { folder, gone, importFolder } from './folder.mjs'
import { appearance, ask, BAIHUACTL, call, importFiles, objections, show, start } from './harness.mjs'
import { SHELVES } from './shots-library.mjs'

/** The id of a page of the folder. */
const idOf = (name) => `product-pages/${name.toLowerCase().replaceAll(' ', '-')}.md`
const ASSEMBLY = 'Who assembles the Series 1 sofa?'

describe('a library of 500 documents', () => {
  let seat, page
  const room = async (name) => {
    await show(page, 'library')
    await page.locator(`[data-room="${name}"]`).click()
    await page.locator(`[data-room="${name}"][aria-current="page"]`).waitFor()
  }
  const clean = async () => assert.deepEqual(await objections(page), [])
  const open = async (name) => {
    await room('documents')
    await page.locator('#search').fill(name)
    await page.locator(`[data-document="${idOf(name)}"] .read`).click()
    await page.locator('dialog h2').waitFor()
  }
  /** Tries a question and gives the route it would take. */
  const tried = async (question) => {
    await room('trying')
    await page.getByLabel('Question', { exact: true }).fill(question)
    await page.keyboard.press('Enter')
    await page.waitForFunction(() => !document.querySelector('main form button[disabled]'))
    return page.locator('[data-tried]').getAttribute('data-tried')
  }

  before(async () => {
    const dir = await folder(500)
    seat = await start({ prepare: (db) => importFolder(BAIHUACTL, db, dir, '--audience', 'customer') })
    page = seat.page
    await gone(dir)
    await importFiles(page, SHELVES)
  })
  after(() => seat.close())

  it('lists them by pages', async () => {
    await room('documents')
    await page.getByText('100 of 504').waitFor()
    await page.getByRole('button', { name: 'Show more' }).click()
    await page.getByText('200 of 504').waitFor()
    await clean()
  })

  it('selects them by how they stand', async () => {
    await page.locator('#search-only').selectOption('expired')
    await page.getByText('20 documents', { exact: true }).waitFor()
    await page.getByText(/out of date since/).first().waitFor()
    await page.locator('#search-only').selectOption('rejected')
    await page.getByText('Nothing found.').waitFor()
    await page.locator('#search-only').selectOption('')
  })

  it('reports what an import left out, with the reason', async () => {
    await room('imports')
    const job = page.locator('[data-job="done"]').filter({ hasText: '500 added' })
    await job.waitFor()
    for (const words of [/empty\.md: there is nothing in it/, /photo\.jpg: this kind of file cannot be read/, /broken\.pdf: /]) assert.match(await job.innerText(), words)
    await clean()
  })

  it('shows what would happen with a question, and records nothing', async () => {
    const before = (await call(page, 'Insight/Today')).entries
    assert.equal(await tried(ASSEMBLY), 'show')
    const first = page.locator('[data-candidate="1"]')
    assert.match(await first.innerText(), /word for word[\s\S]*all of them/)
    await clean()
    assert.equal(await tried('Which saxophone did the harbour master paint?'), 'escalate')
    assert.equal(await tried('Hello'), 'small_talk')
    assert.equal((await call(page, 'Insight/Today')).entries, before)
    assert.equal((await call(page, 'Desk/Snapshot')).conversations.length, 0)
  })

  it('opens a candidate at its place', async () => {
    await tried(ASSEMBLY)
    await page.locator('[data-candidate="1"] button').click()
    await page.locator('mark').first().waitFor()
    await page.keyboard.press('Escape')
    await page.locator('mark').waitFor({ state: 'detached' })
  })

  it('edits an article with a preview, by keyboard, and answers with the new words', async () => {
    await open('Series 1 sofa assembly')
    await page.getByRole('button', { name: 'Edit' }).click()
    const field = page.locator('#written')
    await field.fill((await field.inputValue()).replace('120 yuan', '150 yuan'))
    await page.getByRole('group', { name: 'How it will be found' }).getByText(/150 yuan/).waitFor()
    await clean()
    await page.keyboard.press('Control+Enter')
    await field.waitFor({ state: 'detached' })
    await page.locator('dialog').getByText(/revision 2/).waitFor()
    await page.keyboard.press('Escape')
    await tried(ASSEMBLY)
    assert.match(await page.locator('[data-ruling]').innerText(), /150 yuan/)
  })

  it('keeps what was typed when it cannot be saved, and asks before it is thrown away', async () => {
    await open('Series 1 sofa care')
    await page.getByRole('button', { name: 'Edit' }).click()
    const field = page.locator('#written')
    await call(page, 'Library/Change', { id: idOf('Series 1 sofa care'), owner: 'Kim' })
    const ime = await page.context().newCDPSession(page)
    await field.focus()
    await ime.send('Input.imeSetComposition', { text: 'shafa', selectionStart: 5, selectionEnd: 5 })
    await ime.send('Input.insertText', { text: '沙发' })
    await page.keyboard.press('Control+Enter')
    await page.getByText(/Somebody changed this document/).first().waitFor()
    assert.match(await field.inputValue(), /沙发/)
    await show(page, 'settings')
    await show(page, 'library')
    assert.match(await field.inputValue(), /沙发/)
    await page.keyboard.press('Escape')
    const dialog = page.getByRole('dialog', { name: 'Throw away what you wrote?' })
    await dialog.waitFor()
    await clean()
    await dialog.getByRole('button', { name: 'Throw away' }).click()
    await field.waitFor({ state: 'detached' })
    await page.keyboard.press('Escape')
  })

  it('says for whom a document is and until when', async () => {
    await open('Series 1 rug care')
    await page.getByLabel('Internal only').check()
    await page.locator('dialog .facts').getByText('internal').waitFor()
    await page.getByText('Validity and owner').click()
    await page.getByLabel('Valid until').fill('2020-01-31')
    await page.locator('dialog').getByRole('button', { name: 'Save' }).click()
    await page.locator('dialog .facts').getByText(/out of date since/).waitFor()
    await clean()
    await page.keyboard.press('Escape')
  })

  it('withdraws a document at once and lists who received it', async () => {
    assert.equal(await ask(page, ASSEMBLY), 'show')
    const card = await page.locator('[data-suggestion]').getAttribute('data-suggestion')
    const view = (await call(page, 'Desk/Snapshot')).conversations[0]
    const open_ = await call(page, 'Desk/Conversation', { id: view.id })
    assert.equal(open_.card.suggestionId, card)
    await call(page, 'Desk/Decide', { suggestionId: card, hash: open_.card.hash, action: 'accept', via: 'none', text: '', reason: '', note: '', confirmed: false })
    await open('Series 1 sofa assembly')
    await page.getByRole('button', { name: 'Withdraw' }).click()
    const dialog = page.getByRole('dialog', { name: 'Withdraw this document?' })
    await dialog.getByText('1 reply given to customers rests on it:').waitFor()
    await clean()
    await dialog.getByRole('button', { name: 'Withdraw' }).click()
    await page.getByRole('dialog', { name: 'Who received it' }).waitFor()
    await page.keyboard.press('Escape')
    await page.locator('dialog .facts').getByText(/withdrawn on/).waitFor()
    await page.keyboard.press('Escape')
    await tried(ASSEMBLY)
    assert.doesNotMatch(await page.locator('main').innerText(), /150 yuan/)
  })

  it('proposes a synonym and publishes it', async () => {
    await room('words')
    await page.getByLabel('Words', { exact: true }).fill('settee, sofa')
    await page.keyboard.press('Enter')
    const row = page.locator('[data-proposal="proposed"]')
    await row.getByRole('button', { name: /Publish/ }).click()
    await page.locator('[data-proposal="published"]').waitFor()
    await clean()
    await page.locator('[data-proposal="published"]').getByRole('button', { name: /Take back/ }).click()
    await page.locator('[data-proposal="withdrawn"]').waitFor()
  })

  for (const width of [400, 1280]) {
    it(`shows both sides of a conflict at ${width} px, each opening its source`, async () => {
      await page.setViewportSize({ width, height: 800 })
      assert.equal(await ask(page, 'How long is the warranty on the night lamp?'), 'escalate')
      const sides = page.locator('[data-side]')
      assert.equal(await sides.count(), 2)
      const [a, b] = [await sides.nth(0).boundingBox(), await sides.nth(1).boundingBox()]
      assert.equal(a.y === b.y, width === 1280, 'side by side where there is room')
      assert.match(await page.locator('article').innerText(), /24 months[\s\S]*36 months|36 months[\s\S]*24 months/)
      await clean()
      await page.keyboard.press('2')
      await page.locator('mark').first().waitFor()
      await page.keyboard.press('Escape')
      await page.locator('mark').waitFor({ state: 'detached' })
    })
  }

  it('holds in Chinese and in the dark', async () => {
    await appearance(seat, 'zh', 'dark')
    await page.setViewportSize({ width: 400, height: 800 })
    for (const name of ['documents', 'imports', 'trying', 'words']) {
      await room(name)
      await clean()
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 400, name)
    }
  })
})

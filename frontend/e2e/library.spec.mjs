import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { ask, call, show, start } from './harness.mjs'
import { FILES, LAMP } from './knowledge.mjs'

const file = (name, text = FILES[name]) => ({ name, mimeType: 'text/plain', buffer: Buffer.from(text) })

describe('the library', () => {
  let seat, page
  const documents = () => page.locator('[data-document]')
  const lamp = () => documents().filter({ has: page.getByText('The Blixa lamp', { exact: true }) })

  before(async () => {
    seat = await start()
    page = seat.page
    await show(page, 'library')
  })
  after(() => seat.close())

  it('starts empty and says what to do', async () => {
    await page.getByText('The library is empty.').waitFor()
  })

  it('imports chosen files and reports what it skipped and why', async () => {
    const chooser = page.waitForEvent('filechooser')
    await page.getByRole('button', { name: 'Import files' }).click()
    await (await chooser).setFiles([file('lamps.csv'), file('blixa.md'), file('empty.md', '')])
    const report = page.locator('[data-job="done"]')
    await report.waitFor()
    assert.match(await report.innerText(), /2 added|[3-9] added/)
    assert.match(await report.innerText(), /empty\.md: there is nothing in it/)
    await documents().first().waitFor()
    await call(page, 'Library/Change', { id: 'lamps.csv', audience: 'customer' }) // else it is internal, and never shown
  })

  it('imports dropped files', async () => {
    const data = await page.evaluateHandle(
      ([name, text]) => {
        const transfer = new DataTransfer()
        transfer.items.add(new File([text], name))
        return transfer
      },
      ['台灯.csv', FILES['台灯.csv']],
    )
    await page.dispatchEvent('main', 'dragenter', { dataTransfer: data })
    await page.getByText('Drop files to import them').waitFor()
    await page.dispatchEvent('main', 'drop', { dataTransfer: data })
    await page.getByLabel('Documents').getByText(/台灯/).first().waitFor()
  })

  it('searches and filters', async () => {
    await page.locator('#search').fill('watts')
    await page.getByText('1 document', { exact: true }).waitFor()
    await lamp().waitFor()
    await page.locator('#search').fill('')
    await page.locator('#search-lang').selectOption('zh')
    await page.waitForFunction(() => [...document.querySelectorAll('[data-document]')].every((d) => /[\u4e00-\u9fff]/.test(d.textContent)))
    await page.locator('#search-lang').selectOption('')
  })

  it('waits for the word when an input method composes', async () => {
    await page.locator('#search').focus()
    const ime = await page.context().newCDPSession(page)
    await ime.send('Input.imeSetComposition', { text: 'taideng', selectionStart: 7, selectionEnd: 7 })
    await ime.send('Input.insertText', { text: '台灯' })
    await page.waitForFunction(() => [...document.querySelectorAll('[data-document]')].every((d) => d.textContent.includes('台灯')))
    await page.locator('#search').fill('')
  })

  it('reads a document', async () => {
    await lamp().locator('.read').click()
    const reader = page.getByRole('dialog', { name: 'Document' })
    await reader.getByRole('heading', { name: 'Bulbs' }).waitFor()
    await page.keyboard.press('Escape')
    await reader.waitFor({ state: 'detached' })
  })

  it('opens a citation in its document, the sentence marked and in sight', async () => {
    assert.equal(await ask(page, LAMP.question), 'show')
    await page.keyboard.press('1')
    const mark = page.locator('mark')
    await mark.waitFor()
    assert.match(await mark.innerText(), new RegExp(LAMP.answer.slice(0, 20)))
    for (const width of [400, 1280]) {
      await page.setViewportSize({ width, height: 800 })
      await page.keyboard.press('Escape')
      await mark.waitFor({ state: 'detached' })
      await page.keyboard.press('1')
      await mark.waitFor()
      const [sentence, head] = [await mark.boundingBox(), await page.locator('dialog header').boundingBox()]
      assert.ok(sentence.y >= head.y + head.height && sentence.y + sentence.height <= 800, 'the mark is in sight')
      assert.ok(head.y >= (width === 400 ? 0 : 40), `the head is whole at ${width}: ${head.y}`)
    }
    await page.setViewportSize({ width: 400, height: 800 })
    await page.keyboard.press('Escape')
    await mark.waitFor({ state: 'detached' })
  })

  it('deletes after asking', async () => {
    await show(page, 'library')
    await lamp().locator('.delete').click()
    const dialog = page.getByRole('dialog', { name: 'Delete this document?' })
    await dialog.getByRole('button', { name: 'Cancel' }).click()
    await dialog.waitFor({ state: 'detached' })
    await lamp().locator('.delete').click()
    await dialog.getByRole('button', { name: 'Delete' }).click()
    await lamp().waitFor({ state: 'detached' })
  })
})

import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { ask, call, calm, importFiles, start } from './harness.mjs'
import { FILES, LAMP, NOWHERE, SHADE } from './knowledge.mjs'

describe('the desk, by keyboard', () => {
  let seat, page
  const decided = (action) => page.locator(`[data-decision="${action}"]`)
  const card = () => page.locator('[data-card]')

  before(async () => {
    seat = await start()
    page = seat.page
    await importFiles(page, FILES)
  })
  after(() => seat.close())

  it('answers a question of the ask box with its source', async () => {
    assert.equal(await ask(page, LAMP.question), 'show')
    await page.getByText(LAMP.answer).first().waitFor()
  })

  it('copies an answer after it is recorded', async () => {
    await ask(page, LAMP.question)
    await page.keyboard.press('c')
    await decided('accept').waitFor()
    await page.waitForFunction((want) => navigator.clipboard.readText().then((t) => t === want), LAMP.answer)
  })

  it('edits and accepts', async () => {
    await ask(page, LAMP.question)
    await page.keyboard.press('e')
    const field = page.locator('article textarea')
    assert.equal(await field.inputValue(), LAMP.answer)
    await field.fill(`Hello! ${LAMP.answer}`)
    await page.keyboard.press('Control+Enter')
    await decided('edit').waitFor()
    await page.getByText(`Hello! ${LAMP.answer}`).last().waitFor()
  })

  it('asks for a second key when the typed words disagree with the source', async () => {
    await ask(page, LAMP.question)
    await page.keyboard.press('e')
    await page.locator('article textarea').fill(LAMP.answer.replace('24', '36'))
    await page.keyboard.press('Control+Enter')
    const warning = page.getByRole('alertdialog')
    await warning.waitFor()
    assert.match(await warning.innerText(), /36/)
    await page.keyboard.press('y')
    await decided('edit').waitFor()
  })

  it('rejects with a reason', async () => {
    await ask(page, SHADE.question)
    await page.keyboard.press('r')
    await page.getByRole('group', { name: 'What is wrong with it?' }).waitFor()
    await page.keyboard.press('3')
    await decided('reject').waitFor()
    assert.match(await decided('reject').innerText(), /Out of date/)
  })

  it('keeps the keyboard’s place when a pressed button goes away', async () => {
    await ask(page, SHADE.question)
    await page.getByRole('button', { name: 'Reject' }).focus()
    await page.keyboard.press('Enter')
    await page.getByRole('group', { name: 'What is wrong with it?' }).waitFor()
    assert.ok(await card().evaluate((pane) => pane.contains(document.activeElement)))
    await page.keyboard.press('2')
    await decided('reject').waitFor()
    assert.ok(await card().evaluate((pane) => pane.contains(document.activeElement)))
  })

  it('hands over', async () => {
    await ask(page, SHADE.question)
    await page.keyboard.press('h')
    await decided('hand_over').waitFor()
  })

  it('says that a question is the agent’s own, why, and opens a place to look', async () => {
    assert.equal(await ask(page, `${LAMP.question.slice(0, -1)} in Norway for a hotel of 40 rooms?`), 'escalate')
    await page.getByRole('heading', { name: 'This one is yours' }).waitFor()
    assert.notEqual((await page.locator('article .reason').innerText()).trim(), '')
    await page.keyboard.press('1')
    await page.getByRole('dialog', { name: 'Document' }).getByText('Blixa').first().waitFor()
    await page.keyboard.press('Escape')
  })

  it('records what the agent answered alone', async () => {
    assert.equal(await ask(page, NOWHERE), 'escalate')
    await page.keyboard.press('w')
    await page.keyboard.type('I will ask my colleague.')
    await page.keyboard.press('Control+Enter')
    await decided('edit').waitFor()
  })

  it('does nothing, visibly, when a key comes within 400 ms of a change', async () => {
    await page.evaluate(() => {
      window.onCard = (key) => {
        if (!key.endsWith(' open')) return
        window.onCard = undefined
        window.dispatchEvent(new KeyboardEvent('keydown', { key: 'c' }))
      }
    })
    await ask(page, LAMP.question)
    await page.locator('[data-guarded="true"]').getByText('Just updated').waitFor()
    assert.equal(await card().getAttribute('data-card'), 'open')
    await page.keyboard.press('c')
    await decided('accept').waitFor()
  })

  it('does nothing while an input method composes', async () => {
    await ask(page, LAMP.question)
    await page.evaluate(() => {
      for (const more of [{ isComposing: true }, { keyCode: 229 }]) {
        document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'c', bubbles: true, cancelable: true, ...more }))
      }
    })
    assert.equal(await card().getAttribute('data-card'), 'open')
    await page.keyboard.press('e')
    const ime = await page.context().newCDPSession(page)
    await ime.send('Input.imeSetComposition', { text: 'ni hao', selectionStart: 6, selectionEnd: 6 })
    await page.keyboard.press('c')
    await ime.send('Input.insertText', { text: '你好' })
    assert.match(await page.locator('article textarea').inputValue(), /你好/)
    assert.equal(await card().getAttribute('data-card'), 'open')
    await page.keyboard.press('Escape')
  })

  it('never moves or overwrites what the agent is typing', async () => {
    await ask(page, LAMP.question)
    const id = await page.locator('[data-conversation][aria-current]').getAttribute('data-conversation')
    await page.keyboard.press('e')
    const field = page.locator('article textarea')
    await field.fill('My own words')
    await call(page, 'Desk/Ask', { question: SHADE.question, conversationId: id })
    await page.getByText('A newer suggestion is here').waitFor()
    assert.equal(await field.inputValue(), 'My own words')
    await page.getByRole('button', { name: 'Show the new one' }).click()
    await page.getByText(SHADE.answer).first().waitFor()
  })

  it('keeps the list still while focus is inside it', async () => {
    const rows = () => page.locator('[data-conversation]').evaluateAll((all) => all.map((r) => r.dataset.conversation))
    await page.locator('[data-conversation]').first().focus()
    const still = await rows()
    await call(page, 'Desk/Ask', { question: NOWHERE, conversationId: '' })
    const pill = page.getByRole('button', { name: /update/ })
    await pill.waitFor()
    assert.deepEqual(await rows(), still)
    await pill.click()
    assert.equal((await rows()).length, still.length + 1)
  })
})

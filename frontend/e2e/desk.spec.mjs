import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { ask, askOnly, call, calm, importFiles, overlap, start } from './harness.mjs'
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

  it('keeps the keyboard in the ask box, where letters act with Alt', async () => {
    await askOnly(page, LAMP.question)
    await page.keyboard.type('c')
    assert.equal(await page.locator('#ask').inputValue(), 'c')
    assert.equal(await card().getAttribute('data-card'), 'open')
    await page.keyboard.press('Alt+c')
    await decided('accept').waitFor()
    assert.ok(await page.locator('#ask').evaluate((box) => box === document.activeElement))
    await page.keyboard.press('Backspace')
  })

  it('leaves the ask box on Escape, and the keys act again', async () => {
    await askOnly(page, LAMP.question)
    await page.keyboard.press('Escape')
    assert.ok(await card().evaluate((pane) => pane === document.activeElement))
    await page.keyboard.press('c')
    await decided('accept').waitFor()
  })

  it('says so when there is no question, and does nothing', async () => {
    const asked = await page.locator('[data-conversation]').count()
    await page.keyboard.press('Control+k')
    await page.keyboard.press('Enter')
    await page.getByText('Please type the question first.').waitFor()
    assert.equal(await page.locator('[data-conversation]').count(), asked)
    await page.keyboard.press('Escape')
  })

  it('takes the next question of the same customer by Enter', async () => {
    await ask(page, LAMP.question)
    const id = () => page.locator('[data-conversation][aria-current]').getAttribute('data-conversation')
    const before = await id()
    await page.keyboard.press('c')
    await decided('accept').waitFor()
    await page.keyboard.press('w')
    await page.keyboard.type(SHADE.question)
    await page.keyboard.press('Enter')
    await page.getByText(SHADE.answer).first().waitFor()
    assert.equal(await id(), before)
    assert.ok(await page.locator('#follow').evaluate((box) => box === document.activeElement))
    await calm(page)
    await page.keyboard.press('Alt+c')
    await decided('accept').waitFor()
    await page.keyboard.press('Escape')
  })

  it('covers no place to type with what it says in passing', async () => {
    for (const width of [400, 1000, 1280]) {
      await page.setViewportSize({ width, height: 800 })
      await ask(page, LAMP.question)
      await page.keyboard.press('c')
      const notice = page.locator('[data-notice]')
      await notice.waitFor()
      for (const field of ['#ask', '#follow']) assert.equal(await overlap(notice, page.locator(field)), undefined, `${field} at ${width}`)
      await notice.getByRole('button').click()
    }
    await page.setViewportSize({ width: 400, height: 800 })
  })

  it('changes screens by Alt and a digit, also from a box', async () => {
    await page.keyboard.press('Control+k')
    for (const [key, screen] of [['2', 'library'], ['3', 'settings'], ['1', 'desk']]) {
      await page.keyboard.press(`Alt+${key}`)
      const tab = page.locator(`[data-screen="${screen}"][aria-current="page"]`)
      await tab.waitFor()
      assert.match(await tab.getAttribute('title'), new RegExp(`Alt ${key}`))
    }
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
    const chatter = 'Thank you for your patience and for asking us about it. '.repeat(12)
    await page.locator('article textarea').fill(chatter + LAMP.answer.replace('24', '36'))
    await page.keyboard.press('Control+Enter')
    const warning = page.getByRole('alertdialog')
    await warning.waitFor()
    const words = warning.locator('mark')
    assert.match(await words.innerText(), /^36/)
    assert.ok(await overlap(words, warning.locator('blockquote')), 'the words are scrolled to')
    await page.keyboard.press('y')
    await decided('edit').waitFor()
  })

  it('rejects with a reason', async () => {
    await ask(page, SHADE.question)
    await page.keyboard.press('r')
    await page.getByRole('group', { name: 'What is wrong with it?' }).waitFor()
    await page.locator('article input').fill('Since May')
    await page.keyboard.press('Enter')
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
    await decided('edit').getByText('You answered').waitFor()
    await page.locator('[data-origin="own"]').getByText('You answered').waitFor()
    await page.locator('[data-conversation][aria-current]').getByText('you answered').waitFor()
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

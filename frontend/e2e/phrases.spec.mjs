import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { ask, call, finished, objections, start } from './harness.mjs'

const SAMPLE = 'do you take back expired medicine'

describe('reply phrases and samples', () => {
  let seat, page
  const box = () => page.locator('#own')
  const list = () => page.getByRole('listbox')

  before(async () => {
    seat = await start()
    page = seat.page
    for (const id of ['home', 'pharmacy']) await finished(page, await call(page, 'Settings/InstallPack', { id }))
  })
  after(() => seat.close())

  it('lists what is called by its code, and says whose it is', async () => {
    await ask(page, 'Which saxophone did the harbour master paint?')
    await page.keyboard.press('Escape')
    await page.keyboard.press('w')
    await page.keyboard.type('/wai')
    await list().waitFor()
    assert.equal(await list().getByRole('option').count(), 2)
    assert.match(await list().textContent(), /pharmacy/)
    assert.deepEqual(await objections(page), [])
  })

  it('puts the chosen one where it was called, by keyboard alone', async () => {
    await page.keyboard.press('ArrowUp')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    assert.match(await box().inputValue(), /^One moment/)
    assert.equal(await list().count(), 0)
    assert.ok(await box().evaluate((f) => f === document.activeElement && f.selectionStart === f.value.length))
  })

  it('closes on Escape and keeps what was typed', async () => {
    await box().fill('')
    await page.keyboard.type('/wai')
    await list().waitFor()
    await page.keyboard.press('Escape')
    assert.equal(await list().count(), 0)
    assert.equal(await box().inputValue(), '/wai')
    assert.ok(await box().evaluate((f) => f === document.activeElement))
  })

  it('is no list in the middle of a word or a figure', async () => {
    await box().fill('')
    await page.keyboard.type('1/2')
    assert.equal(await list().count(), 0)
  })

  it('escalates a sample for a real customer, and says what it is', async () => {
    assert.equal(await ask(page, SAMPLE), 'escalate')
    await page.getByText('it must not go to a customer').first().waitFor()
    await page.getByText('sample content, not reviewed by a pharmacist').first().waitFor()
  })
})

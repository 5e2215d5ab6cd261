import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { calm, show, start } from './harness.mjs'

describe('a live channel, the demo playing', () => {
  let seat, page
  before(async () => {
    seat = await start({ demo: 'home', language: 'zh' })
    page = seat.page
  })
  after(() => seat.close())

  it('says that it is live', async () => {
    await page.locator('[data-channel="live"]').getByText('在线').waitFor()
  })

  it('shows a suggestion, and A sends it', { timeout: 180_000 }, async () => {
    // A newer question may overtake the card under the key; then the next open one is taken.
    for (;;) {
      const row = page.locator('[data-conversation^="demo/"][data-outcome="show"][data-decided=""]').first()
      await row.waitFor({ timeout: 120_000 })
      const id = await row.getAttribute('data-conversation')
      await row.click()
      await page.locator('[data-card="open"][data-route="show"]').waitFor()
      await calm(page)
      await page.keyboard.press('a')
      const done = page.locator(`[data-conversation="${id}"][data-decided="accept"]`)
      if (await done.waitFor({ timeout: 3000 }).then(() => true, () => false)) break
    }
    await page.locator('[data-decision="accept"][data-delivery="sent"]').waitFor()
  })

  it('counts it in today’s record, and the record checks out', async () => {
    await show(page, 'settings')
    await page.getByRole('button', { name: '核验记录' }).click()
    await page.locator('[data-chain="ok"]').waitFor()
    const accepted = page.locator('dl div', { has: page.getByText('采纳', { exact: true }) }).locator('dd')
    assert.notEqual(await accepted.innerText(), '0')
  })

  it('says so when the channel is switched off', async () => {
    await page.getByRole('radio', { name: '不接入' }).check()
    await page.getByRole('button', { name: '应用' }).click()
    await page.getByText('渠道已更改').first().waitFor()
    await show(page, 'desk')
    await page.getByText('还没有接入渠道').waitFor()
  })
})

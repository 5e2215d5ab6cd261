import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { ask, start } from './harness.mjs'

const SHOTS = process.env.POLICY_SHOTS // a folder: pictures of both cards go there

const QUESTIONS = {
  en: { stop: 'my son drank the whole bottle of Calpol', confirm: 'Can I take ibuprofen while pregnant?', says: 'Stop: call now', role: 'For the pharmacist to release', asks: 'Please send me your password', promises: 'It has no side effects' },
  zh: { stop: '孩子把一整瓶美林都喝了', confirm: '怀孕能吃布洛芬片吗', says: '停：马上打电话', role: '须由药师放行', asks: '请把密码告诉我', promises: '这个药没有副作用' },
}

for (const [language, q] of Object.entries(QUESTIONS)) {
  describe(`topics kept for people, ${language}`, () => {
    let seat, page
    const kept = (kind) => page.locator(`article[data-policy="${kind}"]`)
    const shot = async (name) => {
      if (!SHOTS) return
      for (const width of [400, 1280]) {
        for (const colorScheme of ['light', 'dark']) {
          await page.setViewportSize({ width, height: 800 })
          await page.evaluate((theme) => { document.documentElement.dataset.theme = theme }, colorScheme)
          await page.screenshot({ path: `${SHOTS}/${name}-${width}-${language}-${colorScheme}.png` })
        }
      }
      await page.setViewportSize({ width: 400, height: 800 })
    }

    before(async () => {
      seat = await start({ language })
      page = seat.page
    })
    after(() => seat.close())

    it('stops on an emergency: whom to call, and no place to look', async () => {
      assert.equal(await ask(page, q.stop), 'escalate')
      await kept('stop').getByText('120').waitFor()
      await kept('stop').getByText(q.says).waitFor()
      assert.equal(await kept('stop').locator('[data-place]').count(), 0)
      await shot('stop')
    })

    it('asks for a second key in the name of the role', async () => {
      assert.equal(await ask(page, q.confirm), 'escalate')
      await kept('confirm').getByRole('heading', { name: q.role }).waitFor()
      await shot('confirm')
      await page.locator('#own').fill('7')
      await page.locator('#own').press('Control+Enter')
      await page.locator('form li').first().waitFor()
      await shot('release')
      assert.equal(await page.locator('[data-decision]').count(), 0)
      await page.locator('#own').press('Control+Enter')
      await page.locator('[data-decision="edit"]').waitFor()
    })

    it('refuses to ask for a password, whatever key is pressed', async () => {
      await ask(page, q.confirm)
      await page.locator('#own').fill(q.asks)
      for (let i = 0; i < 2; i++) {
        await page.locator('#own').press('Control+Enter')
        await page.locator('form mark').first().waitFor()
        await page.locator('form[aria-busy="false"]').first().waitFor()
      }
      assert.equal(await page.locator('[data-decision]').count(), 0)
      await shot('refused')
      await page.locator('#own').fill(q.promises)
      await page.locator('#own').press('Control+Enter')
      await page.locator('form mark').first().waitFor()
      await shot('promise')
    })
  })
}

import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { appearance, ask, importFiles, objections, show, start } from './harness.mjs'
import { FILES, LAMP, LAMP_ZH, NOWHERE, NOWHERE_ZH } from './knowledge.mjs'

const QUESTIONS = { en: [LAMP.question, NOWHERE], zh: [LAMP_ZH.question, NOWHERE_ZH] }

describe('for everybody (WCAG 2.2 AA)', () => {
  let seat, page
  before(async () => {
    seat = await start()
    page = seat.page
    await importFiles(page, FILES)
  })
  after(() => seat.close())

  for (const language of ['en', 'zh']) {
    for (const theme of ['light', 'dark']) {
      describe(`${language}, ${theme}`, () => {
        const [known, unknown] = QUESTIONS[language]
        const clean = async () => assert.deepEqual(await objections(page), [])
        before(() => appearance(seat, language, theme))

        it('a suggestion', async () => {
          assert.equal(await ask(page, known), 'show')
          await clean()
        })
        it('editing and rejecting', async () => {
          await page.keyboard.press('e')
          await clean()
          await page.keyboard.press('Escape')
          await page.keyboard.press('r')
          await clean()
          await page.keyboard.press('Escape')
        })
        it('an escalation', async () => {
          assert.equal(await ask(page, unknown), 'escalate')
          await clean()
        })
        it('the library and a document', async () => {
          await show(page, 'library')
          await page.locator('[data-document] .read').first().click()
          await page.locator('dialog h2').waitFor()
          await clean()
          await page.keyboard.press('Escape')
          await clean()
        })
        it('settings and help', async () => {
          await show(page, 'settings')
          await clean()
          await page.keyboard.press('F1')
          await clean()
          await page.keyboard.press('Escape')
        })
        it('the wide desk', async () => {
          await page.setViewportSize({ width: 1280, height: 800 })
          await show(page, 'desk')
          await clean()
          await page.setViewportSize({ width: 400, height: 800 })
        })
      })
    }
  }

  it('reflows at 320 px and at 400 % zoom without scrolling sideways', async () => {
    for (const size of [{ width: 320, height: 640 }, { width: 320, height: 256 }]) {
      await page.setViewportSize(size)
      for (const screen of ['desk', 'library', 'settings']) {
        await show(page, screen)
        const wide = await page.evaluate(() => [...document.querySelectorAll('*')].filter((x) => x.scrollWidth > x.clientWidth + 1 && /auto|scroll/.test(getComputedStyle(x).overflowX)).map((x) => x.tagName))
        assert.deepEqual([await page.evaluate(() => document.documentElement.scrollWidth), wide], [320, []], screen)
      }
    }
    await page.setViewportSize({ width: 400, height: 800 })
  })

  it('can be walked through by Tab with the focus always to be seen', async () => {
    await show(page, 'desk')
    for (let i = 0; i < 20; i++) {
      await page.keyboard.press('Tab')
      const seen = await page.evaluate(() => {
        const at = document.activeElement
        const ring = [at, at.parentElement].some((x) => parseFloat(getComputedStyle(x).outlineWidth) >= 2 && getComputedStyle(x).outlineStyle !== 'none')
        return at === document.body || ring ? '' : at.outerHTML.slice(0, 80)
      })
      assert.equal(seen, '')
    }
  })

  it('stands still for who asked for reduced motion', async () => {
    await page.emulateMedia({ reducedMotion: 'reduce' })
    const slowest = await page.evaluate(() => Math.max(...[...document.querySelectorAll('*')].map((x) => parseFloat(getComputedStyle(x).transitionDuration))))
    assert.ok(slowest < 0.05)
    await page.emulateMedia({ reducedMotion: null })
  })
})

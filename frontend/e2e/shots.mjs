// Writes docs/screenshots/SCREEN-WIDTH-LANGUAGE-THEME.png for every screen, on the real back end.
import { mkdir } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { folder, gone, importFolder } from './folder.mjs'
import { appearance, ask, BAIHUACTL, call, calm, finished, importFiles, show, start } from './harness.mjs'
import { libraryTour, SHELVES } from './shots-library.mjs'

const OUT = fileURLToPath(new URL('../../docs/screenshots/', import.meta.url))
const QUESTIONS = {
  zh: { known: ['送货要收费吗', '多少天内可以退货', '怎么退货'], unknown: '沙发能不能换成别家的同款，再补我差价？' },
  en: { known: ['How much is delivery?', 'How long do I have to return something?', 'How do I return something?'], unknown: 'Could you swap my sofa for the same one from another shop and pay me the difference?' },
}

/** A seat whose demo speaks the language, for long enough that the list is worth a picture. */
async function open(language) {
  const seat = await start({ language })
  await finished(seat.page, await call(seat.page, 'Settings/InstallPack', { id: 'home' }))
  await call(seat.page, 'Settings/SetChannel', { kind: 'demo', url: '', token: '', listen: false })
  await seat.page.waitForFunction(() => document.querySelectorAll('[data-conversation^="demo/"]').length >= 4, undefined, { timeout: 120_000 })
  return seat
}

/** Every screen once; take writes its picture. */
async function tour(page, language, take) {
  const { known, unknown } = QUESTIONS[language]
  await show(page, 'desk')
  for (const question of known) if ((await ask(page, question)) === 'show') break
  await take('desk')
  await page.keyboard.press('1')
  await page.locator('dialog h2').waitFor()
  await take('source')
  await page.keyboard.press('Escape')
  await page.keyboard.press('e')
  await take('edit')
  const field = page.locator('article textarea')
  await field.fill((await field.inputValue()).replace(/\d+/, '12345'))
  await page.keyboard.press('Control+Enter')
  await page.getByRole('alertdialog').waitFor()
  await take('warning')
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')
  await page.keyboard.press('r')
  await take('reject')
  await page.keyboard.press('1')
  await page.locator('[data-decision="reject"]').waitFor()
  await ask(page, unknown)
  await take('yours')
  await page.keyboard.press('h')
  await page.locator('[data-decision="hand_over"]').waitFor()
  await demoCard(page)
  await take('channel')
  await show(page, 'library')
  await page.locator('[data-document]').first().waitFor()
  await take('library')
  await show(page, 'settings')
  await page.locator('[data-pack]').first().waitFor()
  await take('settings')
  await page.keyboard.press('F1')
  await take('help')
  await page.keyboard.press('Escape')
}

async function demoCard(page) {
  const row = page.locator('[data-conversation^="demo/"][data-outcome="show"]').first()
  if ((await row.count()) === 0) return
  await row.click()
  await page.locator('[data-suggestion]').waitFor()
  await calm(page)
}

/** A picture of each stop of a tour, in both themes and two widths. */
async function pictures(seat, language, stops) {
  const { page } = seat
  for (const theme of ['light', 'dark']) {
    await appearance(seat, language, theme)
    for (const [width, height] of [[400, 800], [1280, 800]]) {
      await page.setViewportSize({ width, height })
      await stops(page, language, async (name) => {
        await page.mouse.move(1, height - 1)
        await page.screenshot({ path: `${OUT}${name}-${width}-${language}-${theme}.png`, animations: 'disabled' })
      })
    }
  }
}

/** A library of 500 documents, imported as a folder, with some that disagree. */
async function shelves(language) {
  const dir = await folder(500)
  const seat = await start({ language, prepare: (db) => importFolder(BAIHUACTL, db, dir, '--audience', 'customer') })
  await gone(dir)
  await importFiles(seat.page, SHELVES)
  await pictures(seat, language, libraryTour)
  await seat.close()
}

await mkdir(OUT, { recursive: true })
const only = process.argv[2] ?? ''
for (const language of ['zh', 'en']) {
  await shelves(language)
  if (only === 'library') continue
  const seat = await open(language)
  await pictures(seat, language, tour)
  await seat.close()
}

// The stops of a tour of a full library, for pictures.
import { ask, show } from './harness.mjs'

/** Two documents in each language that disagree. */
export const SHELVES = {
  'night lamp, catalogue.csv': 'question,answer\nHow long is the warranty on the night lamp?,The warranty on the night lamp is 24 months from delivery.\n',
  'night lamp, leaflet.csv': 'question,answer\nHow long is the warranty on the night lamp?,The warranty on the night lamp is 36 months from delivery.\n',
  '夜灯目录.csv': '问题,答案\n夜灯保修多久？,夜灯自签收之日起保修 24 个月。\n',
  '夜灯说明书.csv': '问题,答案\n夜灯保修多久？,夜灯自签收之日起保修 36 个月。\n',
}

const WORDS = {
  zh: { try: '2系列台灯保修多久？', unknown: '港口主任周二画的是哪一支萨克斯？', clash: '夜灯保修多久？', synonym: '沙发，长沙发', means: '家具', find: '2系列台灯' },
  en: { try: 'How long is the warranty on the Series 2 lamp?', unknown: 'Which saxophone did the harbour master paint?', clash: 'How long is the warranty on the night lamp?', synonym: 'sofa, couch', means: 'furniture', find: 'Series 2 lamp' },
}

export async function libraryTour(page, language, take) {
  const words = WORDS[language]
  await show(page, 'library')
  await page.locator('[data-room="documents"]').click()
  await page.locator('[data-document]').first().waitFor()
  await take('library-500')
  await page.locator('#search').fill(words.find)
  await page.locator('[data-document] .snippet').first().waitFor()
  await page.locator('[data-document] .read').first().click()
  await page.locator('dialog h2').waitFor()
  await take('library-document')
  await page.locator('dialog .bar button').first().click()
  await page.locator('#written').waitFor()
  await page.locator('main section article').first().waitFor()
  await take('library-editor')
  await page.keyboard.press('Escape')
  await page.locator('#written').waitFor({ state: 'detached' })
  if (await page.locator('dialog h2').count()) await page.keyboard.press('Escape')
  await page.locator('#search').fill('')
  await page.locator('[data-room="imports"]').click()
  await page.locator('[data-job]').first().waitFor()
  await take('library-imports')
  await page.locator('[data-room="trying"]').click()
  for (const [name, question] of [['library-try', words.try], ['library-try-yours', words.clash]]) {
    await page.locator('form input').first().fill(question)
    await page.keyboard.press('Enter')
    await page.locator('[data-candidate]').first().waitFor()
    await page.waitForFunction((q) => document.querySelector('form input').value === q && !document.querySelector('form button[disabled]'), question)
    await take(name)
  }
  await page.locator('[data-room="words"]').click()
  const fields = page.locator('main form input[type="text"]')
  if ((await page.locator('[data-proposal]').count()) === 0) {
    await fields.nth(0).fill(words.synonym)
    await fields.nth(1).fill(words.means)
    await page.keyboard.press('Enter')
    await page.locator('[data-proposal]').first().waitFor()
  }
  await take('library-words')
  await page.locator('[data-room="documents"]').click()
  await ask(page, words.clash)
  await take('conflict')
}

// Starts the real back end in browser mode and a real browser on it.
import axe from 'axe-core'
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright-core'

export const BAIHUACTL = process.env.BAIHUACTL ?? fileURLToPath(new URL('../../build/bin/baihuactl', import.meta.url))
const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium'
const QUIET = [
  '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync',
]

/** A refusal (say, needs_confirm) is an answer like any other, though browsers log it. */
const REFUSED = /status of 422/

async function serve(dir, demo) {
  const args = ['serve', '--db', join(dir, 'e2e.db'), '--listen', '127.0.0.1:0', '--json', ...(demo ? ['--demo', demo] : [])]
  const program = spawn(BAIHUACTL, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  const gone = new Promise((_, no) => {
    program.once('error', (e) => no(new Error(`${BAIHUACTL} does not start (run: make ctl): ${e.message}`)))
    program.once('exit', (code) => no(new Error(`baihuactl serve ended with ${code}`)))
  })
  gone.catch(() => undefined)
  for await (const line of createInterface({ input: program.stdout })) {
    if (line.startsWith('{')) return { program, url: JSON.parse(line).url }
  }
  return gone
}

/**
 * A running Baihua with one page on it. language is set before the first paint that counts.
 * prepare is given the seat's file before anything runs on it.
 * What the page logs as an error, a broken content policy included, fails the test at close.
 */
export async function start({ demo = '', language = 'en', theme = 'light', width = 400, height = 800, prepare = () => undefined } = {}) {
  const dir = await mkdtemp(join(tmpdir(), 'baihua-e2e-'))
  await prepare(join(dir, 'e2e.db'))
  const { program, url } = await serve(dir, demo)
  const browser = await chromium.launch({ executablePath: CHROMIUM, args: QUIET })
  const context = await browser.newContext({ viewport: { width, height }, permissions: ['clipboard-read', 'clipboard-write'] })
  const page = await context.newPage()
  page.setDefaultTimeout(15_000)
  const errors = []
  page.on('pageerror', (e) => errors.push(e.message))
  page.on('console', (m) => m.type() === 'error' && !REFUSED.test(m.text()) && errors.push(m.text()))
  await page.addInitScript(watchCard)
  await page.goto(url)
  const seat = { page, dir, url: new URL(url).origin, errors }
  await appearance(seat, language, theme)
  return {
    ...seat,
    async close() {
      await browser.close()
      program.removeAllListeners('exit')
      const ended = new Promise((yes) => program.once('exit', yes))
      program.kill('SIGINT')
      await ended
      await rm(dir, { recursive: true, force: true })
      assert.deepEqual(errors, [])
    },
  }
}

/** Notes in the page when the card last changed, so that tests need not guess. */
function watchCard() {
  window.cardChanged = 0
  const seen = () => {
    const card = document.querySelector('[data-suggestion]')
    const key = card ? `${card.dataset.suggestion} ${document.querySelector('[data-card]').dataset.card}` : ''
    if (key === window.cardKey) return
    window.cardKey = key
    window.cardChanged = performance.now()
    window.onCard?.(key)
  }
  new MutationObserver(seen).observe(document, { subtree: true, childList: true, attributes: true, attributeFilter: ['data-suggestion', 'data-card'] })
}

/** Calls a bound method from inside the page, with its cookie and origin. */
export function call(page, name, ...args) {
  return page.evaluate(
    async ([path, body]) => {
      const answer = await fetch(`/api/${path}`, { method: 'POST', body, headers: { 'Content-Type': 'application/json' } })
      return answer.json()
    },
    [name, JSON.stringify(args)],
  )
}

export async function appearance({ page }, language, theme) {
  await call(page, 'Settings/SetAppearance', { language, theme, onTop: false })
  await page.reload()
  await page.locator(`html[data-theme="${theme}"][lang|="${language}"]`).waitFor()
  await page.locator('[data-screen="desk"]').waitFor()
}

/** Waits until the guard of the painted card has run out. */
export async function calm(page) {
  await page.waitForFunction(() => performance.now() - window.cardChanged > 450)
}

export async function show(page, screen) {
  await page.locator(`[data-screen="${screen}"]`).click()
  await page.locator(`[data-screen="${screen}"][aria-current="page"]`).waitFor()
}

/** Asks by the ask box and waits for the card; gives the route. The keyboard stays in the box. */
export async function askOnly(page, question) {
  const open = () => document.querySelector('[data-conversation][aria-current]')?.dataset.conversation ?? ''
  await page.keyboard.press('Control+k')
  const before = await page.evaluate(open)
  await page.locator('#ask').fill(question)
  await page.keyboard.press('Enter')
  await page.waitForFunction((was) => {
    const now = document.querySelector('[data-conversation][aria-current]')?.dataset.conversation ?? was
    return now !== was && now.startsWith('counter/')
  }, before)
  const card = page.locator('[data-card="open"]')
  await card.locator('[data-suggestion]').waitFor()
  await calm(page)
  return card.getAttribute('data-route')
}

/** The same, and out of the box again, so that single keys act on the card. */
export async function ask(page, question) {
  const route = await askOnly(page, question)
  await page.keyboard.press('Escape')
  return route
}

/** What stands where two places overlap: undefined when they do not. */
export async function overlap(one, other) {
  const [a, b] = [await one.boundingBox(), await other.boundingBox()]
  const [w, h] = [Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x), Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y)]
  return w > 0 && h > 0 ? { a, b } : undefined
}

/** Imports made-up files for customers through the real upload, and waits until they can be searched. */
export async function importFiles(page, files) {
  const paths = await page.evaluate(async (list) => {
    const form = new FormData()
    for (const [name, text] of list) form.append('files', new File([text], name), name)
    return (await (await fetch('/api/upload', { method: 'POST', body: form })).json()).paths
  }, Object.entries(files))
  return finished(page, await call(page, 'Imports/Start', { paths, audience: 'customer' }))
}

/** Waits for an import to end. */
export async function finished(page, job) {
  for (;;) {
    const now = (await call(page, 'Imports/List')).find((j) => j.id === job.id)
    if (now.state !== 'running') return now
  }
}

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** Everything axe objects to, in short. */
export async function objections(page) {
  await page.evaluate(axe.source)
  const { violations } = await page.evaluate((tags) => window.axe.run(document, { runOnly: tags }), RULES)
  return violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.html.slice(0, 120)).join(' | ')}`)
}

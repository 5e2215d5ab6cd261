import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { show, start } from './harness.mjs'

describe('settings', () => {
  let seat, page
  before(async () => {
    seat = await start()
    page = seat.page
    await show(page, 'settings')
  })
  after(() => seat.close())

  it('switches the language at once and keeps it', async () => {
    await page.getByRole('radio', { name: '中文' }).check()
    await page.getByRole('heading', { level: 1, name: '设置' }).waitFor()
    await page.reload()
    await page.getByRole('button', { name: '工作台' }).waitFor()
    assert.equal(await page.locator('html').getAttribute('lang'), 'zh-CN')
    await show(page, 'settings')
    await page.getByRole('radio', { name: 'English' }).check()
    await page.getByRole('heading', { level: 1, name: 'Settings' }).waitFor()
  })

  it('switches the theme, and follows the system when told to', async () => {
    const paper = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor)
    await page.getByRole('radio', { name: 'Light', exact: true }).check()
    await page.locator('html[data-theme="light"]').waitFor()
    const light = await paper()
    await page.getByRole('radio', { name: 'Dark', exact: true }).check()
    await page.locator('html[data-theme="dark"]').waitFor()
    assert.notEqual(await paper(), light)
    await page.getByRole('group', { name: 'Theme' }).getByRole('radio', { name: 'As the system' }).check()
    await page.emulateMedia({ colorScheme: 'light' })
    await page.locator('html[data-theme="light"]').waitFor()
    await page.emulateMedia({ colorScheme: 'dark' })
    await page.locator('html[data-theme="dark"]').waitFor()
    await page.emulateMedia({ colorScheme: null })
  })

  it('offers no window settings in a browser', async () => {
    assert.equal(await page.getByText('Keep the window above others').count(), 0)
  })

  it('never shows a token again', async () => {
    await page.getByRole('radio', { name: 'openws' }).check()
    await page.getByLabel('Address').fill('ws://127.0.0.1:9/desk')
    await page.getByLabel('Token', { exact: true }).fill('e2e-token-of-nobody')
    await page.getByRole('button', { name: 'Apply' }).click()
    await page.getByText('A token is stored').waitFor()
    assert.equal(await page.getByLabel('Token', { exact: true }).inputValue(), '')
    await show(page, 'desk')
    await page.locator('[data-channel]').getByText(/reconnecting|connecting/).waitFor()
    await show(page, 'settings')
    await page.getByRole('radio', { name: 'None' }).check()
    await page.getByRole('button', { name: 'Apply' }).click()
  })

  it('installs a starter pack', async () => {
    const pack = page.locator('[data-pack="home"]')
    await pack.getByRole('button', { name: 'Install' }).click()
    await pack.getByText('Installed').waitFor({ timeout: 60_000 })
    await page.locator('[data-job="done"]').waitFor()
    await show(page, 'library')
    await page.locator('[data-document]').first().waitFor()
    assert.equal(await page.locator('[data-job]').count(), 0)
  })

  it('brings back what was deleted of a pack', async () => {
    await page.locator('[data-document] .delete').first().click()
    await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click()
    await page.getByText(/was deleted/).first().waitFor()
    await show(page, 'settings')
    const pack = page.locator('[data-pack="home"]')
    await pack.getByRole('button', { name: 'Restore 1 article' }).click()
    await pack.getByRole('button').waitFor({ state: 'detached', timeout: 60_000 })
    await page.locator('[data-job="done"]').getByText(/1 added/).waitFor()
  })

  it('lists every key, and can switch single keys off', async () => {
    await page.keyboard.press('?')
    const help = page.getByRole('dialog', { name: 'Keys' })
    await help.getByText('Accept and send').waitFor()
    await help.getByRole('switch').uncheck()
    await page.keyboard.press('Escape')
    await help.waitFor({ state: 'detached' })
    await page.keyboard.press('?')
    assert.equal(await help.count(), 0)
    await page.keyboard.press('F1')
    await help.getByRole('switch').check()
    await page.keyboard.press('Escape')
  })

  it('shows whole answers to a stranger nothing: the link opens once', async () => {
    const stranger = await page.context().browser().newContext()
    const answer = await (await stranger.newPage()).goto(seat.url)
    assert.equal(answer.status(), 403)
    await stranger.close()
  })
})

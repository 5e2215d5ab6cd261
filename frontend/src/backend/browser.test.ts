import { describe, expect, it } from 'vitest'
import { goProxy, post } from './browser'

const answer = (status: number, body: unknown) => (async () => new Response(JSON.stringify(body), { status })) as unknown as typeof fetch

describe('post', () => {
  it('gives the result', async () => {
    expect(await post('/api/Desk/Snapshot', '[]', answer(200, { seq: 4 }))).toEqual({ seq: 4 })
  })
  it('throws the ErrorView of the program', async () => {
    await expect(post('/api/x', '[]', answer(422, { code: 'superseded', message: '', detail: {} }))).rejects.toMatchObject({ code: 'superseded' })
  })
  it('is unsafe when the cookie is refused without a view', async () => {
    const get = (async () => new Response('no', { status: 403 })) as unknown as typeof fetch
    await expect(post('/api/x', '[]', get)).rejects.toMatchObject({ code: 'unsafe' })
  })
  it('is unavailable when nobody answers', async () => {
    const get = (async () => Promise.reject(new TypeError('refused'))) as unknown as typeof fetch
    await expect(post('/api/x', '[]', get)).rejects.toMatchObject({ code: 'unavailable' })
  })
})

it('window.go turns any call into a POST of its arguments', async () => {
  const seen: unknown[] = []
  const get = (async (path: string, init: RequestInit) => {
    seen.push(path, init.body)
    return new Response('null')
  }) as unknown as typeof fetch
  const go = goProxy(get) as { app: Record<string, Record<string, (...a: unknown[]) => Promise<unknown>>> }
  await go.app.Desk!.Decide!({ suggestionId: 's' })
  expect(seen).toEqual(['/api/Desk/Decide', '[{"suggestionId":"s"}]'])
})

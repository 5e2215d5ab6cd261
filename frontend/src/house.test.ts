import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const root = new URL('./', import.meta.url)
const files = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.(ts|svelte)$/.test(name) && !/\.test\.ts$/.test(name))
  .map((name) => ({ name, text: readFileSync(new URL(name, root), 'utf8') }))

/** The files, outside of where it belongs, that match. */
const elsewhere = (pattern: RegExp, belongs: RegExp) => files.filter((f) => pattern.test(f.text) && !belongs.test(f.name)).map((f) => f.name)

describe('the house rules of the screens', () => {
  it('one door: only backend/ knows the bridge', () => expect(elsewhere(/wailsjs/, /^backend\//)).toEqual([]))
  it('the made-up backend stays out of the product', () => expect(elsewhere(/from '.*fake(-scene)?'/, /^(dev|backend\/fake.*)\.ts$/)).toEqual([]))
  it('chat, knowledge and model text is only ever text', () => expect(elsewhere(/\{@html|innerHTML|insertAdjacentHTML/, /^house/)).toEqual([]))
  it('keys are handled in one place', () => expect(elsewhere(/onkey(down|up|press)=/, /^$/)).toEqual([]))
  it('components hold no words of their own', () => {
    const words = files.filter((f) => f.name.endsWith('.svelte') && /\p{Script=Han}/u.test(f.text.replace(/Baihua 白话/g, '')))
    expect(words.map((f) => f.name)).toEqual([])
  })
  it('components stay small', () => {
    const sizes = files.filter((f) => f.name.endsWith('.svelte')).map((f) => f.text.split('\n').length).sort((a, b) => a - b)
    expect(sizes.at(-1)).toBeLessThanOrEqual(150)
    expect(sizes[Math.floor(sizes.length / 2)]).toBeLessThanOrEqual(60)
  })
  it('no file is long', () => expect(files.filter((f) => f.text.split('\n').length > 400).map((f) => f.name)).toEqual([]))
})

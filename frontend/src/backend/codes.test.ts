import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import * as codes from './codes'

const source = (path: string) => readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8')

/** The string values of the Go constants whose name begins with prefix. */
function constants(path: string, prefix: string): string[] {
  return [...source(path).matchAll(new RegExp(`^\\t${prefix}\\w+\\s+(?:\\w+ )?= "([a-z_]+)"`, 'gm'))].map((m) => m[1]!)
}

describe('every code of the Go side has a place here', () => {
  it.each([
    ['reasons', codes.REASONS, 'backend/assist/ruling.go', 'Reason'],
    ['bases', codes.BASES, 'backend/assist/ruling.go', 'Basis'],
    ['vetoes', codes.VETOES, 'backend/assist/grounding.go', 'Veto'],
    ['faults', codes.FAULTS, 'backend/assist/errors.go', 'Code'],
    ['stages', codes.STAGES, 'backend/assist/pipeline.go', 'Stage'],
    ['deliveries', codes.DELIVERIES, 'backend/assist/conversation.go', 'Send'],
    ['channel details', codes.CHANNEL_DETAILS, 'backend/channel/failure.go', 'Detail'],
    ['staleness', codes.STALENESS, 'backend/gate/check.go', 'Detail'],
    ['disputes', codes.DISPUTES, 'backend/text/dispute.go', 'Dispute'],
    ['refusals', codes.REFUSALS, 'backend/draft/extractive.go', 'Detail'],
  ] as const)('%s', (_, ours, path, prefix) => {
    expect([...ours].sort()).toEqual(constants(path, prefix).sort())
  })

  it('skips', () => {
    const found = [...source('backend/ingest/skip.go').matchAll(/SkipCode = "([a-z_]+)"/g)].map((m) => m[1])
    expect([...codes.SKIPS].sort()).toEqual(found.sort())
  })

  it('actions', () => {
    const found = [...source('backend/assist/suggestion.go').matchAll(/Action = "([a-z_]+)"/g)].map((m) => m[1])
    expect([...codes.ACTIONS].sort()).toEqual(found.sort())
  })
})

it('an unknown code is undefined, not a crash', () => {
  expect(codes.known(codes.REASONS, 'brand_new')).toBeUndefined()
})

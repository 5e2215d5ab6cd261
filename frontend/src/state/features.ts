import type { CandidateView } from '../backend/backend'
import type { Messages } from '../i18n/en'

export interface Feature {
  readonly name: string
  readonly word: string
  readonly number: string
  /** For a bar, 0 to 1; undefined where there is no end to the scale. */
  readonly share?: number
}

/** From this weight on a word tells what a question is about: one passage in twenty or fewer holds it. */
const TELLING = 3

const two = (n: number) => n.toFixed(2)
const step = <T>(n: number, steps: readonly (readonly [number, T])[], rest: T): T => steps.find(([from]) => n >= from)?.[1] ?? rest

/** What ranking measured about a candidate, in words and numbers. */
export function featuresOf(c: CandidateView, t: Messages): Feature[] {
  const { features, similar, covered, margin, missing } = t.trying
  const wording = c.exact ? similar.exact : step(c.similar, [[0.75, similar.high], [0.35, similar.some]], similar.low)
  return [
    { name: features.similar, word: wording, number: two(c.similar), share: c.exact ? 1 : c.similar },
    { name: features.covered, word: step(c.covered, [[0.999, covered.all], [0.7, covered.most], [0.35, covered.some]], covered.few), number: two(c.covered), share: c.covered },
    { name: features.margin, word: step(c.margin, [[0.3, margin.clear], [0.1, margin.little]], margin.not), number: two(c.margin), share: c.margin },
    { name: features.missing, word: c.missing <= 0 ? missing.none : c.missing >= TELLING ? missing.heavy : missing.light, number: c.missing.toFixed(1) },
    { name: features.bm25, word: '', number: c.bm25.toFixed(1) },
  ]
}

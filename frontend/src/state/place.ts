import type { Messages } from '../i18n/en'

/** Where a file shows a passage, in words: "page 3" is "p. 3", "row 14 of Prices" its sheet and row. */
export function originWords(origin: string, words: Messages['card']['origin']): string {
  const found = /^(page|slide|row) (\d+)(?: of (.+))?$/.exec(origin)
  if (!found) return ''
  const [, kind, n, sheet] = found
  return kind === 'row' ? words.row(n!, sheet) : words[kind as 'page' | 'slide'](n!)
}

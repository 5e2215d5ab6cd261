/** The language of free text as its script tells it: what fonts and screen readers go by. Undefined: neither script. */
export function langOf(text: string): 'zh' | 'en' | undefined {
  if (/\p{Script=Han}/u.test(text)) return 'zh'
  return /\p{Script=Latin}/u.test(text) ? 'en' : undefined
}

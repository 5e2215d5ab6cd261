import type { PhraseView } from '../backend/backend'

/** A phrase being called in what is typed: "/co" right before the caret. */
export interface Call {
  readonly from: number
  readonly to: number
  readonly code: string
}

/** Only at the beginning or after a space, so that "1/2" and addresses call nothing. */
export function callAt(text: string, caret: number): Call | undefined {
  const code = /(?:^|\s)\/([\p{L}\p{N}]{0,12})$/u.exec(text.slice(0, caret))?.[1]
  return code === undefined ? undefined : { from: caret - code.length - 1, to: caret, code: code.toLowerCase() }
}

/** Those whose code begins with what was typed, then those whose title holds it. */
export function matching(phrases: readonly PhraseView[], code: string): PhraseView[] {
  const coded = phrases.filter((p) => p.code.startsWith(code))
  return [...coded, ...phrases.filter((p) => !coded.includes(p) && p.title.toLowerCase().includes(code))]
}

/** The phrase as it goes to the customer. Without a name, the name goes with its comma. */
export function fill(text: string, customer: string): string {
  if (customer) return text.replaceAll('{customer}', customer)
  return text.replace(/^\{customer\}[\s,，、:：]*/u, '').replace(/[\s,，、]*\{customer\}/gu, '')
}

/** The phrases of the installed packs, asked for once a language. */
export class Phrasebook {
  readonly #asked = new Map<string, Promise<PhraseView[]>>()

  constructor(private readonly load: (lang: string) => Promise<PhraseView[]>) {}

  /** What cannot be loaded is empty, and asked for again next time. */
  of(lang: string): Promise<PhraseView[]> {
    const asked = this.#asked.get(lang) ?? this.load(lang).catch(() => (this.#asked.delete(lang), []))
    this.#asked.set(lang, asked)
    return asked
  }

  /** The packs changed. */
  forget(): void {
    this.#asked.clear()
  }
}

/** The list that opens while a phrase is being called in one field. */
export class PhrasePicker {
  found = $state.raw<readonly PhraseView[]>([])
  index = $state(0)
  #call: Call | undefined

  constructor(private readonly book: Phrasebook) {}

  get open(): boolean {
    return this.found.length > 0
  }

  /** Several packs may share a code: then each says whose it is. */
  get several(): boolean {
    return new Set(this.found.map((p) => p.pack)).size > 1
  }

  async look(text: string, caret: number, lang: string): Promise<void> {
    const call = callAt(text, caret)
    this.#call = call
    if (!call) return this.close()
    const phrases = await this.book.of(lang)
    if (this.#call !== call) return
    this.found = matching(phrases, call.code)
    this.index = 0
  }

  move(by: number): void {
    this.index = (this.index + by + this.found.length) % this.found.length
  }

  /** What to put where, and the list closes. */
  choose(customer: string, index = this.index): { from: number; to: number; text: string } | undefined {
    const phrase = this.found[index]
    const call = this.#call
    this.close()
    return phrase && call ? { from: call.from, to: call.to, text: fill(phrase.text, customer) } : undefined
  }

  close(): void {
    this.#call = undefined
    this.found = []
  }
}

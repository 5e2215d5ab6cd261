/** A text for every code of a kind: one without words does not compile. */
export type Words<K extends string> = Record<K, string>

/** "1 person", "1,204 people". */
export const count = (n: number, one: string, many: string) => `${n.toLocaleString('en')} ${n === 1 ? one : many}`

/** A number as Chinese writes it. */
export const num = (n: number) => n.toLocaleString('zh-CN')

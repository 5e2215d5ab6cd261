const SECOND = 1000

/** How long somebody has waited: 0:07, 12:40, 1:02:03. */
export function waited(since: number, now: number): string {
  const s = Math.max(0, Math.floor((now - since) / SECOND))
  const two = (n: number) => String(n).padStart(2, '0')
  const [h, m] = [Math.floor(s / 3600), Math.floor(s / 60) % 60]
  return h > 0 ? `${h}:${two(m)}:${two(s % 60)}` : `${two(m)}:${two(s % 60)}`
}

/** 0 calm, 1 from one minute, 2 from three minutes: shown by weight and shape, not by colour alone. */
export function urgency(since: number, now: number): 0 | 1 | 2 {
  const minutes = (now - since) / 60_000
  return minutes >= 3 ? 2 : minutes >= 1 ? 1 : 0
}

export function secondsUntil(at: number, now: number): number {
  return Math.max(0, Math.ceil((at - now) / SECOND))
}

export function clockTime(at: number, locale: string): string {
  return new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', hour12: false }).format(at)
}

export function day(at: number, locale: string): string {
  return new Intl.DateTimeFormat(locale, { year: 'numeric', month: 'short', day: 'numeric' }).format(at)
}

/** Whole per cent, rounded down: a figure that was measured is never made better, and nothing short of certain becomes 100. */
export function percent(p: number): number {
  return Math.floor(p * 100 + 1e-9)
}

export function milliseconds(ms: number, locale: string): string {
  return new Intl.NumberFormat(locale, { maximumFractionDigits: ms < 10 ? 1 : 0 }).format(ms)
}

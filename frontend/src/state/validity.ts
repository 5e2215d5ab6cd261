import type { DocumentRow } from '../backend/backend'

export type Standing = 'withdrawn' | 'expired' | 'early' | 'until'

/** How a document stands today, and the day that says so; undefined: it is in use without an end. */
export function standingOf(row: Pick<DocumentRow, 'withdrawn' | 'validFrom' | 'validUntil'>, now: number): { standing: Standing; day: number } | undefined {
  if (row.withdrawn > 0) return { standing: 'withdrawn', day: row.withdrawn }
  if (row.validUntil > 0 && row.validUntil < now) return { standing: 'expired', day: row.validUntil }
  if (row.validFrom > now) return { standing: 'early', day: row.validFrom }
  return row.validUntil > 0 ? { standing: 'until', day: row.validUntil } : undefined
}

/** A moment as a date field shows it, in local time; "" = none. */
export function dayField(ms: number): string {
  if (ms === 0) return ''
  const d = new Date(ms)
  const two = (n: number) => String(n).padStart(2, '0')
  return `${d.getFullYear()}-${two(d.getMonth() + 1)}-${two(d.getDate())}`
}

/** The beginning of a day from a date field, or its end; 0 = none. */
export function fieldDay(value: string, end = false): number {
  const [y, m, d] = value.split('-').map(Number)
  if (!y || !m || !d) return 0
  return end ? new Date(y, m - 1, d, 23, 59, 59).getTime() : new Date(y, m - 1, d).getTime()
}

// Empties dist/ but keeps .gitkeep, without which the Go embed does not compile on a fresh clone.
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'

const dist = new URL('../dist/', import.meta.url)
mkdirSync(dist, { recursive: true })
for (const name of readdirSync(dist)) {
  if (name !== '.gitkeep') rmSync(new URL(name, dist), { recursive: true })
}
writeFileSync(new URL('.gitkeep', dist), '')

// The figures of one run of build/replay.sh: a line of JSON, and one for people.
//
//   node build/replay.mjs KEY=VALUE...
//
// set, run (steady, flat out, killed), speed and kills say what was done; played, out,
// ledger, audit and time are files: what `baihuactl replay`, `listen`, `ledger` and
// `audit verify` printed with --json, and seconds that the listener took: wall, user, system.
import { existsSync, readFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'

const given = Object.fromEntries(process.argv.slice(2).map((a) => a.split(/=(.*)/s, 2)))
const parsed = (text) => { try { return [JSON.parse(text)] } catch { return [] } } // a killed listener's last line is torn
const rows = (file) => (file && existsSync(file) ? readFileSync(file, 'utf8').split('\n').flatMap(parsed) : [])
const round = (n, digits = 1) => Number(n.toFixed(digits))

const played = rows(given.played).at(-1)
const entries = rows(given.ledger)
const audit = rows(given.audit)[0]

const outcomes = new Map() // of each turn, as the ledger says
const spans = new Map() // first and last entry of each conversation
for (const { conversation, at, meta } of entries) {
  for (const turn of meta.turns ?? []) {
    const id = `${conversation} ${turn}`
    outcomes.set(id, [...(outcomes.get(id) ?? []), meta.outcome])
  }
  spans.set(conversation, [spans.get(conversation)?.[0] ?? at, at])
}
const all = [...outcomes.values()]
const count = (outcome) => all.filter((o) => o[0] === outcome).length
const ends = [...spans.values()].flatMap(([from, to]) => [[from, 1], [to, -1]]).sort((a, b) => a[0] - b[0] || b[1] - a[1])
let open = 0
const atOnce = ends.reduce((most, [, step]) => Math.max(most, (open += step)), 0)

const ms = rows(given.out).filter((o) => o.outcome === 'show' || o.outcome === 'escalate').map((o) => o.ms).sort((a, b) => a - b)
const at = (share) => ms[Math.min(Math.floor(share * ms.length), ms.length - 1)]
const [wall, user, system] = given.time ? readFileSync(given.time, 'utf8').trim().split(/\s+/).map(Number) : []

const figures = {
  set: given.set, run: given.run, speed: Number(given.speed),
  turns_in: played.customer_turns, outcomes_out: all.length,
  show: count('show'), escalate: count('escalate'), small_talk: count('small_talk'), superseded: count('superseded'),
  lost: played.customer_turns - all.length, duplicated: all.filter((o) => o.length > 1).length,
  conversations: spans.size, at_once: atOnce, entries: audit.entries, audit: audit.ok,
}
const told = []
if (given.run === 'steady') {
  figures.p50_ms = round(at(0.5))
  figures.p99_ms = round(at(0.99))
  told.push(`frame to ruling p50 ${figures.p50_ms} ms, p99 ${figures.p99_ms} ms (n=${ms.length})`)
}
if (given.run === 'flat out') {
  figures.turns_per_second = round(played.customer_turns / wall)
  told.push(`${figures.turns_per_second} customer turns a second, start of the listener included`)
}
if (given.kills) {
  figures.kills = Number(given.kills)
  figures.connections = played.connections
  told.push(`listener killed ${figures.kills} times, ${figures.connections - 1} of them while it was connected`)
}
if (wall) {
  figures.seconds = round(wall)
  figures.cpu_share = round((user + system) / wall / availableParallelism(), 3)
  told.push(`${figures.seconds} s, the listener on ${round(100 * figures.cpu_share)} % of the processors`)
}
console.log(JSON.stringify(figures))
console.log(`${figures.set}, ${figures.run}, speed ${figures.speed}: ${figures.turns_in} customer turns in, ${figures.outcomes_out} with an outcome`
  + ` (${figures.show} shown, ${figures.escalate} escalated, ${figures.small_talk} small talk, ${figures.superseded} superseded),`
  + ` ${figures.lost} lost, ${figures.duplicated} duplicated; ${[...told, `at most ${atOnce} conversations at once`].join('; ')};`
  + ` ${audit.ok ? `audit verify: ${audit.entries} entries hold` : 'audit verify FAILED'}`)
process.exit(figures.lost === 0 && figures.duplicated === 0 && audit.ok && (!given.kills || figures.kills > 0) ? 0 : 1)

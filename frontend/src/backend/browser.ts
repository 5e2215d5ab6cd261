import * as Imports from '../../wailsjs/go/app/Imports'
import type { DeskEvent } from './backend'
import { Fault } from './fault'
import type { Host } from './host'

type Fetch = typeof fetch

/** Calls one bound method over HTTP: the arguments as a JSON array, the result or an ErrorView back. */
export async function post(path: string, body: BodyInit, get: Fetch = fetch): Promise<unknown> {
  let answer: Response
  try {
    const json = typeof body === 'string' ? { 'Content-Type': 'application/json' } : undefined
    answer = await get(path, { method: 'POST', body, headers: json, credentials: 'same-origin' })
  } catch {
    throw new Fault('unavailable', 'the program does not answer')
  }
  const view: unknown = await answer.json().catch(() => undefined)
  if (answer.ok) return view
  throw view ?? new Fault(answer.status === 401 || answer.status === 403 ? 'unsafe' : 'internal', answer.statusText)
}

/** window.go for a page in a browser: any struct, any method. */
export function goProxy(get: Fetch = fetch): object {
  const struct = (name: string) =>
    new Proxy({}, { get: (_, method) => (...args: unknown[]) => post(`/api/${name}/${String(method)}`, JSON.stringify(args), get) })
  return { app: new Proxy({}, { get: (_, name) => struct(String(name)) }) }
}

function chooseFiles(): Promise<File[]> {
  const input = document.createElement('input')
  input.type = 'file'
  input.multiple = true
  return new Promise((resolve) => {
    input.addEventListener('change', () => resolve([...(input.files ?? [])]))
    input.addEventListener('cancel', () => resolve([]))
    input.click()
  })
}

async function upload(files: File[]): Promise<string[]> {
  const form = new FormData()
  for (const file of files) form.append('files', file, file.name)
  const { paths } = (await post('/api/upload', form)) as { paths: string[] }
  return paths
}

/** Longest pause between two attempts to reach the program again. */
const LONGEST_PAUSE = 5000

function follow(event: (e: DeskEvent) => void, line: (up: boolean) => void, pause = 250): void {
  const socket = new WebSocket(`${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/api/events`)
  let next = Math.min(pause * 2, LONGEST_PAUSE)
  socket.addEventListener('open', () => {
    next = 250
    line(true)
  })
  socket.addEventListener('message', (m) => event(JSON.parse(String(m.data)) as DeskEvent))
  socket.addEventListener('close', () => {
    line(false)
    setTimeout(() => follow(event, line, next), pause)
  })
}

/** A page in a browser, served by the program on loopback. */
export function browserHost(): Host {
  return {
    window: false,
    events: (event, line) => follow(event, line),
    onDrop: () => undefined, // the page's own drop event brings File objects
    async pickAndImport() {
      const files = await chooseFiles()
      return files.length === 0 ? undefined : Imports.Start({ paths: await upload(files), audience: '' })
    },
    upload,
    copy: (text) => navigator.clipboard.writeText(text),
  }
}

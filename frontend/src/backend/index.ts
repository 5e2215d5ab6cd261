import type { Backend } from './backend'
import { browserHost, goProxy } from './browser'
import { wailsBackend } from './wails'
import { windowHost } from './window'

/** Opens the door: Wails' own bridge in the window, HTTP and a WebSocket in a browser. */
export function connect(): Backend {
  const page = window as unknown as { go?: object; runtime?: object }
  if (page.runtime) return wailsBackend(windowHost())
  page.go = goProxy()
  return wailsBackend(browserHost())
}

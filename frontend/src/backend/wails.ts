import * as Desk from '../../wailsjs/go/app/Desk'
import * as Imports from '../../wailsjs/go/app/Imports'
import * as Insight from '../../wailsjs/go/app/Insight'
import * as Library from '../../wailsjs/go/app/Library'
import * as Settings from '../../wailsjs/go/app/Settings'
import type { Backend } from './backend'
import { toFault } from './fault'
import type { Host } from './host'

async function call<T>(answer: Promise<T>): Promise<T> {
  try {
    return await answer
  } catch (cause) {
    throw toFault(cause)
  }
}

/** The generated functions as the door. They call window.go, which Wails or browser.ts provides. */
export function wailsBackend(host: Host): Backend {
  const importPaths = (paths: string[]) => call(Imports.Start({ paths, audience: '' }))
  return {
    window: host.window,
    snapshot: () => call(Desk.Snapshot()),
    conversation: (id) => call(Desk.Conversation({ id })),
    decide: (req) => call(Desk.Decide(req)),
    ask: (question, conversationId) => call(Desk.Ask({ question, conversationId })),
    write: (conversationId, text, confirmed) => call(Desk.Write({ conversationId, text, confirmed })),
    phrases: (lang) => call(Desk.Phrases({ lang })),

    documents: (req) => call(Library.Documents(req)),
    document: (id) => call(Library.Document({ id })),
    remove: async (id) => void (await call(Library.Delete({ id }))),
    pickAndImport: () => call(host.pickAndImport()),
    importFiles: async (files) => importPaths(await call(host.upload(files))),
    cancelImport: (id) => call(Imports.Cancel({ id })),
    jobs: () => call(Imports.List()),

    today: () => call(Insight.Today()),
    verifyLedger: () => call(Insight.VerifyLedger()),

    settings: () => call(Settings.Get()),
    setAppearance: (req) => call(Settings.SetAppearance(req)),
    setChannel: (req) => call(Settings.SetChannel(req)),
    openKnowledge: (path) => call(Settings.OpenKnowledge({ path })),
    pickKnowledge: () => call(Settings.PickKnowledge()),
    installPack: (id) => call(Settings.InstallPack({ id })),

    copy: (text) => call(host.copy(text)),

    listen: (listener) => {
      host.events(listener.event, listener.line)
      host.onDrop((paths) => listener.dropped(importPaths(paths)))
    },
  }
}

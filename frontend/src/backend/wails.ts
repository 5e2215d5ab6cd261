import * as Articles from '../../wailsjs/go/app/Articles'
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
    resumeImport: (id) => call(Imports.Resume({ id })),
    importReport: (id) => call(Imports.Report({ id })),
    jobs: () => call(Imports.List()),
    folders: () => call(Imports.Folders()),
    pickFolder: () => call(Imports.PickFolder({ audience: '' })),
    watch: (path, audience) => call(Imports.Watch({ path, audience })),
    unwatch: (path) => call(Imports.Unwatch({ path, audience: '' })),

    change: (req) => call(Library.Change(req)),
    withdraw: (id, restore) => call(Library.Withdraw({ id, restore })),
    received: (id) => call(Library.Received({ id })),
    use: async (id) => (await call(Library.Use({ id }))).passages,
    tryQuestion: (question) => call(Library.Try({ question })),

    openArticle: (id) => call(Articles.Open({ id })),
    previewArticle: (req) => call(Articles.Preview(req)),
    saveArticle: (req) => call(Articles.Save(req)),

    proposals: (state) => call(Insight.Proposals({ state })),
    propose: (req) => call(Insight.Propose(req)),
    ruleOnProposal: (id, state) => call(Insight.RuleOnProposal({ id, state, by: '' })),

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

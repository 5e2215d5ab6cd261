// The one door between the screens and the program. Nothing else imports wailsjs.
import type { app } from '../../wailsjs/go/models'

export type Snapshot = app.Snapshot
export type ConversationRow = app.ConversationRow
export type ConversationView = app.ConversationView
export type TurnView = app.TurnView
export type Card = app.Card
export type CitationView = app.CitationView
export type SentenceView = app.SentenceView
export type Confidence = app.Confidence
export type DecideRequest = app.DecideRequest
export type DecisionView = app.DecisionView
export type ChannelView = app.ChannelView
export type DocumentsRequest = app.DocumentsRequest
export type DocumentsPage = app.DocumentsPage
export type DocumentRow = app.DocumentRow
export type DocumentView = app.DocumentView
export type PassageView = app.PassageView
export type JobView = app.JobView
export type SkipView = app.SkipView
export type FolderView = app.FolderView
export type WithdrawnView = app.WithdrawnView
export type ReceivedView = app.ReceivedView
export type ChangeRequest = app.ChangeRequest
export type HealthView = app.HealthView
export type ArticleRequest = app.ArticleRequest
export type ArticleView = app.ArticleView
export type DraftView = app.DraftView
export type TryView = app.TryView
export type CandidateView = app.CandidateView
export type ProposalView = app.ProposalView
export type ProposeRequest = app.ProposeRequest
export type Today = app.Today
export type ChainReport = app.ChainReport
export type PhraseView = app.PhraseView
export type SettingsView = app.SettingsView
export type AppearanceRequest = app.AppearanceRequest
export type ChannelRequest = app.ChannelRequest
export type PackView = app.PackView
export type DeskEvent = app.Event

/** Every method rejects with a Fault and with nothing else. */
export interface Backend {
  /** The program's own window, against a page in a browser. */
  readonly window: boolean

  snapshot(): Promise<Snapshot>
  conversation(id: string): Promise<ConversationView>
  decide(req: DecideRequest): Promise<DecisionView>
  /** conversationId "" is a new customer; else it continues an earlier ask. */
  ask(question: string, conversationId: string): Promise<ConversationView>
  write(conversationId: string, text: string, confirmed: boolean): Promise<DecisionView>
  phrases(lang: string): Promise<PhraseView[]>

  documents(req: DocumentsRequest): Promise<DocumentsPage>
  document(id: string): Promise<DocumentView>
  remove(id: string): Promise<void>
  /** Lets the person choose files and starts the import; undefined when nothing was chosen. */
  pickAndImport(): Promise<JobView | undefined>
  importFiles(files: File[]): Promise<JobView>
  cancelImport(jobId: string): Promise<JobView>
  resumeImport(jobId: string): Promise<JobView>
  /** A job with everything it left out. */
  importReport(jobId: string): Promise<JobView>
  jobs(): Promise<JobView[]>
  folders(): Promise<FolderView[]>
  /** Lets the person choose a folder and watches it from then on. */
  pickFolder(): Promise<FolderView[]>
  watch(path: string, audience: string): Promise<FolderView[]>
  unwatch(path: string): Promise<FolderView[]>

  change(req: ChangeRequest): Promise<DocumentRow>
  withdraw(id: string, restore: boolean): Promise<WithdrawnView>
  received(id: string): Promise<WithdrawnView>
  /** How many of a document's newest suggestions rested on which passage. */
  use(id: string): Promise<Record<string, number>>
  tryQuestion(question: string): Promise<TryView>

  openArticle(id: string): Promise<ArticleView>
  previewArticle(req: ArticleRequest): Promise<DraftView>
  saveArticle(req: ArticleRequest): Promise<DocumentRow>

  proposals(state: string): Promise<ProposalView[]>
  propose(req: ProposeRequest): Promise<ProposalView>
  ruleOnProposal(id: string, state: string): Promise<ProposalView>

  today(): Promise<Today>
  verifyLedger(): Promise<ChainReport>

  settings(): Promise<SettingsView>
  setAppearance(req: AppearanceRequest): Promise<SettingsView>
  setChannel(req: ChannelRequest): Promise<SettingsView>
  openKnowledge(path: string): Promise<SettingsView>
  pickKnowledge(): Promise<SettingsView>
  installPack(id: string): Promise<JobView>

  copy(text: string): Promise<void>

  /** Called once, at start; there is no way to unsubscribe. */
  listen(listener: Listener): void
}

export interface Listener {
  event(e: DeskEvent): void
  /** The line to the program: false when it broke, true when it stands (events may have been lost). */
  line(up: boolean): void
  /** Files were dropped on the window and their import began. */
  dropped(job: Promise<JobView>): void
}

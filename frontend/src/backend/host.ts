import type { DeskEvent, JobView } from './backend'

/** What the window and a browser do each in its own way. */
export interface Host {
  readonly window: boolean
  events(event: (e: DeskEvent) => void, line: (up: boolean) => void): void
  onDrop(paths: (paths: string[]) => void): void
  pickAndImport(): Promise<JobView | undefined>
  /** Hands files to the program and gives the paths under which it can import them. */
  upload(files: File[]): Promise<string[]>
  copy(text: string): Promise<void>
}

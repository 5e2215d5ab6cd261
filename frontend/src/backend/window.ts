import * as Imports from '../../wailsjs/go/app/Imports'
import { ClipboardSetText, EventsOn, OnFileDrop } from '../../wailsjs/runtime/runtime'
import type { DeskEvent } from './backend'
import { Fault, toFault } from './fault'
import type { Host } from './host'

const EVENT = 'baihua'

/** The program's own window: Wails carries calls, events, dialogs and dropped files. */
export function windowHost(): Host {
  return {
    window: true,
    events(event, line) {
      EventsOn(EVENT, (e: DeskEvent) => event(e))
      line(true)
    },
    onDrop(take) {
      OnFileDrop((_x, _y, paths) => take(paths), false)
    },
    async pickAndImport() {
      try {
        const job = await Imports.Pick({ audience: '' })
        return job.id === '' ? undefined : job
      } catch (cause) {
        if (toFault(cause).code === 'cancelled') return undefined
        throw cause
      }
    },
    upload() {
      return Promise.reject(new Fault('invalid', 'the window imports by path'))
    },
    async copy(text) {
      if (!(await ClipboardSetText(text))) throw new Fault('unavailable', 'the clipboard refused the text')
    },
  }
}

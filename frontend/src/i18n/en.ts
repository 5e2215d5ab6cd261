import { card } from './en/card'
import { care } from './en/care'
import { desk } from './en/desk'
import { escalation } from './en/escalation'
import { library } from './en/library'
import { rooms } from './en/rooms'
import { settings } from './en/settings'
import { shell } from './en/shell'

export const en = { ...shell, ...desk, ...card, ...escalation, ...library, ...care, ...rooms, ...settings }

export type Messages = typeof en

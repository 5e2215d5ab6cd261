import { card } from './zh/card'
import { care } from './zh/care'
import { desk } from './zh/desk'
import { escalation } from './zh/escalation'
import { library } from './zh/library'
import { rooms } from './zh/rooms'
import { settings } from './zh/settings'
import { shell } from './zh/shell'
import type { Messages } from './en'

export const zh = { ...shell, ...desk, ...card, ...escalation, ...library, ...care, ...rooms, ...settings } satisfies Messages

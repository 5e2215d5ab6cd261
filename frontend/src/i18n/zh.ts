import { card } from './zh/card'
import { desk } from './zh/desk'
import { escalation } from './zh/escalation'
import { library } from './zh/library'
import { settings } from './zh/settings'
import { shell } from './zh/shell'
import type { Messages } from './en'

export const zh = { ...shell, ...desk, ...card, ...escalation, ...library, ...settings } satisfies Messages

import { card } from './en/card'
import { desk } from './en/desk'
import { escalation } from './en/escalation'
import { library } from './en/library'
import { settings } from './en/settings'
import { shell } from './en/shell'

export const en = { ...shell, ...desk, ...card, ...escalation, ...library, ...settings }

export type Messages = typeof en

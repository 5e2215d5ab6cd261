import type { Attachment } from 'svelte/attachments'
import { on } from 'svelte/events'
import type { PhrasePicker } from '../state/phrases.svelte'

/** Puts the chosen phrase where it was called. */
export function put(field: HTMLTextAreaElement, picker: PhrasePicker, customer: string, index?: number): void {
  const chosen = picker.choose(customer, index)
  if (!chosen) return
  field.setRangeText(chosen.text, chosen.from, chosen.to, 'end')
  field.dispatchEvent(new InputEvent('input', { bubbles: true }))
  field.focus()
}

/** The keys of a field in which phrases are called; while its list is closed they mean what they always do. */
export function pickerKeys(picker: PhrasePicker, words: () => { lang: string; customer: string }): Attachment<HTMLTextAreaElement> {
  return (field) => {
    const look = () => void picker.look(field.value, field.selectionStart, words().lang)
    const actions: Record<string, () => void> = {
      ArrowDown: () => picker.move(1),
      ArrowUp: () => picker.move(-1),
      Enter: () => put(field, picker, words().customer),
      Tab: () => put(field, picker, words().customer),
      Escape: () => picker.close(),
    }
    const press = (e: KeyboardEvent) => {
      const act = actions[e.key]
      if (!act || !picker.open || e.isComposing || e.ctrlKey || e.metaKey || e.altKey || e.shiftKey) return
      e.preventDefault()
      e.stopPropagation()
      act()
    }
    const close = () => picker.close()
    // svelte/events, since a field that goes away blurs while the screen is being redrawn.
    const off = [on(field, 'input', look), on(field, 'click', look), on(field, 'keydown', press), on(field, 'blur', close)]
    return () => {
      for (const end of off) end()
    }
  }
}

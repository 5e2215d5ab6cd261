/** Attachment: keeps the element in sight of its scrolling parent. */
export function inSight(element: Element): void {
  element.scrollIntoView({ block: 'nearest' })
}

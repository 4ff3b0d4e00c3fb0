import type { Language } from '../language/language.ts'
import { element } from './elements.ts'

/** A window over the page, inside of a player; Escape and its button close it. */
export function openDialog(
  player: HTMLElement,
  title: string,
  page: Language['page'],
  ...content: Node[]
): HTMLDialogElement {
  const close = element('button', { type: 'button', class: 'text' }, page.close)
  const dialog = element('dialog', { 'aria-label': title }, element('h2', {}, title), ...content, close)
  close.addEventListener('click', () => dialog.close())
  dialog.addEventListener('close', () => dialog.remove())
  player.append(dialog)
  dialog.showModal()
  return dialog
}

/** Copies a command; where the browser does not allow that, shows it selected. Whether it was copied. */
export async function copyCommand(
  player: HTMLElement,
  text: string,
  page: Language['page'],
): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    const field = element('textarea', { readonly: '', rows: '4', 'aria-label': page.commandField })
    field.value = text
    const keys = /Mac|iP/.test(navigator.userAgent) ? '⌘C' : 'Ctrl+C'
    openDialog(player, page.command, page, element('p', {}, page.copies({ keys })), field)
    field.select()
    return false
  }
}

import { channels, contrast } from '../scene/style/color.ts'
import { themes } from '../scene/style/themes.ts'
import { alignColumns } from './align-columns.ts'
import type { CallOf } from './call.ts'
import { printJson, printText } from './print.ts'

/** Number of classes whose colours the table shows. */
const shownClasses = 4

/** Prints the built-in themes: a table with their first colours, or a line of JSON with all. */
export function printThemes({ json }: CallOf<'themes'>): void {
  const all = Object.entries(themes).map(([name, theme]) => ({ name, ...theme }))
  if (json) {
    printJson(all)
    return
  }
  const heads = ['name', 'background', 'ink', `first ${shownClasses} classes`, 'shapes', '']
  const rows = all.map(({ name, background, ink, classes, markers, summary }) => {
    const colors = classes.slice(0, shownClasses).join(' ')
    return [name, background, ink, colors, markers ? 'yes' : '–', summary]
  })
  printText(alignColumns([heads, ...rows]).replace(/#[0-9a-f]{6}/g, onOwnColor))
}

/** A colour's name, `#rrggbb`, on a background of that colour where standard output is a terminal with 24-bit colours. */
function onOwnColor(color: string): string {
  const shown = process.stdout.isTTY === true && /^(truecolor|24bit)$/.test(process.env.COLORTERM ?? '')
  if (!shown || process.env.NO_COLOR) return color
  const background = channels(color).join(';')
  const ink = contrast(color, '#000000') > contrast(color, '#ffffff') ? '0;0;0' : '255;255;255'
  return `\u001b[48;2;${background};38;2;${ink}m${color}\u001b[0m`
}

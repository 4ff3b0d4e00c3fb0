import { themes } from '../scene/style/themes.ts'
import { alignColumns } from './align-columns.ts'
import { onOwnColor, printJson, printText } from './print.ts'

/** Number of classes whose colours the table shows. */
const shownClasses = 4

/**
 * Prints the built-in themes: a table with their first colours, or a line of JSON with all.
 *
 * @param json whether as JSON
 */
export function printThemes(json: boolean): void {
  if (json) printJson(all())
  else printText(themeTable())
}

function all() {
  return Object.entries(themes).map(([name, theme]) => ({ name, ...theme }))
}

function themeTable(): string {
  const rows = all().map(({ name, background, ink, classes, markers, summary }) => [
    name,
    background,
    ink,
    classes.slice(0, shownClasses).join(' '),
    markers ? 'yes' : '–',
    summary,
  ])
  const text = alignColumns([
    ['name', 'background', 'ink', `first ${shownClasses} classes`, 'shapes', ''],
    ...rows,
  ])
  return text.replace(/#[0-9a-f]{6}/g, onOwnColor)
}

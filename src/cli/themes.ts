import { themes } from '../scene/style/theme.ts'
import { onItself, printJson, printText } from './print.ts'
import { table } from './table.ts'

/** Classes whose colours the table shows. */
const SHOWN = 4

/** Prints the built-in themes; as JSON with all their colours. */
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
    classes.slice(0, SHOWN).join(' '),
    markers ? 'yes' : '–',
    summary,
  ])
  const text = table([['name', 'background', 'ink', `first ${SHOWN} classes`, 'shapes', ''], ...rows])
  return text.replace(/#[0-9a-f]{6}/g, onItself)
}

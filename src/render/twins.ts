import { beforeEnding } from '../encode/formats.ts'
import { SpecError } from '../options/error.ts'
import { autoTheme } from '../options/forms.ts'
import { changeFigure, type FigureSpec } from '../options/sweep.ts'
import type { RequestedOutput } from './targets.ts'

const dark = 'dark'

/**
 * A spec for light pages and its twin for dark ones, with the same data and network.
 *
 * @throws SpecError for a theme of the user's own colours, which has no dark counterpart, and for `auto`, which has its own
 */
export function twinSpecs(spec: FigureSpec): { spec: FigureSpec; twin: FigureSpec } {
  const { theme } = spec
  const named = 'light or dark for twins: a page with auto is light and dark by itself'
  if (theme === autoTheme) throw new SpecError('theme', theme, named)
  const expected = 'a theme by its name for twins: colours of your own have no dark ones'
  if (typeof theme !== 'string') throw new SpecError('theme', theme, expected)
  return {
    spec: theme === dark ? changeFigure(spec, { theme: 'light' }) : spec,
    twin: changeFigure(spec, { theme: dark }),
  }
}

/** The outputs of the dark twin, by their names: `out-dark.gif` for `out.gif`. @throws SpecError for standard output */
export function twinOutputs(outputs: readonly RequestedOutput[]): RequestedOutput[] {
  return outputs.map(output => {
    if (output.file === '-') throw new SpecError('output', '-', 'the name of a file: twins are two')
    return { ...output, file: beforeEnding(output.file, `-${dark}`) }
  })
}

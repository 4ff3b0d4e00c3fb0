import { SpecError } from '../options/error.ts'
import { changeFigure, type FigureSpec } from '../options/sweep.ts'
import type { Output } from './targets.ts'

/** The theme of a dark twin. */
const dark = 'dark'

/**
 * A spec and its twin for dark pages, with the same data and network.
 *
 * @throws SpecError for colours of one's own, of which there are no dark ones
 */
export function twinSpecs(spec: FigureSpec): { spec: FigureSpec; twin: FigureSpec } {
  const { theme } = spec
  if (typeof theme !== 'string')
    throw new SpecError(
      'theme',
      theme,
      'a theme by its name for twins: colours of your own have no dark ones',
    )
  return {
    spec: theme === dark ? changeFigure(spec, { theme: 'light' }) : spec,
    twin: changeFigure(spec, { theme: dark }),
  }
}

/**
 * The outputs of the dark twin: `out.gif` has `out-dark.gif`.
 *
 * @throws SpecError for standard output
 */
export function twinOutputs(outputs: readonly Output[]): Output[] {
  return outputs.map(output => {
    if (output.file === '-') throw new SpecError('output', '-', 'the name of a file: twins are two')
    return { ...output, file: output.file.replace(/(?=\.[^./\\]+$|[/\\]+$)/, `-${dark}`) }
  })
}

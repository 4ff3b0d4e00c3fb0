import { changeFigure, type FigureSpec } from '../options/sweep.ts'

/** What `--theme` takes for a file that is light on a light page and dark on a dark one. */
const AUTO = 'auto'

/** The specs of the themes that a file switches between by its page, the light one first; the spec itself where it does not. */
export function themesOf(spec: FigureSpec): [FigureSpec, FigureSpec?] {
  const theme: unknown = spec.theme
  if (theme !== AUTO) return [spec]
  return [changeFigure(spec, { theme: 'light' }), changeFigure(spec, { theme: 'dark' })]
}

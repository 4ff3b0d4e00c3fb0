import { changeFigure, type FigureSpec } from '../options/sweep.ts'

/** The specs of the themes that a file switches between by its page, the light one first; the spec itself where it does not. */
export function themesOf(spec: FigureSpec): [FigureSpec, FigureSpec?] {
  if (spec.theme !== 'auto') return [spec]
  return [changeFigure(spec, { theme: 'light' }), changeFigure(spec, { theme: 'dark' })]
}

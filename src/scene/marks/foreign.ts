import { dotRadius, PIP, strengthKey } from '../style/points.ts'
import { pointsByStrength } from './dots.ts'
import type { PointMark } from './mark.ts'

/** A small dot in each point that is right although its place on a slice has another class. */
export const foreign: PointMark = ({ model, places, layout, theme, opacity, foreign }) => {
  const { rows, slice, all, dataset } = model
  if (!slice || opacity * foreign <= 0) return []
  const drawn = Array.from(rows.keys()).filter(i => slice.foreign[rows[i]] === 1)
  const radius = PIP * dotRadius(rows.length, layout)
  // A hollow point has its mark in its own colour.
  const fillOf = (row: number) => (row < dataset.y.length ? 0 : 1 + (all.y[row] % theme.rims.length))
  return pointsByStrength(model, places, drawn).map(({ strength, ...points }) => ({
    ...{ kind: 'dots', key: strengthKey('foreign', strength), ...points, radius },
    ...{ colors: [theme.background, ...theme.rims], fill: Uint8Array.from(points.rows, fillOf) },
    opacity: opacity * foreign * strength,
  }))
}

import type { Edge } from '../geometry/facet-mesh.ts'
import type { FrameState } from '../model/frame-state.ts'
import { mixColors } from '../style/color.ts'
import type { Layout } from '../style/layout.ts'
import type { Theme } from '../style/theme.ts'
import { classColor } from '../style/themes.ts'

/** Steps of brightness: few colours and few edges, too close to each other to be distinguished. */
const SHADES = 10

/** Darkness of a facet along the light. */
const DARKEST = 0.24

/** Light from above, a little from the front left. */
const LIGHT = [-0.25, -0.35, 0.9]

/** Colours of the sheet: one a class and shade. */
export function sheetColors(theme: Theme, classes: number, tint: number): string[][] {
  return Array.from({ length: classes }, (_, k) => {
    const base = mixColors(theme.sheet, classColor(theme.tints, k), tint)
    return Array.from({ length: SHADES + 1 }, (_, step) =>
      mixColors(base, theme.shade, (step / SHADES) * DARKEST),
    )
  })
}

/**
 * Darkness of the sheet at corners of facets, from two tangents (× 3) at each of its vertices; both sides of it count
 * alike.
 */
export function sheetShades(corner: Int32Array, [along, across]: Float64Array[]): Float64Array {
  const [lx, ly, lz] = LIGHT
  const shades = new Float64Array(along.length / 3)
  for (let v = 0; v < shades.length; v++) {
    const [ux, uy, uz] = [along[3 * v], along[3 * v + 1], along[3 * v + 2]]
    const [vx, vy, vz] = [across[3 * v], across[3 * v + 1], across[3 * v + 2]]
    const [nx, ny, nz] = [uy * vz - uz * vy, uz * vx - ux * vz, ux * vy - uy * vx]
    const size = Math.sqrt(nx * nx + ny * ny + nz * nz)
    const facing = size > 0 ? Math.min(1, Math.abs(nx * lx + ny * ly + nz * lz) / size) : 1
    shades[v] = (1 - facing) * SHADES
  }
  return Float64Array.from(corner, v => shades[v])
}

interface Stroke {
  stroke: string
  width: number
  opacity: number
  dash?: number[]
}

/** Strokes of the lines on the sheet. */
export function sheetStrokes(
  theme: Theme,
  { scale }: Layout,
  { tint, line, bestLine }: FrameState,
): Record<Edge['kind'] | 'cut' | 'best', Stroke> {
  return {
    fine: {
      stroke: mixColors(theme.grid.fine, theme.muted, 0.15 + tint * 0.2),
      width: 0.8 * scale,
      opacity: 1,
    },
    strong: { stroke: mixColors(theme.grid.strong, theme.muted, tint * 0.25), width: scale, opacity: 1 },
    outline: { stroke: theme.muted, width: scale, opacity: 1 },
    border: { stroke: theme.ink, width: 2.5 * scale, opacity: line },
    cut: { stroke: theme.accent, width: 1.5 * scale, opacity: 1 },
    best: { stroke: theme.ink, width: 1.6 * scale, opacity: bestLine, dash: [6 * scale, 4 * scale] },
  }
}

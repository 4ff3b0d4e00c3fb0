import { cell, corners, ties } from '../../geometry/linear-scores.ts'
import type { Mapper } from '../../geometry/polyline.ts'
import { edgesOf } from '../../geometry/split-convex.ts'
import { along, type Track } from '../../geometry/tween.ts'
import { scoresIn } from '../../network/region-border.ts'
import type { Layout } from '../layout/layout.ts'
import { creasesIn, polylinesOf } from '../model/creases.ts'
import type { PaperSheet } from '../model/frame-state.ts'
import type { Creased } from '../model/paper.ts'
import { TURN_KEYFRAMES } from '../model/staged.ts'
import { filled, type Shape, stroked } from '../shape.ts'
import type { Theme } from '../style/theme.ts'
import { classColor } from '../style/themes.ts'
import { drawnTo } from './drawn-line.ts'

/** Opacity of one layer of paper before it is cut, and after it. */
const LAYER = { whole: 0.09, cut: 0.24 }

/** The paper of the linear regions of a model, on each of which `map` is linear; where it lies over itself its tint is stronger. */
export function openPaper(
  { model, regions, border }: Creased,
  hasCreases: boolean,
  { scale }: Layout,
  theme: Theme,
  map: Mapper,
): PaperSheet {
  const { input, plane, classes } = model
  const track = (places: ArrayLike<number>) => map(Float64Array.from(places))
  const pieces = regions.map(region => track(region.corners))
  const sides = regions.flatMap(region =>
    Array.from({ length: classes }, (_, k) => k).flatMap(k => {
      const polygon = cell(region.corners, scoresIn(region), k)
      return polygon.length < 6 ? [] : [{ fill: classColor(theme.classes, k), side: track(polygon) }]
    }),
  )
  const frame = regions.flatMap(({ corners, edges }) => edgesOf(corners).filter((_, i) => !edges[i]))
  const edge = frame.map(track)
  const creases = (hasCreases ? plane.layers : []).flatMap((_, layer) =>
    creasesIn(regions, layer, input.half).map(({ lines }) => ({ layer, lines: lines.map(track) })),
  )
  const bestLine = ties(corners(input.centre, input.half), model.bestLine.scores).map(track)
  const borders = polylinesOf(border.segments, input.half).map(track)
  const marks = track([...border.corners, ...border.junctions].flat())
  const look = (stroke: string, width: number) => ({ stroke, width: width * scale })

  const paint: PaperSheet['paint'] = (state, place) => {
    const at = (own: Track) => place(along(own, state.position))
    const { tint } = state
    const shapes: Shape[] = []
    if (tint < 1)
      for (const [i, piece] of pieces.entries())
        shapes.push(filled(`piece ${i}`, [at(piece)], theme.accent, { opacity: LAYER.whole * (1 - tint) }))
    if (tint > 0)
      for (const [i, { fill, side }] of sides.entries())
        shapes.push(filled(`side ${i}`, [at(side)], fill, { opacity: LAYER.cut * tint }))
    shapes.push(stroked('edge', edge.map(at), theme.muted, scale))
    creases.forEach(({ layer, lines }, i) => {
      const shown = Math.min(1, Math.max(0, state.cuts * creases.length - i))
      const own = look(theme.accent, layer === 0 ? 1.4 : 0.9)
      shapes.push(...drawnTo(`crease ${i}`, lines.map(at), shown, 1 - 0.45 * tint, own))
    })
    const dashed = { ...look(theme.ink, 1.6), dash: [6 * scale, 4 * scale] }
    shapes.push(...drawnTo('best line', bestLine.map(at), 1, state.bestLine, dashed))
    shapes.push(...drawnTo('border', borders.map(at), 1, state.line, look(theme.ink, 2.5)))
    const opacity = state.line * Math.max(0, 1 - state.position / TURN_KEYFRAMES)
    const rings = { colors: [theme.background], rim: { colors: [theme.ink], width: 1.6 * scale }, opacity }
    if (opacity > 0)
      shapes.push({ kind: 'dots', key: 'corners', centres: at(marks), radius: 3.2 * scale, ...rings })
    return shapes
  }
  return { pieces, paint }
}

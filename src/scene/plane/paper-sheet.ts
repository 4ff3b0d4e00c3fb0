import { cell, corners as cornersOf, pairs, tie } from '../../geometry/linear-scores.ts'
import type { Mapper } from '../../geometry/polyline.ts'
import { along, type Track } from '../../geometry/tween.ts'
import type { LinearRegion } from '../../network/linear-regions.ts'
import { regionBorder, scoresIn } from '../../network/region-border.ts'
import type { Layout } from '../layout/layout.ts'
import type { ClassModel } from '../model/class-model.ts'
import { creasesIn, polylinesOf } from '../model/creases.ts'
import type { PaperSheet } from '../model/frame-state.ts'
import { TURN_KEYFRAMES } from '../model/paper.ts'
import { filled, type Shape, stroked } from '../shape.ts'
import type { Theme } from '../style/theme.ts'
import { classColor } from '../style/themes.ts'
import { drawnTo } from './drawn-line.ts'

/** Opacity of one layer of paper before it is cut, and after it. */
const LAYER = { whole: 0.09, cut: 0.24 }

/** The paper of the linear regions of a model, on each of which `map` is linear; where it lies over itself its tint is stronger. */
export function openPaper(
  { input, plane, classes, bestLine: line }: ClassModel,
  regions: readonly LinearRegion[],
  { scale }: Layout,
  theme: Theme,
  map: Mapper,
): PaperSheet {
  const track = (places: ArrayLike<number>) => map(Float64Array.from(places))
  const square = cornersOf(input.centre, input.half)
  const { segments, corners, junctions } = regionBorder(regions, input)
  const pieces = regions.map(region => track(region.corners))
  const sides = regions.flatMap(region =>
    Array.from({ length: classes }, (_, k) => cell(region.corners, scoresIn(region), k)).flatMap(
      (polygon, k) =>
        polygon.length < 6 ? [] : [{ fill: classColor(theme.classes, k), side: track(polygon) }],
    ),
  )
  const edge = regions.flatMap(({ corners: polygon, edges }) =>
    edges.flatMap((crease, i) =>
      crease ? [] : [track([0, 1, 2, 3].map(d => polygon[(2 * i + d) % polygon.length]))],
    ),
  )
  const creases = plane.layers.flatMap((_, layer) =>
    creasesIn(regions, layer, input.half).map(({ lines }) => ({ layer, lines: lines.map(track) })),
  )
  const bestLine = pairs(classes).flatMap(([a, b]) => {
    const ends = tie(square, line.scores, a, b)
    return ends ? [track(ends)] : []
  })
  const borders = polylinesOf(segments, input.half).map(track)
  const marks = track([...corners, ...junctions].flat())

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
      const look = { stroke: theme.accent, width: (layer === 0 ? 1.4 : 0.9) * scale }
      shapes.push(...drawnTo(`crease ${i}`, lines.map(at), shown, 1 - 0.45 * tint, look))
    })
    if (state.bestLine > 0 && bestLine.length > 0) {
      const style = { dash: [6 * scale, 4 * scale], opacity: state.bestLine }
      shapes.push(stroked('best line', bestLine.map(at), theme.ink, 1.6 * scale, style))
    }
    if (state.line > 0)
      shapes.push(stroked('border', borders.map(at), theme.ink, 2.5 * scale, { opacity: state.line }))
    const opened = state.line * Math.max(0, 1 - state.position / TURN_KEYFRAMES)
    if (opened > 0)
      shapes.push({
        kind: 'dots',
        key: 'corners',
        centres: at(marks),
        radius: 3.2 * scale,
        colors: [theme.background],
        rim: { colors: [theme.ink], width: 1.6 * scale },
        opacity: opened,
      })
    return shapes
  }
  return { pieces, paint }
}

import { cell, corners as cornersOf, pairs, tie } from '../../geometry/linear-scores.ts'
import type { Mapper } from '../../geometry/polyline.ts'
import { along, type Track } from '../../geometry/tween.ts'
import type { LinearRegion } from '../../network/linear-regions.ts'
import { regionBorder, scoresIn } from '../../network/region-border.ts'
import type { Layout } from '../layout/layout.ts'
import type { ClassModel } from '../model/class-model.ts'
import { creasesIn, polylinesOf } from '../model/creases.ts'
import type { FrameState } from '../model/frame-state.ts'
import { filled, type Shape, stroked } from '../shape.ts'
import type { Theme } from '../style/theme.ts'
import { classColor } from '../style/themes.ts'
import { drawnTo } from './drawn-line.ts'

/** The sheet of the input plane as paper: flat pieces, and the lines on them, each as a track. */
export interface PaperSheet {
  pieces: Track[]
  /** The pieces cut by the border, each with its class. */
  sides: { class: number; track: Track }[]
  /** Pieces of the frame. */
  edge: Track[]
  /** Those of each unit, layer by layer. */
  creases: { layer: number; lines: Track[] }[]
  bestLine: Track[]
  borders: Track[]
  /** Corners and junctions of the border. */
  marks: Track
}

/** Opacity of one layer of paper before it is cut, and after it. */
const LAYER = { whole: 0.09, cut: 0.24 }

/** Builds the paper from the linear regions of a model; on each of them `map` is linear. */
export function buildPaper(
  { input, plane, classes, bestLine }: ClassModel,
  regions: readonly LinearRegion[],
  map: Mapper,
): PaperSheet {
  const track = (places: ArrayLike<number>) => map(Float64Array.from(places))
  const square = cornersOf(input.centre, input.half)
  const { segments, corners, junctions } = regionBorder(regions, input)
  return {
    pieces: regions.map(region => track(region.corners)),
    sides: regions.flatMap(region =>
      Array.from({ length: classes }, (_, k) => ({ k, polygon: cell(region.corners, scoresIn(region), k) }))
        .filter(({ polygon }) => polygon.length >= 6)
        .map(({ k, polygon }) => ({ class: k, track: track(polygon) })),
    ),
    edge: regions.flatMap(({ corners: polygon, edges }) =>
      edges.flatMap((crease, i) => {
        const next = (2 * i + 2) % polygon.length
        return crease ? [] : [track([...polygon.slice(2 * i, 2 * i + 2), ...polygon.slice(next, next + 2)])]
      }),
    ),
    creases: plane.layers.flatMap((_, layer) =>
      creasesIn(regions, layer, input.half).map(({ lines }) => ({ layer, lines: lines.map(track) })),
    ),
    bestLine: pairs(classes).flatMap(([a, b]) => {
      const ends = tie(square, bestLine.scores, a, b)
      return ends ? [track(ends)] : []
    }),
    borders: polylinesOf(segments, input.half).map(track),
    marks: track([...corners, ...junctions].flat()),
  }
}

/** Paints the paper; where it lies over itself its tint is stronger. `place` turns places of a moment into pixels (× 2). */
export function paintPaper(
  { pieces, sides, edge, creases, bestLine, borders, marks }: PaperSheet,
  state: FrameState,
  { scale }: Layout,
  theme: Theme,
  place: (places: Float64Array) => Float64Array,
): Shape[] {
  const at = (track: Track) => place(along(track, state.position))
  const { tint, line } = state
  const shapes: Shape[] = []
  if (tint < 1)
    for (const [i, piece] of pieces.entries())
      shapes.push(filled(`piece ${i}`, [at(piece)], theme.accent, { opacity: LAYER.whole * (1 - tint) }))
  if (tint > 0)
    for (const [i, side] of sides.entries()) {
      const fill = classColor(theme.classes, side.class)
      shapes.push(filled(`side ${i}`, [at(side.track)], fill, { opacity: LAYER.cut * tint }))
    }
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
  if (line > 0) shapes.push(stroked('border', borders.map(at), theme.ink, 2.5 * scale, { opacity: line }))
  const opened = line * Math.max(0, 1 - state.position)
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

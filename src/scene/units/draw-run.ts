import { classScores } from '../../network/forward.ts'
import { lead, winner } from '../../network/scores.ts'
import type { ClassModel } from '../model/class-model.ts'
import { pickRows } from '../model/common-model.ts'
import type { RegressionModel } from '../model/regression-model.ts'
import type { Shape } from '../shape.ts'
import { drawLine, type PlacedLine } from './draw-lines.ts'
import type { RunState } from './network-state.ts'
import { nodeValues } from './node-values.ts'
import { RUNS } from './run-pace.ts'
import type { TileNames } from './tile-names.ts'
import type { NetworkSheet, TilePainter } from './tile-painter.ts'

/** Share of a layer's largest part below which a line stays dark. */
const LIT = 0.03

/** Strength of a point beside a slice from which on its way through the network is nearly that of its place. */
const NEAR = 0.5

/** The rows of points that run through: of each class the surest right one, and the one nearest to the boundary. */
export function rowsOfRun({ network, all, rows: drawn, classes, slice }: ClassModel): number[] {
  const near = [NEAR, Number.MIN_VALUE, 0].map(least =>
    drawn.filter(row => !slice || slice.strengths[row] >= least),
  )
  const rows = near.find(({ length }) => length > 0)!
  const scores = classScores(network, all.x)
  const leads = Array.from({ length: classes }, (_, k) => lead(scores, classes, k))
  const answers = Array.from(all.y, (_, row) => winner(scores, row, classes))
  const surest = leads.flatMap((own, k) => {
    const right = [...rows].filter(row => all.y[row] === k && answers[row] === k)
    return right.length > 0 ? [right.reduce((best, row) => (own[row] > own[best] ? row : best))] : []
  })
  const gapOf = (row: number) => leads[answers[row]][row]
  const nearest = [...rows].reduce((best, row) => (gapOf(row) < gapOf(best) ? row : best))
  return [...new Set([...surest.slice(0, RUNS - 1), nearest])]
}

/** The same of a network for regression: the points with the lowest and the highest prediction, and that with the largest error. */
export function targetRows({ rows, all, predicted }: RegressionModel): number[] {
  const most = (of: (row: number) => number) =>
    [...rows].reduce((best, row) => (of(row) > of(best) ? row : best))
  const error = (row: number) => Math.abs(predicted[row] - all.y[row])
  return [...new Set([most(row => -predicted[row]), most(row => predicted[row]), most(error)])]
}

/** The parts that a network is drawn by: its lines, a list a layer, its tiles and the words at these. */
export interface DrawnNetwork {
  sheet: NetworkSheet
  lines: readonly (readonly PlacedLine[])[]
  painter: TilePainter
  names: TileNames
}

/** The way of points through a network: marks and values at tiles, and lines that light up by their part in the sum. */
export function runDrawing({ sheet, lines, painter, names }: DrawnNetwork, asked?: readonly number[]) {
  const { model, diagram, places, theme } = sheet
  const rows = asked ?? ('height' in model ? targetRows(model) : rowsOfRun(model))
  const input = pickRows(model.all.x, Int32Array.from(rows), model.dataset.features.length)
  const { given, output } = nodeValues(sheet, input)
  const values = diagram.columns.map((nodes, c) => nodes.map((_, node) => output(c, node)))
  const parts = diagram.lines.map((layer, l) =>
    layer.map(({ from, weights }) => given(l, { units: diagram.columns[l][from].units, mix: weights })),
  )
  const last = diagram.columns.length - 1
  return ({ point, share, opacity }: RunState): Shape[] => {
    const reached = share * last
    const lit = parts.flatMap((layer, l) => {
      const largest = Math.max(...layer.map(part => Math.abs(part[point])), 1e-300)
      const widest = Math.max(...lines[l].map(({ width }) => width))
      const drawn = Math.max(0, Math.min(1, reached - l))
      return layer.flatMap((part, i): Shape[] => {
        const width = (widest * Math.abs(part[point])) / largest
        const line = { ...lines[l][i], key: `lit ${lines[l][i].key}`, width, adds: part[point] >= 0 }
        return width < LIT * widest ? [] : drawLine(line, sheet, { drawn, opacity, color: theme.accent })
      })
    })
    const marks = places.tiles.flatMap((tiles, c) => {
      if (reached < Math.min(c, last) - 1e-9) return []
      return tiles.flatMap((_, node) => [
        ...painter.mark(c, node, rows[point], opacity),
        ...(diagram.columns[c]?.[node].units.length === 1
          ? [names.value(c, node, values[c][node][point], opacity)]
          : []),
      ])
    })
    return [...lit, ...marks]
  }
}

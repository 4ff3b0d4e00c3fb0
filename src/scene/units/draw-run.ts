import { classScores, forward } from '../../network/forward.ts'
import { lead, winner } from '../../network/scores.ts'
import { type Diagram, isPicture, outputOf } from '../model/diagram.ts'
import { type FigureModel, pickRows } from '../model/figure-model.ts'
import type { Shape } from '../shape.ts'
import type { Layout } from '../style/layout.ts'
import type { Theme } from '../style/theme.ts'
import { drawLine, type LayerLines } from './draw-lines.ts'
import type { RunState } from './network-state.ts'
import type { TileNames } from './tile-names.ts'
import type { TilePainter } from './tile-painter.ts'

/** Points that run through at most. */
const RUNS = 3

/** Share of a layer's largest part below which a line stays dark. */
const LIT = 0.03

/** The rows of points that run through: of each class the surest right one, and last the one nearest to the boundary. */
export function runRows({ network, all, rows, classes }: FigureModel): number[] {
  const scores = classScores(network, all.x)
  const leads = Array.from({ length: classes }, (_, k) => lead(scores, classes, k))
  const surest = leads.flatMap((own, k) => {
    const right = [...rows].filter(row => all.y[row] === k && winner(scores, row, classes) === k)
    return right.length > 0 ? [right.reduce((best, row) => (own[row] > own[best] ? row : best))] : []
  })
  const gapOf = (row: number) => leads[winner(scores, row, classes)][row]
  const nearest = [...rows].reduce((best, row) => (gapOf(row) < gapOf(best) ? row : best))
  return [...new Set([...surest.slice(0, RUNS - 1), nearest])]
}

/** The way of points through a network: marks and values at tiles, and lines that light up by their part in the sum. */
export function runDrawing(
  { network, dataset, all }: FigureModel,
  diagram: Diagram,
  rows: readonly number[],
  laid: readonly LayerLines[],
  { painter, names }: { painter: TilePainter; names: TileNames },
  layout: Layout,
  theme: Theme,
): (state: RunState) => Shape[] {
  const { columns, lines } = diagram
  const input = pickRows(all.x, Int32Array.from(rows), dataset.features.length)
  const outputs = [input, ...forward(network, input)]
  const values = columns.map((nodes, c) =>
    nodes.map(node => outputOf(node, outputs[c], outputs[c].length / rows.length)),
  )
  const decisions = columns.at(-1)!.length > 1 && dataset.features.length <= 2 ? 1 : 0
  const last = columns.length - 1
  return ({ point, share, opacity }) => {
    const reached = share * last
    const lit = lines.flatMap((layer, l) => {
      const width = outputs[l].length / rows.length
      const given = layer.map(({ from, weights }) =>
        columns[l][from].units.reduce(
          (sum, unit, k) => sum + weights[k] * outputs[l][point * width + unit],
          0,
        ),
      )
      const largest = Math.max(...given.map(Math.abs), 1e-300)
      const drawn = Math.max(0, Math.min(1, reached - l))
      const widest = Math.max(...laid[l].widths)
      return layer.flatMap(({ from, to }, i): Shape[] => {
        const part = Math.abs(given[i]) / largest
        const style = { width: part * widest, adds: given[i] >= 0, drawn, color: theme.accent, opacity }
        return part < LIT ? [] : drawLine(`lit ${l} ${from} ${to}`, laid[l].segments[i], style, layout, theme)
      })
    })
    const isThere = (c: number) => reached >= Math.min(c, last) - 1e-9
    const marks = columns.flatMap((nodes, c) =>
      isThere(c)
        ? nodes.flatMap((_, node) => [
            ...painter.mark(c, node, rows[point], opacity),
            ...(isPicture(columns, c) ? [] : [names.value(c, node, values[c][node][point], opacity)]),
          ])
        : [],
    )
    return [
      ...lit,
      ...marks,
      ...(decisions > 0 && isThere(last) ? painter.mark(last + 1, 0, rows[point], opacity) : []),
    ]
  }
}

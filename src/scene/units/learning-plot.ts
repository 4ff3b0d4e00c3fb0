import { extremes } from '../../data/scale.ts'
import type { Language } from '../../language/language.ts'
import { forward } from '../../network/forward.ts'
import type { Network } from '../../network/network.ts'
import type { Spec } from '../../options/spec.ts'
import type { Layout } from '../layout/layout.ts'
import type { PlotArea } from '../layout/room.ts'
import { memoizeLast } from '../memoize.ts'
import type { ClassModel } from '../model/class-model.ts'
import { buildDiagram, type Diagram, outputOf } from '../model/diagram.ts'
import { someRows } from '../model/learning/learning.ts'
import type { Seen } from '../model/learning/learning-path.ts'
import { withNetwork } from '../model/slices/slice.ts'
import type { Shape } from '../shape.ts'
import type { Theme } from '../style/theme.ts'
import { drawLines, lineLegend, lineNumbers, placeLines } from './draw-lines.ts'
import { tileColumns } from './network-plot.ts'
import { sharesOf } from './node-values.ts'
import { placeTiles } from './place-tiles.ts'
import { tileNames } from './tile-names.ts'
import { faded, type NetworkSheet } from './tile-painter.ts'
import { diagramOf, tilesOf } from './tiles.ts'

/** A change of all of a unit's tile against that of all regions: tiles are that much smaller. */
const TILE = 0.3

/** Rows by whose outputs a film's pace is found. */
const ROWS = 50

/** A network's tiles and lines in a room, at the places that the trained network has, which alone chooses its nodes. */
export function learningPlot(
  model: ClassModel,
  layout: Layout,
  room: PlotArea,
  theme: Theme,
  say: Language,
  { weights, image }: Pick<Spec, 'weights' | 'image'>,
) {
  const trained = diagramOf(model, image)
  const places = placeTiles(layout, tileColumns(trained, model, layout), room)
  const largest = trained.lines.map(lines => Math.max(...lines.map(({ part }) => part)))
  const at = { places, layout, theme, say, image, largest }
  const sheet: NetworkSheet<ClassModel> = { model, diagram: trained, ...at }
  const names = tileNames(sheet)
  const painter = tilesOf(sheet)
  const numbers = trained.lines.map((_, l) => (weights ? lineNumbers(placeLines(sheet, l), sheet) : []))
  const inputs = places.tiles[0].flatMap((_, node) => [...painter.output(0, node), names.name(0, node, true)])
  const legend = lineLegend({ ...sheet, layout: { ...layout, width: room.width } })
  const made = memoizeLast<Shape[]>()
  const drawn = (network: Network, moves: boolean): Shape[] => {
    const diagram = buildDiagram(network, model.dataset, trained.columns)
    const now = { ...sheet, model: withNetwork(model, network), diagram, moves }
    const tiles = tilesOf(now)
    return places.tiles.slice(1).flatMap((column, l): Shape[] => {
      const lines = l < diagram.lines.length ? placeLines(now, l) : []
      const texts = numbers[l]?.length > 0 ? lineNumbers(lines, sheet) : []
      return [
        ...(lines.length > 0 ? drawLines(lines, 1, 1, now) : []),
        // Numbers stay where those of the trained network have room.
        ...texts.map(({ text }, i) => ({ ...numbers[l][i], text })),
        ...column.flatMap((_, node) => [...tiles.output(l + 1, node), names.name(l + 1, node, true)]),
      ]
    })
  }
  return {
    /** The tiles and lines of an iterate, all but the inputs so opaque; `moves` where it is on the way to another. */
    shapesOf(network: Network, shown: number, moves: boolean): Shape[] {
      const own = shown > 0 ? made([network, moves], () => drawn(network, moves)) : []
      return [...faded('made', own, shown), ...inputs, ...legend]
    },
    /** The outputs of its units, as places of what moves. */
    outputsOf: unitOutputs(model, trained),
  }
}

/** The outputs of units for some rows, from 0 to `TILE` over those that the trained network has. */
function unitOutputs(model: ClassModel, { columns }: Pick<Diagram, 'columns'>): Seen['points'] {
  const inputs = someRows(model.dataset, ROWS)
  const hidden = columns.slice(1, -1)
  const valuesOf = (network: Network) => {
    const outputs = forward(network, inputs)
    return hidden.flatMap((nodes, c) =>
      nodes.map(node => outputOf(node, outputs[c], network.layers[c].biases.length)),
    )
  }
  const ranges = valuesOf(model.network).map(extremes)
  return network => {
    const shares = valuesOf(network).flatMap((values, i) => [...sharesOf(values, 0, ranges[i]).at])
    return Float64Array.from(shares.flatMap(share => [TILE * share, 0]))
  }
}

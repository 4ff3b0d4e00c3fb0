import type { Language } from '../../language/language.ts'
import { forward } from '../../network/forward.ts'
import type { Network } from '../../network/network.ts'
import type { Spec } from '../../options/spec.ts'
import { memoizeLast } from '../memoize.ts'
import { buildDiagram, type Diagram, outputOf } from '../model/diagram.ts'
import type { FigureModel } from '../model/figure-model.ts'
import { someRows } from '../model/learning.ts'
import type { Seen } from '../model/learning-path.ts'
import type { Shape } from '../shape.ts'
import type { Layout } from '../style/layout.ts'
import type { PlotArea } from '../style/room.ts'
import type { Theme } from '../style/theme.ts'
import { drawLayerLines, layLines, lineLegend, lineNumbers } from './draw-lines.ts'
import { faded, tileColumns } from './network-plot.ts'
import { placeTiles } from './place-tiles.ts'
import { tileNames } from './tile-names.ts'
import { diagramOf, tilesOf } from './tiles.ts'

/** A change of all of a unit's tile against that of all regions: tiles are that much smaller. */
const TILE = 0.3

/** Rows by whose outputs a film's pace is found. */
const ROWS = 50

/** The drawing of a network's tiles and lines while its weights change. */
export interface LearningPlot {
  /** The tiles and lines of an iterate, all but the inputs so opaque; `moves` where it is on the way to another. */
  shapesOf(network: Network, shown: number, moves: boolean): Shape[]
  /** The outputs of its units, as places of what moves. */
  outputsOf: Seen['points']
}

/** A network's tiles and lines in a room, at the places that the trained network has, which alone chooses its nodes. */
export function learningPlot(
  model: FigureModel,
  layout: Layout,
  room: PlotArea,
  theme: Theme,
  say: Language,
  { weights, image }: Pick<Spec, 'weights' | 'image'>,
): LearningPlot {
  const { dataset } = model
  const trained = diagramOf(model, image)
  const { columns } = trained
  const places = placeTiles(layout, tileColumns(trained, model, layout), room)
  const names = tileNames(model, trained, places, layout, theme, say)
  const painter = tilesOf(model, trained, places, image, layout, theme)
  const largest = trained.lines.map(lines => Math.max(...lines.map(({ part }) => part)))
  const numbers = trained.lines.map((_, l) => {
    const laid = layLines(trained, l, places, layout)
    return weights ? lineNumbers(trained, l, laid, layout, theme, say) : []
  })
  const inputs = columns[0].flatMap((_, node) => [...painter.output(0, node), names.name(0, node, true)])
  const legend = lineLegend({ ...layout, width: room.width }, places.legend, theme, say, image !== null)
  const made = memoizeLast<Shape[]>()
  const drawn = (network: Network, moves: boolean): Shape[] => {
    const diagram = buildDiagram(network, dataset, columns)
    const tiles = tilesOf({ ...model, network }, diagram, places, image, layout, theme, moves)
    const layers = diagram.lines.flatMap((lines, l): Shape[] => {
      const laid = layLines(diagram, l, places, layout, largest[l])
      // Numbers stay where those of the trained network have room.
      const now = numbers[l].length > 0 ? lineNumbers(diagram, l, laid, layout, theme, say) : []
      return [
        ...drawLayerLines(lines, laid, l, { drawn: 1, opacity: 1 }, layout, theme),
        ...now.map((number, i) => ({ ...numbers[l][i], text: number.text })),
        ...columns[l + 1].flatMap((_, node) => [...tiles.output(l + 1, node), names.name(l + 1, node, true)]),
      ]
    })
    // The decision behind several outputs.
    const last = columns.length
    return places.tiles.length > last
      ? [...layers, ...tiles.output(last, 0), names.name(last, 0, true)]
      : layers
  }
  return {
    shapesOf: (network, shown, moves) => [
      ...(shown > 0
        ? faded(
            'made',
            made([network, moves], () => drawn(network, moves)),
            shown,
          )
        : []),
      ...inputs,
      ...legend,
    ],
    outputsOf: unitOutputs(model, trained),
  }
}

/** The outputs of units for some rows, from 0 to `TILE` over those that the trained network has. */
function unitOutputs(model: FigureModel, { columns }: Pick<Diagram, 'columns'>): Seen['points'] {
  const inputs = someRows(model.dataset, ROWS)
  const hidden = columns.slice(1, -1)
  const valuesOf = (network: Network) => {
    const outputs = forward(network, inputs)
    return hidden.flatMap((nodes, c) =>
      nodes.map(node => outputOf(node, outputs[c], network.layers[c].biases.length)),
    )
  }
  const ranges = valuesOf(model.network).map(values => {
    const low = values.reduce((a, b) => Math.min(a, b))
    return { low, span: values.reduce((a, b) => Math.max(a, b)) - low || 1 }
  })
  return network =>
    Float64Array.from(
      valuesOf(network).flatMap((values, i) => {
        const { low, span } = ranges[i]
        return [...values].flatMap(value => [TILE * Math.max(0, Math.min(1, (value - low) / span)), 0])
      }),
    )
}

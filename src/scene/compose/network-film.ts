import { extremes } from '../../data/scale.ts'
import { eases } from '../../geometry/ease.ts'
import type { Language } from '../../language/language.ts'
import { forward } from '../../network/forward.ts'
import type { Network } from '../../network/network.ts'
import type { Spec } from '../../options/spec.ts'
import { chapterOf } from '../chapters.ts'
import { besideCurves } from '../layout/curve-rooms.ts'
import type { Layout, PlotArea } from '../layout/layout.ts'
import { memoizeLast } from '../memoize.ts'
import type { ClassModel } from '../model/class-model.ts'
import { buildDiagram, type Diagram, outputOf } from '../model/diagram.ts'
import type { FigureModel } from '../model/figure-model.ts'
import { mostWrong, someRows } from '../model/learning/learning.ts'
import type { Seen } from '../model/learning/learning-path.ts'
import { withNetwork } from '../model/slices/slice.ts'
import { faded, type Shape } from '../shape.ts'
import { wrongMarks } from '../style/points.ts'
import type { Theme } from '../style/theme.ts'
import { timeline } from '../timeline/timeline.ts'
import { drawLines, lineLegend, lineNumbers, placeLines } from '../units/draw-lines.ts'
import { networkPlot, tileColumns } from '../units/network-plot.ts'
import { FIRST_LINES, layerMoves, NETWORK_LEAVES, networkState, pointMoves } from '../units/network-state.ts'
import { sharesOf } from '../units/node-values.ts'
import { placeTiles } from '../units/place-tiles.ts'
import { PACE } from '../units/run-pace.ts'
import { tileNames } from '../units/tile-names.ts'
import type { NetworkSheet } from '../units/tile-painter.ts'
import { diagramOf, tilesOf } from '../units/tiles.ts'
import { changeOf, layerId, type Sums } from '../words/network.ts'
import type { SceneContext, ScenePlan } from './define.ts'
import { planLearningFilm, playedClasses } from './learning-film.ts'

/** The plan of a network made layer by layer, then run through. @param sums the model whose first sums are told */
export function planNetwork(
  { spec, model, say, theme }: Pick<SceneContext<FigureModel>, 'spec' | 'model' | 'say' | 'theme'>,
  sums: Sums,
  { runs, ...own }: Pick<ScenePlan, 'captions' | 'notes' | 'marks'> & { runs: readonly number[] },
): ScenePlan {
  const { layers } = model.network
  const sizes = [model.dataset.features.length, ...layers.map(({ biases }) => biases.length)]
  const ids = layers.map((_, l) => layerId(l, layers.length))
  const changes = layers.slice(0, -1).map((_, l) => changeOf(sums, l, say))
  return {
    title: say.titles.diagram({ sizes }),
    spoken: changes,
    below: true,
    ...timeline(
      spec,
      [
        { id: 'inputs', name: say.chapters.data, share: PACE.inputs, moves: FIRST_LINES },
        ...ids.map((id, l) => {
          const name = id === 'output' ? say.chapters.output : say.chapters.layer({ layer: l + 1 })
          const share = id === 'output' ? PACE.output : PACE.layer
          return { id, name, share, moves: layerMoves(l) }
        }),
        ...runs.map((_, i) => {
          const name = say.chapters.point({ number: i + 1 })
          return { id: `point-${i}`, name, share: PACE.point, moves: pointMoves(i) }
        }),
        { id: 'again', name: say.chapters.again, share: PACE.again, moves: NETWORK_LEAVES },
      ],
      layout => {
        const plot = networkPlot(model, layout, theme, say, { ...spec, ease: eases[spec.ease] })
        return (channels, view) => plot(networkState(channels, ids.length, runs.length), view?.asked)
      },
      {
        still: ['output', 1],
        says(channels, chapter, chapters, view) {
          // Another point may be asked for than the one that runs through.
          if (view?.asked?.row !== undefined && networkState(channels, ids.length, runs.length).run)
            return chapterOf(chapters, 'output')
          return channels[`output ${ids.indexOf(chapter.id)}`] > 0 && chapter.id !== 'output'
            ? changes[ids.indexOf(chapter.id)]
            : chapter
        },
      },
    ),
    ...own,
  }
}

/** Tiles and lines of one iterate after the other, beside the loss. @throws SpecError for a network whose iterates are not known */
export function planLearningNetwork(context: SceneContext): ScenePlan {
  const { spec, model, say, theme } = context
  const played = playedClasses(context)
  const film = planLearningFilm(
    context,
    played,
    layout => {
      const { room, curves } = besideCurves(layout)
      const plot = learningPlot(model, layout, room, theme, say, spec)
      const seen = { in: 'units', points: plot.outputsOf, outputs: played.outputs }
      return {
        ...{ seen, curves, curveLayout: layout },
        shapesOf: (network, { shown, moves }) => plot.shapesOf(network, shown, moves),
      }
    },
    { data: 'inputs', shares: [6, 8, 70, 16] },
  )
  return model.slice ? { ...film, marks: wrongMarks(mostWrong(played.learning)) } : film
}

/** A change of all of a unit's tile against that of all regions: tiles are that much smaller. */
const TILE = 0.3

/** Rows by whose outputs a film's pace is found. */
const ROWS = 50

/** The shapes of a node in its tile. */
type Tile = (column: number, node: number) => Shape[]

/** A network's tiles and lines in a room, at the places that the trained network has, which alone chooses its nodes. */
export function learningPlot(
  model: ClassModel,
  layout: Layout,
  room: PlotArea,
  theme: Theme,
  say: Language,
  { weights, image }: Pick<Spec, 'weights' | 'image'>,
  columnsOf = tileColumns,
) {
  const trained = diagramOf(model, image)
  const places = placeTiles(layout, columnsOf(trained, model, layout), room)
  const largest = trained.lines.map(lines => Math.max(...lines.map(({ part }) => part)))
  const at = { places, layout, theme, say, image, largest }
  const sheet: NetworkSheet<ClassModel> = { model, diagram: trained, ...at }
  const names = tileNames(sheet)
  const painter = tilesOf(sheet)
  const numbers = trained.lines.map((_, l) => (weights ? lineNumbers(placeLines(sheet, l), sheet) : []))
  const named = (tile: Tile, column: number) =>
    places.tiles[column].flatMap((_, node) => [...tile(column, node), names.name(column, node, true)])
  const inputs = named(painter.output, 0)
  const legend = lineLegend({ ...sheet, layout: { ...layout, width: room.width } })
  const made = memoizeLast<Shape[]>()
  const drawn = (network: Network, moves: boolean, tile?: Tile): Shape[] => {
    const diagram = buildDiagram(network, model.dataset, trained.columns)
    const now = { ...sheet, model: withNetwork(model, network), diagram, moves }
    const tiles = tilesOf(now)
    return places.tiles.slice(1).flatMap((_, l): Shape[] => {
      const lines = l < diagram.lines.length ? placeLines(now, l) : []
      const texts = numbers[l]?.length > 0 && !tile ? lineNumbers(lines, sheet) : []
      return [
        ...(lines.length > 0 ? drawLines(lines, 1, 1, now) : []),
        // Numbers stay where those of the trained network have room.
        ...texts.map(({ text }, i) => ({ ...numbers[l][i], text })),
        ...named(tile ?? tiles.output, l + 1),
      ]
    })
  }
  return {
    sheet,
    /** The tiles and lines of an iterate, all but the inputs so opaque; `moves` where it is on the way to another, `tile` instead of maps. */
    shapesOf(network: Network, shown: number, moves: boolean, tile?: Tile): Shape[] {
      const own = shown > 0 ? made([network, moves, tile], () => drawn(network, moves, tile)) : []
      return [...faded('made', own, shown), ...(tile ? named(tile, 0) : inputs), ...legend]
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

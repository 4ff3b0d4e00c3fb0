import type { Caption } from '../../language/facts.ts'
import { activationOf } from '../../network/activation.ts'
import { descend, oneStep } from '../../network/one-step.ts'
import { layoutOfNetwork, pack, unpack } from '../../network/parameter-layout.ts'
import type { Layout, PlotSquare } from '../layout/layout.ts'
import { roomOf } from '../layout/room.ts'
import { memoizeLast } from '../memoize.ts'
import { buildDiagram } from '../model/diagram.ts'
import { withNetwork } from '../model/slices/slice.ts'
import { stepOf } from '../model/step.ts'
import { faded, type Shape, type TextShape } from '../shape.ts'
import type { Box } from '../style/give-way.ts'
import { classNames } from '../style/points.ts'
import { classColor } from '../style/themes.ts'
import { type Channels, timeline } from '../timeline/timeline.ts'
import { drawLine, drawLines, lineNumbers, NEXT, type PlacedLine, placeLines } from '../units/draw-lines.ts'
import { placeTiles, type TileColumn } from '../units/place-tiles.ts'
import { stepFacts, threeDigits } from '../units/step-facts.ts'
import { type NetworkSheet, tileFrame, tileGround } from '../units/tile-painter.ts'
import { tilesOf } from '../units/tiles.ts'
import { framing, placedUnits, unitId } from '../units/unit-ids.ts'
import { drawnNotes } from '../words/notes.ts'
import type { SceneContext, SceneDefinition } from './define.ts'
import { learningPlot } from './network-film.ts'

/** Numbers at lines at most: of more the weights and biases that move most. */
const NUMBERED = 20

/** At a text scale of 1, the size of numbers in a tile, the side below which it has no sum and no class, and its largest side. */
const [SIZE, SMALL, LARGEST] = [13, 44, 96]

/** A step with all its numbers. */
type Taken = ReturnType<typeof oneStep>

/** One step of gradient descent on a row with its numbers, and then some over all rows. */
export const stepping: Pick<SceneDefinition, 'plan' | 'units'> = {
  units: { placed: placedUnits, facts: stepFacts },
  plan(context) {
    const { spec, model, say } = context
    const own = stepOf(model)!
    const one = oneStep(own)
    const path = descend(one.after, model.dataset, { ...own, rate: one.rate })
    const ofAll = { unit: 'step', samples: model.dataset.y.length, held: null, plateau: null } as const
    const counted = path.map(({ correct, loss }, iterate) =>
      say.training.between({ ...ofAll, iterate, right: { kind: 'some', correct }, loss }),
    )
    const told = chaptersOf(context, one, counted[own.steps])
    const chapters = told.map(([id, share, over, name]) => ({ id, name, share, moves: { [id]: { over } } }))
    return {
      title: say.titles.diagram({ sizes: [own.x.length, ...one.layers.map(({ z }) => z.length)] }),
      captions: Object.fromEntries(told.map(([id, _share, _over, _name, caption]) => [id, caption])),
      spoken: counted,
      below: true,
      notes: () => drawnNotes(model, spec, say),
      ...timeline(spec, chapters, layout => stepPlot(context, one, path, layout), {
        still: ['step', 1],
        says: (now, chapter, [first]) =>
          now.again > 0.5 ? first : now.steps > 0 ? counted[countOf(now, own.steps)] : chapter,
      }),
    }
  },
}

/** The part of a share between two others. */
const within = (share: number, from: number, to: number) =>
  Math.max(0, Math.min(1, (share - from) / (to - from)))

/** The steps over all rows that have been made of so many. */
const countOf = ({ steps }: Channels, of: number) => Math.floor(within(steps, 0.15, 1) * of + 1e-9)

/** A chapter: its id, its share of the time, the part in which its channel goes, its name, and a sentence beside formulas. */
type Told = [id: string, share: number, over: [from: number, to: number], name: string, caption: Caption]

function chaptersOf({ model, say }: SceneContext, one: Taken, counted: Caption): Told[] {
  const { loss, fallen, rate, layers } = one
  const own = stepOf(model)!
  const write = threeDigits(say)
  const { network, chapters: names } = say
  const row: Caption = [say.page.pointTitle({ row: `${own.row + 1}` }), classNames(model.dataset, say)[own.y]]
  const [right] = network.wrong({ share: write(Math.exp(-loss)), loss: write(loss) })
  const falls = network.falls({ before: write(loss), after: write(fallen) })
  const rated = { rate: say.slice.value({ value: rate, unit: null }), halved: rate < own.rate }
  const last = layers.length - 1
  const nameOf = (l: number) => (l === last ? names.output : names.layer({ layer: l + 1 }))
  const inputOf = (l: number) => (l === 0 ? 'x' : 'h')
  return [
    ['row', 1.6, [0.2, 0.5], names.data, row],
    ...layers.map(({ activation }, l): Told => {
      const h = `h = ${activationOf(activation)?.symbol ?? ''}(z)`
      const output = l < last ? h : activation === 'softmax' ? 'p = exp z / Σ exp z' : 'p = σ(z)'
      const caption: Caption = [nameOf(l), `z = Σ w${inputOf(l)} + b, ${output}`]
      return [`forward-${l}`, 2, [0.05, 0.7], nameOf(l), caption]
    }),
    ['error', 2.2, [0, 0.3], names.verdict, [right, `${say.axes.loss} = −ln p`]],
    ...layers
      .map((_, l): Told => {
        const name = `${names.back}: ${nameOf(l)}`
        const formula = `δ = ${l === last ? 'p − y' : 'h′ Σ wδ'}, ∂ = δ${inputOf(l)}`
        return [`back-${l}`, 2.2, [0.05, 0.7], name, [name, formula]]
      })
      .reverse(),
    ['step', 3, [0, 0.8], names.weights, [...network.moves(rated), ...falls]],
    ['loss', 2.2, [0.05, 0.6], names.result, falls],
    ['steps', 4.5, [0, 0.85], names.learning, counted],
    ['again', 0.8, [0.1, 0.9], names.again, row],
  ]
}

/** Places of tiles that leave more room to the numbers at lines than those of maps. */
const apart: typeof placeTiles = (layout, columns, room) => {
  const even = columns.map(({ kind, ...column }): TileColumn => {
    return { ...column, kind: kind === 'class' ? kind : 'unit', grows: 1 }
  })
  const { tiles, ...places } = placeTiles(layout, even, room)
  const smaller = ({ x, y, size }: PlotSquare): PlotSquare => {
    const off = Math.max(0, size - LARGEST * layout.textScale) / 2
    return { x: x + off, y: y + off, size: size - 2 * off }
  }
  return { ...places, tiles: tiles.map(column => column.map(smaller)) }
}

/** A network's tiles with the numbers of a row, and those of its lines; maps for what follows. */
function stepPlot(context: SceneContext, one: Taken, path: ReturnType<typeof descend>, layout: Layout) {
  const { model, spec, theme, say } = context
  const own = stepOf(model)!
  const [before, after] = [own.network, one.after].map(pack)
  const start = withNetwork(model, own.network)
  const { sheet, ...plot } = learningPlot(start, layout, roomOf(layout), theme, say, spec, apart)
  const networkAt = (share: number) => {
    const parameters = before.map((from, i) => from + share * (after[i] - from))
    return unpack(parameters, layoutOfNetwork(own.network))
  }
  const made = memoizeLast<PlacedLine[][]>()
  const linesAt = (share: number) =>
    made([share], () => {
      const diagram = buildDiagram(networkAt(share), model.dataset, sheet.diagram.columns)
      return diagram.lines.map((_, l) => placeLines({ ...sheet, diagram }, l))
    })
  const painter = tilesOf(sheet)
  const tiles = sheet.places.tiles.flatMap((tiles, c) =>
    tiles.flatMap((tile, node): Shape[] => {
      const isOne = (sheet.diagram.columns[c]?.[node].units.length ?? 1) === 1
      const square = [tileGround(`${c} ${node}`, tile, theme), tileFrame(`${c} ${node}`, tile, sheet)]
      const drawn = isOne
        ? framing(unitId(sheet.diagram, c, node), square)
        : [...painter.output(c, node), ...painter.mark(c, node, own.row, 1)]
      return [...drawn, plot.names.name(c, node, true)]
    }),
  )
  const inTiles = tileNumbers(context, one, sheet)
  const atLines = lineTexts(context, one, sheet, linesAt(0))
  const lit = (line: PlacedLine, share: number, color: string, isBack: boolean) => {
    const [x0, y0, x1, y1] = line.segment
    const style = { drawn: within(share, 0, 0.6), opacity: 1 - within(share, 0.7, 1), color }
    const segment = isBack ? ([x1, y1, x0, y0] as const) : line.segment
    return line.isBias || share >= 1
      ? []
      : drawLine({ ...line, segment, key: `lit ${line.key}`, adds: true }, sheet, style)
  }
  return (now: Channels): Shape[] => {
    const lines = linesAt(now.again > 0 ? 0 : within(now.step, 0.6, 1))
    const numbers = [...inTiles(now, oneStep({ ...own, network: networkAt(now.loss) })), ...atLines(now)]
    const count = countOf(now, own.steps)
    const maps = now.steps > 0 ? plot.shapesOf(path[count].network, 1, count < own.steps) : []
    const shown = within(now.steps, 0.06, 0.12) * (1 - now.again)
    const drawn = [
      ...lines.flatMap(layer => drawLines(layer, 1, 1, sheet)),
      ...lines.flatMap((layer, l) => [
        ...layer.flatMap(line => lit(line, now[`forward-${l}`], classColor(theme.rims, own.y), false)),
        ...layer.flatMap(line => lit(line, now[`back-${l}`], theme.accent, true)),
      ]),
      ...[...tiles, ...faded('numbers', numbers, 1 - within(now.steps, 0, 0.06)), ...plot.legend],
    ]
    return [...(shown < 1 ? drawn : []), ...faded('maps', maps, shown)]
  }
}

/** A number, how much of it is seen, and its colour where it is not that of text. */
type Number = readonly [text: string, opacity: number, fill?: string]

/** Numbers one below the other from the place of a text on, as far as they are seen. */
function stacked(numbers: readonly Number[], first: TextShape, step: number): TextShape[] {
  return numbers.flatMap(([text, opacity, fill = first.fill], i) =>
    opacity > 0 ? [{ ...first, key: `${first.key} ${i}`, text, opacity, fill, y: first.y + i * step }] : [],
  )
}

/** The numbers in the tiles: those of the row, sums and outputs of the network now, the class, and slopes. */
function tileNumbers(
  { model, theme, say }: SceneContext,
  one: Taken,
  { diagram, places, layout }: NetworkSheet,
) {
  const own = stepOf(model)!
  const write = threeDigits(say)
  const last = diagram.columns.length - 1
  const numbersOf = (c: number, unit: number, now: Channels, { layers }: Taken): Number[] => {
    if (c === 0) return [[write(own.x[unit]), now.row]]
    const { z, h } = layers[c - 1]
    const [reached, back] = [now[`forward-${c - 1}`], now[`back-${Math.min(c, last - 1)}`]]
    const target: Number = [`y ${h.length > 1 ? Number(own.y === unit) : own.y}`, now.error]
    const slope = c === last ? within(back, 0, 0.3) : within(back, 0.7, 1)
    return [
      [`z ${write(z[unit])}`, within(reached, 0.4, 0.7)],
      [`${c === last ? 'p' : 'h'} ${write(h[unit])}`, within(reached, 0.7, 1)],
      ...(c === last ? [target] : []),
      [`δ ${write(one.layers[c - 1].delta[unit])}`, slope, theme.accent],
    ]
  }
  return (now: Channels, taken: Taken) =>
    diagram.columns.flatMap((nodes, c) =>
      nodes.flatMap(({ units: [unit, ...others] }, node) => {
        const { x, y, size: side } = places.tiles[c][node]
        const all = numbersOf(c, unit, now, taken)
        const numbers = side < SMALL * layout.textScale ? all.filter(([text]) => !/^[zy]/.test(text)) : all
        const step = side / (numbers.length + 1)
        const size = Math.min(SIZE * layout.textScale, 0.9 * step, side / 4.4)
        const place = { x: x + side / 2, y: y + step, size, anchor: 'middle', baseline: 'middle' } as const
        const first = { kind: 'text', key: `${c} ${node}`, text: '', fill: theme.ink, ...place } as const
        return others.length > 0 ? [] : stacked(numbers, first, step)
      }),
    )
}

/** The numbers at lines, where they have room: the weight, its gradient and the new weight. */
function lineTexts({ theme, say }: SceneContext, one: Taken, sheet: NetworkSheet, lines: PlacedLine[][]) {
  const write = threeDigits(say)
  const { columns, lines: ofNodes } = sheet.diagram
  const all = lines.flatMap((layer, l) =>
    layer.flatMap((line, i) => {
      const { from, to } = ofNodes[l][i] ?? { from: 0, to: i - ofNodes[l].length }
      const [[source], [unit, ...others]] = [columns[l][from].units, columns[l + 1][to].units]
      const { weights, biases } = one.layers[l].gradient
      const slope = line.isBias ? biases[unit] : weights[source][unit]
      // What stands for several has no number of its own.
      return line.value === null || others.length > 0 ? [] : [{ line, l, slope, value: line.value }]
    }),
  )
  const largest = all.toSorted((a, b) => Math.abs(a.slope) - Math.abs(b.slope)).slice(-NUMBERED)
  // Those of biases, which have few places, are placed first: from the end on.
  const numbered = largest.toSorted((a, b) => Number(a.line.isBias) - Number(b.line.isBias))
  const placed = numbered.map(({ line }) => line)
  const { places, layout } = sheet
  const legend: Box = [0, places.legend - 14 * layout.textScale, layout.width, layout.height]
  const taken = [legend, ...places.tiles.flat().map(({ x, y, size }): Box => [x, y, x + size, y + size])]
  const longest = ({ value }: { value: number }) => `→ ${write(-Math.abs(value))}`
  const texts = lineNumbers(placed, sheet, { rows: 3, taken, write: longest })
  return (now: Channels) =>
    texts.flatMap(text => {
      const { line, l, slope, value } = numbered.find(({ line }) => text.key === `number ${line.key}`)!
      const numbers: Number[] = [
        [`${line.isBias ? 'b ' : ''}${write(value)}`, within(now[`forward-${l}`], 0, 0.4)],
        [`∂ ${write(slope)}`, within(now[`back-${l}`], 0.3, 0.6), theme.accent],
        [`→ ${write(value - one.rate * slope)}`, within(now.step, 0, 0.5)],
      ]
      return stacked(numbers, text, NEXT * text.size)
    })
}

import type { Caption } from '../../language/facts.ts'
import type { Language } from '../../language/language.ts'
import { activationOf } from '../../network/activation.ts'
import { oneStep } from '../../network/one-step.ts'
import { layoutOfNetwork, pack, unpack } from '../../network/parameter-layout.ts'
import type { Layout } from '../layout/layout.ts'
import { roomOf } from '../layout/room.ts'
import { memoizeLast } from '../memoize.ts'
import { isPicture } from '../model/diagram.ts'
import { withNetwork } from '../model/slices/slice.ts'
import { stepOf, takenStep } from '../model/step.ts'
import { faded, type Shape, type TextShape } from '../shape.ts'
import type { Box } from '../style/give-way.ts'
import { classNames } from '../style/points.ts'
import { classColor } from '../style/themes.ts'
import { type Channels, timeline } from '../timeline/timeline.ts'
import { drawLine, drawLines, lineNumbers, NEXT, type PlacedLine, placeLines } from '../units/draw-lines.ts'
import { type NetworkSheet, tileFrame, tileGround } from '../units/tile-painter.ts'
import { tilesOf } from '../units/tiles.ts'
import { drawnNotes } from '../words/notes.ts'
import type { SceneContext, SceneDefinition } from './define.ts'
import { learningPlot } from './network-film.ts'

/** Seconds of the chapters, where the whole takes as long as it takes by itself. */
const SECONDS = { row: 1.6, forward: 2, error: 2.2, back: 2.2, step: 3, loss: 2.2, steps: 4.5, again: 0.8 }

/** Weights up to which all have their numbers; of more as many weights and biases as move most. */
const NUMBERED = 12

/** Size of numbers in a tile at a text scale of 1. */
const SIZE = 13

/** One step of gradient descent on a row with its numbers, and then some over all rows. */
export const stepping: Pick<SceneDefinition, 'plan'> = {
  plan(context) {
    const { spec, model, say } = context
    const own = stepOf(model)!
    const { path, layers } = takenStep(own, model)
    const { chapters: names } = say
    const of = layers.map((_, l) => (l < layers.length - 1 ? names.layer({ layer: l + 1 }) : names.output))
    const shown = { unit: 'step', samples: model.dataset.y.length, held: null, plateau: null } as const
    const steps = path.map(({ correct, loss }, iterate) =>
      say.training.between({ ...shown, iterate, right: { kind: 'some', correct }, loss }),
    )
    const chapter = (id: string, name: string, moves: Record<string, readonly [number, number]>) => {
      const timed = Object.entries(moves).map(([channel, over]) => [channel, { over }])
      return {
        id,
        name,
        share: SECONDS[id.split('-')[0] as keyof typeof SECONDS],
        moves: Object.fromEntries(timed),
      }
    }
    return {
      title: say.titles.diagram({ sizes: [own.x.length, ...layers.map(({ biases }) => biases.length)] }),
      captions: { ...captionsOf(context), steps: steps[own.steps] },
      spoken: steps,
      below: true,
      notes: () => drawnNotes(model, spec, say),
      ...timeline(
        spec,
        [
          chapter('row', names.data, { row: [0.2, 0.5] }),
          ...of.map((name, l) => chapter(`forward-${l}`, name, { [`forward ${l}`]: [0.05, 0.7] })),
          chapter('error', say.axes.loss, { error: [0, 0.3] }),
          ...of
            .map((name, l) => chapter(`back-${l}`, `${names.back}: ${name}`, { [`back ${l}`]: [0.05, 0.7] }))
            .reverse(),
          chapter('step', names.weights, { step: [0, 0.55] }),
          chapter('loss', names.result, { moved: [0.05, 0.6] }),
          chapter('steps', names.learning, { maps: [0, 0.12], steps: [0.16, 0.85] }),
          chapter('again', names.again, { gone: [0.1, 0.9] }),
        ],
        layout => stepPlot(context, layout),
        {
          still: ['step', 1],
          derive: channels => ({ ...channels, steps: Math.floor(channels.steps * own.steps + 1e-9) }),
          says: ({ maps, steps: share, gone }, now, [first]) =>
            gone > 0.5 ? first : maps > 0 ? steps[Math.floor(share * own.steps + 1e-9)] : now,
        },
      ),
    }
  },
}

/** Writes numbers with three digits behind the point, for a reader who computes with them. */
function threeDigits(say: Language) {
  // No number is −0.000.
  return (value: number) => say.slice.value({ value: Number(value.toFixed(3)) + 0, unit: null, decimals: 3 })
}

/** The captions of a step by chapter: sentences, and formulas beside them. */
function captionsOf({ model, say }: SceneContext): Record<string, Caption> {
  const own = stepOf(model)!
  const { loss, fallen, rate, layers } = takenStep(own, model)
  const write = threeDigits(say)
  const { network, chapters, page } = say
  const row: Caption = [page.pointTitle({ row: String(own.row + 1) }), classNames(model.dataset, say)[own.y]]
  const falls = network.falls({ before: write(loss), after: write(fallen) })
  const ofLayers = layers.flatMap(({ activation, biases, weights }, l): [string, Caption][] => {
    const [input, isLast] = [l === 0 ? 'x' : 'h', l === layers.length - 1]
    const h = `${activationOf(activation)?.symbol ?? ''}(z)`
    const output = !isLast ? `h = ${h}` : activation === 'softmax' ? 'p = exp z / Σ exp z' : 'p = σ(z)'
    const [adds] = network.adds({ layer: null, units: biases.length, sources: weights.length })
    const back = isLast ? chapters.output : chapters.layer({ layer: l + 1 })
    return [
      [`forward-${l}`, [isLast ? chapters.output : adds, `z = Σ w${input} + b, ${output}`]],
      [`back-${l}`, [`${chapters.back}: ${back}`, `δ = ${isLast ? 'p − y' : 'h′ Σ wδ'}, ∂ = δ${input}`]],
    ]
  })
  const moves = network.moves({ rate: say.slice.value({ value: rate, unit: null }), halved: rate < own.rate })
  return {
    ...{ row, again: row, loss: falls, step: [...moves, ...falls] },
    ...Object.fromEntries(ofLayers),
    error: network.wrong({ share: write(Math.exp(-loss)), loss: write(loss) }),
  }
}

/** The part of a share between two others. */
const within = (share: number, from: number, to: number) =>
  Math.max(0, Math.min(1, (share - from) / (to - from)))

/** A network's tiles with the numbers of a row, and those of its lines; maps for what follows. */
function stepPlot(context: SceneContext, layout: Layout) {
  const { model, spec, theme, say } = context
  const own = stepOf(model)!
  const one = takenStep(own, model)
  const parameters = [own.network, one.after].map(pack)
  const room = roomOf(layout)
  const { sheet, sheetOf, ...plot } = learningPlot(
    withNetwork(model, own.network),
    layout,
    room,
    theme,
    say,
    spec,
    { alike: true },
  )
  const { columns } = sheet.diagram
  const known = memoizeLast<PlacedLine[][]>()
  const networkAt = (share: number) =>
    unpack(
      parameters[0].map((from, i) => from + share * (parameters[1][i] - from)),
      layoutOfNetwork(own.network),
    )
  const linesAt = (share: number) =>
    known([share], () => {
      const now = sheetOf(networkAt(share), true)
      return now.diagram.lines.map((_, l) => placeLines(now, l))
    })
  const painter = tilesOf(sheet)
  const squares = sheet.places.tiles.flatMap((tiles, c) =>
    tiles.flatMap((tile, node): Shape[] => {
      const isOne = (columns[c]?.[node].units.length ?? 1) === 1
      const square = [tileGround(`${c} ${node}`, tile, theme), tileFrame(`${c} ${node}`, tile, sheet)]
      return [...(isOne ? square : painter.output(c, node)), plot.names.name(c, node, true)]
    }),
  )
  const picture = isPicture(columns, 0) ? painter.mark(0, 0, own.row, 1) : []
  const inTiles = tileNumbers(context, sheet)
  const atLines = lineTexts(context, sheet, linesAt(0))
  const lit = (line: PlacedLine, share: number, isBack: boolean) => {
    const [x0, y0, x1, y1] = line.segment
    const color = isBack ? theme.accent : classColor(theme.rims, own.y)
    const style = { drawn: within(share, 0, 0.6), opacity: 1 - within(share, 0.7, 1), color }
    const segment = isBack ? ([x1, y1, x0, y0] as const) : line.segment
    return line.isBias ? [] : drawLine({ ...line, segment, key: `lit ${line.key}`, adds: true }, sheet, style)
  }
  return (now: Channels): Shape[] => {
    const { step, moved, maps, steps, gone } = now
    const lines = linesAt(gone > 0 ? 0 : within(step, 0.6, 1))
    const through = moved * lines.length
    const running = lines.flatMap((layer, l) =>
      layer.flatMap(line => [
        ...lit(line, moved > 0 ? within(through, l, l + 1) : now[`forward ${l}`], false),
        ...lit(line, now[`back ${l}`], true),
      ]),
    )
    const values = moved > 0 ? oneStep(networkAt(moved), own.x, own.y, own.rate).layers : one.layers
    const numbers = [...faded('picture', picture, now.row), ...inTiles(now, values), ...atLines(now)]
    const drawn = [
      ...lines.flatMap(layer => drawLines(layer, 1, 1, sheet)),
      ...[...running, ...squares, ...faded('numbers', numbers, 1 - maps), ...plot.legend],
    ]
    const after = maps > 0 ? plot.shapesOf(one.path[steps].network, 1, steps < own.steps) : []
    return [...(maps < 1 || gone > 0 ? drawn : []), ...faded('maps', after, Math.min(maps, 1 - gone))]
  }
}

/** A number, how much of it is seen, and its colour where it is not that of text. */
type Number = readonly [text: string, opacity: number, fill?: string]

/** The numbers in the tiles: of the row, its sums and outputs, by the values of layers, its class, and slopes. */
function tileNumbers({ model, theme, say }: SceneContext, { diagram, places, layout }: NetworkSheet) {
  const own = stepOf(model)!
  const one = takenStep(own, model)
  const write = threeDigits(say)
  const last = diagram.columns.length - 1
  const rowsOf = (c: number, unit: number, now: Channels, values: typeof one.layers): Number[] => {
    if (c === 0) return [[write(own.x[unit]), now.row]]
    const [{ z, h }, reached, isLast] = [values[c - 1], now[`forward ${c - 1}`], c === last]
    const back = isLast ? within(now[`back ${c - 1}`], 0, 0.3) : within(now[`back ${c}`], 0.7, 1)
    const target: Number = [`y ${h.length > 1 ? Number(own.y === unit) : own.y}`, now.error]
    return [
      [`z ${write(z[unit])}`, within(reached, 0.4, 0.7)],
      [`${isLast ? 'p' : 'h'} ${write(h[unit])}`, within(reached, 0.7, 1)],
      ...(isLast ? [target] : []),
      [`δ ${write(one.layers[c - 1].delta[unit])}`, back, theme.accent],
    ]
  }
  return (now: Channels, values: typeof one.layers) =>
    diagram.columns.flatMap((nodes, c) =>
      nodes.flatMap(({ units }, node): Shape[] => {
        if (units.length > 1) return []
        const { x, y, size: side } = places.tiles[c][node]
        const rows = rowsOf(c, units[0], now, values)
        const size = Math.min(SIZE * layout.textScale, side / (rows.length + 0.6))
        const middle = { anchor: 'middle', baseline: 'middle', x: x + side / 2 } as const
        return rows.flatMap(([text, opacity, fill = theme.ink], i): Shape[] => {
          const place = { ...middle, y: y + (side * (i + 1)) / (rows.length + 1), size }
          return opacity > 0
            ? [{ kind: 'text', key: `${c} ${node} ${i}`, text, ...place, fill, opacity }]
            : []
        })
      }),
    )
}

/** The numbers at lines, where they have room: the weight, its gradient and the new weight. */
function lineTexts({ model, theme, say }: SceneContext, sheet: NetworkSheet, lines: readonly PlacedLine[][]) {
  const one = takenStep(stepOf(model)!, model)
  const write = threeDigits(say)
  const { diagram, places } = sheet
  const all = lines.flatMap((layer, l) =>
    layer.flatMap((line, i) => {
      const { from, to } = diagram.lines[l][i] ?? { from: 0, to: i - diagram.lines[l].length }
      const [[source], [unit, ...others]] = [diagram.columns[l][from].units, diagram.columns[l + 1][to].units]
      const { weights, biases } = one.layers[l].gradient
      const slope = line.isBias ? biases[unit] : weights[source][unit]
      // What stands for several has no number of its own.
      return line.value === null || others.length > 0 ? [] : [{ line, l, slope, value: line.value }]
    }),
  )
  const isMany = all.filter(({ line }) => !line.isBias).length > NUMBERED
  const largest = all.toSorted((a, b) => Math.abs(b.slope) - Math.abs(a.slope))
  const numbered = isMany ? largest.slice(0, NUMBERED) : all
  const taken = places.tiles.flat().map(({ x, y, size }): Box => [x, y, x + size, y + size])
  const longest = ({ value }: { value: number }) => `→ ${write(-Math.abs(value))}`
  const own = numbered.map(({ line }) => line)
  const texts = lineNumbers(own, sheet, { rows: 3, taken, write: longest })
  return (now: Channels) =>
    texts.flatMap((text): TextShape[] => {
      const { l, slope, value } = numbered.find(({ line }) => text.key === `number ${line.key}`)!
      const rows: Number[] = [
        [write(value), within(now[`forward ${l}`], 0, 0.4)],
        [`∂ ${write(slope)}`, within(now[`back ${l}`], 0.3, 0.6), theme.accent],
        [`→ ${write(value - one.rate * slope)}`, now.step],
      ]
      return rows.flatMap(([words, opacity, fill = theme.ink], row) => {
        const place = { y: text.y + row * NEXT * text.size, key: `${text.key} ${row}` }
        return opacity > 0 ? [{ ...text, ...place, text: words, opacity, fill }] : []
      })
    })
}

import { oneStep } from '../../network/one-step.ts'
import { layoutOfNetwork, pack, unpack } from '../../network/parameter-layout.ts'
import type { Layout } from '../layout/layout.ts'
import { roomOf } from '../layout/room.ts'
import { withNetwork } from '../model/slices/slice.ts'
import { stepOf, takenStep } from '../model/step.ts'
import { faded, type Shape, type TextShape } from '../shape.ts'
import type { Box } from '../style/give-way.ts'
import { classColor } from '../style/themes.ts'
import { type Channels, timeline } from '../timeline/timeline.ts'
import { drawLine, drawLines, lineNumbers, NEXT, type PlacedLine, placeLines } from '../units/draw-lines.ts'
import { stepFacts } from '../units/step-facts.ts'
import { type NetworkSheet, tileFrame, tileGround } from '../units/tile-painter.ts'
import { tilesOf } from '../units/tiles.ts'
import { framing, placedUnits, unitId } from '../units/unit-ids.ts'
import { drawnNotes } from '../words/notes.ts'
import { stepChapters, threeDigits } from '../words/step.ts'
import type { SceneContext, SceneDefinition } from './define.ts'
import { learningPlot } from './network-film.ts'

/** Seconds of each kind of chapter, and the part in which its channel goes. */
const KINDS = {
  row: [1.6, 0.2, 0.5],
  forward: [2, 0.05, 0.7],
  error: [2.2, 0, 0.3],
  back: [2.2, 0.05, 0.7],
  step: [3, 0, 0.8],
  loss: [2.2, 0.05, 0.6],
  steps: [4.5, 0, 0.85],
  again: [0.8, 0.1, 0.9],
} as const

/** Weights up to which all have their numbers; of more as many weights and biases as move most. */
const NUMBERED = 12

/** Size of numbers in a tile at a text scale of 1. */
const SIZE = 13

/** One step of gradient descent on a row with its numbers, and then some over all rows. */
export const stepping: Pick<SceneDefinition, 'plan' | 'units'> = {
  units: { placed: placedUnits, facts: stepFacts },
  plan(context) {
    const { spec, model, say } = context
    const own = stepOf(model)!
    const { path, layers } = takenStep(own, model)
    const told = stepChapters(model, say)
    const sizes = [own.x.length, ...layers.map(({ biases }) => biases.length)]
    const ofAll = { unit: 'step', samples: model.dataset.y.length, held: null, plateau: null } as const
    const steps = path.map(({ correct, loss }, iterate) =>
      say.training.between({ ...ofAll, iterate, right: { kind: 'some', correct }, loss }),
    )
    const chapters = told.map(([id, name]) => {
      const [share, ...over] = KINDS[id.split('-')[0] as keyof typeof KINDS]
      return { id, name, share, moves: { [id]: { over } } }
    })
    return {
      title: say.titles.diagram({ sizes }),
      captions: Object.fromEntries(told.map(([id, , caption]) => [id, caption ?? steps[own.steps]])),
      spoken: steps,
      below: true,
      notes: () => drawnNotes(model, spec, say),
      ...timeline(spec, chapters, layout => stepPlot(context, layout), {
        still: ['step', 1],
        says: (now, chapter, [first]) =>
          now.again > 0.5 ? first : now.steps > 0 ? steps[countOf(now, own.steps)] : chapter,
      }),
    }
  },
}

/** The part of a share between two others. */
const within = (share: number, from: number, to: number) =>
  Math.max(0, Math.min(1, (share - from) / (to - from)))

/** The steps over all rows that have been made of so many. */
const countOf = ({ steps }: Channels, of: number) => Math.floor(within(steps, 0.15, 1) * of + 1e-9)

/** A network's tiles with the numbers of a row, and those of its lines; maps for what follows. */
function stepPlot(context: SceneContext, layout: Layout) {
  const { model, spec, theme, say } = context
  const own = stepOf(model)!
  const one = takenStep(own, model)
  const [before, after] = [own.network, one.after].map(pack)
  const start = withNetwork(model, own.network)
  const plot = learningPlot(start, layout, roomOf(layout), theme, say, spec, { alike: true })
  const { sheet, sheetOf } = plot
  const networkAt = (share: number) =>
    unpack(before.map((from, i) => from + share * (after[i] - from)), layoutOfNetwork(own.network)) // biome-ignore format: one line
  const linesAt = (share: number) => {
    const now = sheetOf(networkAt(share), true)
    return now.diagram.lines.map((_, l) => placeLines(now, l))
  }
  const painter = tilesOf(sheet)
  const tiles = sheet.places.tiles.flatMap((tiles, c) =>
    tiles.flatMap((tile, node): Shape[] => {
      const isOne = (sheet.diagram.columns[c]?.[node].units.length ?? 1) === 1
      const square = [tileGround(`${c} ${node}`, tile, theme), tileFrame(`${c} ${node}`, tile, sheet)]
      const drawn = isOne ? framing(unitId(sheet.diagram, c, node), square) : painter.output(c, node)
      return [...drawn, plot.names.name(c, node, true)]
    }),
  )
  const [inTiles, atLines] = [tileNumbers(context, sheet), lineTexts(context, sheet, linesAt(0))]
  const lit = (line: PlacedLine, share: number, isBack: boolean) => {
    const [x0, y0, x1, y1] = line.segment
    const color = isBack ? theme.accent : classColor(theme.rims, own.y)
    const style = { drawn: within(share, 0, 0.6), opacity: 1 - within(share, 0.7, 1), color }
    const segment = isBack ? ([x1, y1, x0, y0] as const) : line.segment
    return line.isBias ? [] : drawLine({ ...line, segment, key: `lit ${line.key}`, adds: true }, sheet, style)
  }
  return (now: Channels): Shape[] => {
    const lines = linesAt(now.again > 0 ? 0 : within(now.step, 0.6, 1))
    const numbers = [...inTiles(now, oneStep(networkAt(now.loss), own.x, own.y, own.rate)), ...atLines(now)]
    const count = countOf(now, own.steps)
    const maps = now.steps > 0 ? plot.shapesOf(one.path[count].network, 1, count < own.steps) : []
    const drawn = [
      ...lines.flatMap(layer => drawLines(layer, 1, 1, sheet)),
      ...lines.flatMap((layer, l) =>
        layer.flatMap(line => [
          ...lit(line, now[`forward-${l}`], false),
          ...lit(line, now[`back-${l}`], true),
        ]),
      ),
      ...[...tiles, ...faded('numbers', numbers, 1 - within(now.steps, 0, 0.06)), ...plot.legend],
    ]
    const shown = within(now.steps, 0.06, 0.12) * (1 - now.again)
    return [...(shown < 1 ? drawn : []), ...faded('maps', maps, shown)]
  }
}

/** A number, how much of it is seen, and its colour where it is not that of text. */
type Number = readonly [text: string, opacity: number, fill?: string]

/** Numbers of a column one below the other in the place of a text, as far as they are seen. */
function stacked(numbers: readonly Number[], first: TextShape, step: number): TextShape[] {
  return numbers.flatMap(([text, opacity, fill = first.fill], i) =>
    opacity > 0 ? [{ ...first, key: `${first.key} ${i}`, text, opacity, fill, y: first.y + i * step }] : [],
  )
}

/** The numbers in the tiles: those of the row, sums and outputs of a network, the class, and slopes. */
function tileNumbers({ model, theme, say }: SceneContext, { diagram, places, layout }: NetworkSheet) {
  const own = stepOf(model)!
  const one = takenStep(own, model)
  const write = threeDigits(say)
  const numbersOf = (
    c: number,
    unit: number,
    now: Channels,
    { z, h }: (typeof one.layers)[number],
  ): Number[] => {
    const isLast = c === diagram.columns.length - 1
    const [reached, back] = [now[`forward-${c - 1}`], now[`back-${isLast ? c - 1 : c}`]]
    const target = h.length > 1 ? Number(own.y === unit) : own.y
    return [
      [`z ${write(z[unit])}`, within(reached, 0.4, 0.7)],
      [`${isLast ? 'p' : 'h'} ${write(h[unit])}`, within(reached, 0.7, 1)],
      ...(isLast ? [[`y ${target}`, now.error] as const] : []),
      [
        `δ ${write(one.layers[c - 1].delta[unit])}`,
        isLast ? within(back, 0, 0.3) : within(back, 0.7, 1),
        theme.accent,
      ],
    ]
  }
  return (now: Channels, { layers }: Pick<typeof one, 'layers'>) =>
    diagram.columns.flatMap((nodes, c) =>
      nodes.flatMap(({ units: [unit, ...others] }, node) => {
        if (others.length > 0) return []
        const { x, y, size: side } = places.tiles[c][node]
        const numbers =
          c > 0 ? numbersOf(c, unit, now, layers[c - 1]) : [[write(own.x[unit]), now.row] as const]
        const step = side / (numbers.length + 1)
        const size = Math.min(SIZE * layout.textScale, 0.9 * step)
        const place = { x: x + side / 2, y: y + step, size, anchor: 'middle', baseline: 'middle' } as const
        return stacked(
          numbers,
          { kind: 'text', key: `${c} ${node}`, text: '', fill: theme.ink, ...place },
          step,
        )
      }),
    )
}

/** The numbers at lines, where they have room: the weight, its gradient and the new weight. */
function lineTexts({ model, theme, say }: SceneContext, sheet: NetworkSheet, lines: readonly PlacedLine[][]) {
  const one = takenStep(stepOf(model)!, model)
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
  const isMany = all.filter(({ line }) => !line.isBias).length > NUMBERED
  const largest = all.toSorted((a, b) => Math.abs(b.slope) - Math.abs(a.slope))
  const numbered = isMany ? largest.slice(0, NUMBERED) : all
  const taken = sheet.places.tiles.flat().map(({ x, y, size }): Box => [x, y, x + size, y + size])
  const longest = ({ value }: { value: number }) => `→ ${write(-Math.abs(value))}`
  const texts = lineNumbers(numbered.map(({ line }) => line), sheet, { rows: 3, taken, write: longest }) // biome-ignore format: one line
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

import { progress } from '../../geometry/ease.ts'
import type { Caption } from '../../language/facts.ts'
import { activationOf } from '../../network/activation.ts'
import type { Layer } from '../../network/network.ts'
import { descend, oneStep, type StepStart } from '../../network/one-step.ts'
import { type Layout, roomOf } from '../layout/layout.ts'
import type { ClassModel } from '../model/class-model.ts'
import { buildDiagram } from '../model/diagram.ts'
import { withNetwork } from '../model/slices/slice.ts'
import { stepOf } from '../model/step.ts'
import { faded, type Shape } from '../shape.ts'
import { classNames } from '../style/points.ts'
import { classColor } from '../style/themes.ts'
import { type Channels, timeline } from '../timeline/timeline.ts'
import {
  CENTRED,
  drawLine,
  lineNumbers,
  type PlacedLine,
  placeLines,
  type Row,
  stacked,
} from '../units/draw-lines.ts'
import { tileColumns } from '../units/network-plot.ts'
import { stepFacts, threeDigits } from '../units/step-facts.ts'
import { type NetworkSheet, tileFrame, tileGround } from '../units/tile-painter.ts'
import { tilesOf } from '../units/tiles.ts'
import { framing, placedUnits, unitId } from '../units/unit-ids.ts'
import { drawnNotes } from '../words/notes.ts'
import type { SceneContext, SceneDefinition } from './define.ts'
import { learningPlot } from './network-film.ts'

/** Numbers at lines at most: of more the weights and biases that move most. */
const NUMBERED = 20

/** Size of numbers in a tile at a text scale of 1. */
const SIZE = 16

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
    const chapters = told.map(([id, share, name]) => {
      return { id, name, share, moves: { [id]: { over: [0.05, 0.85] as const } } }
    })
    return {
      title: say.titles.diagram({ sizes: [own.x.length, ...one.layers.map(({ z }) => z.length)] }),
      captions: Object.fromEntries(told.map(([id, _share, _name, caption]) => [id, caption])),
      spoken: counted,
      below: true,
      notes: () => drawnNotes(model, spec, say),
      ...timeline(spec, chapters, layout => stepPlot(context, one, path, layout), {
        still: ['step', 1],
        says: (now, chapter) => {
          const isLate = chapter.id === 'steps' || chapter.id === 'again'
          return isLate && now.again < 0.5 ? counted[countOf(now, own.steps)] : chapter
        },
      }),
    }
  },
}

/** The steps over all rows that have been made of so many. */
const countOf = ({ steps }: Channels, of: number) => Math.floor(progress(steps, 0.15, 1) * of + 1e-9)

/** A chapter: its id, which its channel has too, its share of the time, its name, and a sentence beside formulas. */
type Told = [id: string, share: number, name: string, caption: Caption]

function chaptersOf({ model, say }: SceneContext, one: Taken, counted: Caption): Told[] {
  const { loss, fallen, rate, layers } = one
  const own = stepOf(model)!
  const write = threeDigits(say)
  const { network, chapters: names } = say
  const row: Caption = [say.page.pointTitle({ row: `${own.row + 1}` }), classNames(model.dataset, say)[own.y]]
  const [right] = network.wrong({ share: write(Math.exp(-loss)), loss: write(loss) })
  const falls = network.falls({ before: write(loss), after: write(fallen) })
  const rated = { rate: say.numbers.heldValue({ value: rate, unit: null }), halved: rate < own.rate }
  const passes = (way: 'forward' | 'back') =>
    layers.map(({ activation, h: { length } }, l): Told => {
      const isLast = l === layers.length - 1
      const x = l === 0 ? 'x' : 'h'
      const inner = `h = ${activationOf(activation)?.symbol ?? ''}(z)`
      const output = isLast ? (length > 1 ? 'p = exp z / Σ exp z' : 'p = σ(z)') : inner
      const forward = `z = Σ w${x} + b, ${output}`
      const back = `δ = ${isLast ? 'p − y' : 'h′ Σ wδ'}, ∂ = δ${x}`
      const name = network.pass({ layer: isLast ? null : l + 1, back: way === 'back' })
      return [`${way}-${l}`, 2.1, name, [name, way === 'back' ? back : forward]]
    })
  return [
    ['row', 1.6, names.data, row],
    ...passes('forward'),
    ['error', 2.2, names.verdict, [right, `${say.axes.loss} = −ln p`]],
    ...passes('back').reverse(),
    ['step', 3, names.weights, [...network.moves(rated), ...falls]],
    ['loss', 2.2, names.result, falls],
    ['steps', 4.5, names.learning, counted],
    ['again', 0.8, names.again, row],
  ]
}

/** Columns of tiles that are all of a size, and leave room to the numbers at lines. */
const evenColumns: typeof tileColumns = (...of) =>
  tileColumns(...of).map(column => {
    return { ...column, kind: column.kind === 'decision' ? 'unit' : column.kind, grows: 0.82 }
  })

function reversed({ segment: [x0, y0, x1, y1], ...line }: PlacedLine): PlacedLine {
  return { ...line, segment: [x1, y1, x0, y0] }
}

/** A network's tiles with the numbers of a row, and those of its lines; maps for what follows. */
function stepPlot(context: SceneContext, one: Taken, path: ReturnType<typeof descend>, layout: Layout) {
  const { model, spec, theme, say } = context
  const own = stepOf(model)!
  const start = withNetwork(model, own.network)
  const { sheet, shapesOf } = learningPlot(start, layout, roomOf(layout), theme, say, spec, evenColumns)
  const { diagram, places } = sheet
  const painter = tilesOf(sheet)
  /** A unit has its numbers in place of its map; what stands for several, and the decision, have the row's mark. */
  const tileOf = (c: number, node: number): Shape[] => {
    const unit = unitId(diagram, c, node)
    if (!unit) return [...painter.output(c, node), ...painter.mark(c, node, own.row, 1)]
    const [key, square] = [`${c} ${node}`, places.tiles[c][node]]
    return framing(unit, [tileGround(key, square, theme), tileFrame(key, square, sheet)])
  }
  const lines = diagram.lines.map((_, l) => placeLines(sheet, l))
  /** A line along which something runs, and fades. */
  const lit = (line: PlacedLine, share: number, color: string) => {
    const style = {
      drawn: share < 1 ? progress(share, 0, 0.6) : 0,
      opacity: 1 - progress(share, 0.7, 1),
      color,
    }
    return drawLine({ ...line, key: `lit ${line.key}`, adds: true }, sheet, style)
  }
  const inTiles = tileNumbers(own, one, sheet)
  const atLines = stepNumbers(model, one, sheet)
  return (now: Channels): Shape[] => {
    const count = countOf(now, own.steps)
    const mapped = progress(now.steps, 0.06, 0.12) * (1 - now.again)
    const network = one.at(now.again > 0 ? 0 : progress(now.step, 0.6, 1))
    const taken = oneStep({ ...own, network: one.at(now.loss) })
    const numbers = [...inTiles(now, taken), ...atLines(now)].filter(({ opacity }) => opacity !== 0)
    const squares = [
      ...shapesOf(network, 1, false, tileOf),
      ...lines.flatMap((layer, l) =>
        layer.flatMap(line => [
          ...lit(line, now[`forward-${l}`], classColor(theme.rims, own.y)),
          ...lit(reversed(line), now[`back-${l}`], theme.accent),
        ]),
      ),
      ...faded('numbers', numbers, 1 - progress(now.steps, 0, 0.06)),
    ]
    const maps = mapped > 0 ? shapesOf(path[count].network, 1, count < own.steps) : []
    return [...(mapped < 1 ? squares : []), ...faded('maps', maps, mapped)]
  }
}

/** The numbers in the tiles: those of the row, sums and outputs of the network now, the class, and slopes. */
function tileNumbers(
  { x: row, y: own }: StepStart,
  one: Taken,
  { diagram: { columns }, places, layout, theme, say }: NetworkSheet,
) {
  const write = threeDigits(say)
  const last = columns.length - 1
  const numbersOf = (c: number, unit: number, now: Channels, { layers }: Taken): Row[] => {
    if (c === 0) return [[write(row[unit]), now.row]]
    const { z, h } = layers[c - 1]
    const reached = now[`forward-${c - 1}`]
    const target: Row = [`y ${h.length > 1 ? Number(own === unit) : own}`, now.error]
    return [
      [`z ${write(z[unit])}`, progress(reached, 0.4, 0.7)],
      [`${c === last ? 'p' : 'h'} ${write(h[unit])}`, progress(reached, 0.7, 1)],
      ...(c === last ? [target] : []),
      [`δ ${write(one.layers[c - 1].delta[unit])}`, progress(now[`back-${c - 1}`], 0, 0.3), theme.accent],
    ]
  }
  return (now: Channels, taken: Taken) =>
    columns.flatMap((nodes, c) =>
      nodes.flatMap(({ units: [unit, ...others] }, node) => {
        if (others.length > 0) return []
        const { x, y, size: side } = places.tiles[c][node]
        const numbers = numbersOf(c, unit, now, taken)
        const step = side / (numbers.length + 1)
        const size = Math.min(SIZE * layout.textScale, 0.9 * step, side / 4.4)
        const place = { key: `${c} ${node}`, x: x + side / 2, y: y + step, size }
        return stacked(numbers, { ...CENTRED, ...place, fill: theme.ink }, step)
      }),
    )
}

/** The numbers at lines, where they have room: the weight, its gradient and the new weight. */
function stepNumbers({ dataset }: ClassModel, one: Taken, sheet: NetworkSheet) {
  const write = threeDigits(sheet.say)
  const linesOf = (layers: Layer[]) => {
    const diagram = buildDiagram({ layers }, dataset, sheet.diagram.columns)
    return layers.map((_, l) => placeLines({ ...sheet, diagram }, l))
  }
  const slopes = linesOf(one.layers.map(({ activation, gradient }) => ({ activation, ...gradient })))
  const after = linesOf(one.after.layers)
  const all = linesOf(one.layers).flatMap((layer, l) =>
    layer.map((line, i) => ({ ...line, l, slope: slopes[l][i].value ?? 0, next: after[l][i].value ?? 0 })),
  )
  const most = all.toSorted((a, b) => Math.abs(a.slope) - Math.abs(b.slope)).slice(-NUMBERED)
  // Those of biases, which have few places, are placed first: from the end on.
  const lines = most.toSorted((a, b) => Number(a.isBias) - Number(b.isBias))
  return (now: Channels) =>
    lineNumbers(lines, sheet, ({ isBias, l, slope, next }, value) => [
      [`${isBias ? 'b ' : ''}${write(value)}`, progress(now[`forward-${l}`], 0, 0.4)],
      [`∂ ${write(slope)}`, progress(now[`back-${l}`], 0.3, 0.6), sheet.theme.accent],
      [`→ ${write(next)}`, progress(now.step, 0, 0.5)],
    ])
}

import { subscript } from '../../data/number.ts'
import { unitAt } from '../../data/scale.ts'
import type { Language } from '../../language/language.ts'
import { activationOf } from '../../network/activation.ts'
import { ablation, lostRows } from '../../network/without-unit.ts'
import { type ClassModel, markedLast } from '../model/class-model.ts'
import { pickRows } from '../model/common-model.ts'
import type { FigureModel } from '../model/figure-model.ts'
import { withNetwork } from '../model/slices/slice.ts'
import { lackCaption } from '../words/sweep.ts'
import { nodeValues } from './node-values.ts'
import { nodeNames } from './tile-names.ts'
import { diagramOf, inShownUnits } from './tiles.ts'
import { nodeOf } from './unit-ids.ts'

/** The facts of a unit in words. */
export interface UnitFacts {
  title: string
  /** Its formula, and what is known besides. */
  lines: string[]
}

/** The formula of a unit with its numbers, and for how many points its sum is above 0; of a feature, how it is scaled. */
export function unitFacts(shown: FigureModel, id: string, say: Language): UnitFacts {
  const model = inShownUnits(shown)
  const { network, dataset, all, rows } = model
  const diagram = diagramOf(model)
  const found = nodeOf(diagram, id)
  if (!found) return { title: id, lines: [] }
  const [column, node] = found
  const nameOf = nodeNames({ model, diagram, say })
  const name = nameOf(column, node, true)
  const [unit] = diagram.columns[column][node].units
  const last = network.layers.length
  const place = column === 0 ? 'feature' : column === last ? 'output' : 'unit'
  const title = say.network.unit({ name, place, layer: column })
  if (column === 0) {
    const { features, scale } = dataset
    const own = unitAt(scale, unit)
    const isScaled = !dataset.reduction && (own.mean !== 0 || own.deviation !== 1 || own.log)
    const scaled = { ...own, name: own.log ? `ln(${features[unit]})` : features[unit] }
    return { title, lines: isScaled ? [say.network.scaled(scaled)] : [] }
  }
  const incoming = diagram.lines[column - 1].filter(({ to }) => to === node)
  const isAlone = (from: number) => diagram.columns[column - 1][from].units.length === 1
  const sum = {
    terms: incoming
      .filter(({ from }) => isAlone(from))
      .map(({ from, weights: [weight] }) => ({ name: nameOf(column - 1, from, true), weight })),
    more: incoming.find(({ from }) => !isAlone(from))?.weights.length ?? 0,
    bias: diagram.biases[column - 1][node],
  }
  const { activation } = network.layers[column - 1]
  const z = `z${subscript(unit + 1)}`
  const formulas =
    activation === 'softmax'
      ? [say.network.formula({ name: z, activation: null, ...sum }), say.network.softmax({ name, sum: z })]
      : [say.network.formula({ name, activation: activationOf(activation)?.symbol ?? null, ...sum })]
  const input = pickRows(all.x, rows, dataset.features.length)
  const sums = nodeValues({ model, diagram }, input).sum(column, node)
  const above = { correct: sums.filter(z => z > 0).length, samples: rows.length }
  if (place !== 'unit') return { title, lines: formulas }
  const without = 'boundary' in shown && !shown.without ? modelWithout(shown, id) : null
  const lacks = without ? lackCaption(without, say) : []
  return { title, lines: [...formulas, say.network.above(above), ...lacks] }
}

/** The model as its tiles are drawn without a hidden unit, "1.2" for the second of layer 1; null for what is none. */
export function modelWithout(model: ClassModel, id: string): ClassModel | null {
  const { network: whole, dataset, rows } = model
  const [layer, unit] = id.split('.').map(number => Number(number) - 1)
  if (layer < 0 || layer > whole.layers.length - 2 || 'learning' in model.parts) return null
  const { network, without } = ablation(whole, { layer, unit }, dataset)
  const lost = lostRows(without)
  const marked = markedLast(rows, row => lost.has(row))
  return { ...withNetwork(model, network), ...marked, without, correct: without.correct }
}

import { ablation, lostRows } from '../../network/without-unit.ts'
import { type ClassModel, markedLast } from '../model/class-model.ts'
import { withNetwork } from '../model/slices/slice.ts'

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

import { type AnyDataset, type Dataset, isRegression } from '../../data/dataset.ts'
import { applyScale, fitScale } from '../../data/scale.ts'
import type { Network } from '../network.ts'
import { predict } from '../predict.ts'
import { fitScores } from '../regression/scores.ts'

/** Share of the rows, or of the variance, by which another reading must be better to be told of. */
const muchBetter = 0.1

/** Another way to read a network, and the share that it is right for. */
interface Reading {
  share: number
  way: string
  advice: string
}

/**
 * A note on a network of another program that would predict much better with points in another scale, or with its outputs
 * as classes in another order: in all likelihood it was trained so.
 *
 * @param dataset in the scale in which the network gets it
 * @param known true for what its file says, which is not doubted
 */
export function doubts(
  network: Network,
  dataset: AnyDataset,
  known: { scale: boolean; classes: boolean },
): string[] {
  const count = dataset.y.length
  const told = (share: number) =>
    isRegression(dataset) ? `R² ${share.toFixed(2)}` : `right for ${Math.round(share * count)} of ${count}`
  const now = shareOf(network, dataset)
  if (now > 1 - muchBetter) return []
  const readings = known.scale ? [] : inOtherScales(network, dataset)
  if (!known.classes && !isRegression(dataset)) readings.push(...inOtherOrder(network, dataset))
  const [best] = readings.sort((a, b) => b.share - a.share)
  // One class for all rows is right for as many as it has.
  const sizes = dataset.classes.map((_, k) => dataset.y.filter(label => label === k).length / count)
  const isBetter = best && best.share - now >= muchBetter && best.share > Math.max(0, ...sizes)
  return isBetter ? [`${told(now)}; ${best.way} ${told(best.share)}: ${best.advice}`] : []
}

/** The share of rows that a network is right for, or of the variance that it explains, from 0 to 1. */
function shareOf(network: Network, dataset: AnyDataset): number {
  if (isRegression(dataset)) return Math.max(0, fitScores(network, dataset, dataset.target).r2)
  return predict(network, dataset.x).filter((k, row) => k === dataset.y[row]).length / dataset.y.length
}

function inOtherScales(network: Network, dataset: AnyDataset): Reading[] {
  const { x, scale, features } = dataset
  const deviation = scale.deviation.map(value => 1 / value)
  const raw = applyScale(x, { mean: scale.mean.map((value, j) => -value * deviation[j]), deviation })
  return (['standard', 'minmax', 'none'] as const).map(kind => {
    const scaled = applyScale(raw, fitScale(raw, features.length, kind))
    const share = shareOf(network, { ...dataset, x: scaled } as AnyDataset)
    return { share, way: `with --scale ${kind}`, advice: 'was it trained on inputs in that scale?' }
  })
}

/** The order of classes in which each output stands for the one that most of its rows have; none where two stand for one. */
function inOtherOrder(network: Network, dataset: Dataset): Reading[] {
  const { x, y, classes } = dataset
  const counts = classes.map(() => new Array<number>(classes.length).fill(0))
  for (const [row, k] of predict(network, x).entries()) counts[k][y[row]]++
  const order = counts.map(row => row.indexOf(Math.max(...row)))
  if (new Set(order).size < classes.length) return []
  const share = counts.reduce((sum, row, k) => sum + row[order[k]], 0) / y.length
  const way = `with its outputs as ${order.map(k => classes[k]).join(', ')}`
  return [{ share, way, advice: '--save-model writes a file whose `classes` can have that order' }]
}

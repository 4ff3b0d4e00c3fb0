import { type ClassDataset, checkDataset } from '../data/dataset.ts'
import { type BestLine, bestLine } from './best-line.ts'
import { classScores } from './forward.ts'
import { widestMargin } from './margin.ts'
import { checkNetwork, type Network, type Verdict } from './network.ts'
import { countCorrect } from './predict.ts'
import { lastHidden } from './rank.ts'
import { isSeparable } from './separable.ts'

/** Further findings, and those known already. */
export interface VerdictOptions {
  /** Finds the widest margin too. */
  margin?: boolean | undefined
  /** The best straight line on the input, where it is known already. */
  bestLine?: Pick<BestLine, 'correct'> | undefined
}

/**
 * Linear separability of the last hidden space, by the network's own line or any other. The solver of linear programs
 * is loaded only where the network's own line leaves it open.
 *
 * @param network of one without hidden layers the input is judged
 * @param dataset the points that it was trained on
 * @param options what else is found
 */
export async function verdict(
  network: Network,
  dataset: ClassDataset,
  { margin = false, bestLine: known }: VerdictOptions = {},
): Promise<Verdict> {
  checkNetwork(network)
  checkDataset(dataset)
  const line = known ?? bestLine(dataset)
  const { x, y } = dataset
  const output = network.layers.at(-1)!
  const cloud = { points: lastHidden(network, x), y }
  const separable = await isSeparable(cloud, classScores({ layers: [output] }, cloud.points))
  const widest = margin && separable === true ? widestMargin(cloud) : null
  // A margin of 0 between separable classes means that only rounding keeps them apart.
  const reason = [separable, widest || (widest === 0 ? 'rounding' : null)].find(
    found => typeof found === 'string',
  )
  return {
    separable: typeof separable === 'string' ? null : separable,
    margin: typeof widest === 'number' && widest > 0 ? widest : null,
    ...(reason && { reason }),
    inputAccuracy: line.correct / y.length,
    hiddenAccuracy: countCorrect(network, dataset) / y.length,
  }
}

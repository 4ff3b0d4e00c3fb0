// Apart from what builds these parts, which is loaded where a figure takes them.
import type { FitScores } from '../../network/network.ts'
import type { Comparison } from './compared/comparison.ts'
import type { Wrong } from './compared/tasks.ts'
import type { GapBand } from './gap.ts'
import type { Learning } from './learning/learning.ts'
import { partReader } from './part.ts'

export const gapOf = partReader<GapBand>('gap')
export const learningOf = partReader<Learning>('learning')

/** Of classes: 1 for each sample on the wrong side, those held out last; how many of others are on the right one. */
export const comparisonOf = partReader<Comparison<Wrong, { correct: (number | null)[] }>>('comparison')

/** Of regression: distances from targets. */
export const regressionComparisonOf =
  partReader<Comparison<{ scores: FitScores }, { scores: (FitScores | null)[] }>>('regressionComparison')

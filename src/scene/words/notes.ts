import type { FigureModel } from '../model/figure-model.ts'
import { percent } from './facts.ts'

/** Says so where not all rows are drawn. */
export function sampleNotes({ rows, dataset }: FigureModel): string[] {
  const samples = dataset.y.length
  return rows.length < samples
    ? [`draws a sample of ${rows.length} of ${samples} rows; all are trained on`]
    : []
}

/** Says what a projection of the input keeps, and what cannot be drawn there. */
export function inputNotes({ input, dataset }: FigureModel): string[] {
  return input.flat
    ? []
    : [
        `${dataset.features.length} features start in the plane of their first two principal components, which keep ${percent(input.share)} of the variance; no boundary is drawn there`,
      ]
}

/** Says what a projection of the hidden layer keeps. */
export function hiddenNotes({ hidden }: FigureModel): string[] {
  return hidden.units.length === 0
    ? [`the hidden layer is drawn as a projection that keeps ${percent(hidden.share)} of its variance`]
    : []
}

import { percent } from '../data/number.ts'
import { generatorOf } from '../data/registry.ts'
import { readSpecObject, type SpecInput } from '../encode/catalog.ts'
import { lineOf, quoted } from '../encode/line.ts'
import { languageOf } from '../language/languages.ts'
import { overfitting } from '../network/overfitting.ts'
import { sceneNames } from '../options/panels.ts'
import type { Spec } from '../options/spec.ts'
import { type FigureSpec, isSweep } from '../options/sweep.ts'
import type { Result } from '../render/result.ts'
import { counted } from './summary.ts'

/** Features for each row of a table from which a network may learn the rows by heart. */
const manyFeatures = 1 / 3

/** Says where a network of a table overfits, or may, and which command finds fewer columns that do as well. */
export function overfitNotes(
  spec: FigureSpec,
  { data, network, training }: Pick<Result, 'data' | 'network' | 'training'>,
): string[] {
  if (isSweep(spec) || !network || generatorOf(spec.data)) return []
  const [features] = network.sizes
  const shares = training && 'correct' in training && overfitting(training, data.samples)
  const overfits = shares && (shares.named ? shares : null)
  const mayOverfit = features > manyFeatures * data.samples
  if (features < 2 || !(overfits || mayOverfit)) return []
  const found = overfits
    ? languageOf({ lang: 'en' }).choice.overfit(overfits).join(', ')
    : `may overfit: ${features} features for ${data.samples} rows`
  if (spec.target !== null || sceneNames(spec).includes('columns')) return [found]
  return [`${found}; to see which few columns do as well: ${tableCommand(spec, { scene: 'columns' })}`]
}

/** The method by which few columns are found. */
const method =
  'each fold ranks the columns by permutation importance, and takes the fewest, 8 at most, that an inner cross-validation finds as good'

/** The few columns that do as well, by which method, the command that draws them, and whether more rows would help. */
export function fewLines(spec: FigureSpec, { few }: Pick<Result, 'few'>): string[] {
  if (!few || isSweep(spec)) return []
  const { columns, asGood, moreRows, learns } = few
  const [score, all, half, least] = [few.score, few.all, few.half, few.byNothing].map(share =>
    accuracyOrR2(spec, share),
  )
  const [measure, most] = spec.target ? ['R²', 'mean'] : ['accuracy', 'largest class']
  const nothing = `no columns are proposed: all, ${all}, are not clearly better than always saying the ${most}, ${least}`
  const does = columns.length === 1 ? 'does' : 'do'
  const found = `${counted(columns.length, 'column')} ${does} ${asGood ? '' : 'not do '}as well as all: ${score}, all ${all}`
  const rows = `more rows ${moreRows}: cross-validation ${half} with half of the training rows, ${all} with all`
  const how = `held-out ${measure}: ${method}`
  if (!learns) return ['', nothing, '', rows]
  return columns.length === 0
    ? ['', rows]
    : ['', found, how, tableCommand(spec, { features: columns }), '', rows]
}

const accuracyOrR2 = ({ target }: Spec, share: number) => (target ? `R² ${share.toFixed(2)}` : percent(share))

/** Asks about one column that says nearly everything, as all of three or more do: it may be known too late (data leakage). */
export function leakNotes(spec: FigureSpec, { few, columns = [] }: Pick<Result, 'few' | 'columns'>) {
  if (!few?.asGood || isSweep(spec) || few.columns.length !== 1 || columns.length < 3) return []
  const [name, score] = [few.columns[0], accuracyOrR2(spec, few.score)]
  const question = `Is it known before the ${spec.target === null ? 'class' : 'target'}?`
  return few.score < 0.95 ? [] : [`${name} alone: ${score}. ${question} If not, this is data leakage`]
}

/** The command for the rows and columns of a spec's table, with other keys. */
function tableCommand(
  { data, label, target, features, order, missing }: Spec,
  keys: Partial<SpecInput>,
): string {
  return quoted(lineOf(readSpecObject({ label, target, features, order, missing, ...keys, data })))
}

import { classScores } from '../../../network/forward.ts'
import type { Network } from '../../../network/network.ts'
import { winners } from '../../../network/scores.ts'
import { isPairs } from '../../../options/slice.ts'
import type { Spec } from '../../../options/spec.ts'
import { sheetPlaces } from '../common-model.ts'
import type { InputSpace } from '../input-space.ts'
import { type Answers, along, placeSlice } from './place-slice.ts'
import { distancesFrom, type OpenSlice, type Slice } from './slice.ts'

/** Rows near a slice by which a class is seen, where it has as many, and pairs of columns that are tried. */
const [SEEN, PAIRS] = [3, 5]

/** The points of each class near a slice, in the order of classes, and whether the drawn part of its plane has a region of it. */
export function classesOn(
  { strengths }: Pick<Slice, 'strengths'>,
  plane: Network,
  { input, labels, classes }: Pick<Answers, 'input' | 'labels' | 'classes'>,
): { near: number; region: boolean }[] {
  const regions = new Set(winners(classScores(plane, sheetPlaces(input)), classes))
  return Array.from({ length: classes }, (_, k) => ({
    near: strengths.reduce((count, strength, row) => count + Number(strength > 0 && labels[row] === k), 0),
    region: regions.has(k),
  }))
}

/**
 * The first slice on which each class is seen: what it holds at the usual values, at those of a row in the middle of each
 * class, then the same along the next pairs of columns that were chosen. The one that was opened where there is none, and
 * where a spec says what is held.
 *
 * @param given class that the network gives to each row
 * @param inputOf the input space along the columns of a slice
 */
export function chooseSlice(
  open: OpenSlice,
  { slice, fix }: Pick<Spec, 'slice' | 'fix'>,
  answers: Omit<Answers, 'input'>,
  given: readonly number[],
  inputOf: (open: OpenSlice) => InputSpace,
): OpenSlice {
  if (fix || isPairs(slice)) return open
  const { labels, classes } = answers
  const rows = Array.from({ length: classes }, (_, k) => [...given.keys()].filter(row => labels[row] === k))
  const isSeen = (tried: OpenSlice) => {
    const on = { ...answers, input: inputOf(tried) }
    const placed = placeSlice(tried, tried.held, on)
    return classesOn(placed.slice, placed.plane, on).every(
      ({ near, region }, k) => near >= Math.min(SEEN, rows[k].length) && (region || !given.includes(k)),
    )
  }
  for (const [i, axes] of pairsOf(open).entries()) {
    const usual = i === 0 ? open : along({ ...open, axes, moved: true })
    if (isSeen(usual)) return usual
    for (const own of rows.filter(({ length }) => length > 0)) {
      const row = middleOf(usual, own)
      const tried = along({ ...usual, held: valuesOf(usual, row), row, moved: true })
      if (isSeen(tried)) return tried
    }
  }
  return open
}

/** The pairs of features that a slice may span, those that matter most first. */
function pairsOf({ axes, chosen, columns }: OpenSlice): [number, number][] {
  const features = chosen?.names.map(name => columns.features.indexOf(name)) ?? axes
  const pairs = features.flatMap((b, i) => features.slice(0, i).map((a): [number, number] => [a, b]))
  return pairs.slice(0, PAIRS)
}

/** The one of some rows that is nearest to their mean, by the columns that a slice holds. */
function middleOf(open: OpenSlice, rows: readonly number[]): number {
  const sums = rows.map(row => valuesOf(open, row)).reduce((a, b) => a.map((value, i) => value + b[i]))
  const distances = distancesFrom({ ...open, held: sums.map(sum => sum / rows.length) })
  return rows.reduce((best, row) => (distances[row] < distances[best] ? row : best))
}

function valuesOf({ x, columns: { features } }: OpenSlice, row: number): number[] {
  return Array.from(x.subarray(row * features.length, (row + 1) * features.length))
}

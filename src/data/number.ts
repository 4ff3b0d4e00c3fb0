/** Beyond this size the square of a number, and so a variance, is not finite. */
export const LARGEST = 1e150

/** Numbers that differ by less lose their digits, and no axis has ticks for them. */
export const LEAST = 1e-300

/** True for a cell that is empty or a usual word for a missing value. */
export function isMissing(cell: string): boolean {
  return /^(|NA|N\/A|NaN|null|\?)$/i.test(cell)
}

/** 0.731 → "73 %"; all or nothing only where it is. */
export function percent(share: number): string {
  const rounded = Math.round(share * 100)
  const exact = share < 1e-9 || share > 1 - 1e-9
  return `${exact ? rounded : Math.min(99, Math.max(1, rounded))} %`
}

/** 91 and 109 → "45 %", "55 %": shares of all, which add up to 100 (largest remainder; of equal ones that of the larger count). */
export function percents(counts: readonly number[]): string[] {
  const all = counts.reduce((sum, count) => sum + count, 0)
  const points = counts.map(count => Math.floor((100 * count) / all))
  const remainder = (k: number) => (100 * counts[k]) % all
  const order = [...counts.keys()].sort((a, b) => remainder(b) - remainder(a) || counts[b] - counts[a])
  for (const k of order.slice(0, 100 - points.reduce((sum, point) => sum + point, 0))) points[k]++
  return points.map((point, k) => {
    if (point === 0 && counts[k] > 0) return '< 1 %'
    return point === 100 && counts[k] < all ? '> 99 %' : `${point} %`
  })
}

/** 12 → "₁₂", for the numbers of features and units. */
export function subscript(number: number): string {
  return String(number).replace(/\d/g, digit => '₀₁₂₃₄₅₆₇₈₉'[Number(digit)])
}

/** The last whole number from `low`, for which something holds, to before `high`, for which it does not, with all behind it. */
export function lastWhere(low: number, high: number, holds: (at: number) => boolean): number {
  let [last, above] = [low, high]
  while (above - last > 1) {
    const middle = (last + above) >> 1
    if (holds(middle)) last = middle
    else above = middle
  }
  return last
}

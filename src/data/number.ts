/** Beyond this size the square of a number, and so a variance, is not finite. */
export const LARGEST = 1e150

/** Whether a cell is empty or a usual word for a missing value. */
export function isMissing(cell: string): boolean {
  return /^(|NA|N\/A|NaN|null|\?)$/i.test(cell)
}

/** 12 → "₁₂", for the numbers of features and units. */
export function subscript(number: number): string {
  return String(number).replace(/\d/g, digit => '₀₁₂₃₄₅₆₇₈₉'[Number(digit)])
}

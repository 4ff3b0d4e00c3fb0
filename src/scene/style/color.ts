/** The colour at `share` of the way from `from` to `to`; all colours are `#rrggbb`. */
export function mix(from: string, to: string, share: number): string {
  if (share <= 0) return from
  if (share >= 1) return to
  const [a, b] = [channels(from), channels(to)]
  return `#${a
    .map((v, i) =>
      Math.round(v + (b[i] - v) * share)
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`
}

/** Relative luminance, 0 to 1 (WCAG 2.2). */
export function luminance(color: string): number {
  const [red, green, blue] = channels(color).map(v => {
    const c = v / 255
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/** Contrast ratio of two colours, 1 to 21 (WCAG 2.2). */
export function contrast(first: string, second: string): number {
  const [low, high] = [luminance(first), luminance(second)].sort((a, b) => a - b)
  return (high + 0.05) / (low + 0.05)
}

function channels(color: string): number[] {
  return [1, 3, 5].map(i => Number.parseInt(color.slice(i, i + 2), 16))
}

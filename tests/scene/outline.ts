import { textWidth } from '../../src/scene/fonts/text.ts'
import type { DotsShape, PathShape, Shape, TextShape } from '../../src/scene/shape.ts'

/** Left, top, right, bottom in pixels. */
export type Bounds = [number, number, number, number]

/** All shapes, those in groups too. */
export function flat(shapes: Shape[]): Shape[] {
  return shapes.flatMap(shape => (shape.kind === 'group' ? flat(shape.children) : [shape]))
}

export function textsOf(shapes: Shape[]): TextShape[] {
  return flat(shapes).filter(shape => shape.kind === 'text')
}

export function dotsOf(shapes: Shape[]): DotsShape[] {
  return flat(shapes).filter(shape => shape.kind === 'dots')
}

export function pathsOf(shapes: Shape[]): PathShape[] {
  return flat(shapes).filter(shape => shape.kind === 'path')
}

/** The caption of a picture, its lines joined, and behind it what is known besides. */
export function captionOf(shapes: Shape[]): string {
  const lines = (place: RegExp) =>
    textsOf(shapes)
      .filter(({ key }) => place.test(key ?? ''))
      .map(({ text }) => text)
  return [lines(/(^| )caption \d+$/), lines(/(^| )detail \d+$/)]
    .filter(texts => texts.length > 0)
    .map(texts => texts.join(' '))
    .join(' · ')
}

export function boundsOf(shape: Shape): Bounds {
  if (shape.kind === 'text') return textBounds(shape)
  if (shape.kind === 'path') return shape.lines.map(line => around(line)).reduce(join, around([]))
  if (shape.kind === 'image') return [shape.x, shape.y, shape.x + shape.width, shape.y + shape.height]
  if (shape.kind === 'group') return shape.children.map(boundsOf).reduce(join, around([]))
  const { centres, radius } = shape
  if (typeof radius === 'number') return around(centres, radius)
  return Array.from(radius, (r, i) => around([centres[2 * i], centres[2 * i + 1]], r)).reduce(
    join,
    around([]),
  )
}

/** A shape as text, apart from its colours: two that read alike look alike. */
export function spell(shape: Shape): string {
  if (shape.kind === 'path')
    return `path ${shape.closed} ${shape.opacity} ${shape.lines.map(spellNumbers).join(' | ')}`
  if (shape.kind === 'dots') return `dots ${spellNumbers(shape.centres)} ${spellNumbers(shape.fill ?? [])}`
  if (shape.kind === 'text')
    return `${shape.text} ${spellNumbers([shape.x, shape.y, shape.size, shape.opacity ?? 1])}`
  return shape.kind === 'group' ? shape.children.map(spell).join() : shape.kind
}

function spellNumbers(numbers: ArrayLike<number>): string {
  let text = ''
  for (let i = 0; i < numbers.length; i++) text += `${Math.round(numbers[i] * 1e6)} `
  return text
}

/** The box of a line of text by the widths of the bundled font: its capitals are 0.73, its descenders 0.24 of its size. */
export function textBounds({ x, y, text, size, weight, anchor, baseline, rotate = 0 }: TextShape): Bounds {
  const width = textWidth(text, size, weight)
  const left = anchor === 'middle' ? -width / 2 : anchor === 'end' ? -width : 0
  const base = baseline === 'middle' ? 0.36 * size : 0
  const [c, s] = [Math.cos(rotate), Math.sin(rotate)]
  return around(
    [
      [left, base - 0.73 * size],
      [left + width, base - 0.73 * size],
      [left, base + 0.24 * size],
      [left + width, base + 0.24 * size],
    ].flatMap(([dx, dy]) => [x + c * dx - s * dy, y + s * dx + c * dy]),
  )
}

export function overlap(a: Bounds, b: Bounds): boolean {
  return (
    Math.min(a[2], b[2]) - Math.max(a[0], b[0]) > 0.01 && Math.min(a[3], b[3]) - Math.max(a[1], b[1]) > 0.01
  )
}

/** Pairs of texts that lie over each other. */
export function collisions(shapes: Shape[]): string[] {
  const texts = textsOf(shapes).filter(({ text, opacity = 1 }) => text !== '' && opacity > 0.05)
  return texts.flatMap((a, i) =>
    texts
      .slice(i + 1)
      .filter(b => overlap(textBounds(a), textBounds(b)))
      .map(b => `${a.text} / ${b.text}`),
  )
}

/** What does not lie within the picture, in words. */
export function strays(shapes: Shape[], { width, height }: { width: number; height: number }): string[] {
  return flat(shapes).flatMap(shape => {
    const [left, top, right, bottom] = boundsOf(shape)
    const out = Math.max(-left, -top, right - width, bottom - height)
    return out <= 0.01 ? [] : [`${shape.kind === 'text' ? shape.text : shape.kind} by ${out.toFixed(1)} px`]
  })
}

/** Whether all coordinates, sizes and opacities are finite. */
export function allFinite(shapes: Shape[]): boolean {
  const finite = (values: ArrayLike<number>) => {
    for (let i = 0; i < values.length; i++) if (!Number.isFinite(values[i])) return false
    return true
  }
  return flat(shapes).every(shape => {
    const numbers = Object.values(shape).filter(value => typeof value === 'number')
    const lists =
      shape.kind === 'path'
        ? shape.lines
        : shape.kind === 'dots'
          ? [shape.centres, typeof shape.radius === 'number' ? [shape.radius] : shape.radius]
          : []
    return [numbers, ...lists].every(finite)
  })
}

/** Signed area of a polygon x₀, y₀, …. */
export function areaOf(polygon: ArrayLike<number>): number {
  let sum = 0
  for (let i = 0, j = polygon.length - 2; i < polygon.length; j = i, i += 2)
    sum += polygon[j] * polygon[i + 1] - polygon[i] * polygon[j + 1]
  return sum / 2
}

/** Even-odd. */
export function contains(polygon: ArrayLike<number>, x: number, y: number): boolean {
  let inside = false
  for (let i = 0, j = polygon.length - 2; i < polygon.length; j = i, i += 2) {
    const crosses = polygon[i + 1] > y !== polygon[j + 1] > y
    if (!crosses) continue
    const at =
      polygon[i] + ((polygon[j] - polygon[i]) * (y - polygon[i + 1])) / (polygon[j + 1] - polygon[i + 1])
    if (x < at) inside = !inside
  }
  return inside
}

/** Even-odd of several: whether a point lies in an odd number of the rings. */
export function isInRings(rings: readonly ArrayLike<number>[], x: number, y: number): boolean {
  return rings.filter(ring => contains(ring, x, y)).length % 2 === 1
}

/** Distance of a point from a polyline, `stride` numbers a point. */
export function distanceTo(point: ArrayLike<number>, line: ArrayLike<number>, stride = 2): number {
  let least = Number.POSITIVE_INFINITY
  for (let i = 0; i + stride < line.length; i += stride) {
    let [dot, square] = [0, 0]
    for (let d = 0; d < stride; d++) {
      const run = line[i + stride + d] - line[i + d]
      dot += (point[d] - line[i + d]) * run
      square += run * run
    }
    const t = square > 0 ? Math.max(0, Math.min(1, dot / square)) : 0
    let sum = 0
    for (let d = 0; d < stride; d++)
      sum += (line[i + d] + (line[i + stride + d] - line[i + d]) * t - point[d]) ** 2
    least = Math.min(least, Math.sqrt(sum))
  }
  return least
}

function around(points: ArrayLike<number>, margin = 0): Bounds {
  const box: Bounds = [
    Number.POSITIVE_INFINITY,
    Number.POSITIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
  ]
  for (let i = 0; i < points.length; i++) {
    const d = i & 1
    if (points[i] - margin < box[d]) box[d] = points[i] - margin
    if (points[i] + margin > box[2 + d]) box[2 + d] = points[i] + margin
  }
  return box
}

export function join(a: Bounds, b: Bounds): Bounds {
  return [Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[2], b[2]), Math.max(a[3], b[3])]
}

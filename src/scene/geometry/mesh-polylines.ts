/** A line on a net: vertices one after the other, and what lies at both sides of each piece. */
export interface Strand {
  vertices: number[]
  /** Facets, two a piece; −1 for none. */
  sides: number[]
}

/** The level of a piece between two facets (−1 for none) from a place to another; −1 where it is hidden. */
export type Between = (a: number, b: number, x0: number, y0: number, x1: number, y1: number) => number

/** Where a strand over places (× 2) is to be painted: pieces that follow each other in one level, as vertices. */
export function partsOf(
  { vertices, sides }: Strand,
  places: Float64Array,
  between: Between,
): { level: number; vertices: number[] }[] {
  const parts: { level: number; vertices: number[] }[] = []
  let start = 0
  let level = -1
  for (let i = 0; i + 1 < vertices.length; i++) {
    const v = 2 * vertices[i]
    const w = 2 * vertices[i + 1]
    const ends = [places[v], places[v + 1], places[w], places[w + 1]] as const
    const here = between(sides[2 * i], sides[2 * i + 1], ...ends)
    if (here === level) continue
    if (level >= 0) parts.push({ level, vertices: vertices.slice(start, i + 1) })
    start = i
    level = here
  }
  if (level >= 0) parts.push({ level, vertices: vertices.slice(start) })
  return parts
}

/** A piece of a strand, from one vertex to another. */
export interface Piece {
  a: number
  b: number
  facets: number[]
}

/** Joins pieces end to end; at a vertex where more than two meet, strands end. */
export function join(pieces: Piece[]): Strand[] {
  const at = new Map<number, number[]>()
  pieces.forEach(({ a, b }, i) => {
    for (const v of [a, b]) at.set(v, [...(at.get(v) ?? []), i])
  })
  const used = new Uint8Array(pieces.length)
  const walk = (from: number, start: number): Strand => {
    const strand: Strand = { vertices: [from], sides: [] }
    let [v, i]: [number, number | undefined] = [from, start]
    while (i !== undefined) {
      used[i] = 1
      const { a, b, facets }: Piece = pieces[i]
      v = a === v ? b : a
      strand.vertices.push(v)
      strand.sides.push(facets[0], facets[1] ?? -1)
      const here: number[] = at.get(v)!
      i = here.length === 2 ? here.find(j => used[j] === 0) : undefined
    }
    return strand
  }
  const strands: Strand[] = []
  // Ends first; what is left are rings.
  for (const ends of [true, false])
    for (const [v, here] of at)
      for (const i of here) if (used[i] === 0 && (!ends || here.length !== 2)) strands.push(walk(v, i))
  return strands
}

/**
 * The pieces of a line that a pattern of dash, gap, dash, … leaves; the line itself where the
 * pattern is empty, adds up to 0 or holds a negative length.
 *
 * @param line x₀, y₀, x₁, y₁, …; a closed one has its first point again at its end
 * @param pattern lengths in the units of the line; an odd number of them is taken twice
 */
export function dashes(line: ArrayLike<number>, pattern: readonly number[]): ArrayLike<number>[] {
  const lengths = pattern.length % 2 === 0 ? pattern : [...pattern, ...pattern]
  if (!(lengths.reduce((sum, length) => sum + length, 0) > 0) || lengths.some(length => length < 0))
    return [line]
  const pieces: number[][] = []
  let piece: number[] = [line[0], line[1]]
  let turn = 0
  let left = lengths[0]
  for (let i = 2; i < line.length; i += 2) {
    const [x0, y0, x1, y1] = [line[i - 2], line[i - 1], line[i], line[i + 1]]
    const length = Math.sqrt((x1 - x0) ** 2 + (y1 - y0) ** 2)
    let done = 0
    while (length - done > left) {
      done += left
      const [x, y] = [x0 + ((x1 - x0) * done) / length, y0 + ((y1 - y0) * done) / length]
      if (turn % 2 === 0) pieces.push([...piece, x, y])
      piece = [x, y]
      turn = (turn + 1) % lengths.length
      left = lengths[turn]
    }
    left -= length - done
    if (turn % 2 === 0) piece.push(x1, y1)
  }
  if (turn % 2 === 0) pieces.push(piece)
  return pieces
}

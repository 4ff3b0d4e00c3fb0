// What is small in a picture, what is empty, and what is in pieces.
import { leavesOf } from './leaves.js'

/** Cells along the shorter side of a picture. */
export const cellsAcross = 25

/** The smallest text of some moments, in pixels. */
export function smallestType(scene, moments) {
  const sizes = moments.flatMap(moment =>
    leavesOf(scene.at(moment)).flatMap(shape =>
      shape.kind === 'text' && shape.text.trim() ? [shape.size] : [],
    ),
  )
  return Math.min(...sizes)
}

/** The pieces of the boundary at a moment: lines whose ends meet are one. */
export function piecesOf(scene, moment) {
  const lines = leavesOf(scene.at(moment))
    .filter(({ kind, key }) => kind === 'path' && /\bborder$/.test(key))
    .flatMap(({ lines, closed }) => lines.filter(({ length }) => length > 2).map(line => ({ line, closed })))
  const group = lines.map((_, i) => i)
  const find = i => (group[i] === i ? i : find(group[i]))
  const ends = lines.map(({ line, closed }) =>
    closed ? [] : [line.slice(0, 2), line.slice(line.length - 2)].map(end => [...end]),
  )
  for (let i = 0; i < lines.length; i++)
    for (let k = 0; k < i; k++)
      if (ends[i].some(([x, y]) => ends[k].some(end => Math.hypot(end[0] - x, end[1] - y) < 1)))
        group[find(i)] = find(k)
  return new Set(group.map((_, i) => find(i))).size
}

/** Cells of 1/25 of the shorter side that hold something: the `share` of them, and the largest rectangle of `empty` ones. */
export function coverOf(pixels, { width, height }, background) {
  const side = Math.min(width, height) / cellsAcross
  const [columns, rows] = [Math.round(width / side), Math.round(height / side)]
  const holds = new Uint8Array(columns * rows)
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++)
      if (pixels[y * width + x] !== background)
        holds[Math.floor((y * rows) / height) * columns + Math.floor((x * columns) / width)] = 1
  return {
    share: holds.reduce((sum, cell) => sum + cell, 0) / holds.length,
    empty: largestEmpty(holds, columns, rows) / holds.length,
  }
}

/** The cells of the largest rectangle of empty ones. */
function largestEmpty(holds, columns, rows) {
  const above = new Int32Array(columns)
  let most = 0
  for (let y = 0; y < rows; y++) {
    for (let x = 0; x < columns; x++) above[x] = holds[y * columns + x] ? 0 : above[x] + 1
    for (let from = 0; from < columns; from++)
      for (let to = from, least = Infinity; to < columns && above[to] > 0; to++) {
        least = Math.min(least, above[to])
        most = Math.max(most, least * (to - from + 1))
      }
  }
  return most
}

import { type Actors, asInputs } from '../cast/actors.ts'
import { classScores, winner } from '../cast/decision.ts'
import type { Mapper } from '../way/curve.ts'
import { buildMesh, type Lines } from './mesh.ts'

/** The sheet as a mesh of about `cells` cells a side, cut along the network's decision. */
export function sheetMesh(actors: Actors, map: Mapper, cells: number) {
  const { input, network, classes, dataset } = actors
  const scores = (points: Float64Array) => classScores(network, asInputs(points, dataset.features.length))
  const winners = (points: Float64Array) => {
    const all = scores(points)
    return Array.from({ length: points.length / 2 }, (_, i) => winner(all, i, classes))
  }
  const difference = (x: number, y: number, a: number, b: number) => {
    const row = scores(Float64Array.of(x, y))
    return row[a] - row[b]
  }
  const lines = [0, 1].map(d =>
    meshLines(
      input.rulings[d],
      input.axes[d].ticks.map(t => t.at),
      input.centre[d],
      input.half,
      cells,
    ),
  )
  return { mesh: buildMesh(lines[0], lines[1], winners, difference, map), winners, lines }
}

/** Every second ruling, as mesh lines, with more lines between them until there are about `cells` cells. */
function meshLines(rulings: number[], ticks: number[], centre: number, half: number, cells: number): Lines {
  const low = centre - half
  const high = centre + half
  const inner = rulings.filter(at => at > low + 0.01 * half && at < high - 0.01 * half)
  const stops = [low, ...inner, high]
  // Half as many rulings as in the plane: space has lines enough.
  const strongest = stops.findIndex(at => ticks.some(tick => Math.abs(tick - at) < 1e-6 * half))
  const parts = Math.max(1, Math.round(cells / (stops.length - 1)))
  const places: number[] = []
  const ruled: Lines['ruled'] = []
  stops.forEach((at, i) => {
    const edge = i === 0 || i === stops.length - 1
    places.push(at)
    ruled.push(
      edge
        ? 'outline'
        : ticks.some(tick => Math.abs(tick - at) < 1e-6 * half)
          ? 'strong'
          : (i - strongest) % 2 === 0
            ? 'fine'
            : null,
    )
    if (i === stops.length - 1) return
    for (let p = 1; p < parts; p++) {
      places.push(at + ((stops[i + 1] - at) * p) / parts)
      ruled.push(null)
    }
  })
  return { places, ruled }
}

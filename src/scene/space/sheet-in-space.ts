import { farToNear, layUp, type Spots } from '../geometry/assign-layers.ts'
import { look } from '../geometry/camera.ts'
import type { Lines, Mesh } from '../geometry/facet-mesh.ts'
import { areasOf, depthsOf, type Net, netOf } from '../geometry/half-edge-mesh.ts'
import type { Mapper } from '../geometry/polyline.ts'
import { type SheetLine, sheetLine, strandsOn } from '../geometry/sheet-lines.ts'
import { along, type Track } from '../geometry/tween.ts'
import { lastOne } from '../memoize.ts'
import { tie } from '../model/decision.ts'
import type { Actors } from '../model/figure-model.ts'
import { corners, cutsOf, pairs, shownOf, type UnitCut } from '../model/sheet.ts'
import { sheetMesh } from '../model/sheet-mesh.ts'
import type { Shape } from '../shape.ts'
import { addAreas, addStrands, type Levels } from './layers.ts'
import { sheetColors, sheetShades, sheetStrokes } from './sheet-style.ts'
import type { SpaceFrame } from './space-frame.ts'

/** How far the sheet's facets stray from it, in half cubes: its silhouettes look smooth. */
const BEND = 0.01

/** Lines of the mesh to a line of its rough copy. */
const ROUGH = 3

/** A dot is painted after the piece of sheet it lies on: it counts as this much nearer, in half cubes. */
const LIFT = 0.04

/** The sheet in space: facets that drape into the cube. */
export interface Drape {
  mesh: Mesh
  /** The sheet in few facets over the corners of the mesh. */
  rough: Net
  cuts: UnitCut[]
  /** Foot and a point towards the side where the unit is on (2 points × 3), of a share of a cut, by the way. */
  anchor(cut: number, share: number): (way: number) => Float64Array
  lay(frame: SpaceFrame, dots: Dots): Laid
  shadow(frame: SpaceFrame): Shape
}

/** The drawn samples on a picture. */
export interface Dots extends Spots {
  depths: Float64Array
}

/** The sheet and the dots on it in levels, in painting order. */
export interface Laid {
  levels: Levels
  /** The class whose region each level lies in, where planes part regions. */
  regions: number[]
  /** The level of each dot, and all dots from far to near. */
  level: ArrayLike<number>
  order: number[]
  /** What hides a dot's middle: its level, and its colour; whether it hides the whole dot. */
  hidden: ({ level: number; color: string; gone: boolean } | null)[]
}

/** Builds the sheet's facets, rulings, cuts and the best straight line; `regions` are the classes that the dots lie in. */
export function buildDrape(
  actors: Actors,
  map: Mapper,
  options: { sheet: boolean; cuts: boolean },
  regions: number[],
): Drape | null {
  const { input, rows, classes, line } = actors
  if (!options.sheet && !options.cuts) return null
  const { mesh, lines } = sheetMesh(actors, map, BEND, 3)
  const { net } = mesh
  const square = corners(input.centre, input.half)
  const cuts = options.cuts ? cutsOf(actors, square) : []
  const lay = (ends: number[]) => sheetLine(ends, mesh, lines.map(({ places }) => places), map) // biome-ignore format: one line
  const cutLines = cuts.map(cut => lay(cut.ends))
  const bestLines = pairs(classes).flatMap(([a, b]) => {
    const ends = tie(square, line.scores, a, b)
    return ends ? [lay(ends)] : []
  })
  const kinds = ['fine', 'strong', 'outline', 'border'] as const
  const rulings = kinds.map(kind => ({ kind, strands: strandsOn(mesh, kind) }))
  const own = Uint8Array.from(mesh.facets, facet => facet.class)
  const alike = new Uint8Array(own.length)
  const all = Uint8Array.from([...own, ...regions])
  const cells = rows.map(row => mesh.cellAt(input.coordinates[2 * row], input.coordinates[2 * row + 1]))
  const shadesAt = lastOne<Uint8Array>()
  const colorsAt = lastOne<string[][]>()

  return {
    mesh,
    rough: netOf(quads(lines[0].places.length, lines[1].places.length)),
    cuts,
    anchor: anchorOf(actors, cuts, map),
    shadow: shadowOf(lines[0], lines[1], map, options.sheet),
    lay({ camera, fit, layout, theme, looks, parted }, dots) {
      const places = along(mesh.track, looks.way)
      const seen = look(places, camera, fit)
      const depths = depthsOf(net, seen.depths)
      const count = depths.length
      const rank = parted && ranksOf(parted)
      const items = count + dots.depths.length
      const ranks = new Uint8Array(items)
      if (rank) for (let i = 0; i < items; i++) ranks[i] = rank[all[i]]
      const keys = new Float64Array(items)
      keys.set(depths)
      for (let i = 0; i < cells.length; i++)
        keys[count + i] = nearest(mesh.around[cells[i]], depths, dots.depths[i]) - LIFT
      const order = farToNear(ranks, keys)
      const spots: number[] = []
      for (let i = 0; i < order.length; i++) if (order[i] >= count) spots.push(order[i] - count)
      const areas = areasOf(net, seen.places)
      const laid = layUp(
        { net, places: seen.places, areas, depths },
        dots,
        options.sheet ? order : order.filter(item => item >= count),
        ranks,
        2 * layout.scale,
      )
      const levels: Levels = Array.from({ length: laid.count }, () => [])
      const regionOf: number[] = []
      for (let i = 0; i < items; i++) regionOf[i < count ? laid.facets[i] : laid.spots[i - count]] = all[i]

      const colors = colorsAt(String(looks.tint), () => sheetColors(theme, classes, looks.tint))
      const shades = shadesAt(String(looks.way), () => sheetShades(net, places))
      const strokes = sheetStrokes(theme, layout, looks)
      if (options.sheet) {
        // Classes of one colour are one area.
        const tones = looks.tint > 0 ? own : alike
        const finish = { levels: laid.facets, tones, shades, areas }
        addAreas(levels, net, seen.places, finish, colors)
        for (const { kind, strands } of rulings)
          addStrands(levels, strands, Array(strands.length).fill(seen.places), laid.between, strokes[kind])
      }
      const add = (lines: SheetLine[], style: (typeof strokes)['cut']) => {
        if (style.opacity === 0) return
        const onPicture = lines.map(({ track }) => look(along(track, looks.way), camera, fit).places)
        addStrands(levels, lines, onPicture, laid.between, style)
      }
      cutLines.forEach((cut, i) => {
        add([cut], { ...strokes.cut, opacity: shownOf(cuts[i], looks) })
      })
      add(bestLines, strokes.best)
      return {
        levels,
        regions: regionOf,
        level: laid.spots,
        order: spots,
        hidden: Array.from(laid.covers, (f, i) =>
          f < 0
            ? null
            : // A dot that shines through needs no more colours than these.
              {
                level: laid.facets[f],
                color: colors[own[f]][shades[f] - (shades[f] % 4)],
                gone: laid.gone[i] === 1,
              },
        ),
      }
    },
  }
}

/** Some lines of a grid of nodes, as facets. */
function quads(columns: number, rows: number): number[][] {
  const stops = (count: number) =>
    Array.from({ length: Math.ceil((count - 1) / ROUGH) + 1 }, (_, i) => Math.min(ROUGH * i, count - 1))
  const [across, along] = [stops(columns), stops(rows)]
  return along.slice(1).flatMap((r, j) =>
    across.slice(1).map((c, i) => {
      const [low, left] = [along[j] * columns, across[i]]
      return [low + left, low + c, r * columns + c, r * columns + left]
    }),
  )
}

function nearest(facets: number[], depths: Float64Array, least: number): number {
  let depth = least
  for (const f of facets) if (depths[f] < depth) depth = depths[f]
  return depth
}

/** The place of each region in painting order: the higher its score at the eye, the later. */
function ranksOf(scores: number[]): number[] {
  const order = scores.map((_, k) => k).sort((a, b) => scores[a] - scores[b])
  return scores.map((_, k) => order.indexOf(k))
}

function anchorOf({ hidden: { units } }: Actors, cuts: UnitCut[], map: Mapper): Drape['anchor'] {
  const reach = 0.12
  return (cut, share) => {
    const { ends, on, unit } = cuts[cut]
    const track = map(Float64Array.from([0, 1], d => ends[d] + (ends[2 + d] - ends[d]) * share))
    const axis = units.indexOf(unit)
    return way => {
      const foot = along(track, way)
      const done = way / (track.length - 1)
      const towards = [on[0] * (1 - done), on[1] * (1 - done), 0].map((v, d) => v + (d === axis ? done : 0))
      return Float64Array.from([...foot, ...towards.map((v, d) => foot[d] + reach * v)])
    }
  }
}

function shadowOf(xs: Lines, ys: Lines, map: Mapper, sheet: boolean): Drape['shadow'] {
  const outline = outlineOf(xs, ys, map)
  return ({ camera, fit, theme, looks }) => {
    const places = along(outline, looks.way).map((v, i) => (i % 3 === 2 ? -1 : v))
    return {
      kind: 'path',
      lines: [look(places, camera, fit).places],
      closed: true,
      fill: theme.shade,
      opacity: sheet ? 0.1 * Math.min(1, looks.way * 4) : 0,
    }
  }
}

function outlineOf(xs: Lines, ys: Lines, map: Mapper): Track {
  const [left, right] = [xs.places[0], xs.places[xs.places.length - 1]]
  const [low, high] = [ys.places[0], ys.places[ys.places.length - 1]]
  const ring = [
    ...xs.places.flatMap(x => [x, low]),
    ...ys.places.flatMap(y => [right, y]),
    ...xs.places.toReversed().flatMap(x => [x, high]),
    ...ys.places.toReversed().flatMap(y => [left, y]),
  ]
  return map(Float64Array.from(ring))
}

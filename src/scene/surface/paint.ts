import { assignLayers } from '../geometry/assign-layers.ts'
import { eye, project } from '../geometry/camera.ts'
import { areasOf, depthsOf } from '../geometry/half-edge-mesh.ts'
import { root } from '../geometry/level-chord.ts'
import { facetMerger, shadeOf } from '../geometry/merge-facets.ts'
import { cellOrder, eachPart } from '../geometry/surface-mesh.ts'
import { memoizeLast } from '../memoize.ts'
import type { FigureModel } from '../model/figure-model.ts'
import type { Shape } from '../shape.ts'
import type { SpaceFrame } from '../space/cube-frame.ts'
import { openDots } from '../space/dots.ts'
import { addAreas, addPolylines, type Levels } from '../space/layers.ts'
import { mixColors } from '../style/color.ts'
import type { Layout } from '../style/layout.ts'
import { dotRadius } from '../style/points.ts'
import { confidenceTint, type Theme } from '../style/theme.ts'
import { cellsUnder, type ProbabilitySurface } from './probability-surface.ts'

/** Light from above, a little from the front left; it turns with the sheet. */
const LIGHT = [-0.33, -0.46, 0.82]

/** Steps of brightness: few colours for a palette. */
const SHADES = 9

/** How dark a piece turned from the light is, and the underside. */
const DARKEST = 0.32
const UNDERSIDE = 0.4

/** Paints the sheet with its lines and the samples on it, from far to near, those behind it shining through; gives the samples' pixels (× 2), too. */
export function surfacePainter(
  model: FigureModel,
  surface: ProbabilitySurface,
  layout: Layout,
  theme: Theme,
  options: { sheet: boolean },
): (frame: SpaceFrame) => { shapes: Shape[]; places: Float64Array } {
  const { surfaceMesh, corners, points, halfEdges, lines } = surface
  const count = surfaceMesh.pieces.length
  const samples = points.length / 3
  const { above, shareAt, tones, colors } = finishOf(surface, model.classes, theme)
  const merge = facetMerger(halfEdges)
  const ranks = new Uint8Array(count + samples)
  const dotsAt = openDots(model, layout, theme)
  const radius = dotRadius(samples, layout)
  const underAt = memoizeLast<number[][]>()

  return ({ camera, fit }) => {
    const { places, depths } = project(corners, camera, fit)
    const seen = project(points, camera, fit)
    const [x, y] = eye(camera)
    const cells = cellOrder(surfaceMesh, x, y)
    const rank = new Int32Array(cells.length)
    cells.forEach((cell, i) => {
      rank[cell] = i
    })
    const under = underAt([fit.scale], () =>
      Array.from({ length: samples }, (_, i) => {
        const [left, low] = [points[3 * i], points[3 * i + 1]]
        return cellsUnder(surfaceMesh, [left, low, left, low], radius / fit.scale)
      }),
    )
    // A dot comes after all cells that it reaches over.
    const after: number[][] = []
    under.forEach((reached, i) => {
      let last = 0
      for (const cell of reached) last = Math.max(last, rank[cell])
      after[last] ??= []
      after[last].push(count + i)
    })
    const order: number[] = []
    cells.forEach((cell, i) => {
      if (options.sheet) eachPart(surfaceMesh.cells[cell], x, y, piece => order.push(piece))
      if (after[i]) order.push(...after[i])
    })

    const areas = areasOf(halfEdges, places)
    const spots = { places: seen.places, radius: radius + layout.scale }
    const layered = assignLayers(
      { halfEdges, places, areas, depths: depthsOf(halfEdges, depths), corners: depths },
      spots,
      order,
      ranks,
      2 * layout.scale,
    )
    const levels: Levels = Array.from({ length: layered.count }, () => [])
    const dots = dotsAt(seen, 1)
    const inOrder = order.filter(item => item >= count).map(item => item - count)
    if (options.sheet) {
      const seenTones = tones.slice()
      const shades = above.slice()
      for (let p = 0; p < count; p++) {
        // Seen from above, a piece that runs counter-clockwise on the ground does so on a picture whose y runs down.
        if (areas[p] < 0) continue
        seenTones[p] += colors.length / 2
        shades.fill(0, halfEdges.first[p], halfEdges.first[p + 1])
      }
      const finish = { levels: layered.facets, tones: seenTones, shades, shareAt, areas }
      addAreas(levels, merge, places, finish, colors)
      const behind: number[][] = levels.map(() => [])
      for (const i of inOrder) if (layered.covers[i] >= 0) behind[layered.facets[layered.covers[i]]].push(i)
      // A dot that shines through needs no more colours than these.
      const colorOver = (i: number) =>
        colors[finish.tones[layered.covers[i]]][shadeOf(halfEdges, finish.shades, layered.covers[i]) & ~3]
      behind.forEach((indices, level) => {
        levels[level].push(...dots.hidden(indices, colorOver))
      })
      const stroke = (stroke: string, width: number) => ({ stroke, width: width * layout.scale })
      const styles = {
        ticks: stroke(theme.grid.strong, 0.8),
        outline: stroke(theme.muted, 1.2),
        borders: stroke(theme.ink, 2.5),
      }
      for (const kind of ['ticks', 'outline', 'borders'] as const)
        addPolylines(
          levels,
          lines[kind],
          Array(lines[kind].length).fill({ places, depths }),
          layered.lineAt,
          styles[kind],
        )
    }
    const shown: number[][] = levels.map(() => [])
    for (const i of inOrder) if (layered.gone[i] === 0) shown[layered.spots[i]].push(i)
    return {
      shapes: levels.flatMap((shapes, level) => [...shapes, ...dots.shown(shown[level])]),
      places: seen.places,
    }
  }
}

/**
 * Shades at the corners of the pieces from above, one a half-edge, and where they change on the way to the next corner;
 * tones of the pieces, and the colours of tones and shades: from above, then from below.
 */
function finishOf(
  { surfaceMesh: { pieces, ground }, halfEdges, slopeAt, levels }: ProbabilitySurface,
  classes: number,
  theme: Theme,
) {
  const [lx, ly, lz] = LIGHT
  const shadeAt = (x: number, y: number, k: number) => {
    const [ax, ay] = slopeAt(x, y, k)
    const facing = (lz - ax * lx - ay * ly) / (Math.hypot(lx, ly, lz) * Math.sqrt(ax * ax + ay * ay + 1))
    return (1 - Math.max(0, facing)) * SHADES
  }
  const { corner, next, owner } = halfEdges
  const above = Float64Array.from(corner, (v, e) =>
    shadeAt(ground[2 * v], ground[2 * v + 1], pieces[owner[e]].class),
  )
  // The light changes at the brink of a wall: where along a long edge, the ends alone do not tell.
  const shares = new Float64Array(corner.length * (SHADES + 1)).fill(NaN)
  const shareAt = (e: number, shade: number) => {
    const key = e * (SHADES + 1) + Math.floor(shade)
    if (!Number.isNaN(shares[key])) return shares[key]
    const [v, w] = [2 * corner[e], 2 * corner[next[e]]]
    const off = (t: number) =>
      shadeAt(
        ground[v] + (ground[w] - ground[v]) * t,
        ground[v + 1] + (ground[w + 1] - ground[v + 1]) * t,
        pieces[owner[e]].class,
      ) - shade
    shares[key] = Math.max(0, Math.min(1, root(off, above[e] - shade, above[next[e]] - shade)))
    return shares[key]
  }
  const steps = Array.from({ length: levels + 1 }, (_, step) => step)
  // Heights say how sure it is: even the palest tint is strong enough to be lit.
  const tints = Array.from({ length: classes }, (_, k) => k).flatMap(k =>
    steps.map(step => confidenceTint(theme, k, step + levels, 2 * levels)),
  )
  return {
    above,
    shareAt,
    tones: Uint16Array.from(pieces, ({ class: k, step }) => k * steps.length + Math.min(step, levels)),
    colors: [
      ...tints.map(tint =>
        Array.from({ length: SHADES + 1 }, (_, shade) =>
          mixColors(tint, theme.shade, (shade / SHADES) * DARKEST),
        ),
      ),
      ...tints.map(tint => [mixColors(tint, theme.shade, UNDERSIDE)]),
    ],
  }
}

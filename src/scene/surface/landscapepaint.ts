import type { Actors } from '../cast/actors.ts'
import { confidenceTint } from '../cast/confidence.ts'
import { mix } from '../look/color.ts'
import { dotRadius } from '../look/points.ts'
import type { Theme } from '../look/theme.ts'
import type { Shape } from '../shape.ts'
import { eye, look } from '../space/camera.ts'
import { grow } from '../space/grow.ts'
import { dotsOf, gather } from '../space/spacedots.ts'
import type { Painted, SpaceFrame } from '../space/spaceframe.ts'
import { cellsUnder } from './landmarks.ts'
import type { Landscape } from './landscape.ts'
import { cellOrder, eachPart } from './relieforder.ts'
import { sightOf } from './skyline.ts'

/** Light from above, a little from the front left; it turns with the sheet. */
const LIGHT = [-0.33, -0.46, 0.82]

/** Steps of brightness: few colours for a palette. */
const SHADES = 14

/** How dark a piece turned from the light is, and the underside. */
const DARKEST = 0.32
const UNDERSIDE = 0.4

/** Steps in which a dot fades as it goes behind a part of the sheet. */
const FADES = 4

/** Paints the sheet with its lines and the samples on it, from far to near; gives the samples' pixels (× 2), too. */
export function landscapePainter(
  actors: Actors,
  landscape: Landscape,
  theme: Theme,
  options: { sheet: boolean },
): (frame: SpaceFrame) => { shapes: Shape[]; places: Float64Array } {
  const { relief, corners, points, planes, rulings, borders, bordersOf, surface } = landscape
  const { pieces, cells } = relief
  const fills = fillsOf(landscape, theme)
  const count = points.length / 3

  return frame => {
    const { camera, fit, layout } = frame
    const { places } = look(corners, camera, fit)
    const at = eye(camera)
    const [x, y, z] = at
    const upper = (plane: number) =>
      planes[4 * plane] * x + planes[4 * plane + 1] * y + planes[4 * plane + 2] * z > planes[4 * plane + 3]
    const above = z > 0
    const order = cellOrder(relief, x, y)
    const rank = new Int32Array(cells.length)
    order.forEach((cell, i) => {
      rank[cell] = i
    })
    // What is painted after a cell: lines, and dots over them.
    const lines = new Map<number, Painted[]>()
    const spots = new Map<number, Painted[]>()
    const after = (under: number[], marks: typeof lines, added: Painted[]) => {
      const last = Math.max(...under.map(cell => rank[cell]))
      const known = marks.get(last)
      if (known) known.push(...added)
      else marks.set(last, added)
    }
    const stroke = (vertices: number[], color: string, width: number): Shape => ({
      kind: 'path',
      lines: [polyline(vertices, places)],
      closed: false,
      stroke: color,
      width: width * layout.scale,
      cap: 'round',
    })

    const onPicture = fit.scale * Math.cos(camera.elevation)
    if (options.sheet)
      for (const { corners: on, cells, kind } of rulings) {
        if (kind === 'outline') after(cells, lines, [stroke(on, theme.muted, 1.2)])
        else if (sightOf(middleOf(on, corners), at, surface, 0.02).most * onPicture < 1)
          after(cells, lines, [stroke(on, theme.grid.strong, 0.8)])
      }

    const seen = look(points, camera, fit)
    const dots = dotsOf(actors, seen, frame)
    const radius = dotRadius(count, layout)
    const reach = radius / fit.scale
    for (let i = 0; i < count; i++) {
      const point = points.subarray(3 * i, 3 * i + 3)
      const hidden = options.sheet ? sightOf(point, at, surface, 0.5 * reach).most * onPicture : 0
      const shown = Math.ceil(FADES * (1 - Math.max(0, hidden) / (radius + layout.scale))) / FADES
      if (shown <= 0) continue
      const under = cellsUnder(relief, [point[0], point[1], point[0], point[1]], reach)
      after(under, spots, shown < 1 ? dots([i], shown) : [{ dot: i }])
    }

    const painted: Painted[] = []
    const met = new Set<number>()
    order.forEach((cell, i) => {
      eachPart(cells[cell], x, y, p => {
        if (options.sheet) {
          const polygon = grow(polyline(pieces[p].corners, places), 0.5 * layout.scale)
          painted.push({ kind: 'path', lines: [polygon], closed: true, fill: fills[upper(p) ? 0 : 1][p] })
        }
        for (const edge of bordersOf.get(p) ?? []) {
          if (!met.has(edge)) {
            met.add(edge)
            continue
          }
          const { ends, cells, pieces } = borders[edge]
          const line = stroke(ends, theme.ink, 2.5)
          // Both pieces are there. Where the next ones hide the line, it must not wait for its neighbours.
          const open = pieces.some(piece => upper(piece) === above)
          if (open || sightOf(middleOf(ends, corners), at, surface, 0.02).least > 0)
            after(cells, lines, [line])
          else painted.push(line)
        }
      })
      painted.push(...(lines.get(i) ?? []), ...(spots.get(i) ?? []))
    })
    return { shapes: gather(painted, dots), places: seen.places }
  }
}

/** Colours of the pieces from above and from below. */
function fillsOf({ relief, slopes, levels }: Landscape, theme: Theme): [string[], string[]] {
  const [lx, ly, lz] = LIGHT
  // Heights say how sure it is: even the palest tint is strong enough to be lit.
  const tints = relief.pieces.map(({ class: k, step }) =>
    confidenceTint(theme, k, Math.min(step, levels) + levels, 2 * levels),
  )
  const above = tints.map((tint, p) => {
    const [ax, ay] = [slopes[2 * p], slopes[2 * p + 1]]
    const facing = (lz - ax * lx - ay * ly) / (Math.hypot(lx, ly, lz) * Math.hypot(ax, ay, 1))
    const dark = Math.round((1 - Math.max(0, facing)) * SHADES) / SHADES
    return mix(tint, theme.shade, dark * DARKEST)
  })
  return [above, tints.map(tint => mix(tint, theme.shade, UNDERSIDE))]
}

/** The middle of a polyline's middle edge. */
function middleOf(vertices: number[], corners: Float64Array): number[] {
  const [a, b] = [vertices[(vertices.length - 1) >> 1], vertices[vertices.length >> 1]]
  return [0, 1, 2].map(d => (corners[3 * a + d] + corners[3 * b + d]) / 2)
}

function polyline(vertices: number[], places: Float64Array): Float64Array {
  const line = new Float64Array(vertices.length * 2)
  for (let i = 0; i < vertices.length; i++) {
    line[2 * i] = places[2 * vertices[i]]
    line[2 * i + 1] = places[2 * vertices[i] + 1]
  }
  return line
}

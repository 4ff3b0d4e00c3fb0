import type { Language } from '../../language/language.ts'
import type { Layout, MarkName } from '../layout/layout.ts'
import type { ClassModel } from '../model/class-model.ts'
import { LEGEND_ENTRIES } from '../model/class-names.ts'
import type { FigureModel } from '../model/figure-model.ts'
import { shrunken } from '../model/swarm.ts'
import type { DotsShape } from '../shape.ts'
import { mixColors } from './color.ts'
import type { Theme } from './theme.ts'
import { classColor, classMarkers } from './themes.ts'

/** The ink and the pixels that a ring loses in a crowd. */
const LIGHTER = { ink: 0.4, width: 0.6 }

/** Radius of a dot in pixels without its halo: 8 to 9 pixels across for a few hundred, less in a crowd. */
export function dotRadius(count: number, layout: Layout): number {
  return layout.scale * 4.2 * shrunken(count)
}

/** Style of the dots of so many classes: colours, one a class, with outlines and shapes; behind them those of hollow dots. */
export function dotStyle(theme: Theme, classes: number, { scale }: Layout, hollow = false) {
  const of = (colors: string[]) => Array.from({ length: classes }, (_, k) => classColor(colors, k))
  const empty = hollow ? Array<string>(classes).fill(theme.background) : []
  const colors = [...of(theme.classes), ...empty]
  const rims = [...of(theme.rims), ...(hollow ? of(theme.rims) : [])]
  const marker = classMarkers(theme, classes)
  return {
    colors,
    ...(rims.some((rim, k) => rim !== colors[k]) && {
      rim: { colors: rims, width: (hollow ? 1.7 : 1.1) * scale },
    }),
    ...(marker && { marker: hollow ? [...marker, ...marker] : marker }),
  }
}

/** The colour of a row among those of `dotStyle`: hollow for one that was held out of training. */
export function dotColor({ all, dataset, classes }: ClassModel, row: number): number {
  return all.y[row] + (row < dataset.y.length ? 0 : classes)
}

/** The halo of a dot, and round it a ring as far as it is `marked`; in a `crowd` but a dark edge, where rings would be a blot. */
export function ringOf(theme: Theme, { scale }: Layout, marked: number, crowd = 0): DotsShape['ring'] {
  const halo = { color: theme.background, width: scale }
  if (marked <= 0) return halo
  const color = mixColors(theme.background, theme.ink, marked * (1 - LIGHTER.ink * crowd))
  const width = scale * marked * (1.3 - LIGHTER.width * crowd)
  return { color, width, gap: { ...halo, width: scale * (1 - marked * crowd) } }
}

/** Steps of the strength of points beside a slice: enough to fade, few enough for shapes. */
export const STRENGTHS = 10

/** Radius of the mark in a point that is right by what a slice holds, of the point's own. */
export const PIP = 0.4

type Sliced = Pick<FigureModel, 'slice'>

/** The strength at which a row is drawn, 0 to 1, in steps; 0 for one too far from a slice. */
export function strengthOf({ slice }: Sliced, row: number): number {
  return slice ? Math.ceil(slice.strengths[row] * STRENGTHS) / STRENGTHS : 1
}

/** Indices by the strength of what they stand for, the weakest first; those of strength 0 are left out. */
export function byStrength(model: Sliced, indices: readonly number[], rowOf: (index: number) => number) {
  if (!model.slice) return [{ strength: 1, indices: [...indices] }]
  const groups = new Map<number, number[]>()
  for (const index of indices) {
    const strength = strengthOf(model, rowOf(index))
    if (strength === 0) continue
    if (!groups.has(strength)) groups.set(strength, [])
    groups.get(strength)!.push(index)
  }
  return [...groups]
    .map(([strength, indices]) => ({ strength, indices }))
    .sort((a, b) => a.strength - b.strength)
}

/** The key of shapes of one strength. */
export function strengthKey(key: string, strength: number): string {
  return strength === 1 ? key : `${key} ${strength}`
}

/** The marks of points of which some are on the wrong side. */
export function wrongMarks(wrong: number): MarkName[] {
  return wrong > 0 ? ['wrong'] : []
}

/** Names of the legend; up to three classes whose names are numbers are called "class 0". None where names stand at points. */
export function legendNames({ classes }: { classes: string[] }, say: Language): string[] {
  if (classes.length > LEGEND_ENTRIES) return []
  return classes.length > 3 ? classes : classNames({ classes }, say)
}

/** Names of classes as words: a number is “class 1”. */
export function classNames({ classes }: { classes: string[] }, say: Language): string[] {
  return classes.map(name => (/^-?\d+(\.\d+)?$/.test(name) ? say.data.classNumber({ name }) : name))
}

/** Marks that lie on another one before they give way, and those from which on they are as light as they get. */
const CROWD = { from: 60, to: 120 }

/** Share of a mark's radius up to which another one's centre is so near that the two lie on each other. */
const NEAR = 1.2

/** The share, 0 to 1, to which marks around places (× 2) lie on each other: 0 for up to 60, however many stand alone. */
export function crowding(places: ArrayLike<number>, radius: number): number {
  const count = places.length / 2
  if (count <= CROWD.from) return 0
  const order = Array.from({ length: count }, (_, i) => 2 * i).sort((a, b) => places[a] - places[b])
  const touches = (at: number, step: 1 | -1) => {
    const [x, y] = [places[order[at]], places[order[at] + 1]]
    for (let next = at + step; next >= 0 && next < count; next += step) {
      const dx = places[order[next]] - x
      if (Math.abs(dx) >= NEAR * radius) break
      if (Math.hypot(dx, places[order[next] + 1] - y) < NEAR * radius) return true
    }
    return false
  }
  const crowded = order.filter((_, at) => touches(at, 1) || touches(at, -1)).length
  return Math.max(0, Math.min(1, (crowded - CROWD.from) / (CROWD.to - CROWD.from)))
}

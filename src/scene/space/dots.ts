import type { Layout } from '../layout/layout.ts'
import type { ClassModel } from '../model/class-model.ts'
import { pickRows } from '../model/common-model.ts'
import { missedOf } from '../model/drawn.ts'
import type { DotsShape } from '../shape.ts'
import { mixColors } from '../style/color.ts'
import { crowding, dotColor, dotRadius, dotStyle, PIP, ringOf, strengthOf } from '../style/points.ts'
import type { Theme } from '../style/theme.ts'
import type { Dots } from './lay-sheet.ts'

/** Steps of haze: enough to see, few enough for a palette. */
const HAZE = 4

/** Share of a dot's colour seen through the sheet, and of its radius: no one takes it for one before the sheet. */
const THROUGH = 0.2
const SMALLER = 0.75

/** Samples as a camera sees them: pixels and distances. */
type Seen = Omit<Dots, 'radius'>

export type DotsAt = ReturnType<typeof dotsOf>

/** Shapes of samples in space, by their indices in painting order. */
export type SpaceDots = ReturnType<DotsAt>

/** The marks in dots that are right by what a slice holds. */
function pips({ centres, rows, radius, opacity = 1 }: DotsShape, theme: Theme, foreign: number): DotsShape {
  return {
    ...{ kind: 'dots', key: 'foreign', centres, ...(rows && { rows }) },
    radius: Array.from(radius as ArrayLike<number>, own => PIP * own),
    ...{ colors: [theme.background], opacity: opacity * foreign },
  }
}

/** The colours and shapes of samples, and which of them each has. */
export interface DotsLook extends Pick<DotsShape, 'rim' | 'marker'> {
  rows: Int32Array
  colors: readonly string[]
  /** Indices into the colours. */
  labels: ArrayLike<number>
  /** Opacity of each, and 1 for those that are right by what a slice holds. */
  strengths?: ArrayLike<number>
  foreign?: ArrayLike<number>
  /** Those at the end that are on the wrong side. */
  wrong?: number
  /** Those that the best straight line gets wrong. */
  missed?: ReadonlySet<number>
}

/** The colours and shapes of dots in each step of haze. */
export function inHaze({ colors, rim, marker }: Pick<DotsLook, 'colors' | 'rim' | 'marker'>, theme: Theme) {
  const hazy = (list: readonly string[]) =>
    list.flatMap(color =>
      Array.from({ length: HAZE }, (_, step) => mixColors(color, theme.background, step * 0.07)),
    )
  return {
    colors: hazy(colors),
    ...(rim && { rim: { ...rim, colors: hazy(rim.colors) } }),
    ...(Array.isArray(marker) && { marker: marker.flatMap(shape => Array(HAZE).fill(shape)) }),
  }
}

/** The size of dots at distances, against that of one in the middle, and the colour of each among those of `inHaze`. */
export function atDepths(depths: Float64Array, strength = 1) {
  const middle = depths.reduce((sum, depth) => sum + depth, 0) / depths.length
  const near = (i: number) => Math.max(-1, Math.min(1, (middle - depths[i]) / 1.2))
  const haze = (i: number) => Math.min(HAZE - 1, Math.floor((1 - near(i)) * (HAZE / 2) * strength))
  return {
    sizeOf: (i: number) => 1 + 0.2 * strength * near(i),
    colorOf: (i: number, label: number) => label * HAZE + haze(i),
  }
}

/** Gives the shapes of samples in space: nearer ones larger and stronger, the ones on the wrong side ringed. */
export function openDots(model: ClassModel, layout: Layout, theme: Theme): DotsAt {
  const { rows, wrong, classes, dataset, slice } = model
  const { colors, ...style } = dotStyle(theme, classes, layout, dataset.test !== undefined)
  const look = {
    ...{ ...style, rows, colors, wrong },
    labels: Array.from(rows, row => dotColor(model, row)),
    strengths: Array.from(rows, row => strengthOf(model, row)),
    foreign: Array.from(rows, row => slice?.foreign[row] ?? 0),
    missed: new Set(missedOf(model)),
  }
  return dotsOf(look, layout, theme)
}

/** The same of samples of any look. */
export function dotsOf(
  { rows, colors, rim, marker, labels, strengths, foreign: isForeign, wrong = 0, missed: ofLine }: DotsLook,
  layout: Layout,
  theme: Theme,
) {
  const base = dotRadius(rows.length, layout)
  const painted = inHaze({ colors, rim, marker }, theme)
  const first = rows.length - wrong
  const strengthAt = (i: number) => strengths?.[i] ?? 1
  const foreignAt = (i: number) => isForeign?.[i] === 1

  return ({ places, depths }: Seen, marked: number, foreign = marked, missed = 0) => {
    const ringAt = (i: number) => (i >= first && marked > 0 ? marked : ofLine?.has(i) ? missed : 0)
    const { sizeOf, colorOf } = atDepths(depths)
    const crowd = marked > 0 ? crowding(places.subarray(2 * first), 1.5 * base) : 0
    const part = (own: number[], ring: DotsShape['ring']): DotsShape => {
      const opacity = strengthAt(own[0])
      return {
        kind: 'dots',
        centres: pickRows(places, Int32Array.from(own), 2),
        rows: Int32Array.from(own, i => rows[i]),
        radius: Float64Array.from(own, i => base * sizeOf(i)),
        ...painted,
        fill: Uint16Array.from(own, i => colorOf(i, labels[i])),
        ring,
        ...(opacity < 1 && { opacity }),
      }
    }
    return {
      ...{ places, depths },
      shown(indices: number[]) {
        const shapes: DotsShape[] = []
        for (let from = 0, to = 0; from < indices.length; from = to) {
          const [ring, strength] = [ringAt(indices[from]), strengthAt(indices[from])]
          const inForeign = foreignAt(indices[from])
          const isSame = (i: number) =>
            ringAt(i) === ring && strengthAt(i) === strength && foreignAt(i) === inForeign
          while (to < indices.length && isSame(indices[to])) to++
          if (strength === 0) continue
          const dots = part(indices.slice(from, to), ringOf(theme, layout, ring, crowd))
          shapes.push(dots)
          if (inForeign && foreign > 0) shapes.push(pips(dots, theme, foreign))
        }
        return shapes
      },
      /** Those that are seen through something of a colour: mixed with it, as one opaque colour. */
      hidden(all: number[], over: (i: number) => string): DotsShape[] {
        // One that is weak is not seen through a sheet.
        const indices = all.filter(i => strengthAt(i) > 0.5)
        if (indices.length === 0) return []
        const keys = indices.map(i => `${over(i)} ${labels[i]}`)
        const known = [...new Set(keys)]
        const parts = known.map(key => key.split(' '))
        const shapes = Array.isArray(marker) ? { marker: parts.map(([, k]) => marker[Number(k)]) } : {}
        const { opacity, ...dots } = part(indices, undefined)
        return [
          {
            ...dots,
            radius: Array.from(dots.radius as Float64Array, radius => SMALLER * radius),
            ...{ rim: undefined, ...shapes },
            colors: parts.map(([color, k]) => mixColors(color, colors[Number(k)], THROUGH)),
            fill: Uint16Array.from(keys, key => known.indexOf(key)),
          },
        ]
      },
    }
  }
}

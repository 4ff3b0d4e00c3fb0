import type { DotsShape, Shape } from '../../../src/core.ts'
import { leavesOf } from '../leaves.ts'
import type { Fault, Rule } from './rule.ts'

/** A legend names what is drawn at some moment. */
export const legend: Rule = {
  name: 'legend',
  holds: 'has a legend of what occurs, or is said to be missing',
  faults({ figure, moments }) {
    const entries = new Map<string, DotsShape>()
    const signs = new Set<string>()
    const colors = new Set<string>()
    for (const { shape, key } of moments.flatMap(({ shapes }) => leavesOf(shapes as Shape[]))) {
      const entry = /(?:^| )legend (\w+)$/.exec(key)?.[1]
      if (entry && shape.kind === 'dots') entries.set(entry, shape)
      else if (!entry) {
        for (const sign of signsIn(shape, key)) signs.add(sign)
        for (const color of colorsIn(shape)) colors.add(color)
      }
    }
    const classes = [...entries].filter(([name]) => /^\d+$/.test(name)).map(([, shape]) => colorOf(shape))
    // Haze takes a colour some way to the background.
    const seen = new Set([...colors].map(color => nearest(color, classes, figure.background)))
    const missing = /\(none of ([^)]*)\)/.exec(figure.alt)?.[1].split(', ') ?? []
    const { classes: names } = Object.assign({ classes: [] as string[] }, figure.networks[0]?.dataset)
    return [...entries].flatMap(([name, shape]): Fault[] => {
      const isDrawn = /^\d+$/.test(name)
        ? seen.has(colorOf(shape)) || missing.includes(names[Number(name)])
        : signs.has(signOf(shape))
      return isDrawn ? [] : [{ moment: '', what: `“${name}” of the legend is not drawn` }]
    })
  },
}

function colorOf({ colors, fill }: DotsShape): string {
  return colors[fill?.[0] ?? 0]
}

/** What an entry that is no class stands for: a ring, points that are outlines, points by their name. */
function signOf({ ring, rim }: DotsShape): string {
  return ring ? `ring ${ring.color}` : rim ? 'outline' : 'foreign'
}

function signsIn(shape: Shape, key: string): string[] {
  if (shape.kind === 'path') return shape.stroke ? [`ring ${shape.stroke}`] : []
  if (shape.kind !== 'dots') return []
  const { ring, rim } = shape
  return [
    ...(ring ? [`ring ${ring.color}`] : []),
    ...(rim ? ['outline'] : []),
    ...(/\bforeign\b/.test(key) ? ['foreign'] : []),
  ]
}

function colorsIn(shape: Shape): string[] {
  if (shape.kind === 'path') return shape.stroke ? [shape.stroke] : []
  if (shape.kind !== 'dots') return []
  const shown = [...new Set(shape.fill ? Array.from(shape.fill) : [0])]
  return shown.flatMap(kind => [shape.colors[kind], ...(shape.rim ? [shape.rim.colors[kind]] : [])])
}

/** The colour of a class that a colour is nearest to, or would be on some of the way to the background, where it is near at all. */
function nearest(color: string, classes: readonly string[], background: string): string | undefined {
  const far = (other: string) =>
    Math.min(
      ...[0, 0.15, 0.3, 0.45, 0.6].map(haze =>
        Math.max(
          ...[1, 3, 5].map(at =>
            Math.abs(channel(color, at) - channel(other, at) * (1 - haze) - channel(background, at) * haze),
          ),
        ),
      ),
    )
  return classes.toSorted((a, b) => far(a) - far(b)).find(other => far(other) < 80)
}

function channel(color: string, at: number): number {
  return Number.parseInt(color.slice(at, at + 2), 16)
}

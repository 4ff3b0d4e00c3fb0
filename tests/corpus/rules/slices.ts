import type { Spec } from '../../../src/core.ts'
import type { Kept } from '../kept.ts'
import { dotsOf } from '../leaves.ts'
import { atMoments, type Fault, type Rule } from './rule.ts'

/** A slice says what is fixed, and where a class is missing. */
export const slices: Rule = {
  name: 'slices',
  holds: 'calls only what is at its median so, and names a class that has no point near the slice',
  faults(kept) {
    const { figure, keys } = kept
    if (!keys.slice || keys.lang || figure.networks.length !== 1) return []
    const said = [...atMoments(kept, ({ says }) => says), { moment: '', what: figure.alt }]
    const wrong = said.filter(({ what }) => fixedIn(kept).some(column => callsMedian(what, column)))
    const lost = lostClasses(kept).filter(name => !said.some(({ what }) => isNamed(what, name)))
    return [
      ...wrong.map(({ moment, what }): Fault => ({ moment, what: `calls what is fixed a median: ${what}` })),
      ...lost.map((name): Fault => ({ moment: '', what: `has no point of ${name}, and does not say so` })),
    ]
  },
}

/** The columns whose values a spec fixes. */
function fixedIn({ figure }: Kept): string[] {
  return ((figure.spec as Spec).fix ?? []).flatMap(item => /^(.+?)=/.exec(item)?.[1] ?? [])
}

function callsMedian(text: string, column: string): boolean {
  return new RegExp(`\\(medians\\)|${column} [^,()]*\\(median`).test(text)
}

function isNamed(text: string, name: string): boolean {
  return new RegExp(`\\bnone of [^)]*\\b${name}\\b`).test(text)
}

/** Classes of which no point is drawn at the still. */
function lostClasses({ figure, moments }: Kept): string[] {
  const [{ dataset }] = figure.networks
  const { shapes } = moments.find(({ name }) => name === 'poster')!
  const seen = new Set(
    dotsOf(shapes).flatMap(({ shape }) => Array.from(shape.rows ?? [], row => dataset.y[row])),
  )
  return dataset.classes.filter((_, k) => !seen.has(k))
}

import type { Shape } from '../../../src/core.ts'
import { deficiencies, difference, lab, linear, seenWith } from '../../scene/style/vision.ts'
import { pathsOf, textsOf } from '../leaves.ts'
import type { Rule } from './rule.ts'

/** Classes from which on a region has a letter or a name. */
const lettered = 3

/** The least difference (CIEDE2000) of the tints of three classes. */
const least = 8

/** Less opaque than this is about to come or go. */
const faint = 0.5

/** The names of areas of a class, with its number; those without levels have their tint alone. */
const area = /(?:^| )(?:area|sheet|half-plane) (\d+)(?: \d+)?$/
const flat = /(?:^| )(sheet|half-plane) (\d+)$/

/** Regions of three and more classes are told apart by every eye. */
export const tints: Rule = {
  name: 'tints',
  holds: `has tints of three classes at least ${least} apart for every colour vision, and letters in their regions`,
  faults({ figure, moments, keys }) {
    const { classes } = Object.assign({ classes: [] }, figure.networks[0]?.dataset)
    if (classes.length < lettered) return []
    const bare = moments.find(
      ({ shapes }) =>
        colorsOf(shapes, area).length > 1 && !textsOf(shapes).some(({ key }) => named.test(key)),
    )
    const isOwn = 'classColors' in keys || typeof keys.theme === 'object'
    const shown = isOwn ? [] : moments.map(({ shapes }) => nearest(colorsOf(shapes, flat).slice(0, 3)))
    // Tints come and go, and are as far apart as they get in between.
    const apart = Math.max(0, ...shown.filter(Number.isFinite))
    return [
      ...(bare ? [{ moment: bare.name, what: 'has regions without letters' }] : []),
      ...(apart > 0 && apart < least ? [{ moment: '', what: `has tints ${apart.toFixed(1)} apart` }] : []),
    ]
  },
}

/** The names of letters and names of classes. */
const named = /(?:^| )(?:letter|class) \d+$/

/** The colours of areas by their names, each once: those of half-planes where there is no sheet. */
function colorsOf(shapes: readonly Shape[], name: RegExp): string[] {
  const areas = pathsOf(shapes).filter(({ key, opacity }) => name.test(key) && opacity >= faint)
  const sheets = areas.filter(({ key }) => !/half-plane/.test(key))
  const fills = (sheets.length > 0 ? sheets : areas).map(({ shape }) => shape.fill ?? '')
  return [...new Set(fills)]
}

/** The least difference of two of some colours, for usual sight and all deficiencies. */
function nearest(colors: string[]): number {
  const usual = [(rgb: Parameters<typeof lab>[0]) => rgb]
  const eyes = [...usual, ...Object.values(deficiencies).map(matrix => seenWith.bind(null, matrix))]
  return Math.min(
    ...eyes.flatMap(eye =>
      colors.flatMap((a, i) =>
        colors.slice(i + 1).map(b => difference(lab(eye(linear(a))), lab(eye(linear(b))))),
      ),
    ),
  )
}

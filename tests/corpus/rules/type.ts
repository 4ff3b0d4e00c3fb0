import { textsOf } from '../leaves.ts'
import { atMoments, type Rule } from './rule.ts'

/** Pixels of the smallest type on a screen, and on paper, of 1/96 inch: 5 points. */
const least = { screen: 9, paper: (5 * 96) / 72 }

/** Pixels of a column of a page: a picture that is wider is shown smaller, but for strips of moments. */
const column = 700

/** Type can be read at the size at which a picture is shown. */
export const type: Rule = {
  name: 'type',
  holds: `has no type below ${least.screen} px in a column of ${column} px, on paper below 5 points`,
  faults: kept => {
    const { printed, width, height, spec } = kept.figure
    // Those smaller than that keep room for their plots.
    const small = printed ? 1 : Math.min(1, Math.min(width, height) / 240)
    const shrunk = printed || spec.film !== null ? 1 : Math.min(1, column / width)
    const most = small * least[printed ? 'paper' : 'screen'] - 0.01
    return atMoments(kept, ({ shapes }) =>
      textsOf(shapes)
        .filter(({ shape }) => shape.size * shrunk < most)
        .map(({ shape }) => `“${shape.text}” of ${(shape.size * shrunk).toFixed(1)} px`),
    )
  },
}
